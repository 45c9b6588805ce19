"""Arguments of a tool, checked against its own schema; what is wrong is told in Dutch."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from vams_kg.client import Refused
from vams_kg.questions.headers import nearest_names

KINDS: Final = {
    "string": (str, "een tekst"),
    "boolean": (bool, "true of false"),
    "array": (list, "een lijst van teksten"),
    "object": (dict, "een object met teksten"),
}


def checked(schema: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments as they are; raises Refused for one unknown, missing or of no use.

    Whether a value is one of the choices is judged by the call itself, which knows what is near
    and which other words mean the same.
    """
    known = schema["properties"]
    for name, value in said.items():
        if name not in known:
            near = ", ".join(nearest_names(name, known))
            raise _wrong(name, "dit gegeven is hier niet bekend.", probeer=near)
        expected, words = KINDS[known[name]["type"]]
        if not isinstance(value, expected) or not all(_texts(value)):
            raise _wrong(name, "hier hoort iets anders.", verwacht=words)
    for name in schema["required"]:
        if name not in said:
            raise _wrong(name, "dit gegeven ontbreekt.", verwacht=known[name]["description"])
    return dict(said)


def _texts(value: object) -> Iterator[bool]:
    """Yield for everything in a value whether it is a text; nothing for a text or a flag."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (isinstance(one, str) for one in parts)


def _wrong(name: str, what: str, verwacht: str = "", probeer: str = "") -> Refused:
    return Refused("verzoek-onjuist", what, name, verwacht, probeer)
