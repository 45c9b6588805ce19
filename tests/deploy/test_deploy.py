"""The examples for who runs the service: read here, not built and not started."""

import configparser
import inspect
import json
import re
import shutil
import subprocess
import tomllib
from typing import Any

import pytest
import yaml

from cases import ROOT
from vams_kg import __version__
from vams_kg.api.figures import Figures
from vams_kg.api.guards import MAX_BODY, MOST_HELD
from vams_kg.api.heavy import AT_ONCE
from vams_kg.api.safety import USUAL_RATE, USUAL_SECONDS
from vams_kg.cli.serving import ALIVE, CONNECTIONS, DRAIN, serve

DEPLOY = ROOT / "deploy"
PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PINNED = re.compile(r"[\w./-]+:\d+\.\d+\.\d+[\w.-]*")


def image() -> list[tuple[str, str]]:
    """Return the instructions of the container file."""
    text = (DEPLOY / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split()[0], line.partition(" ")[2].strip()) for line in lines]


def said(name: str) -> list[str]:
    return [rest for word, rest in image() if word == name]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    (found,) = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"].values()
    return dict(found)


@pytest.fixture(scope="module")
def unit() -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    parser.optionxform = str  # type: ignore[assignment]
    parser.read(DEPLOY / "vams-kg.service", "utf-8")
    return parser["Service"]


def test_the_image_is_pinned_and_nobody_in_it_is_root() -> None:
    bases = [rest.split()[0] for rest in said("FROM")]
    assert bases
    assert [one for one in bases if not PINNED.fullmatch(one)] == []
    words = [word for word, _ in image()]
    (user,) = said("USER")
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    assert words.index("USER") < words.index("ENTRYPOINT")
    assert "RUN" not in words[words.index("USER") :]
    assert not said("ADD")
    assert "--constraint constraints.txt" in " ".join(said("RUN"))


def test_the_image_has_all_that_the_wheel_takes_in() -> None:
    copied = [one for rest in said("COPY") if "--from" not in rest for one in rest.split()[:-1]]
    assert [one for one in copied if not (ROOT / one).exists()] == []
    wheel = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {*wheel["force-include"], "src", "pyproject.toml"}
    assert needed <= set(copied)
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    assert "*" in ignored
    assert {one[1:] for one in ignored if one.startswith("!")} == set(copied)


def options(words: list[str]) -> set[str]:
    return {one.removeprefix("--") for one in words if one.startswith("--")}


def test_what_is_started_exists(unit: configparser.SectionProxy) -> None:
    known = set(inspect.signature(serve).parameters)
    command = json.loads(said("CMD")[0])
    assert json.loads(said("ENTRYPOINT")[0]) == ["vams-kg"]
    assert command[0] == "serve"
    assert options(command) <= known
    started = unit["ExecStart"].split()
    assert started[1] == "serve"
    assert options(started) <= known
    assert "--data" in started


def test_versions_are_those_of_the_project(compose: dict[str, Any]) -> None:
    assert compose["image"] == f"vams-kg:{__version__}"
    assert f'image.version="{__version__}"' in " ".join(said("LABEL"))


def test_both_know_whether_the_service_is_well(compose: dict[str, Any]) -> None:
    (check,) = said("HEALTHCHECK")
    command = json.loads(check.partition("CMD ")[2])
    assert "/ready" in command[-1]
    assert compose["healthcheck"]["test"] == ["CMD", *command]
    compile(command[-1], "healthcheck", "exec")


def test_the_container_can_do_little(compose: dict[str, Any]) -> None:
    assert compose["read_only"] is True
    assert compose["user"] == said("USER")[0]
    assert compose["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in compose["security_opt"]
    assert all(one.startswith("127.0.0.1:") for one in compose["ports"])
    assert "privileged" not in compose
    assert all("docker.sock" not in one for one in compose["volumes"])
    assert not re.search(r":latest\b", (DEPLOY / "compose.yaml").read_text("utf-8"))
    assert int(compose["stop_grace_period"].removesuffix("s")) > DRAIN
    assert compose["mem_limit"]
    assert compose["pids_limit"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NoNewPrivileges", "yes"),
        ("CapabilityBoundingSet", ""),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("PrivateTmp", "yes"),
        ("PrivateDevices", "yes"),
        ("RestrictNamespaces", "yes"),
        ("RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX"),
        ("SystemCallArchitectures", "native"),
        ("StateDirectoryMode", "0700"),
        ("UMask", "0077"),
    ],
)
def test_the_unit_is_closed(unit: configparser.SectionProxy, name: str, value: str) -> None:
    assert unit[name] == value


def test_the_unit_waits_for_what_runs(unit: configparser.SectionProxy) -> None:
    assert unit["User"] not in ("", "root")
    assert int(unit["TimeoutStopSec"]) > DRAIN
    assert int(unit["LimitNOFILE"]) > CONNECTIONS


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_reads_the_unit() -> None:
    command = ["systemd-analyze", "verify", str(DEPLOY / "vams-kg.service")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = [one for one in done.stderr.splitlines() if "is not executable" not in one]
    assert told == []


def test_every_variable_is_known_and_told() -> None:
    code = "".join(one.read_text("utf-8") for one in (ROOT / "src").rglob("*.py"))
    used = {
        name
        for file in ("Dockerfile", "compose.yaml", "vams-kg.service", "nginx.conf")
        for name in re.findall(r"\bVAMS_[A-Z_]+", (DEPLOY / file).read_text("utf-8"))
    }
    assert used
    assert [name for name in used if name not in code] == []
    service = [*(ROOT / "src/vams_kg/api").rglob("*.py"), ROOT / "src/vams_kg/cli/serving.py"]
    read = {
        name
        for one in service
        for name in re.findall(r'["`](VAMS_[A-Z_]+)["`]', one.read_text("utf-8"))
    }
    assert [name for name in sorted(read - {"VAMS_ELDERS"}) if f"`{name}`" not in PAGE] == []


def test_the_page_tells_the_limits_as_they_are() -> None:
    for told in (
        f"| {MAX_BODY // 1024 // 1024} MB",
        f"| {MOST_HELD // 1024 // 1024} MB |",
        f"| {CONNECTIONS} |",
        f"anders {USUAL_RATE} |",
        f"| {USUAL_SECONDS:g} |",
        f"krijgen {DRAIN} seconden",
        f"omzet | {AT_ONCE}; ",
    ):
        assert told in PAGE, told
    assert ALIVE == 10
    assert "ongeveer tien seconden" in PAGE


def test_the_page_tells_every_figure() -> None:
    names = set(re.findall("^# TYPE (\\S+)", Figures().text().decode(), re.MULTILINE))
    told = set(re.findall("`(vams_[a-z_]+)`", PAGE))
    assert {one for one in names if not one.endswith("_created")} == told
