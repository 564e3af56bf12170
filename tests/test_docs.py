"""What the documents name must be there: files, folders, links, and the functions behind each dot."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
PLACES = (ROOT, ROOT / "letters")

FILE = re.compile(r"[\w./<>*-]+/[\w./<>*-]*|[\w<>*-]+\.(?:py|toml|md|txt)")
FUNCTION = re.compile(r"(?:\w+\.)+\w+")
OF_FILES = ("py", "toml", "md", "txt", "json", "html", "pdf", "png", "svg")
ELSEWHERE = re.compile(r"out/|[A-Z_]+/.*|/.*")
"""What stands in no checkout: it is made, in folders that settings name; or it is an address."""
FOREIGN = ("str", "transaction")
"""Not ours: Python's and Django's."""


@cache
def paths() -> tuple[str, ...]:
    """Every file of ours, and every folder that holds one, under the root."""
    files = [
        each for top in ("letters", "fonts", "seeds", "tests", "docs", "bench") for each in (ROOT / top).rglob("*")
    ]
    return tuple(f"/{each.relative_to(ROOT).as_posix()}" for each in files)


def in_backticks(page: Path) -> list[str]:
    """What stands in backticks in the running text; blocks of commands are not looked at."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.findall(r"`([^`\n]+)`", text)


def is_there(name: str) -> bool:
    """Whether a path stands at the root or in `letters`, or a bare file name anywhere of ours; <name> is any name."""
    pattern = re.sub(r"<[^>]*>", "*", name).rstrip("/")
    if any(next(place.glob(pattern), None) for place in PLACES):
        return True
    return any(path.endswith(f"/{pattern}") for path in paths())


def is_function(name: str) -> bool:
    """Whether it is a file and what it defines, with a dot between, and ours."""
    parts = name.split(".")
    return bool(FUNCTION.fullmatch(name)) and parts[-1] not in OF_FILES and parts[0] not in FOREIGN


@cache
def definitions() -> dict[str, set[str]]:
    """What stands behind a dot: of a room its files, of a file and of a class what they define, by their bare names."""
    behind = defaultdict[str, set[str]](set)
    for path in (path for top in ("letters", "bhl_site", "bench") for path in (ROOT / top).rglob("*.py")):
        behind[path.parent.name].add(path.stem)
        behind[path.parent.parent.name].add(path.parent.name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                behind[path.stem].add(node.name)
            if isinstance(node, ast.ClassDef):
                behind[node.name].update(getattr(each, "name", "") for each in node.body)
    return behind


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_file_and_folder_that_is_named_is_there(page: Path) -> None:
    named = [name for name in in_backticks(page) if FILE.fullmatch(name) and not ELSEWHERE.fullmatch(name)]
    assert [name for name in named if not is_there(name)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_function_that_is_named_with_its_file_is_there(page: Path) -> None:
    named = [name.split(".")[-2:] for name in in_backticks(page) if is_function(name)]
    assert [name for name in named if name[1] not in definitions()[name[0]]] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_ways_are_told_with_their_functions() -> None:
    """A page that names nothing would hold whatever becomes of the house."""
    named = in_backticks(ROOT / "docs" / "architecture.md")
    assert len([name for name in named if FILE.fullmatch(name)]) > 40
    assert len([name for name in named if is_function(name)]) > 30


@pytest.mark.parametrize("name", ["workflow/no_such_file.py", "no_such_file.py", "seeds/no-such-folder/"])
def test_what_is_not_there_is_noticed(name: str) -> None:
    assert FILE.fullmatch(name)
    assert not is_there(name)
