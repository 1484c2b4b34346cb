# The commands of the README. Each sets up what it needs in .venv first.
PYTHON ?= python3
PORT ?= 8501
# WATCH=auto draws the page anew when a source file changes.
WATCH ?= none
# Tests run side by side; WORKERS=0 runs them one after another.
WORKERS ?= logical
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint fuzz browser bench snapshot check-figures messages pictures lock clean

run: $(VENV)/.run
	$(BIN)/streamlit run app.py --server.port $(PORT) --server.fileWatcherType $(WATCH)

test: $(VENV)/.dev lint
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Made files of every kind, other ones each time; FUZZ=100 makes 100 times as many as a test run does.
FUZZ ?= 10
fuzz: $(VENV)/.dev
	FUZZ=$(FUZZ) $(BIN)/python -m pytest tests/loaders/test_fuzz.py -n $(WORKERS) --timeout 0

# Needs Chromium: CHROMIUM=/path/to/chromium where it is not /usr/bin/chromium.
browser: $(VENV)/.dev
	$(BIN)/python -m pytest tests/browser -n $(WORKERS) --dist worksteal --override-ini addopts="-q --strict-markers --import-mode=importlib"

bench: $(VENV)/.dev
	$(BIN)/python -m bench

snapshot: $(VENV)/.run
	$(BIN)/python -m making snapshot --from $(FROM)

# Which figures a second computation from the publishers' files denies; fails where one is.
check-figures: $(VENV)/.run
	$(BIN)/python -m tests.second_route --from $(FROM)

messages: $(VENV)/.run
	$(BIN)/python -m translations

# The guide's pictures, from the running app; needs Chromium as browser does.
pictures: $(VENV)/.dev
	$(BIN)/python -m docs.pictures

# Every package that requirements.txt brings along, with its version and its files' hashes.
UV := .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"
lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(UV) requirements.txt -o requirements.lock
	$(UV) requirements-dev.txt -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV)

$(VENV)/.run: requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/.dev: requirements-dev.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@
