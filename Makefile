# Run `make` to see what there is. Everything happens in .venv, made from the lock files on first use.
.DEFAULT_GOAL := help
.PHONY: help run demo specimens strokes bench storm promises test lint environment environment-dev
.SILENT:

# A person may say which Python: make run PYTHON=/path/to/python3.13
export PYTHON

help: ## show this list
	sed -n 's/^\([a-z]*\):.* ## /make \1\t/p' Makefile | expand -t 20

run: environment ## open the house: queue, worker, beat and web server; Ctrl-C closes it
	exec .venv/bin/python -m bhl_site.house

demo: environment ## write the sample briefs out as letters, and bind a book of them, in out/, through a real worker
	exec .venv/bin/python -m bhl_site.house demo

specimens: environment ## draw the pictures and the specimen sheets of the hands again
	exec .venv/bin/python -m letters.handwriting.specimens letters/web/static/letters docs/specimens

strokes: environment ## draw the strokes of the hands from their typefaces again, and sheets of them
	exec .venv/bin/python -m letters.handwriting.strokes

bench: bench/.venv/made ## a letter and a book against other makers, which live in an environment of their own
	bench/.venv/bin/python -m bench.peers
	bench/.venv/bin/python -m bench.book

storm: environment ## letters, while processes are killed and Redis is flushed: is each written once? LETTERS= KILLS= SEED=
	exec .venv/bin/python -m bench.storm $(if $(LETTERS),--letters $(LETTERS)) $(if $(KILLS),--kills $(KILLS)) \
		$(if $(SEED),--seed $(SEED))

test: environment-dev ## run every test; PYTEST="-k brief" chooses
	exec .venv/bin/python -m pytest --numprocesses 2 --dist loadgroup $(PYTEST)

promises: environment-dev ## run the tests of what is promised whatever happens, and print how each promise stands
	exec .venv/bin/python -m tests.promises

lint: environment-dev ## ruff and mypy
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

environment:
	sh .ci/environment requirements.lock

environment-dev:
	sh .ci/environment requirements-dev.lock

bench/.venv/made: bench/requirements.lock
	"$$(.ci/find_python)" -m venv --clear bench/.venv
	bench/.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
		--require-hashes --requirement bench/requirements.lock
	touch $@
