"""Whom a letter seems to name: rather one too many than one too few."""

import pytest

from letters.drafting.proofreading import language_of_text, seemingly_named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Dear Kari,\n\nSunniva still asks after you.", ("Kari", "Sunniva")),
        ("We carried Samir, Leyla and Hassan’s chair down.", ("Samir", "Leyla", "Hassan")),
        ("Then Aunt Carla laughed, and so did Mr Okafor.", ("Aunt Carla", "Mr Okafor")),
        ("It was Anna-Lena de la Cruz who knew.", ("Anna-Lena de la Cruz",)),
        ("I saw Bronagh. Later Bronagh saw me, and BRONAGH waved.", ("Bronagh",)),
        ("Я помню, как Лейла смеялась.", ("Лейла",)),
        ("He gave the keys to Grace, not to grace.", ("Grace",)),
        ("“Zeynep,” she said, “sit down.”", ("Zeynep",)),
        ("SAMIR CAME AND ATE ALL OF IT.", ("SAMIR",)),
        ("It was late. Bob came, and Murphy’s wife. Khan drank.", ("Bob", "Murphy", "Khan")),
        ("My neighbour (Nguyen) told “Gretchen” so.", ("Nguyen", "Gretchen")),
        ("I met Florence and Christian Ward in Florence Street.", ("Florence", "Christian Ward")),
        ("Дорогая Роза,\n\nСегодня пришла Лейла. Вчера я ждала. Лейла смеялась.", ("Роза", "Лейла")),
        (
            "Liebe Rosa,\n\nKlaus hat getrunken. Heute sind wir mit dir und Ulrike da. Du bist nicht allein.",
            ("Rosa", "Klaus", "Ulrike"),
        ),
        (
            "Chère Rosa,\n\nThierry est parti pour la fille d’Antoine. Aujourd’hui je pense que tu es avec nous.",
            ("Rosa", "Thierry", "Antoine"),
        ),
        ("I met May at the fair, and she knew that April was well. June’s hat!", ("May", "April", "June")),
        ("She was at Aunt Jean’s. Nobody laughed. It is Anna's. We like it.", ("Aunt Jean", "Anna")),
        ("It is late. Will came home drunk. Hope helped him. May was there.", ("Will", "Hope", "May")),
        ("rosa came home with samir, and we laughed about it all the way to the sea.", ("rosa", "samir")),
        ("It left a Gustavo-shaped hole.", ("Gustavo",)),
        ("Querida Inés,\n\nCuando pienso en aquella noche, me acuerdo de Samir. Hoy no.", ("Inés", "Samir")),
    ],
)
def test_people_are_found_where_they_first_stand(text: str, named: tuple[str, ...]) -> None:
    assert seemingly_named(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nobody here has a name. Every sentence begins with a capital, though.",
        "On Mondays, in March, I think of you, Mum, and so does Dad.",
        "You taught me English, and the Portuguese for rain, in Lisbon, at Christmas.",
        "It stood in Bartholomew Street, behind the Alma Hospital.",
        "I’m sure it was on TV, at the BBC. I’d swear. THE END.",
        "In May we left, on 3 June it rained, and at the end of August 1999. May I? Early April was cold.",
        "Yours always,\n\nMama",
        "You said I’m late. Pears fell. Prawns were cheap. Will you come? Hope to hear. Greetings.",
        "May the road rise. Hope you came. Will it rain? Mark my words. Rose at six, and it will do. May I?",
    ],
)
def test_what_is_surely_nobody_is_passed_over(text: str) -> None:
    assert seemingly_named(text) == ()


def test_a_name_that_has_no_end_is_cut() -> None:
    [name] = seemingly_named(f"It was {' '.join(['Zebulonia'] * 12)} again.")
    assert name.split() == ["Zebulonia"] * 6


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"I wrote that {words} last week.", name)
        for words, name in (
            ("her husband luca never wrote", "luca"),
            ("my sister-in-law thandiwe sang", "thandiwe"),
            ("the neighbour, mrs. halloran, waved", "halloran"),
            ("my niece, little fenna, danced", "fenna"),
            ("you and lorcan were late", "lorcan"),
            ("auntie bea brought soup", "bea"),
            ("my sister rose came late", "rose"),
            ("dr okafor came at six", "okafor"),
            ("meine schwester anneliese kam", "anneliese"),
            ("mon frère baptiste est venu", "baptiste"),
            ("mi hermana xiomara vino", "xiomara"),
        )
    ],
)
def test_a_name_in_small_letters_behind_a_word_for_kin_is_one(text: str, name: str) -> None:
    assert seemingly_named(text) == (name,)


@pytest.mark.parametrize(
    "words",
    [
        "my sister is well",
        "her husband left early",
        "my brother drew a house",
        "your aunt still writes",
        "mother nature",
        "your uncle's noodle shop stood empty",
    ],
)
def test_what_kin_do_is_no_name(words: str) -> None:
    assert seemingly_named(f"I wrote that {words} last week.") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Liebe Rosa,\n\nich denke oft daran, dass du nicht da bist, und wie das war.", "de"),
        ("Chère Rosa,\n\nje pense que tu es loin, et les jours sont longs sans toi, mais pas pour nous.", "fr"),
        ("Dear Rosa,\n\nque sera, as les gens say, and the house was not what it was for you.", ""),
        ("Dear Rosa,\n\nIch liebe dich.", ""),
        ("", ""),
    ],
)
def test_another_language_than_english_is_told_where_it_is_sure(text: str, language: str) -> None:
    assert language_of_text(text) == language
