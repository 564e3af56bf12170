"""Occasions are read from TOML, and what is wrong with one is said with its file, its key and the reason."""

from pathlib import Path

import pytest

from letters.drafting import Occasion, SeedError, Stem, asked_stems, load_occasions, unanswered_stems

WHOLE = """
name = "A picnic"
invitation = "For somebody you shared a blanket with."
group = "Love"
length = [100, 200]
avoid_hint = "Wasps."
named_hint = "The dog."
thin = "One more, and it is yours."
about = "the name of the dog"

[[stems]]
key = "memory"
opening = "I still think about the time we"
required = true
example = "ran"
hint = "Where?"

[[stems]]
key = "years"
kind = "years"
only_with = "memory"
opening = "That was"
example = "forty years ago"
"""


def loaded(text: str, folder: Path) -> Occasion:
    (folder / "picnic.toml").write_text(text, encoding="utf-8")
    (occasion,) = load_occasions(folder)
    return occasion


def test_everything_is_read(tmp_path: Path) -> None:
    assert loaded(WHOLE, tmp_path) == Occasion(
        slug="picnic",
        name="A picnic",
        invitation="For somebody you shared a blanket with.",
        stems=(
            Stem("memory", "I still think about the time we", True, "ran", "Where?"),
            Stem("years", "That was", False, "forty years ago", kind="years", only_with="memory"),
        ),
        group="Love",
        length=(100, 200),
        avoid_hint="Wasps.",
        named_hint="The dog.",
        thin="One more, and it is yours.",
        about="the name of the dog",
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('name = "A picnic"', "name = ", "This is not TOML"),
        ('name = "A picnic"', "", "name is missing"),
        ('name = "A picnic"', "name = 3", "name has to be a text"),
        ('thin = "One', 'thick = "One', "no field “thick”"),
        ('group = "Love"', 'group = "War"', "no group “War”"),
        ("length = [100, 200]", "length = [200, 100]", "length: two whole numbers"),
        ("length = [100, 200]", 'length = "long"', "length: two whole numbers"),
        ('kind = "years"', 'kind = "year"', "Stem 2 (“years”): there is no kind “year”"),
        ('only_with = "memory"', 'only_with = "memry"', "which is no stem before it"),
        ('only_with = "memory"', 'only_with = "years"', "which is no stem before it"),
        ("required = true", 'required = "yes"', "Stem 1 (“memory”): required is true or false"),
        ("required = true", "required = false", "At least one stem must be required"),
        ('opening = "That was"', 'opening = "That was "', "has a space or dots at its end"),
        ('opening = "That was"', 'opening = "I was a"', "does not hold for two people"),
        ('opening = "That was"', 'closing = "That was"', "Stem 2 (“years”) has no field “closing”"),
        ('key = "years"', 'key = "about"', "“about” is taken"),
        ("[[stems]]", "[[steps]]", "no field “steps”"),
    ],
)
def test_what_is_wrong_is_said(old: str, new: str, reason: str, tmp_path: Path) -> None:
    assert old in WHOLE
    with pytest.raises(SeedError) as caught:
        loaded(WHOLE.replace(old, new), tmp_path)
    assert str(caught.value).startswith("picnic.toml: ")
    assert reason in str(caught.value)


def test_a_stem_may_be_asked_only_with_another(tmp_path: Path) -> None:
    occasion = loaded(WHOLE.replace('only_with = "memory"', 'only_with = "memory"\nrequired = true'), tmp_path)
    assert [stem.key for stem in asked_stems(occasion, {"memory": "…"})] == ["memory"]
    assert [stem.key for stem in asked_stems(occasion, {"memory": "ran"})] == ["memory", "years"]
    assert [stem.key for stem in unanswered_stems(occasion, {})] == ["memory"]
    assert [stem.key for stem in unanswered_stems(occasion, {"memory": "ran"})] == ["years"]
    assert unanswered_stems(occasion, {"memory": "ran", "years": "40"}) == ()
