"""The examples in the client's docstrings and on its page are run, the latter against a service."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import vams_kg.client
from vams_kg.workbench import Workbench

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "clients.md"
SHOWN = "http://127.0.0.1:8000"
MODULES = [
    "vams_kg.client",
    *(f"vams_kg.client.{one.name}" for one in pkgutil.iter_modules(vams_kg.client.__path__)),
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(
    name: str, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vams_kg.service.prepare", lambda: bench)  # made once, not per example
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_client_shows_how_it_is_used() -> None:
    found = doctest.DocTestFinder().find(importlib.import_module("vams_kg.client.client"))
    shown = {one.name.rsplit(".", 1)[-1] for one in found if one.examples}
    assert shown >= {"Client", "check", "may", "ask", "sparql"}


def test_the_examples_of_the_page_are_true(address: str) -> None:
    text = PAGE.read_text("utf-8").replace(SHOWN, address)
    parts = text.split("```pycon\n")[1:]
    source = "\n".join(one.split("```")[0] for one in parts)
    test = doctest.DocTestParser().get_doctest(source, {}, PAGE.name, str(PAGE), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(test)
    assert (len(test.examples) > 5, runner.summarize().failed) == (True, 0)
