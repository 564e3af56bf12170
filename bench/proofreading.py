"""CPU of proofreading one letter, how it grows with the letter and with what was written before; and what is found.

    python -m bench.proofreading [--runs 21]

The floor is splitting the same text into words, in the same run: ratios hold where the machine's speed does not.
What is found of forbidden subjects is counted in the lists of the tests; wrong notes, in the sample letters.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench.timing import median_cpu_ms
from letters.drafting import (
    Facts,
    Memory,
    Occasion,
    compose,
    facts_from,
    load_occasions,
    load_templates,
    parse_template,
    phrases_of,
)
from letters.drafting.proofreading import Kind, proofread

ROOT = Path(__file__).resolve().parent.parent
HANDED = ROOT / "tests" / "drafting" / "proofreading" / "forbidden" / "house.tsv"
NO_BRIEF = Facts(
    client_name="", recipient_name="", relation="", occasion="", tone="", answers={}, avoid=(), signature=""
)
LETTER = (ROOT / "bench" / "letter-of-300-words.txt").read_text(encoding="utf-8")


def main() -> None:
    """Print the warming up, the growth with the text, and the growth with what was written before."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21)
    runs = parser.parse_args().runs
    occasions = load_occasions(ROOT / "seeds" / "occasions")
    brief = json.loads((ROOT / "seeds" / "briefs" / "fifty-years.json").read_text(encoding="utf-8"))
    facts, occasion = facts_from(brief, occasions)
    warming = median_cpu_ms(lambda: proofread("Helo.", facts), 1)
    print(f"medians of {runs} runs, CPU milliseconds; reading the dictionary, once a process: {warming:.0f}")
    print(f"{'words':>8}{'split':>9}{'proofread':>11}{'notes':>7}")
    for times in (1, 2, 4, 8, 16, 32):
        text = "\n\n".join([LETTER] * times)
        floor = median_cpu_ms(partial(re.findall, r"\w+", text), runs)
        spent = median_cpu_ms(partial(proofread, text, facts, occasion=occasion), runs)
        print(f"{len(text.split()):>8}{floor:>9.2f}{spent:>11.2f}{len(proofread(text, facts, occasion=occasion)):>7}")
    print(f"\n{'past':>8}{'digests':>9}{'proofread':>11}{'repeats':>9}")
    (template, *_) = (each for each in load_templates(ROOT / "seeds" / "templates") if each.occasion == occasion.slug)
    text = compose(parse_template(template.body), facts, 1, occasion).text
    for letters in (0, 1, 10, 100, 1_000, 10_000):
        others = frozenset(number << 20 for number in range(200 * max(0, letters - 1)))
        memory = Memory(phrases=(phrases_of(text) if letters else frozenset()) | others)
        notes = proofread(text, facts, memory=memory)
        spent = median_cpu_ms(partial(proofread, text, facts, occasion=occasion, memory=memory), runs)
        repeats = sum(note.kind == "repeated" for note in notes)
        print(f"{letters:>8}{len(memory.phrases):>9}{spent:>11.2f}{repeats:>9}")
    subjects()
    false_notes()


def subjects() -> None:
    """Print how many sentences of each list are found to touch what must not be mentioned."""
    print(f"\n{'forbidden subjects':<22}{'rows':>6}{'found':>7}{'part':>7}")
    for path in sorted(HANDED.parent.glob("*.tsv")):
        found, many = found_in(path)
        print(f"{path.stem:<22}{many:>6}{found:>7}{found / many:>7.0%}")


def found_in(path: Path) -> tuple[int, int]:
    """How many sentences of a list are found, and how many there are."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] not in ("#", "")]
    found = sum(_forbidden(answer, replace(NO_BRIEF, avoid=tuple(lines.split(" | ")))) > 0 for lines, answer in rows)
    return found, len(rows)


def false_notes() -> None:
    """Print the notes on the sample letters, which are clean: each is a false one, or a matter of taste."""
    letters = [*sample_letters()]
    kinds = Counter(
        note.kind for text, facts, occasion in letters for note in proofread(text, facts, occasion=occasion)
    )
    print(f"\nnotes on {len(letters)} clean letters: {kinds.total()}")
    print(", ".join(f"{kind} {many}" for kind, many in kinds.most_common()))
    own = sum(_forbidden(text, facts) > 0 for text, facts, _ in letters)
    asked = [
        line.split("\t")[0] for line in HANDED.read_text(encoding="utf-8").splitlines() if line[:1] not in ("#", "")
    ]
    pairs = [_forbidden(text, replace(facts, avoid=(each,))) > 0 for text, facts, _ in letters for each in {*asked}]
    print(
        f"of ten clean letters, with a note on a forbidden subject: {10 * own / len(letters):.1f} for their own lists,"
    )
    print(f"{10 * sum(pairs) / len(pairs):.1f} for a subject of the list `house`, true ones among them")


def sample_letters() -> Iterator[tuple[str, Facts, Occasion]]:
    """A letter for each sample brief, from one of its occasion's templates."""
    occasions, templates = load_occasions(ROOT / "seeds" / "occasions"), load_templates(ROOT / "seeds" / "templates")
    for path in sorted((ROOT / "seeds" / "briefs").glob("*.json")):
        facts, occasion = facts_from(json.loads(path.read_text(encoding="utf-8")), occasions)
        fitting = [template for template in templates if template.occasion == facts.occasion]
        template = parse_template(fitting[len(path.stem) % len(fitting)].body)
        yield compose(template, facts, 7, occasion).text, facts, occasion


def _forbidden(text: str, facts: Facts) -> int:
    return sum(note.kind == Kind.FORBIDDEN for note in proofread(text, facts))


if __name__ == "__main__":
    main()
