# The commands of the house. Nothing to install first: `make demo`, `make test`.

PORT ?= 8000
N ?= 30000
SEED ?= 1
VENV = .venv/bin
PYTHON = $(VENV)/python
SOURCES = manage.py portal home forms_wizard directory tests

.DEFAULT_GOAL = help
.PHONY: help demo test lint format bench audit scale lock data clean unit journeys messages sheets

help:
	@echo "make demo     the portal with its demonstration data (PORT=8000, DATABASE_URL)"
	@echo "make test     lint, contracts, migrations, unit, database and browser tests"
	@echo "make lint     lint and contracts alone        make format   write the code as lint wants it"
	@echo "make unit     unit and database tests         make journeys browser tests"
	@echo "make bench    the table of ratios             make lock     constraints.txt anew"
	@echo "make audit    every page in every language, width and scheme; goes on where it stopped (FRESH=1)"
	@echo "make scale    a register of N made-up demands (N=30000, SEED=1, DATABASE_URL)"
	@echo "make messages read the sentences of the code again into locale/*.po, to be translated"
	@echo "make sheets   the style sheets made from the DSFR: its icons in use, right to left (needs npx)"
	@echo "make data     load territories and income ceilings in DATABASE_URL"
	@echo "make clean    forget the demonstration's data and files"

# -- environments: made once, kept until a requirement changes

.venv/runs: requirements.txt constraints.txt .ci/environment
	@.ci/environment packages requirements.txt
	@touch $@

.venv/tests: requirements.txt requirements-test.txt constraints.txt .ci/environment
	@.ci/environment packages requirements.txt requirements-test.txt
	@touch .venv/runs $@

# -- languages: the .po are written, the .mo are made from them

CATALOGUES = $(wildcard locale/*/LC_MESSAGES/django.po)

.venv/catalogues: $(CATALOGUES) .venv/runs
	@$(PYTHON) -m portal.operations.catalogues compile
	@touch $@

messages: .venv/runs
	@$(PYTHON) -m portal.operations.catalogues update

sheets: .venv/runs
	@$(PYTHON) -m portal.operations.style_sheets

# -- the two commands

demo: .venv/runs .venv/catalogues
	@PORT=$(PORT) exec $(PYTHON) -m portal.operations.run_portal

test: lint unit journeys
	@echo "All is well."

lint: .venv/tests
	@echo "→ ruff" && $(VENV)/ruff check -q $(SOURCES) && $(VENV)/ruff format -q --check $(SOURCES)
	@echo "→ djlint" && $(VENV)/djlint --check --lint templates >.venv/djlint.log 2>&1 || { tr '\r' '\n' <.venv/djlint.log | grep -v ' 00:'; exit 1; }
	@echo "→ import contracts" && $(VENV)/lint-imports --no-cache >.venv/contracts.log || { cat .venv/contracts.log; exit 1; }
	@echo "→ migrations" && LOG_LEVEL=WARNING DJANGO_SETTINGS_MODULE=portal.settings.test \
		$(PYTHON) -W ignore manage.py makemigrations --check --dry-run --verbosity 0

unit: .venv/tests .venv/catalogues
	@echo "→ unit and database tests"
	@$(PYTHON) -m pytest -q -n 2 --dist worksteal --ignore=tests/journeys

journeys: .venv/tests .venv/catalogues
	@.ci/environment chromium
	@echo "→ journeys in a real browser"
	@$(PYTHON) -m pytest -v tests/journeys

# -- the rest

format: .venv/tests
	@$(VENV)/ruff check -q --fix-only $(SOURCES); $(VENV)/ruff format -q $(SOURCES)
	@$(VENV)/djlint --quiet --reformat templates; true

bench: .venv/tests .venv/catalogues
	@$(PYTHON) -m tests.bench

audit: .venv/tests .venv/catalogues
	@.ci/environment chromium
	@[ -z "$(FRESH)" ] || rm -f var/audit.jsonl
	@.ci/environment validator
	@$(PYTHON) -m pytest -q --tb=short tests/validity.py
	@$(PYTHON) -m pytest -q --tb=line tests/journeys/full_matrix.py

scale: .venv/runs
	@exec $(PYTHON) -m portal.operations.run_scale $(N) --seed $(SEED) $(SCALE)

lock: .venv/tests
	@python3 -m uv pip compile -q requirements.txt requirements-test.txt --python-version 3.11 \
		--no-header --no-annotate -o constraints.txt

data: .venv/runs
	@$(PYTHON) manage.py load_territories
	@$(PYTHON) manage.py import_file plafonds directory/figures/data/ceilings.csv

clean:
	rm -rf var
