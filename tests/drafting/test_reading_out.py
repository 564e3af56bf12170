"""Optional passages side by side come in any order, unless one leans on another."""

import pytest

from letters.drafting import Facts, Occasion, compose, parse_template
from letters.drafting.reading_out import movable_runs

A, B, C = "[A {a}.]", "[B {b}!]", "[<C|Cc> {c}. More.]"


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        (f"{A} {B}\n{C}", [(0, 2, 4)]),
        (f"Yes. {A} {B} No.", [(1, 3)]),
        (f"{A}\n\n{B}\n\n{C}", [(0, 2, 4)]),
        (f"{A} {B}\n\n{C}", [(0, 2)]),
        (f"Yes.\n\n{A}\n\n{B}\n\nNo.", [(1, 3)]),
        (f"Yes. {A}\n\n{B}\n\nNo.", []),
        (f"{A}\n\n{B} No.", []),
        (f"{A} And {B}", []),
        (f"{A} [And b {{b}}.]", []),
        (f"{A} [It was b {{b}}.]", []),
        (f"{A} [B also did {{b}}.]", []),
        (f"{A} [b {{b}}.]", []),
        (f"{A} [B {{b}}]", []),
        (f"{A} [{{they}} sang {{b}}.]", []),
        (f"{A} [{{b}}.]", [(0, 2)]),
        (f"{A} [B {{b}}.[ More {{c}}.]]", [(0, 2)]),
        (f"{A} {B} {C} It was so.", [(0, 2)]),
        (f"{A} {B}\n\nThat was it.", []),
        (f"{A} {B} [And so {{a}}.]", []),
        (f"{A} [B {{b}}. <Oh.|>]", [(0, 2)]),
        (f"{A} [<Oh.|> B {{b}}.]", [(0, 2)]),
        (f"{A} [<Oh.|> And b {{b}}.]", []),
        (f"{A} [B {{b}} <oh.|>]", []),
        (f"{A}{B}", []),
        (A, []),
    ],
)
def test_what_may_move(body: str, runs: list[tuple[int, ...]]) -> None:
    assert [*movable_runs(parse_template(body).nodes)] == runs


def test_the_seed_settles_the_order(picnic: Occasion) -> None:
    facts = Facts("Ana", "José", "", "picnic", "plain", {"memory": "a", "untold": "b", "thanks": "c"}, (), "Ana")
    template = parse_template("Yes. [We {memory}.] [I {untold}.] [Oh {thanks}.] No.")
    texts = [compose(template, facts, seed, picnic).text for seed in range(60)]
    assert texts == [compose(template, facts, seed, picnic).text for seed in range(60)]
    assert len(set(texts)) == 6
    assert all(text.startswith("Yes. ") and text.endswith(" No.") and len(text) == len(texts[0]) for text in texts)
