"""Odd and hostile files: each is refused with one sentence, or read without harm and in time."""

import socket
import time

import pytest

from hostile.odd_files import READ, REFUSED
from vams_kg import documents
from vams_kg.documents import Knowledge
from vams_kg.errors import UnreadableInput

MOST_SECONDS = 5


@pytest.fixture(autouse=True)
def _nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_sentence(name: str, knowledge: Knowledge) -> None:
    make, says = REFUSED[name]
    data = make()
    started = time.process_time()
    with pytest.raises(UnreadableInput) as caught:
        documents.read(data, name, knowledge)
    assert time.process_time() - started < MOST_SECONDS
    error = caught.value
    assert says in str(error), str(error)
    assert error.what.endswith(".") and "\n" not in error.what
    assert error.expected and error.try_this


@pytest.mark.parametrize("name", READ)
def test_it_is_read_without_harm(name: str, knowledge: Knowledge) -> None:
    data = READ[name]()
    started = time.process_time()
    dossier = documents.read(data, name, knowledge)
    assert time.process_time() - started < MOST_SECONDS
    assert "root:" not in " ".join(dossier.teksten.values())
