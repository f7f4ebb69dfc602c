# Two commands do everything on a fresh machine: `make demo` and `make test`. Both make .venv, once,
# and renew it when pyproject.toml or constraints.txt change.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
MADE := $(VENV)/.made
WORKERS ?= 2

.PHONY: demo test slow check clean

demo: $(MADE)
	$(RUN)/facilitator demo

test: $(MADE)
	$(RUN)/python -m pytest -n $(WORKERS) -m "not slow"

slow: $(MADE)
	$(RUN)/python -m pytest -m slow

check: $(MADE)
	$(RUN)/ruff format --check
	$(RUN)/ruff check
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/deptry src
	$(RUN)/codespell
	$(RUN)/vulture

$(MADE): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "facilitator needs Python 3.11 or newer; PYTHON=/path/to/python3 make … names one."; exit 1; }
	@echo "Setting up $(VENV): about 100 packages, 2.6 GB on Linux (PyTorch and Triton are most of it)."
	@echo "This is done once and takes a few minutes, depending on your connection."
	$(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --upgrade pip
	$(RUN)/python -m pip install --constraint constraints.txt --editable . --group dev
	@touch $(MADE)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
