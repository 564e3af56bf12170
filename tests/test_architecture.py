"""Who may import whom. Every import statement is looked at, also those inside functions."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What each room may import of ours, beside itself.
TABLE = {
    "handwriting": set(),
    "drafting": set(),
    "editor": {"handwriting"},
    "models": set(),
    "workflow": {"models", "handwriting", "drafting", "editor"},
    "tasks": {"workflow"},
    "checks": set(),
    "apps": {"checks"},
    "web": {"workflow", "tasks", "models"},
    "admin": {"workflow", "tasks", "models"},
    "management": {"workflow", "tasks", "models"},
    "migrations": {"models"},
}
WITHOUT_DJANGO = ("handwriting", "drafting", "editor")
WITHOUT_CELERY = ("handwriting", "drafting", "editor", "models", "workflow", "web", "admin", "management")

FILES = sorted((ROOT / "letters").rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "letters").parts[0].removesuffix(".py")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The full name of everything a file imports; relative imports are resolved."""
    return tuple(imported(path))


def imported(path: Path) -> Iterator[str]:
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*start, *(node.module or "").split("."))).strip(".")
            yield from (f"{module}.{alias.name}" for alias in node.names)


def test_a_room_imports_only_from_the_rooms_below() -> None:
    for path in FILES:
        room = room_of(path)
        ours = {name.split(".")[1] for name in imports(path) if name.startswith("letters.")}
        assert ours <= TABLE.get(room, set()) | {room}, path
        assert not any(name.split(".")[0] in ("bhl_site", "tests") for name in imports(path)), path


def test_django_and_celery_stay_out_of_the_rooms_that_do_without() -> None:
    for path in FILES:
        names = {name.split(".")[0] for name in imports(path)}
        assert not (room_of(path) in WITHOUT_DJANGO and names & {"django", "celery"}), path
        assert not (room_of(path) in WITHOUT_CELERY and "celery" in names), path


def test_nothing_is_imported_inside_a_function() -> None:
    inside = [
        (str(path.relative_to(ROOT)), each.lineno)
        for path in FILES
        for function in ast.walk(parsed(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for each in ast.walk(function)
        if isinstance(each, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_the_package_itself_is_empty() -> None:
    assert (ROOT / "letters" / "__init__.py").read_text() == ""


def test_every_room_is_in_the_table() -> None:
    rooms = {room_of(path) for path in FILES} - {"__init__"}
    assert rooms <= set(TABLE)


def test_the_craft_is_used_by_its_door() -> None:
    """Other rooms know the package, never the files behind it."""
    for path in FILES:
        deep = [
            name
            for name in imports(path)
            if name.startswith(tuple(f"letters.{room}." for room in WITHOUT_DJANGO))
            and room_of(path) not in WITHOUT_DJANGO
            and (ROOT / Path(*name.split(".")[:3])).with_suffix(".py").exists()
            and len(name.split(".")) > 3
        ]
        assert deep == [], path


def test_no_file_is_too_long_to_read() -> None:
    assert [path.name for path in FILES if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []
