# Every chore of the project. `make run` and `make test` set up what they need.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$p; break; }; done)
STAMP := $(VENV)/.ready
PERSON ?= extension-first

.PHONY: help setup run test check unit docs lock bench vendor clean

help:  ## Say what there is to run
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(STAMP)  ## Put everything into .venv (locked versions, by hash)

$(STAMP): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Lumbar needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "This Python cannot make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Installing locked packages into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@sh tools/chromium.sh
	@touch $(STAMP)

run: setup  ## Play an example person's course (PERSON=name picks another)
	@$(BIN)/lumbar journey examples/$(PERSON).json

test: setup check unit  ## All checks and all tests

check: setup  ## Style, types, layers, sizes, content and printed rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python tools/sizes.py
	@$(BIN)/python tools/vendor.py --check
	@$(BIN)/lumbar content check

unit: setup  ## The tests, with full branch coverage of core/, figure/ and live/
	@$(BIN)/coverage run -m pytest
	@$(BIN)/coverage report

docs: setup  ## Print the reference pages of the rules from their tables
	@$(BIN)/python tools/print_rules.py

lock: setup  ## Lock the newest versions that pyproject.toml allows
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --upgrade pyproject.toml -o requirements/runtime.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --upgrade --extra dev pyproject.toml -o requirements/dev.txt

bench: setup  ## Measure, and print JSON
	@$(BIN)/python tools/bench.py

vendor: setup  ## Make the vendored front-end files again from their pinned packages
	@$(BIN)/python tools/vendor.py

clean:  ## Remove what setup and the tests made
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .import_linter_cache build
