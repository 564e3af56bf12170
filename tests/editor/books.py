"""Books to make something of: a plain one, a long one, and one of everything that has broken such systems."""

from datetime import date

from letters.editor.book import Book, BookLetter, Chapter, Matter

WORDS = (
    "Leeds, 14 May\n\nDear Rosa,\n\nThe pear tree came down on *Sunday* night, and **nobody** heard it.\n\n"
    'I kept a branch.\nIt is in the "good" jug.\n\nWith love,\nPaul\n\nP.S. Bring the saw.'
)

HOSTILE = (
    'Tom & Jerry,\n\nif a<b then <img src="x" onerror="y"> </p></html> ]]> &nbsp; <!-- \x00\x07\x1b\ud800\ufffe\x85\n\n'
    "e"
    + "\u0301"
    * 9
    + " \u202eright to left\u202c \u200b \U0001f469\u200d\U0001f467 {{ user.password }} {x.__class__}\n\n"
    "* one\n* two *three\n\nYours <b>,\n=HYPERLINK(1)"
)

MATTER = Matter(
    title="The Pear Tree",
    subtitle="and *other* letters",
    author="Paul Lindqvist",
    dedication="For whoever kept a branch.",
    epigraph="We have not long to love.",
    epigraph_source="from a postcard",
    afterword="It *grew* again.\n\nThat is all.",
    acknowledgements="To the neighbours.",
    rights="© 2026 Paul Lindqvist",
    blurb="Letters about one tree.",
    isbn="978-3-16-148410-0",
    publisher="Crown Point Press",
    place="Los Angeles",
    year=2026,
)


def letter(number: int, text: str = WORDS, to: str = "Rosa", people: tuple[str, ...] = ("Rosa",)) -> BookLetter:
    """A letter of 2019, from Paul."""
    return BookLetter(
        number,
        text,
        hand="theodore",
        paper="a5",
        seed=number,
        to=to,
        writer="Paul",
        senders=("Paul",),
        occasion="An anniversary",
        occasion_slug="anniversary",
        on=date(2019, 5, number % 28 + 1),
        people=people,
    )


def plain_book() -> Book:
    """Three letters in two chapters, with everything around them."""
    first = Chapter("The storm", (letter(11), letter(12, to="Émile", people=("Émile Zola", "Rosa"))))
    return Book(MATTER, (first, Chapter("The branch", (letter(13),))))


def hostile_book() -> Book:
    """What people and their programs have put between the words."""
    matter = Matter(
        title="<i>A</i> & *B* \x00",
        author="O'Brien & Sons <x>",
        dedication="\x0b ]]> </section>",
        rights="&copy; <script>alert(1)</script>",
        language="no such language!",
    )
    return Book(matter, (Chapter("<h1> & \x1f", (letter(11, HOSTILE, 'Bobby"><Tables', ("<b>&", "\x00=1")),)),))


def cyrillic_book() -> Book:
    """Letters whose people and titles have letters of which no typeface of ours has small capitals."""
    text = "Псков, 14 мая\n\nДорогая Анна,\n\nгруша упала в воскресенье, и никто этого не слышал.\n\nТвой\nПавел"
    letters = (letter(11, text, to="Анна Сергеевна"), letter(12, text))
    matter = Matter(title="Грушевое дерево", author="Павел Линдквист", afterword="Она снова выросла.")
    return Book(matter, (Chapter("Буря", letters),))


def right_to_left_book() -> Book:
    """Names in Hebrew and Arabic among English words."""
    letters = (letter(11, to="רחל שלום", people=("רחל שלום",)), letter(12, to="ليلى", people=("ليلى", "Rosa")))
    return Book(Matter(title="מכתבים", author="רחל שלום"), (Chapter("שלום", letters),))


def long_book(count: int) -> Book:
    """So many letters of about 300 words, twenty to a chapter."""
    text = WORDS.replace(
        "I kept a branch.", "\n\n".join(["I kept a branch of it in the jug, and it is green." * 3] * 8)
    )
    letters = [letter(number, text, people=(f"Person {number % 90}",)) for number in range(1, count + 1)]
    parts = [tuple(letters[at : at + 20]) for at in range(0, count, 20)]
    return Book(MATTER, tuple(Chapter(f"Part {index}", part) for index, part in enumerate(parts, start=1)))
