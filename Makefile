# `make run` shows the main job on the worked example; `make test` runs every check. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test quick lint types bench docs lock clean

run: .venv/run
	@mkdir -p out && cp examples/helicopter/case.yaml out/helicopter.yaml
	$(BIN)/comity diagnose examples/helicopter/report.md --ledger out/helicopter.yaml --plan

test: .venv/test lint types
	$(BIN)/pytest -n 2 --dist loadfile -m "slow or not slow"

quick: .venv/test
	$(BIN)/pytest -n 2 --dist loadfile -m "not slow"

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/deptry .

types: .venv/test
	$(BIN)/mypy

bench: .venv/test
	$(BIN)/python -m benchmarks

docs: .venv/test
	$(BIN)/python tools/generate_docs.py

lock:
	uv pip compile -q --generate-hashes --python-version 3.11 pyproject.toml -o requirements/run.txt
	uv pip compile -q --generate-hashes --python-version 3.11 pyproject.toml --group test -o requirements/test.txt

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python requirements/run.txt requirements/build.txt pyproject.toml
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/test: .venv/run requirements/test.txt
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache
