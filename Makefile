# Two commands matter: `make run` and `make test`. Both set up all they need.
.PHONY: run test bench lint format help
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python

help: ## Say what each command does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

run: .venv/run.stamp ## Set up everything and serve the demo at http://127.0.0.1:8000
	@exec $(PYTHON) -m zhibu serve

test: .venv/test.stamp ## Install what the tests need and run everything
	@scripts/install_test_tools
	@scripts/run_checks

bench: .venv/test.stamp ## Measure against peers and bounds; never part of the tests
	@for script in bench/*.py; do echo "== $$script"; $(PYTHON) $$script || exit 1; done

lint: .venv/test.stamp ## The static checks alone
	@scripts/run_checks static

format: .venv/test.stamp ## Put the code into the house's format
	@$(PYTHON) -m ruff check --fix --quiet . ; $(PYTHON) -m ruff format .

.venv/run.stamp: requirements.lock pyproject.toml scripts/make_environment
	@scripts/make_environment requirements.lock
	@touch $@

.venv/test.stamp: requirements-test.lock pyproject.toml scripts/make_environment
	@scripts/make_environment requirements-test.lock
	@touch $@ .venv/run.stamp
