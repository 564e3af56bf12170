"""What is promised, and which tests bring about that it has to be kept.

python -m tests.promises            # run those tests, and print the table with figures
python -m tests.promises --table    # the table alone, as it stands in docs/promises.md
"""

import ast
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
TESTS = ROOT / "tests"
DOCUMENT = ROOT / "docs" / "promises.md"

HEAD = """\
# What is promised, and what holds it

Made by `make promises` from `tests/promises.toml` and the marks on the tests; do not edit. The tests bring the fault
about, on real rows, files and processes, and see that the promise is kept. `make storm` does all of it at once to
thousands of letters.
"""

INPUTS = """\
## What is typed

At every door that takes text, each of these gets a clear answer: it is kept as it stands, without what nobody sees, or
refused in words; it is never markup, a template or an error.
"""


@cache
def declared() -> dict[str, Any]:
    """The promises, doors and inputs, as `promises.toml` declares them."""
    return tomllib.loads((TESTS / "promises.toml").read_text(encoding="utf-8"))


@cache
def marked() -> dict[str, list[str]]:
    """The tests that carry the mark of each promise or door: file and name. Read from their sources."""
    found: dict[str, list[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        for test, name in _marks(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(name, []).append(f"{path.relative_to(ROOT)}::{test}")
    return found


def doors() -> dict[str, str]:
    """The doors, by the name of their mark."""
    return {f"door-{name}": what for name, what in declared()["doors"].items()}


def table() -> str:
    """What stands in the document."""
    lines = [HEAD, "| when | then | shown by |", "|---|---|---|"]
    lines += [f"| {p['fault']} | {p['promise']} | {_tests(name)} |" for name, p in declared()["promises"].items()]
    lines += [
        "",
        "## What is typed",
        "",
        "At every door that takes text, each of these gets a clear answer: it is kept as",
    ]
    lines += [
        "it stands, without what nobody sees, or refused in words, and is never markup, a template or an error.",
        "",
    ]
    lines += [f"- {what}" for what in declared()["inputs"].values()]
    lines += ["", "| door | tried by |", "|---|---|"]
    lines += [f"| {what} | {_tests(name)} |" for name, what in doors().items()]
    return "\n".join(lines) + "\n"


def _tests(name: str) -> str:
    return "<br>".join(f"`{test.removeprefix('tests/')}`" for test in marked().get(name, ()))


def _marks(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            for each in node.decorator_list:
                if isinstance(each, ast.Call) and ast.unparse(each.func) == "pytest.mark.promise":
                    yield from ((node.name, ast.literal_eval(name)) for name in each.args)


class Figures:
    """A plugin of pytest's that counts how the cases of each promise end."""

    def __init__(self) -> None:
        self.passed: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self._names: dict[str, tuple[str, ...]] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Remember whose each case is."""
        for item in items:
            self._names[item.nodeid] = tuple(str(name) for mark in item.iter_markers("promise") for name in mark.args)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a case when it is over, and a failure wherever it comes."""
        for name in self._names.get(report.nodeid, ()):
            self.passed[name] += report.when == "call" and report.passed
            self.failed[name] += report.failed

    def line(self, name: str, what: str) -> str:
        """How it stands with one promise."""
        return f"{self.passed[name]:>5} passed {self.failed[name]:>3} failed  {what}"


def main() -> int:
    """Print the table; or run the tests and print their figures, and write the document; 0 when all is kept."""
    if "--table" in sys.argv:
        print(table(), end="")
        return 0
    figures = Figures()
    code = pytest.main(["-m", "promise", "-q", "--no-header", *sys.argv[1:]], plugins=[figures])
    DOCUMENT.write_text(table(), encoding="utf-8")
    print(*(figures.line(name, p["fault"]) for name, p in declared()["promises"].items()), sep="\n")
    print(
        *(figures.line(name, f"{len(declared()['inputs'])} inputs at {what}") for name, what in doors().items()),
        sep="\n",
    )
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
