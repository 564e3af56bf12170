"""CPU of proofreading one letter, and how it grows with the letter and with the number of letters written before.

    python -m bench.proofreading [--runs 21]

The floor is splitting the same text into words, in the same run: ratios hold where the machine's speed does not.
"""

import argparse
import json
import re
from functools import partial
from pathlib import Path

from bench.timing import median_cpu_ms
from letters.drafting import Memory, compose, facts_from, load_occasions, load_templates, parse_template, phrases_of
from letters.drafting.proofreading import proofread

ROOT = Path(__file__).resolve().parent.parent
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
        memory = Memory(said=(phrases_of(text) if letters else frozenset()) | others)
        notes = proofread(text, facts, memory=memory)
        spent = median_cpu_ms(partial(proofread, text, facts, occasion=occasion, memory=memory), runs)
        repeats = sum(note.kind == "repeated" for note in notes)
        print(f"{letters:>8}{len(memory.said):>9}{spent:>11.2f}{repeats:>9}")


if __name__ == "__main__":
    main()
