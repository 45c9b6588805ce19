"""`vams-kg serve`: only on this machine, and no other command waits for it."""

import subprocess
import sys

import pytest

from vams_kg.cli import app as commands
from vams_kg.cli.serving import serve
from vams_kg.errors import VamsError

LATE = ("fastapi", "uvicorn", "starlette", "asyncio", "multipart")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "vams.example"])
def test_another_address_is_refused_in_dutch(host: str) -> None:
    with pytest.raises(VamsError, match="toegangsbewijzen") as found:
        serve(host=host)
    assert "Probeer" in str(found.value)


def test_other_commands_do_not_load_the_service() -> None:
    code = f"import sys, vams_kg.cli; print([n for n in {LATE!r} if n in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_serve_is_a_command() -> None:
    assert serve in [one.callback for one in commands.registered_commands]
