"""Will or will: what follows a name that is also a word, where it has its capital for beginning a sentence."""

import re

_PERSONS = "i you he she it we they me him us them who what"
_BEFORE_NOUNS = "the a an this that these those my your his her its our their all any some no every each god"
_LITTLE = "there not in of on at to for with by from as if so enough"
_BEHIND_NO_NAME = frozenset(f"{_PERSONS} {_BEFORE_NOUNS} {_LITTLE}".split())
_NEXT = re.compile(r"[*_]*\s+[*_]*([^\W\d_]+)")


def reads_as_a_word(text: str, end: int) -> bool:
    """Whether what follows `text[:end]` follows words and not names: "Will you", "May the", "Hope to", "Rich in"."""
    following = _NEXT.match(text, end)
    return following is not None and following[1].lower() in _BEHIND_NO_NAME
