# Two commands on a fresh machine:  make demo   (the main job)   |   make test   (all tests)
PY   ?= python3
VENV ?= .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test test-full check format docs bench evaluate mutate build clean

help: ## Show these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/bin/python:
	$(PY) -m venv $(VENV) || $(PY) -m virtualenv $(VENV)

$(VENV)/.demo: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/.demo

demo: $(VENV)/.demo ## Check the BUCH and Dordrecht/Zwijndrecht examples and show the reports
	@$(BIN)/vams-kg check examples/buch-2014/beschrijving.yaml \
	    examples/dordrecht-zwijndrecht/beschrijving.yaml

test: $(VENV)/.dev ## Run all tests
	$(BIN)/python -m pytest -n auto -m "not full"

test-full: $(VENV)/.dev ## Run also the long comparisons with pySHACL and TopBraid
	$(PIP) --constraint constraints.txt --editable '.[dev,full]'
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.dev ## Format, lint, types, import contracts and tests: what CI runs
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

format: $(VENV)/.dev ## Format the Python files and mend what the linter can mend
	$(BIN)/ruff format src tests benchmarks
	$(BIN)/ruff check --fix src tests benchmarks

docs: $(VENV)/.demo ## Make the reference pages again from the rulebook
	$(BIN)/vams-kg rules -o docs/reference/regels.md

bench: $(VENV)/.dev ## Measure one document against pySHACL, decisions on disclosure, comparing definitions
	$(BIN)/python benchmarks/one_document.py
	$(BIN)/python benchmarks/disclosures.py
	$(BIN)/python benchmarks/definitions.py

evaluate: $(VENV)/.dev ## Print precision and recall of false friends and hidden twins
	$(BIN)/python benchmarks/definitions.py --quality

mutate: $(VENV)/.dev ## Put single defects into documents that are in order; REPORT=file keeps the counts
	PYTHONPATH=tests $(BIN)/python -m mutation $(if $(REPORT),-o $(REPORT))

build: $(VENV)/.dev ## Build the wheel
	$(BIN)/python -m hatchling build

clean: ## Remove the environment and caches
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
