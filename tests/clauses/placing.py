"""Puts a clause, filled in as its example, into a document at the place of a finding."""

from typing import Any

import yaml


class _Texts(yaml.SafeLoader):
    """Reads every value as text, as our reader does; only an empty value is nothing."""


_Texts.yaml_implicit_resolvers = {
    sign: [pair for pair in pairs if pair[0] == "tag:yaml.org,2002:null"]
    for sign, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text: str) -> Any:
    return yaml.load(text, Loader=_Texts)


def dump(document: Any) -> bytes:
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False).encode()


def place(document: Any, onderdeel: str, said: dict[str, Any], pad: str) -> str:
    """Change a document and return the path of the item that was changed.

    A finding that names no item of the list gets a new one.
    """
    parts = pad.split(".")
    here, where = document, []
    for depth, key in enumerate(onderdeel.split(".") if onderdeel else []):
        listed = _items(here, key)
        named = parts[2 * depth : 2 * depth + 2]
        ident = named[1] if len(named) == 2 and named[0] == key else None
        found = next((one for one in listed if str(one.get("id")) == ident), None)
        if found is None:
            found = {"id": said.get("id", "X1")}
            listed.append(found)
        here, where = found, [*where, key, found["id"]]
    for key, value in said.items():
        if value is None:
            here.pop(key, None)
        elif isinstance(value, dict) and isinstance(here.get(key), dict):
            here[key] = {**here[key], **value}
        elif key != "id" or "id" not in here:
            here[key] = value
    return ".".join(where)


def _items(here: dict[str, Any], key: str) -> list[Any]:
    found = here.get(key)
    if isinstance(found, dict):
        found = [{"id": name, **one} for name, one in found.items()]
    here[key] = found if isinstance(found, list) else []
    return here[key]
