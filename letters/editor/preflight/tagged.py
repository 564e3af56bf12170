"""Tagged: whether a book for the screen says what everything on its pages is, so that it can be read aloud in order.

Of the rules of ISO 14289-1 (PDF/UA-1) those that a program can decide here: everything is tagged or an artefact, every
mark has its element and every element its parent, pictures and links say what they are. That the words of a picture are
well chosen, and that the order makes sense, nobody but a reader can say; we claim no conformance.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object, Page, parse_content_stream

from .checks import Check, listed
from .examining import Examined

HEADINGS = ("H1", "H2", "H3")

SHOWS = frozenset(("Tj", "TJ", "Do", "f", "S"))
"""Operators that show something."""


@dataclass(slots=True)
class _Tree:
    """What was found: how many elements of each kind, and what is wrong, in words."""

    count: dict[str, int] = field(default_factory=dict)
    trouble: list[str] = field(default_factory=list)
    marks: set[tuple[tuple[int, int], int]] = field(default_factory=set)
    last_heading: int = 0


def tagged(file: Examined) -> Iterator[Check]:
    """The check of the tags."""
    root = file.document.Root.get("/StructTreeRoot")
    info = file.document.Root.get("/MarkInfo")
    marked = isinstance(info, Dictionary) and bool(info.get("/Marked", False))
    wanted = "everything tagged, in order"
    if not isinstance(root, Dictionary) or not marked:
        yield Check("Tags", "none", wanted, False, "Nothing says what is a heading and what a paragraph.")
        return
    tree = _Tree()
    _walk(root.K, root, tree)
    for number, page in enumerate(file.document.pages, start=1):
        _look_at(number, page, tree)
    found = ", ".join(f"{count} {kind}" for kind, count in sorted(tree.count.items()))
    says = f"It is not as it should be: {listed(tree.trouble)}." if tree.trouble else "Everything says what it is."
    yield Check("Tags", found, wanted, not tree.trouble, says)


def _walk(element: Object, parent: Object, tree: _Tree) -> None:
    kind = str(element.S)[1:]
    tree.count[kind] = tree.count.get(kind, 0) + 1
    if element.P.objgen != parent.objgen:
        tree.trouble.append(f"{kind} has another parent")
    if kind == "Figure" and not str(element.get("/Alt", "")).strip():
        tree.trouble.append("a picture says nothing")
    if kind in HEADINGS:
        _note_heading(int(kind[1:]), tree)
    for kid in element.K if isinstance(element.K, Array) else [element.K]:
        if "/MCID" in kid:
            tree.marks.add((kid.Pg.objgen, int(kid.MCID)))
        elif "/Obj" in kid:
            _note_object(kid.Obj, tree)
        else:
            _walk(kid, element, tree)


def _note_heading(level: int, tree: _Tree) -> None:
    if level > tree.last_heading + 1:
        tree.trouble.append(f"H{level} comes before H{level - 1}")
    tree.last_heading = level


def _note_object(link: Object, tree: _Tree) -> None:
    if not str(link.get("/Contents", "")) or "/StructParent" not in link:
        tree.trouble.append("a link does not say where it leads")


def _look_at(number: int, page: Page, tree: _Tree) -> None:
    """That nothing on a page stands outside of a mark, and that every mark has its element."""
    depth, seen = 0, set[int]()
    for instruction in parse_content_stream(page):
        match str(instruction.operator):
            case "BDC":
                depth += 1
                mark = instruction.operands[1]
                if "/MCID" in mark:
                    seen.add(int(mark["/MCID"]))
            case "EMC":
                depth -= 1
            case shown if shown in SHOWS and depth == 0:
                tree.trouble.append(f"something on page {number} is not tagged")
                return
    if seen != {mark for at, mark in tree.marks if at == page.obj.objgen}:
        tree.trouble.append(f"the marks of page {number} are not those of its elements")
