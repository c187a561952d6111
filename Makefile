# Huisheng: `make run` serves the archive, `make test` tries it; both install all they need into .venv.

PORT ?= 8000
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$python && break; done)
MANAGE = .venv/bin/python manage.py

SHARED ?= ../shared
RUNS ?= 10000
SEED ?= 1
SIZE ?= 50
SIZES ?= 1000 10000
ENGINES ?= whoosh: tantivy:
KEEP ?=

.PHONY: run curator test lint format pin score soak bench browser

run: .venv/run.stamp ## serve the archive on 127.0.0.1:$(PORT), with the sample articles if it is new
	@ARCHIVE_URL="$${ARCHIVE_URL:-http://127.0.0.1:$(PORT)}" $(MANAGE) serve --port $(PORT) --sample

curator: .venv/run.stamp ## make an account for the admin
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(MANAGE) createsuperuser

test: .venv/test.stamp browser ## run every test
	@.venv/bin/python -m pytest -m "not soak" --numprocesses auto --maxprocesses 4 --dist loadfile

lint: .venv/test.stamp ## check style and types
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy

format: .venv/test.stamp ## bring the code into form
	@.venv/bin/ruff check --fix . && .venv/bin/ruff format .

pin: .venv/test.stamp ## record how the samples are read; LOWER=1 lets a score fall
	@.venv/bin/python -m tests.gate $(if $(LOWER),--lower)

score: .venv/run.stamp ## score extraction on the captures in SHARED against the truth beside them
	@if [ ! -x "$(SHARED)/tools/score_extraction.py" ]; then \
		echo "$(SHARED) holds no captures, gold and tools/score_extraction.py: SHARED=FOLDER make score"; exit 1; fi; \
	unset ARCHIVE_URL ARCHIVE_DATABASE_URL ARCHIVE_SEARCH_URL && export ARCHIVE_DATA_DIR="$$(mktemp -d)" && trap 'rm -rf "$$ARCHIVE_DATA_DIR"' EXIT && \
	$(MANAGE) migrate --no-input --verbosity 0 && $(MANAGE) ingest "$(SHARED)/captures" && \
	$(MANAGE) export --format jsonl > "$$ARCHIVE_DATA_DIR/export.jsonl" && \
	"$(SHARED)/tools/score_extraction.py" "$$ARCHIVE_DATA_DIR/export.jsonl" "$(SHARED)"/gold/*.json --misses

soak: .venv/test.stamp ## break captures RUNS times, ask as many strange queries, kill writers; CAPTURES=folders of more
	@.venv/bin/python -m tests.soak --runs $(RUNS) --seed $(SEED) $(CAPTURES)
	@.venv/bin/python -m tests.soak.search --queries $(RUNS) --seed $(SEED)
	@.venv/bin/python -m tests.soak.search --queries $(RUNS) --seed $(SEED) --engine tantivy:

bench: .venv/test.stamp .venv-bench/stamp ## measure reading (SIZE of a WARC in MB), then search: SIZES ENGINES SEED, KEEP=folder
	@.venv/bin/python -m tests.bench.extraction
	@.venv/bin/python -m tests.bench.ingest
	@.venv/bin/python -m tests.bench.bodies
	@.venv/bin/python -m tests.bench.warc $(SIZE)
	@.venv/bin/python -m tests.bench.search --sizes $(SIZES) --engines $(ENGINES) --seed $(SEED) $(if $(KEEP),--keep "$(KEEP)")

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed, and none was found"; exit 1; }
	@echo "Making a virtual environment in .venv with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt | .venv/bin/python
	@echo "Installing the packages of requirements.txt …"
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/test.stamp: requirements.txt requirements-dev.txt | .venv/bin/python
	@echo "Installing the packages of requirements-dev.txt …"
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv-bench/stamp: tests/bench/search/datasette.txt | .venv/bin/python
	@echo "Installing Datasette, which pages are compared with, in .venv-bench …"
	@.venv/bin/python -m venv .venv-bench
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

browser: # the tests walk the site in Debian's Chromium
	@command -v chromium chromium-browser google-chrome >/dev/null || { \
		echo "Installing Chromium for the browser tests …"; \
		if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
		{ $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq chromium >/dev/null; } \
		|| { echo "Chromium could not be installed: install it by hand, then run make test again"; exit 1; }; }
