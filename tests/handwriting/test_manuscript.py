"""How a text is taken in: blocks, and what each of them does in a letter."""

import pytest

from letters.handwriting.errors import EmptyLetter, TextTooLong
from letters.handwriting.manuscript import MAX_CHARACTERS, Role, read, words_of


def roles(text: str) -> list[str]:
    return [block.role.value for block in read(text)]


def test_a_letter_has_a_salutation_paragraphs_and_a_closing() -> None:
    text = "Dear Amy,\n\nFirst.\n\nSecond.\n\nWith love,\nPaul"
    assert roles(text) == ["salutation", "paragraph", "paragraph", "closing", "signature"]


@pytest.mark.parametrize("text", ["Only words.", "Dear Amy,"])
def test_one_block_is_a_paragraph(text: str) -> None:
    assert roles(text) == [Role.PARAGRAPH]


@pytest.mark.parametrize("last", ["Thank you.", "Will you come?", "Come soon!"])
def test_a_short_last_sentence_is_not_a_goodbye(last: str) -> None:
    assert roles(f"Dear Amy,\n\nFirst.\n\n{last}")[-1] == Role.PARAGRAPH


@pytest.mark.parametrize("mark", ["P.S.", "PS", "P.P.S.", "p.s.", "PS:"])
def test_a_postscript_follows_the_goodbye(mark: str) -> None:
    text = f"Dear Amy,\n\nFirst.\n\nYours,\nPaul\n\n{mark} The key is under the pot."
    assert roles(text) == ["salutation", "paragraph", "closing", "signature", "postscript"]


def test_a_line_free_before_the_name_is_still_one_goodbye() -> None:
    blocks = read("Dear Amy,\n\nFirst.\n\nWith love,\n\nPaul\n\nP.S. Come.")
    assert [block.role.value for block in blocks] == ["salutation", "paragraph", "closing", "signature", "postscript"]
    assert [block.lines for block in blocks[2:4]] == [(("With", "love,"),), (("Paul",),)]


def test_a_long_name_still_signs() -> None:
    name = "The Rev. Dr. Maximiliana-Wilhelmina Featherstonehaugh-Cholmondeley Smythe"
    assert roles(f"Dear Amy,\n\nFirst.\n\nYours,\n{name}")[-1] == Role.SIGNATURE
    assert roles(f"Dear Amy,\n\nFirst.\n\nWith all my love, and with thanks from everyone here,\n\n{name}")[-1] == (
        Role.SIGNATURE
    )


def test_a_list_is_no_goodbye() -> None:
    assert roles("Dear Amy,\n\nPlease bring\n\n- milk\n- eggs\n- bread")[-1] == Role.LIST


@pytest.mark.parametrize("said", ["Thank you", "Thank you for the photographs."])
def test_a_greeting_is_no_goodbye(said: str) -> None:
    assert roles(f"22 November\n\nDear Amy,\n\n{said}") == ["heading", "salutation", "paragraph"]


def test_a_card_may_say_nothing_but_goodbye() -> None:
    assert roles("Dear Amy,\n\nThinking of you,\nPaul") == ["salutation", "closing", "signature"]


def test_a_date_may_stand_above_the_salutation() -> None:
    assert roles("Leeds, 14 May\n\nDear Amy,\n\nFirst.\n\nPaul") == [
        "heading",
        "salutation",
        "paragraph",
        "signature",
    ]


def test_date_and_place_stand_apart_from_an_addressee() -> None:
    text = "14 Garden Row\nWhitby\n\n14 May\n\nMs. A. Hale\nThe Mill, Leeds\n\nDear Ms. Hale,\n\nFirst.\n\nPaul"
    assert roles(text) == ["heading", "heading", "address", "salutation", "paragraph", "signature"]


def test_what_is_said_before_the_greeting_is_no_date() -> None:
    said = "This is a whole sentence, and a long one, that no one would take for a date."
    assert roles(f"{said}\n\nDear Amy,\n\nFirst.\n\nPaul")[0] == Role.PARAGRAPH


def test_a_postscript_may_have_more_than_one_paragraph() -> None:
    text = "Dear Amy,\n\nFirst.\n\nYours,\nPaul\n\nP.S. Come soon.\n\nAnd bring the dog, who is missed here."
    assert roles(text)[2:] == ["closing", "signature", "postscript", "postscript"]


def test_a_signature_alone_is_a_goodbye() -> None:
    assert roles("Dear Amy,\n\nThank you.\n\nPaul")[-1] == Role.SIGNATURE


def test_a_long_last_paragraph_is_not_a_closing() -> None:
    assert roles("Dear Amy,\n\n" + "A sentence that goes on and on, well past the width of a name. " * 2)[-1] == (
        Role.PARAGRAPH
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_of_every_kind_are_one(ending: str) -> None:
    assert read(f"a{ending}b{ending}{ending}c") == read("a\nb\n\nc")


@pytest.mark.parametrize("text", ["", "  \n\t\n ", "\u00a0"])
def test_nothing_to_write_is_said(text: str) -> None:
    with pytest.raises(EmptyLetter, match="at least one word"):
        read(text)


def test_too_long_a_text_is_refused_with_its_length() -> None:
    with pytest.raises(TextTooLong, match="200,001"):
        read("a" * (MAX_CHARACTERS + 1))


def test_a_no_break_space_holds_its_words_together() -> None:
    assert words_of("Mr.\u00a0Hale walked 100\u202fkm") == ("Mr.\u00a0Hale", "walked", "100\u202fkm")


def told(text: str) -> list[str]:
    """Every block as its role and its lines."""
    return [f"{block.role.value}: {' / '.join(' '.join(line) for line in block.lines)}" for block in read(text)]


BODY = "I think of you often, and of the summer when the river stood in the kitchen up to the second drawer."


@pytest.mark.parametrize(
    ("typed", "goodbye"),
    [
        ("Liebe Grüße\nDein Jonas", ["closing: Liebe Grüße", "signature: Dein Jonas"]),
        ("Mit freundlichen Grüßen\n\nJonas Weber", ["closing: Mit freundlichen Grüßen", "signature: Jonas Weber"]),
        ("Un abrazo muy fuerte\nTu nieta Lucía", ["closing: Un abrazo muy fuerte", "signature: Tu nieta Lucía"]),
        ("Ściskam mocno\nAla", ["closing: Ściskam mocno", "signature: Ala"]),
        ("Je t’embrasse\nLucie", ["closing: Je t’embrasse", "signature: Lucie"]),
        ("Целую\nТвой Саша", ["closing: Целую", "signature: Твой Саша"]),
        ("Kærlig hilsen\nMette", ["closing: Kærlig hilsen", "signature: Mette"]),
        ("Yours faithfully\n\nP. Hale", ["closing: Yours faithfully", "signature: P. Hale"]),
        ("Love —\nPaul", ["closing: Love —", "signature: Paul"]),
        ("Love\nxxx\nAnna", ["closing: Love / xxx", "signature: Anna"]),
        ("Lots of love,\nAnna\nxxx", ["closing: Lots of love,", "signature: Anna", "notation: xxx"]),
        ("Love,\nAnna\nand Ben", ["closing: Love,", "signature: Anna", "notation: and Ben"]),
        (
            "Yours sincerely,\n\nP. Hale\nSenior Archivist\n\ncc: Mr Doyle",
            ["closing: Yours sincerely,", "signature: P. Hale", "notation: Senior Archivist / cc: Mr Doyle"],
        ),
        (
            "Yours,\nPaul Hale\n\nEncl.: Notes",
            ["closing: Yours,", "signature: Paul Hale", "notation: Encl.: Notes"],
        ),
        ("Love,\nAnna\nWhitby, 3 May", ["closing: Love,", "signature: Anna", "notation: Whitby, 3 May"]),
        ("Love,\nAnna\n\nN.B. Bring boots.", ["closing: Love,", "signature: Anna", "postscript: N.B. Bring boots."]),
        ("Paul Doyle\nSenior Archivist", ["signature: Paul Doyle", "notation: Senior Archivist"]),
        ("Love, Paul", ["closing: Love, Paul"]),
        ("Yours sincerely.\nPaul", ["closing: Yours sincerely.", "signature: Paul"]),
    ],
)
def test_goodbyes_of_other_conventions(typed: str, goodbye: list[str]) -> None:
    assert told(f"Dear Amy,\n\n{BODY}\n\n{typed}")[2:] == goodbye


@pytest.mark.parametrize(
    "greeting",
    [
        *("Liebe Anna", "Sehr geehrte Frau Dr. Müller", "Querida abuela:", "Droga Mamo!", "Dear Sir", "Dear Amy —"),
        *("Dear Amy –", "Chère maman", "Дорогая мама!", "Hi Dad", "Kære Mette", "My dearest, oldest friend,"),
        "Dear Professor Doctor Maximilian von Hohenstein-Wolkenburg and family,",
    ],
)
def test_greetings_of_other_conventions(greeting: str) -> None:
    assert told(f"{greeting}\n\n{BODY}\n\nPaul")[0] == f"salutation: {greeting}"
    assert told(f"Leeds, 14 May\n\n{greeting}\n\n{BODY}\n\nPaul")[:2] == [
        "heading: Leeds, 14 May",
        f"salutation: {greeting}",
    ]


@pytest.mark.parametrize(
    "line",
    ["Dear me, it has been a year since I last wrote to you.", "Hello again from the sea?", "Love is a strange word…"],
)
def test_a_sentence_greets_nobody(line: str) -> None:
    assert told(f"{line}\n\n{BODY}\n\nPaul")[0] == f"paragraph: {line}"


def test_sender_date_addressee_and_reference_stand_above_a_greeting() -> None:
    text = f"Paul Hale\n14 Garden Row\n\n14 May 2026\n\nMs A. Hale\nThe Mill\n\nRe: the mill\n\nDear Ms Hale,\n\n{BODY}"
    above = ["heading: Paul Hale / 14 Garden Row", "heading: 14 May 2026", "address: Ms A. Hale / The Mill"]
    assert told(text) == [*above, "address: Re: the mill", "salutation: Dear Ms Hale,", f"paragraph: {BODY}"]
    assert told(text.replace("\n\n", "\n"))[:2] == ["heading: Paul Hale / 14 Garden Row / 14 May 2026", above[2]]


def test_a_letter_of_single_line_breaks_has_all_its_parts() -> None:
    text = f"14 May\nDear Amy,\n{BODY}\nCome soon, all of you.\nLove,\nPaul\nxxx\nP.S. The key is under the pot."
    assert told(text) == [
        *("heading: 14 May", "salutation: Dear Amy,", f"paragraph: {BODY}", "paragraph: Come soon, all of you."),
        *("closing: Love,", "signature: Paul", "notation: xxx", "postscript: P.S. The key is under the pot."),
    ]


def test_verse_keeps_its_lines_its_indents_and_its_stanzas() -> None:
    text = "Dear Amy,\n\nIt goes:\n\nThe river came\n    at night\nand stayed\n\nand left\n  the mud\n\nLove,\nPaul"
    verses = [block for block in read(text) if block.role is Role.VERSE]
    assert [block.indents for block in verses] == [(0, 4, 0), (0, 2)]
    assert told(text)[2:4] == ["verse: The river came / at night / and stayed", "verse: and left / the mud"]


def test_a_verse_at_the_end_of_a_letter_does_not_sign() -> None:
    assert told(f"Dear Amy,\n\n{BODY}\n\nRoses are red,\nviolets are grey,\nyou are the one\nwho went away.")[-1] == (
        "verse: Roses are red, / violets are grey, / you are the one / who went away."
    )


def test_a_list_stands_apart_from_the_line_above_it() -> None:
    assert told("Dear Amy,\n\nPlease bring:\n- milk\n- eggs\n\nPaul")[1:3] == [
        "paragraph: Please bring:",
        "list: - milk / - eggs",
    ]


def test_columns_that_are_typed_with_tabs_are_a_table() -> None:
    table = read("Dear Amy,\n\nMonday\tpasta\t3 pounds\nTuesday\tbean soup\t2 pounds\n\nPaul")[1]
    assert (table.role, table.cells) == (Role.TABLE, ((0, 1, 2), (0, 1, 3)))


@pytest.mark.parametrize(
    "greeting",
    ["Hattie –", "Old Tom —", "To everybody who helped to carry the piano up four flights of stairs last Thursday,"],
)
def test_a_name_with_a_dash_and_a_long_address_to_many_greet(greeting: str) -> None:
    assert told(f"{greeting}\n\n{BODY}\n\nLove,\nPaul")[0] == f"salutation: {greeting}"


def test_a_sentence_that_breaks_off_greets_nobody() -> None:
    assert told(f"I went down to the shore –\n\n{BODY}\n\nLove,\nPaul")[0].startswith("paragraph")
