"""Who may import whom. Every import statement is looked at, also those inside functions."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# What each room may import of ours, beside itself.
TABLE = {
    "naming": set(),
    "handwriting": set(),
    "drafting": {"naming"},
    "photographs": set(),
    "editor": {"handwriting", "naming", "photographs"},
    "posting": {"handwriting"},
    "sealing": set(),
    "throttling": set(),
    "tracing": set(),
    "models": {"sealing"},
    "workflow": {
        "models",
        "tracing",
        "sealing",
        "naming",
        "handwriting",
        "drafting",
        "photographs",
        "editor",
        "posting",
    },
    "tasks": {"workflow", "tracing"},
    "checks": {"handwriting"},
    "second_factor": {"throttling"},
    "apps": {"checks", "throttling"},
    "web": {"workflow", "tasks", "models", "tracing"},
    "admin": {"workflow", "tasks", "models", "second_factor"},
    "writing_room": {"workflow", "second_factor"},
    "management": {"workflow", "tasks", "models", "sealing", "throttling"},
    "migrations": {"models", "naming"},
}
WITHOUT_DJANGO = ("naming", "handwriting", "drafting", "photographs", "editor", "posting")
WITHOUT_CELERY = (*WITHOUT_DJANGO, "models", "workflow", "web", "admin", "management")

# Names that only point: what was said, by whom, to whom? Migrations keep theirs, for they stay as they were run.
POINTING = {"said", "kept", "told"}

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


def declared(path: Path) -> tuple[str, ...]:
    """What a file's `__all__` lists; nothing where it has none."""
    for node in parsed(path).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return tuple(ast.literal_eval(node.value))
    return ()


def defined(path: Path) -> set[str]:
    """The functions, classes, types and values that a file makes itself."""
    names = set()
    for node in parsed(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.TypeAlias):
            names.add(node.name.id)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names.update(each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))
    return names


def imported_names(path: Path) -> set[str]:
    statements = (node for node in parsed(path).body if isinstance(node, ast.Import | ast.ImportFrom))
    return {alias.asname or alias.name for node in statements for alias in node.names}


def bound_names(path: Path) -> Iterator[str]:
    """Every name that a file gives to a value, an argument, an attribute or a function."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def is_offered(name: str) -> bool:
    """Whether a door leads to it: each package on the way lists it, and a file without a list makes it itself."""
    place, parts = ROOT, name.split(".")
    for depth, part in enumerate(parts):
        if depth > 1 and part not in declared(place / "__init__.py"):
            return False
        if (place / f"{part}.py").exists():
            left, file = parts[depth + 1 :], place / f"{part}.py"
            offered = declared(file) or {each for each in defined(file) if not each.startswith("_")}
            return not left or (len(left) == 1 and left[0] in offered)
        if not (place / part).is_dir():
            return depth == len(parts) - 1
        place /= part
    return True


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


def test_no_name_only_points() -> None:
    pointing = [
        (str(path.relative_to(ROOT)), name)
        for path in (*FILES, *(ROOT / "bhl_site").rglob("*.py"))
        if "migrations" not in path.parts
        for name in bound_names(path)
        if name.strip("_") in POINTING
    ]
    assert pointing == []


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


def test_a_room_is_entered_by_its_door() -> None:
    """Others know what a room's `__all__` offers, and nothing behind it."""
    behind = [
        (str(path.relative_to(ROOT)), name)
        for path in FILES
        for name in imports(path)
        if name.startswith("letters.") and name.split(".")[1] != room_of(path) and not is_offered(name)
    ]
    assert behind == []


@pytest.mark.parametrize(
    "name",
    [
        "letters.editor.laying.indexing.people",  # a file behind the door
        "letters.editor.submitting.load_publishers",  # a package behind it
        "letters.workflow.hygiene._tidied",  # private
        "letters.workflow.reviewing.edition_of",  # only passing through
        "letters.handwriting.numpy",
    ],
)
def test_what_is_behind_a_door_is_not_offered(name: str) -> None:
    assert not is_offered(name)


def test_a_door_offers_only_what_is_there() -> None:
    for path in FILES:
        if path.name == "__init__.py" and (offered := declared(path)):
            assert offered == tuple(dict.fromkeys(offered)), path
            there = defined(path) | imported_names(path) | {each.stem for each in path.parent.iterdir()}
            assert set(offered) <= there, path


def test_no_file_is_too_long_to_read() -> None:
    assert [path.name for path in FILES if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []
