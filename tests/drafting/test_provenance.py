"""Every sentence of a draft knows where it came from."""

import json

from letters.drafting import Composition, Facts, Occasion, Source, compose, composition_from_json, parse_template

BODY = """Dear {recipient},

It rained. I still think about the time we {memory}.
<It comes back.|It stays.> [You gave thanks
for {thanks}.]

Yours,
{signature}
"""


def composed(occasion: Occasion, body: str = BODY, **answers: str) -> Composition:
    facts = Facts("Ana", "José", "friend", "picnic", "plain", answers, (), "Ana")
    return compose(parse_template(body), facts, 1, occasion)


def test_each_sentence_names_its_sources(picnic: Occasion) -> None:
    draft = composed(picnic, memory="We ran. It was late", thanks="bread")
    sources = {draft.words_of(sentence): sentence.sources for sentence in draft.sentences}
    typed = Source("answer", "memory", typed="We ran. It was late")
    assert sources == {
        "Dear José,": (Source("template", "", 1), Source("built-in", "recipient", typed="José")),
        "It rained.": (Source("template", "", 3),),
        "I still think about the time we ran.": (Source("template", "", 3), typed),
        "It was late.": (typed,),
        "It stays.": (Source("template", "choice 1, way 2", 4),),
        "You gave thanks for bread.": (
            Source("template", "optional passage 1", 4),
            Source("answer", "thanks", typed="bread"),
        ),
        "Yours,\nAna": (Source("template", "", 7), Source("built-in", "signature", typed="Ana")),
    }


def test_the_sentences_cover_the_letter_in_order(picnic: Occasion) -> None:
    draft = composed(picnic, memory="ran", thanks="bread")
    ends = 0
    for sentence in draft.sentences:
        assert not draft.text[ends : sentence.start].strip()
        assert draft.words_of(sentence).strip() == draft.words_of(sentence) != ""
        assert sentence.sources
        ends = sentence.end
    assert ends == len(draft.text)


def test_it_is_kept_as_json_and_comes_back(picnic: Occasion) -> None:
    draft = composed(picnic, memory="ran “home”", thanks="é")
    assert composition_from_json(draft.text, json.loads(json.dumps(draft.as_json()))) == draft


def test_an_answer_that_no_sentence_says_is_told(picnic: Occasion) -> None:
    assert composed(picnic, memory="ran", thanks="bread").unused == ()
    assert composed(picnic, memory="ran", untold="I fell", thanks="...").unused == ("untold",)
    assert composed(picnic, "Yes. {untold} {memory}.", memory="ran").unused == ("memory",)


def test_a_mended_word_keeps_its_source(picnic: Occasion) -> None:
    facts = Facts("Ana, Luis", "José", "", "picnic", "plain", {}, (), "A", writers="several")
    draft = compose(parse_template("I am here."), facts, 1, picnic)
    assert draft.text == "We are here."
    assert draft.sentences[0].sources == (Source("template", "", 1),)
