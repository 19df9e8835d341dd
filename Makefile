# What a fresh machine needs: Python 3.11 or newer, make and a package index. Everything else goes into .venv.
#
#   make demo    set up, compare the four reports of the example story, write brief.html
#   make test    set up, run the tests
#   make check   lint, formatting, types, import contracts and tests: what CI runs
#   make gate    score against the floors of benchmarks/floors.toml, where ../shared/score is
#   make bench   start-up and extraction speed, as ratios to spaCy

PYTHON ?= python3
EXAMPLE := examples/ostrel
BIN := .venv/bin

.PHONY: demo test check lint types imports gate bench clean

demo: .venv/made
	$(BIN)/reportedly compare $(EXAMPLE) --html brief.html
	@echo "The same as a page: brief.html"

test: .venv/made
	$(BIN)/pytest

check: lint types imports test

lint: .venv/made
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/made
	$(BIN)/mypy

imports: .venv/made
	$(BIN)/lint-imports

gate: .venv/made
	$(BIN)/python benchmarks/gate.py $(GATE)

bench: .venv/made
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/extract_speed.py

.venv/made: pyproject.toml uv.lock environment.sh
	PYTHON="$(PYTHON)" sh environment.sh
	touch $@

clean:
	rm -rf .venv .work brief.html
