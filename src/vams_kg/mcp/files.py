"""Files that an assistant may have read: only those below one folder that the user named."""

from pathlib import Path

from vams_kg import service
from vams_kg.client import Refused

KIND = "document-onleesbaar"


class Files:
    """The folder, or none: then no file is read."""

    def __init__(self, root: Path | None) -> None:
        """Take the folder; raises Refused when it is none."""
        self._root = root.resolve() if root else None
        if self._root and not self._root.is_dir():
            raise Refused(KIND, "deze map bestaat niet.", f"--root {root}", "een map")

    def find(self, name: str) -> Path:
        """Return the path of a file below the folder; raises Refused for any other.

        What is outside is refused in the same words whether it exists or not.
        """
        if self._root is None:
            raise Refused(
                KIND,
                "deze server leest geen bestanden.",
                "pad",
                "de tekst zelf, in ‘document’",
                "start de server met --root MAP om bestanden uit die map te laten lezen.",
            )
        found = self._resolved(self._root, name)
        if found is None:
            raise Refused(
                KIND,
                f"‘{name}’ is geen bestand in de map die u met --root gaf.",
                "pad",
                "een pad binnen die map, zoals overeenkomsten/zandmeer.docx",
                f"neem een bestand dat eindigt op {', '.join(service.suffixes())}.",
            )
        return found

    @staticmethod
    def _resolved(root: Path, name: str) -> Path | None:
        """Return the file a path leads to, links followed; None when it is not below the folder."""
        try:
            found = (root / name).resolve()
            return found if found.is_relative_to(root) and found.is_file() else None
        except (OSError, ValueError, RuntimeError):
            return None
