"""Words for the tests to set, and how lines are shown where a test expects some."""

from collections.abc import Iterable

from letters.editor.typesetting import TypeLine, TypeStyle

BOOK = TypeStyle(size=11, leading=14)

PEAR_TREE = (
    "My dear Rosa, the pear tree came down in the storm on Sunday night, and I have been thinking of the summers we "
    'spent beneath it, your mother\'s "good chairs" dragged out over the grass, the office clerks from the ferry, the '
    "*flute* and the **fiddle**, and you, aged nine in 1984, explaining photography to anyone who would listen. I "
    "can't pretend that I understood it all; nobody did."
)

QUIET = (
    "It is quiet, of course; the lighthouse keeper’s widow comes on Thursdays with eggs and disagreeable opinions, and "
    "the boys from the boatyard mend whatever I have broken since the previous Thursday. But quiet is not the same as "
    "lonely. When I walk home along the harbour wall in the evening and the lamps come on across the water, one by "
    "one, I find that I am still composing sentences for you."
)


def shown(lines: Iterable[TypeLine]) -> str:
    """Lines as a page would show them: an inserted hyphen is a hyphen, and what stands in is shown by dots."""
    return "\n".join("." * round(line.left / 4) + line.text.replace("\u00ad", "-") for line in lines)
