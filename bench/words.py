"""How often words go wrong: one table of joints, forbidden subjects, tics, twins between seeds, and false notes.

    python -m bench.words [--briefs FOLDER ...]

Answers are counted by how they stand behind their stem: as typed, mended, whole behind a colon, only perhaps (which the
proofreader notes), or as no answer. Twins are the sentences of a brief's draft that all of its first five seeds have.
Without --briefs, the samples are read, and those of ../shared/cases if it is there.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from bench.proofreading import HANDED, found_in, sample_letters
from bench.template_words import template_words
from letters.drafting import (
    BriefError,
    Composition,
    Facts,
    Occasion,
    choose,
    compose,
    facts_from,
    load_occasions,
    load_templates,
    mend,
    parse_template,
    reads_as,
)
from letters.drafting.composition import Sentence
from letters.drafting.proofreading import proofread

ROOT = Path(__file__).resolve().parent.parent
BESIDE = ROOT.parent / "shared" / "cases" / "briefs"
STANDS = ("as typed", "mended", "whole", "perhaps", "no answer")
SEEDS = range(5)
_FROM_I = re.compile(r"I\b")
_WITH_NOT = re.compile(r"\b(?:not|cannot)\b|n['\u2019]t\b", re.IGNORECASE)

type Row = tuple[str, str]


def how_it_stands(occasion: Occasion, facts: Facts, key: str, answer: str) -> str:
    """One of STANDS."""
    stem = occasion.stem(key)
    if stem is None:
        return "no answer"
    reads = reads_as(stem, answer, writers=facts.writers, recipients=facts.recipients, about=bool(facts.about_name))
    if not reads.sentence:
        return "no answer"
    if not reads.sure:
        return "perhaps"
    if any("stands whole" in ask for ask in reads.asks):
        return "whole"
    plain = mend(answer, stem)
    return "as typed" if plain.casefold().rstrip(".") in reads.sentence.casefold() else "mended"


class Briefs:
    """The briefs of one folder, each with its first five drafts; those that the house sends back have none."""

    def __init__(self, folder: Path, occasions: dict[str, Occasion]) -> None:
        self.name = "/".join(folder.parts[-2:])
        self.facts = list[tuple[Facts, Occasion]]()
        self.refused = 0
        for path in sorted(folder.glob("*.json")):
            try:
                self.facts.append(facts_from(json.loads(path.read_text(encoding="utf-8")), occasions.values()))
            except BriefError:
                self.refused += 1
        self.drafts = [[*_drafts(*each)] for each in self.facts]

    def rows(self) -> Iterator[Row]:
        stands = Counter(
            how_it_stands(occasion, facts, key, answer)
            for facts, occasion in self.facts
            for key, answer in facts.answers.items()
        )
        many = ", ".join(f"{stands[each]} {each}" for each in STANDS)
        yield f"briefs in {self.name}", f"{len(self.facts)}, and {self.refused} sent back"
        yield f"answers in {self.name}", f"{stands.total()}: {many}"
        twins = mean(map(_twins, self.drafts))
        yield f"twins in {self.name}", f"{twins:.0%}, {11 * twins:.1f} of 11 sentences are in all five drafts"
        yield from self._sentences()

    def _sentences(self) -> Iterator[Row]:
        drafts = [draft for each in self.drafts for draft in each]
        every = [(draft.words_of(each), _is_ours(each)) for draft in drafts for each in draft.sentences]
        for what, pattern in (("from I", _FROM_I.match), ("with not", _WITH_NOT.search)):
            all_of_them = mean(pattern(words) is not None for words, _ in every)
            ours = mean(pattern(words) is not None for words, is_ours in every if is_ours)
            yield f"sentences {what}, {self.name}", f"{all_of_them:.0%}; of those without an answer {ours:.0%}"


def _is_ours(sentence: Sentence) -> bool:
    return all(source.kind == "template" for source in sentence.sources)


_TEMPLATES = load_templates(ROOT / "seeds" / "templates")


def _drafts(facts: Facts, occasion: Occasion) -> Iterator[Composition]:
    for seed in SEEDS:
        yield compose(parse_template(choose(_TEMPLATES, facts, seed).body), facts, seed, occasion)


def _twins(drafts: list[Composition]) -> float:
    """The share of a draft's sentences, without salutation and signature, that all of them have."""
    spoken = [[draft.words_of(each) for each in draft.sentences[1:-1]] for draft in drafts]
    common = set(spoken[0]).intersection(*spoken)
    return mean(len(common) / len(each) for each in spoken)


def _subjects() -> Iterator[Row]:
    lists = {path: found_in(path) for path in sorted(HANDED.parent.glob("*.tsv"))}
    found, many = lists.pop(HANDED)
    yield "forbidden subjects, the list handed to us", f"{found} of {many}, {found / many:.0%}"
    found, many = (sum(figures) for figures in zip(*lists.values(), strict=True))
    yield "forbidden subjects, lists like it", f"{found} of {many}, {found / many:.0%}"


def _templates(occasions: dict[str, Occasion]) -> Iterator[Row]:
    words = template_words(ROOT / "seeds" / "templates", occasions)
    yield "templates", f"{words.templates}"
    for name, many in words.tics.items():
        yield name, f"{many}, {many / words.templates:.2f} a template"
    yield (
        "letters about the letter",
        f"{words.about_itself}, {words.about_itself / words.templates:.0%} of the templates",
    )
    yield "comments after an answer", f"{words.comments}, {words.comments / words.templates:.1f} a template"
    yield "… that begin with that, it or this", f"{words.pointing}, {words.pointing / words.templates:.1f} a template"


def _false_notes() -> Iterator[Row]:
    letters = [*sample_letters()]
    kinds = Counter(note.kind for text, facts, each in letters for note in proofread(text, facts, occasion=each))
    of_each = ", ".join(f"{many} {kind}" for kind, many in kinds.most_common())
    yield f"false notes on {len(letters)} clean letters", f"{kinds.total()}: {of_each}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--briefs", type=Path, nargs="*", default=[])
    folders = parser.parse_args().briefs or [ROOT / "seeds" / "briefs", *([BESIDE] if BESIDE.is_dir() else [])]
    occasions = {occasion.slug: occasion for occasion in load_occasions(ROOT / "seeds" / "occasions")}
    rows = [row for folder in folders for row in Briefs(folder, occasions).rows()]
    print("| what | how often |\n|---|---|")
    for what, figure in (*rows, *_subjects(), *_templates(occasions), *_false_notes()):
        print(f"| {what} | {figure} |")


if __name__ == "__main__":
    main()
