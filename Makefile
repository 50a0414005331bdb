# Everything here makes what it needs, with nothing but Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data

# One thread a process, and memory kept by it: training is twice as fast.
TRAINING_MEMORY := OPENBLAS_NUM_THREADS=1 MALLOC_TRIM_THRESHOLD_=8589934592 \
  MALLOC_MMAP_THRESHOLD_=4294967295 MALLOC_TOP_PAD_=268435456

.PHONY: screenshots demo test check format lexicon schema train train-coder validate-coder teacher evaluate-parser evaluate-quotations evaluate-dates bench bench-scale clean

demo: $(VENV)/runtime
	@$(BIN)/peristiwa code --published 2025-03-14 examples/laporan-rusak.txt
	@echo
	@echo "Next: $(BIN)/peristiwa code --published YYYY-MM-DD your-report.txt"
	@echo "      $(BIN)/peristiwa code --help     README.md tells the rest."

test: $(VENV)/development
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/development
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m peristiwa.lexicon.build --check

format: $(VENV)/development
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# Checks the hand-edited files of lexicon/ and ontology/ and writes the form that is loaded.
lexicon: $(VENV)/development
	@$(BIN)/python -m peristiwa.lexicon.build

schema: $(VENV)/runtime
	@$(BIN)/peristiwa schema > docs/schema.json

# Makes the pipeline of src/peristiwa/parse/model anew from a data folder.
train: $(VENV)/development
	@$(TRAINING_MEMORY) $(BIN)/python -m training $(DATA)

# Makes the models of src/peristiwa/coding/model anew from annotated reports: a minute.
train-coder: $(VENV)/development
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,learn]'
	@$(TRAINING_MEMORY) $(BIN)/python -m training.coder $(DATA)

# Codes each fifth of the annotated reports with models of the others: three minutes.
validate-coder: $(VENV)/development
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,learn]'
	@$(TRAINING_MEMORY) $(BIN)/python -m training.validate $(DATA)

# Makes the annotation that the pipeline learns from anew: ten minutes on a GPU, days without one.
teacher: $(VENV)/development
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,teacher]'
	@$(BIN)/python -m training.teacher prepare $(DATA) training/work
	@$(BIN)/python -m training.teacher learn training/work
	@$(BIN)/python -m training.teacher keep training/work

# Scores the pipeline, lemmas and repair on held-out corpora, beside what other systems publish.
evaluate-parser: $(VENV)/development
	@$(BIN)/python -m training.evaluate $(DATA)

# Counts how much of the times in Detik's news is read.
evaluate-dates: $(VENV)/development
	@$(BIN)/python -m training.evaluate_dates $(DATA) $(if $(SAMPLE),--sample $(SAMPLE))

# Scores who is found to have said what, on PFSA-ID.
evaluate-quotations: $(VENV)/development
	@$(BIN)/python -m training.evaluate_quotations $(DATA)

# Draws the pages into docs/ (needs chromium).
screenshots: $(VENV)/development
	@$(BIN)/python -m benchmarks.serving.screenshots

bench: $(VENV)/runtime
	@$(BIN)/python -m benchmarks.speed $(REPORTS)

# Many processes, a cluster on this machine, growth and faults; benchmarks/README.md tells of
# MEASURES="workers faults ..." and SIZES="1000 10000".
bench-scale: $(VENV)/runtime
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ray]'
	@$(BIN)/python -m benchmarks.scale $(if $(REPORTS),--reports $(REPORTS)) \
	  $(if $(SIZES),--sizes $(SIZES) --) $(MEASURES)

$(VENV)/python: 
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "peristiwa needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "python3 -m venv failed: install your system's venv package (Debian: python3-venv)" >&2; exit 1; }
	@touch $@

$(VENV)/runtime: $(VENV)/python pyproject.toml
	@echo "Installing peristiwa into $(VENV) (once, a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/development: $(VENV)/python pyproject.toml
	@echo "Installing peristiwa and its test tools into $(VENV) (once, a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/runtime

clean:
	@rm -rf $(VENV)
