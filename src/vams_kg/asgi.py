"""Composition root of the service: one workbench, all faces in one app. `uvicorn --factory`."""

import logging.config
import os

from fastapi import FastAPI

from vams_kg import service
from vams_kg.api import logs
from vams_kg.api.application import application
from vams_kg.api.safety import Safety
from vams_kg.api.sparql.workers import Limits


def create() -> FastAPI:
    """Return the app with the packaged rulebook, as the variables `VAMS_…` say."""
    safety = Safety.of_environment(os.environ)
    logging.config.dictConfig(logs.CONFIG)
    bench = service.prepare()
    _ = bench.rulebook.ontology, bench.rulebook.shapes  # read now and not in a first request
    return application(bench, Limits.of_environment(), safety)
