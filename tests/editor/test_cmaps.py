"""The tables that tell which text a letter form stands for: read however they are spelled, and lent for a while."""

from io import BytesIO

import pikepdf

from letters.editor.cmaps import LENT, give_back, lend, read_cmap, spell_cmap
from letters.handwriting import words_on, write_letter

SPELLED = b"""
2 beginbfchar
<0001> <0041>
<0002> <00660069>
endbfchar
3 beginbfrange
<0010> <0012> <0061>
<0020> <0021> [<201C> <D83DDE00>]
<0030><0031><0066 0069>
endbfrange
"""

TEXTS = {1: "A", 2: "fi", 16: "a", 17: "b", 18: "c", 32: "\u201c", 33: "\U0001f600", 48: "fi", 49: "fj"}


def test_every_way_of_spelling_is_read() -> None:
    assert read_cmap(SPELLED) == TEXTS


def test_what_is_spelled_is_read_again() -> None:
    many = TEXTS | {code: chr(code) for code in range(0x100, 0x1F0)}
    assert read_cmap(spell_cmap(many)) == many
    assert spell_cmap(many).count(b"beginbfchar") == 3
    assert read_cmap(spell_cmap({})) == {}


def test_texts_of_several_characters_are_lent_one_and_given_back() -> None:
    letter = write_letter("Dear Zo\u00eb,\n\nIt\u2019s three o\u2019clock.\n\nJos\u00e9")
    with pikepdf.open(BytesIO(letter)) as document:
        fonts = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each]
        before = [read_cmap(font.ToUnicode.read_bytes()) for font in fonts]
        lent = lend(document)
        assert lent
        between = [read_cmap(font.ToUnicode.read_bytes()) for font in fonts]
        assert all(len(text) == 1 for table in between for text in table.values())
        assert all(ord(single) in LENT for single in lent)
        give_back(document, lent)
        assert [read_cmap(font.ToUnicode.read_bytes()) for font in fonts] == before
        file = BytesIO()
        document.save(file)
    assert words_on(file.getvalue(), 1) == words_on(letter, 1)
