"""What was told before is used, and not told again as if it were new."""

from datetime import date

import pytest

from letters.drafting import (
    NOTHING,
    EarlierAnswer,
    Facts,
    Memory,
    Occasion,
    Source,
    already_said,
    compose,
    parse_template,
    phrases_of,
    remember,
    together,
)

MARCH = date(2024, 3, 9)
RECALL = parse_template("Dear {recipient},\n\nWe {memory}.[ I told you {said_when} that {said_before}.]")


def facts(tone: str = "warm", **changes: object) -> Facts:
    earlier = {"answers": {"memory": "ran home"}, "avoid": (), "signature": "Ana"} | changes
    return Facts("Ana", "José", "friend", "picnic", tone, **earlier)  # type: ignore[arg-type]


def earlier(answer: str, key: str = "memory", on: date = MARCH) -> EarlierAnswer:
    return EarlierAnswer(key, "I still think about the time we", answer, "picnic", on)


def test_a_letter_is_remembered(picnic: Occasion) -> None:
    brief = facts(answers={"memory": "We drove to Devon.", "thanks": "the bread", "untold": "…"}, avoid=("the war",))
    memory = remember(brief, picnic, "We drove to Devon in your old van.", MARCH, "picnic-warm")
    assert memory.answers == (
        earlier("drove to Devon"),
        EarlierAnswer("thanks", "Thank you for", "the bread", "picnic", MARCH),
    )
    assert memory.scenes == memory.answers[:1]
    assert (memory.never, memory.templates, memory.nicknames) == (("the war",), frozenset({"picnic-warm"}), ())
    assert memory.phrases == phrases_of("We drove to Devon in your old van.")


def test_memories_come_together() -> None:
    first = Memory(nicknames=("Pepe", "Jo"), answers=(earlier("a"),), phrases=frozenset({1}), never=("x",))
    second = Memory(nicknames=("Pepe",), answers=(earlier("b"),), phrases=frozenset({2}), templates=frozenset({"t"}))
    both = together([first, second])
    assert both.nicknames == ("Jo", "Pepe")
    assert (both.answers, both.never) == ((earlier("a"), earlier("b")), ("x",))
    assert (both.phrases, both.templates) == (frozenset({1, 2}), frozenset({"t"}))
    assert together([]) == NOTHING


def test_a_scene_from_an_earlier_letter_can_be_recalled(picnic: Occasion) -> None:
    draft = compose(RECALL, facts(), 1, picnic, Memory(answers=(earlier("drove to Devon"),)))
    assert draft.text.endswith(
        "We ran home. I told you in March 2024 that I still think about the time we drove to Devon."
    )
    assert Source("memory", "memory", typed="drove to Devon", told_on="2024-03-09") in draft.sentences[-1].sources


@pytest.mark.parametrize(
    ("scene", "avoid", "never"),
    [
        ("ran home", (), ()),
        ("ran home in the rain", (), ()),
        ("went to the hospital", ("the hospital",), ()),
        ("went to the hospital", (), ("the hospital",)),
    ],
)
def test_a_scene_told_now_or_never_to_be_told_is_not_recalled(
    scene: str, avoid: tuple[str, ...], never: tuple[str, ...], picnic: Occasion
) -> None:
    brief = facts(answers={"memory": "ran home in the rain that June"} if "rain" in scene else {"memory": "ran home"})
    memory = Memory(answers=(earlier(scene),), never=never)
    text = compose(RECALL, facts(answers=brief.answers, avoid=avoid), 1, picnic, memory).text
    assert "I told you" not in text


def test_without_memory_nothing_is_recalled(picnic: Occasion) -> None:
    assert compose(RECALL, facts(), 1, picnic).text == "Dear José,\n\nWe ran home."


def test_an_answer_told_before_is_marked_with_its_day(picnic: Occasion) -> None:
    memory = Memory(answers=(earlier("drove to Devon in the van and lost the map"),))
    brief = facts(answers={"memory": "we lost the map when we drove the van to Devon", "thanks": "the bread"})
    draft = compose(parse_template("We {memory}. [Thank you for {thanks}.]"), brief, 1, picnic, memory)
    assert {source.key: source.told_on for each in draft.sentences for source in each.sources if source.typed} == {
        "memory": "2024-03-09",
        "thanks": "",
    }


@pytest.mark.parametrize(("tone", "called"), [("warm", "Pepe"), ("plain", "José")])
def test_a_remembered_nickname_is_for_familiar_letters(tone: str, called: str, picnic: Occasion) -> None:
    draft = compose(RECALL, facts(tone), 1, picnic, Memory(nicknames=("Pepe",)))
    assert draft.text.startswith(f"Dear {called},")


def test_a_way_that_was_read_before_is_not_chosen_again(picnic: Occasion) -> None:
    ways = ("I think of it more often than you know.", "It comes to me at the oddest hours of all.", "I have it still.")
    template = parse_template(f"We {{memory}}. <{'|'.join(ways)}>")
    memory = Memory(phrases=phrases_of(f"Dear José,\n\n{ways[0]} {ways[2]}\n\nAna"))
    texts = {compose(template, facts(), seed, picnic, memory).text for seed in range(12)}
    assert texts == {f"We ran home. {ways[1]}"}
    everything = Memory(phrases=phrases_of(" ".join(ways)))
    assert len({compose(template, facts(), seed, picnic, everything).text for seed in range(12)}) == 3


def test_a_phrase_is_known_again() -> None:
    phrases = phrases_of("We drove to Devon in your old green van. You are very brave.")
    text = "Yes. When we drove to Devon, in your OLD green car, we sang. You are very brave. You are very kind."
    assert [text[each.start : each.end] for each in already_said(text, phrases)] == [
        "we drove to Devon, in your OLD green",
        "You are very brave.",
    ]
    assert already_said(text, frozenset()) == ()


def test_few_words_and_greetings_are_nobodys_phrase() -> None:
    assert phrases_of("Dear Ana,\n\nI miss you.\n\nWith all my love,\nAna") == frozenset()
