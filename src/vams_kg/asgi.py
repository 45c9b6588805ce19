"""Composition root of the service: one workbench, all faces in one app. `uvicorn --factory`."""

import logging
import os
import sys

from fastapi import FastAPI

from vams_kg import service
from vams_kg.api.application import application
from vams_kg.api.sparql.workers import Limits

LOCAL = ("127.0.0.1", "localhost", "[::1]")


def create() -> FastAPI:
    """Return the app with the packaged rulebook; `VAMS_HOSTS` names other hosts than local ones."""
    log = logging.getLogger("vams_kg.api")
    if not log.handlers:
        log.addHandler(logging.StreamHandler(sys.stderr))
        log.setLevel(logging.INFO)
    bench = service.prepare()
    _ = bench.rulebook.ontology, bench.rulebook.shapes  # read now and not in a first request
    hosts = os.environ.get("VAMS_HOSTS", "").split() or LOCAL
    return application(bench, Limits.of_environment(), hosts)
