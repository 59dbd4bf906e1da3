# make serve   make a .venv, install, run the snippets, build and serve the site
# make test    install what the tests need, then lint, types and all tests
# make quick   lint, types and the tests that neither build a site nor execute snippets
# make build   the site as static files in site/
# make pictures  build the site and take the README's pictures of it
# make install only make the .venv and install what the site needs, in the versions of requirements/
# make notebooks  run all notebooks again, and see whether they print what the site shows
# make lock    put the newest versions that pyproject.toml allows into requirements/
# make downloads  the site with all there is to take along
# make clean   remove what the above made

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PYTEST_FLAGS ?=
LOCK_FLAGS ?= --upgrade

PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCKED := $(PIP) install --quiet --require-hashes --only-binary :all: --no-deps --requirement
ITSELF := $(PIP) install --quiet --no-build-isolation --no-deps --editable .
TORCH := $(shell sed -n 's/^ *"\(torch==[^"]*\)".*/\1/p' pyproject.toml)
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --only-binary :all: \
	--generate-hashes --annotation-style line --custom-compile-command 'make lock' $(LOCK_FLAGS)

# Material's banner about its own end would stand between a newcomer and the address of the site
export NO_MKDOCS_2_WARNING := 1

# whole files to each process, in the order of tests/distribution.py
PYTEST := $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

# checks the site's scripts; nothing is fetched for it, and what it remembers goes with $(VENV)
DENO := DENO_DIR='$(VENV)/.deno' DENO_NO_UPDATE_CHECK=1 $(BIN)/deno

.PHONY: serve build install lock test quick notebooks lint types tests unit-tests downloads pictures chromium clean help
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# make/make/p' Makefile

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dlprep needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

# On Linux the build for CPUs, from where pip finds one or from PyTorch's own index, which uv knows.
# The default build brings CUDA along, a download many times as large.
$(VENV)/.torch: requirements/torch.txt requirements/uv.txt | $(BIN)/python
	@echo 'Installing $(TORCH)'
	@if [ "$$(uname)" != Linux ]; then \
		$(LOCKED) requirements/torch.txt; \
	elif ! $(PIP) install --quiet --no-deps '$(TORCH)+cpu' 2>/dev/null && \
		! { $(LOCKED) requirements/uv.txt && $(BIN)/uv pip install \
			--python $(BIN)/python --no-deps --torch-backend cpu $(TORCH); }; then \
		echo 'The build for CPUs is out of reach: taking the one with CUDA, 2.7 GB instead of 0.2.' >&2; \
		$(LOCKED) requirements/torch.txt; \
	fi
	@touch $@

$(VENV)/.installed: requirements/site.txt pyproject.toml $(VENV)/.torch
	@echo 'Installing the rest of requirements/site.txt'
	@$(LOCKED) requirements/site.txt
	@$(ITSELF)
	@touch $@

# Anki's window is never opened: its scripts, which typeset formulas, are read where nothing imports
# them, so that neither it nor Qt is a part of the environment.
$(VENV)/.installed-test: requirements/test.txt requirements/aqt.txt pyproject.toml $(VENV)/.torch
	@echo 'Installing the rest of requirements/test.txt'
	@$(LOCKED) requirements/test.txt
	@$(LOCKED) requirements/aqt.txt --upgrade --target $(VENV)/aqt
	@$(ITSELF)
	@touch $@ $(VENV)/.installed

$(BIN)/uv: requirements/uv.txt | $(BIN)/python
	@$(LOCKED) requirements/uv.txt
	@touch $@

install: $(VENV)/.installed

lock: $(BIN)/uv
	$(COMPILE) --config-file requirements/torch-cpu.toml --no-emit-package torch \
		pyproject.toml --extra test --output-file requirements/test.txt
	$(COMPILE) --config-file requirements/torch-cpu.toml --no-emit-package torch \
		pyproject.toml --constraints requirements/test.txt --output-file requirements/site.txt
	sed -n 's/^anki\(==[^ ]*\).*/aqt\1/p' requirements/test.txt | $(COMPILE) --no-config --no-deps \
		- --output-file requirements/aqt.txt
	echo '$(TORCH)' | $(COMPILE) --no-config \
		- --constraints requirements/test.txt --output-file requirements/torch.txt
	$(COMPILE) --no-config --group lock --output-file requirements/uv.txt

serve: $(VENV)/.installed
	@echo 'The site will be at http://127.0.0.1:8000/ (Korean) and http://127.0.0.1:8000/en/ (English).'
	@$(BIN)/mkdocs serve

build: $(VENV)/.installed
	$(BIN)/mkdocs build

# mypy keeps one processor busy: the tests begin meanwhile, as soon as there is nothing to lint
test: $(VENV)/.installed-test
	@$(MAKE) --no-print-directory --jobs=2 types tests

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(DENO) lint --quiet
	$(DENO) fmt --check --quiet

types: $(VENV)/.installed-test
	$(BIN)/mypy
	$(DENO) check --quiet src/dlprep/assets src/dlprep/exports

tests: lint chromium
	$(PYTEST) $(PYTEST_FLAGS)

quick: $(VENV)/.installed-test
	@$(MAKE) --no-print-directory --jobs=2 types unit-tests

unit-tests: lint
	$(PYTEST) -m 'not slow' $(PYTEST_FLAGS)

notebooks: $(VENV)/.installed-test
	DLPREP_NOTEBOOKS_RUN_AGAIN=all $(BIN)/pytest $(PYTEST_FLAGS) tests/exports/test_notebooks_run_again.py

# The site, what to take along made from it, and the site once more with a page that lists these.
downloads: $(VENV)/.installed-test chromium build
	$(BIN)/dlprep export anki downloads
	$(BIN)/dlprep export notebooks downloads/notebooks
	mv downloads/notebooks/notebooks-*.zip downloads
	$(BIN)/dlprep export pdf downloads
	$(BIN)/dlprep export zip downloads
	$(MAKE) build

pictures: $(VENV)/.installed-test chromium build
	$(BIN)/python bench/pictures.py site

# Debian's package where we may install it, Playwright's own download otherwise. In both cases the
# browser without windows: a visit with it costs half.
chromium: $(VENV)/.installed-test
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || \
	command -v google-chrome >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && { apt-get install -y -qq chromium-headless-shell || \
			apt-get install -y -qq chromium; }; \
	else \
		$(BIN)/playwright install --only-shell chromium; \
	fi

clean:
	rm -rf $(VENV) .cache site downloads .mypy_cache .pytest_cache .ruff_cache .hypothesis
