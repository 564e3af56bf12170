"""What stands in an e-book, and how it is said to be read."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from PIL import Image

from letters.editor import EmptyBook, LetterMissing, UnfitPicture
from letters.editor.book import Book, Chapter, Matter
from letters.editor.book_words import words_in
from letters.editor.epub import make_epub
from tests.editor.books import MATTER, WORDS, hostile_book, letter, long_book, plain_book, right_to_left_book

type Files = dict[str, bytes]

X = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
TYPE = "{http://www.idpf.org/2007/ops}type"


def page(kind: str = "PNG") -> bytes:
    file = BytesIO()
    Image.new("L", (30, 40), 255).save(file, kind)
    return file.getvalue()


def made(book: Book, pictures: dict[int, Sequence[bytes]] | None = None, cover: bytes = b"") -> bytes:
    return make_epub(book, pictures or {}, identifier="urn:uuid:1-2-3", modified="2026-11-22T09:30:00Z", cover=cover)


def files(epub: bytes) -> Files:
    with ZipFile(BytesIO(epub)) as opened:
        return {name.removeprefix("EPUB/"): opened.read(name) for name in opened.namelist()}


def tree(book: Files, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book[f"text/{name}.xhtml"])


def words(element: ElementTree.Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def plain() -> Files:
    return files(made(plain_book(), {11: [page(), page()], 13: [page("JPEG")]}, cover=page("JPEG")))


def test_the_type_comes_first_and_is_not_packed() -> None:
    with ZipFile(BytesIO(made(plain_book()))) as opened:
        first = opened.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)


def test_the_same_book_gives_the_same_bytes() -> None:
    assert made(plain_book(), {11: [page()]}) == made(plain_book(), {11: [page()]})


def test_it_is_read_in_the_order_of_a_printed_book(plain: Files) -> None:
    package = ElementTree.fromstring(plain["package.opf"])
    assert [item.get("idref") for item in package.iter(f"{OPF}itemref")] == [
        *("cover", "title", "copyright", "dedication", "epigraph", "nav"),
        *("chapter-001", "letter-0001", "letter-0002", "chapter-002", "letter-0003"),
        *("afterword", "acknowledgements", "index", "colophon"),
    ]


def test_every_file_is_listed_once(plain: Files) -> None:
    package = ElementTree.fromstring(plain["package.opf"])
    listed = [item.get("href") for item in package.iter(f"{OPF}item")]
    assert sorted(map(str, listed)) == sorted(set(plain) - {"mimetype", "META-INF/container.xml", "package.opf"})


def test_the_parts_of_a_letter_are_named(plain: Files) -> None:
    shown = tree(plain, "letter-0001").find(f".//{X}div[@id='words']")
    assert shown is not None
    assert [(part.get("class"), part.get(TYPE)) for part in shown] == [
        ("heading", None),
        ("salutation", "z3998:salutation"),
        ("paragraph", None),
        ("paragraph", None),
        ("closing", "z3998:valediction"),
        ("signature", "z3998:signature"),
        ("postscript", "z3998:postscript"),
    ]


def test_emphasis_turns_of_line_and_quotation_marks_are_set(plain: Files) -> None:
    shown = plain["text/letter-0001.xhtml"].decode()
    assert "on <em>Sunday</em> night, and <strong>nobody</strong> heard it." in shown
    assert "I kept a branch.<br/>It is in the “good” jug." in shown


def test_a_page_is_a_picture_whose_words_are_beside_it(plain: Files) -> None:
    document = tree(plain, "letter-0001")
    pictures = list(document.iter(f"{X}img"))
    assert [picture.get("alt") for picture in pictures] == [
        "The letter from Paul to Rosa, page 1 of 2, in handwriting. Its words follow the pictures.",
        "The letter from Paul to Rosa, page 2 of 2, in handwriting. Its words follow the pictures.",
    ]
    assert {(each.get("width"), each.get("height"), each.get("aria-details")) for each in pictures} == {
        ("30", "40", "words")
    }
    assert plain["images/letter-0001-2.png"] == page()
    assert document.find(f".//{X}*[@id='words']") is not None


def test_a_letter_without_pictures_is_its_words(plain: Files) -> None:
    document = tree(plain, "letter-0002")
    assert not list(document.iter(f"{X}img"))
    assert words(document.find(f".//{X}h2")) == "To Émile"


def test_the_index_leads_to_the_letters(plain: Files) -> None:
    entries = [
        (words(entry.find(f"{X}span")), [link.get("href") for link in entry.iter(f"{X}a")])
        for entry in tree(plain, "index").iter(f"{X}li")
        if entry.get(TYPE) == "index-entry"
    ]
    assert entries == [
        ("Rosa", ["letter-0001.xhtml", "letter-0002.xhtml", "letter-0003.xhtml"]),
        ("Zola, Émile", ["letter-0002.xhtml"]),
    ]


def test_the_contents_have_letters_under_their_chapters(plain: Files) -> None:
    contents = ElementTree.fromstring(plain["nav.xhtml"]).find(f".//{X}nav[@id='contents']/{X}ol")
    assert contents is not None
    titles = {words(entry.find(f"{X}a")): [words(each) for each in entry.findall(f"{X}ol/{X}li")] for entry in contents}
    assert list(titles) == [
        *("The Pear Tree", "The storm", "The branch"),
        *("Afterword", "Acknowledgements", "Index of people", "Colophon"),
    ]
    assert titles["The storm"] == ["To Rosa, An anniversary, 12 May 2019", "To Émile"]
    assert titles["The branch"] == ["To Rosa, An anniversary, 14 May 2019"]


def test_no_two_letters_are_called_the_same_in_the_contents() -> None:
    same = replace(letter(3), on=letter(1).on)
    told = replace(letter(2), caption="When the *tree* came down")
    book = files(made(Book(MATTER, (Chapter("", (letter(1), told)), Chapter("Later", (same, letter(4, to="Émile")))))))
    contents = ElementTree.fromstring(book["nav.xhtml"]).find(f".//{X}nav[@id='contents']")
    assert contents is not None
    assert [words(link) for link in contents.iter(f"{X}a")][1:6] == [
        "To Rosa, An anniversary, 2 May 2019 (1)",
        "To Rosa, When the tree came down",
        *("Later", "To Rosa, An anniversary, 2 May 2019 (2)", "To Émile"),
    ]
    assert words(tree(book, "letter-0003").find(f"{X}head/{X}title")) == "To Rosa, An anniversary, 2 May 2019 (2)"
    assert words(tree(book, "letter-0003").find(f".//{X}h2")) == "To Rosa"


def test_it_says_how_it_can_be_read(plain: Files) -> None:
    package = ElementTree.fromstring(plain["package.opf"])
    said = [(meta.get("property"), meta.text) for meta in package.iter(f"{OPF}meta")]
    assert [value for name, value in said if name == "schema:accessMode"] == ["textual", "visual"]
    assert ("schema:accessModeSufficient", "textual") in said
    assert ("schema:accessibilityFeature", "alternativeText") in said
    assert ("schema:accessibilityHazard", "none") in said


def test_without_pictures_it_promises_none() -> None:
    package = files(made(plain_book()))["package.opf"].decode()
    assert "visual" not in package
    assert "alternativeText" not in package
    assert "pictures" not in package


def test_what_a_book_does_not_have_is_not_there() -> None:
    bare = files(made(Book(Matter(title="Two"), (Chapter("", (letter(1, people=()),)),))))
    assert sorted(name for name in bare if name.startswith("text/")) == [
        "text/colophon.xhtml",
        "text/copyright.xhtml",
        "text/letter-0001.xhtml",
        "text/title.xhtml",
    ]
    assert words_in("en")("rights") in bare["text/copyright.xhtml"].decode()


def test_its_pictures_share_no_forms_whatever_the_printed_pages_do() -> None:
    said = files(made(replace(plain_book(), variants=12), {11: [page()]}))["text/colophon.xhtml"].decode()
    assert "No <em>a</em> is quite like the next" in said and "up to 12" not in said


def test_only_the_cuts_that_are_used_are_embedded(plain: Files) -> None:
    assert {name for name in plain if name.endswith(".ttf")} == {
        "fonts/EBGaramond-Regular.ttf",
        "fonts/EBGaramond-Italic.ttf",
        "fonts/EBGaramond-Bold.ttf",
    }
    assert b"SIL OPEN FONT LICENSE" in plain["fonts/OFL.txt"]
    assert all(f'url("{name}")'.encode() in plain["book.css"] for name in plain if name.endswith(".ttf"))


def test_nothing_in_it_is_blue_or_comes_from_elsewhere(plain: Files) -> None:
    style = plain["book.css"].decode()
    assert "blue" not in style
    assert "http" not in style.replace("http://www.idpf.org/2007/ops", "")


def test_people_s_words_stay_words() -> None:
    book = files(made(hostile_book()))
    shown = tree(book, "letter-0001")
    assert "if a<b then <img src=”x” onerror=”y”> </p></html> ]]> &nbsp; <!--" in words(shown)
    assert not list(shown.iter(f"{X}img"))
    assert "Bobby”><Tables" in words(shown.find(f".//{X}h2"))
    assert "* one" in words(shown)
    assert b"\x00" not in b"".join(data for name, data in book.items() if name.endswith("xhtml"))


def test_names_run_as_their_script_does() -> None:
    book = files(made(right_to_left_book()))
    assert tree(book, "chapter-001").find(f".//{X}h1[@dir='auto']") is not None
    assert words(tree(book, "index").find(f".//{X}a/{X}bdi")) == "To ليلى"


def test_a_book_needs_letters_with_words() -> None:
    with pytest.raises(EmptyBook):
        made(Book(MATTER, (Chapter("Nothing", ()),)))
    with pytest.raises(LetterMissing) as missing:
        made(Book(MATTER, (Chapter("", (letter(11), replace(letter(12), text=" \n"))),)))
    assert missing.value.letter == 12


def test_a_picture_is_one_that_every_reader_shows() -> None:
    with pytest.raises(UnfitPicture):
        made(plain_book(), {11: [page("GIF")]})
    with pytest.raises(UnfitPicture):
        made(plain_book(), cover=b"%PDF-1.5")


def test_a_moment_is_spelled_as_the_standard_asks() -> None:
    with pytest.raises(ValueError, match="2026-11-22T09:30:00Z"):
        make_epub(plain_book(), {}, identifier="urn:uuid:1", modified="yesterday")


def test_a_letter_weighs_the_same_in_a_long_book() -> None:
    """Twice the letters are twice the bytes, and a little less: the fonts are there once."""
    one, two = (len(made(long_book(count))) for count in (40, 80))
    assert two < 2 * one
    assert WORDS[:10] in files(made(long_book(40)))["text/letter-0040.xhtml"].decode()


def test_each_letter_is_tagged_in_its_own_language() -> None:
    text = 'Liebe Rosa,\n\nsie sagte: "Komm."\n\nPaul'
    chapter = Chapter("Zwei", (letter(11), replace(letter(12, text), language="de")))
    book = files(made(Book(Matter(title="A", language="fr"), (chapter,)), {}))
    first, second = (tree(book, f"letter-000{place}") for place in (1, 2))
    own, other = (page.find(f".//{X}div[@id='words']") for page in (second, first))
    assert own is not None and other is not None
    assert own.get("lang") == own.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert "„Komm.“" in words(own) and other.get("lang") is None
    package = book["package.opf"].decode()
    assert package.index("<dc:language>fr</dc:language>") < package.index("<dc:language>de</dc:language>")
    assert "À Rosa" in book["nav.xhtml"].decode() and "Table des matières" in book["nav.xhtml"].decode()


def test_what_was_answered_stands_behind_the_words() -> None:
    chapter = Chapter("One", (replace(letter(11), answer="I *read* it.\n\nCome."), letter(12)))
    book = files(made(Book(Matter(title="A", language="es"), (chapter,)), {}))
    answer = tree(book, "letter-0001").find(f".//{X}section[@class='answer']")
    assert answer is not None and " ".join(words(answer).split()) == "La respuesta de Rosa I read it. Come."
    assert tree(book, "letter-0002").find(f".//{X}section[@class='answer']") is None
