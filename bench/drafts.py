"""Drafts a second, and what a client's past letters to the same person cost the next one.

    python -m bench.drafts [--runs 40]

Every template is composed with the examples of its occasion; all times are CPU. The growth is measured with the
memory of so many letters: “gather” joins what each left, “compose” writes the next draft with it, and “said before”
finds in that draft what this person has read already.
"""

import argparse
import statistics
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from bench.timing import cpu_ms
from letters.drafting import (
    Facts,
    Memory,
    Occasion,
    Template,
    already_said,
    compose,
    load_occasions,
    load_templates,
    parse_template,
    remember,
    together,
)

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
PAST_LETTERS = (0, 10, 100, 1000)
FIRST_DAY = date(2020, 1, 1)


def facts_for(occasion: Occasion, tone: str) -> Facts:
    """A brief that answers every stem with its example."""
    answers = {stem.key: stem.example for stem in occasion.stems}
    return Facts("Ana", "José", "friend", occasion.slug, tone, answers, (), "Ana", about_name="James")


def past(count: int, drafts: list[tuple[Template, Facts, Occasion]]) -> list[Memory]:
    """The memories of `count` letters, a week apart, each with scenes of its own."""
    memories = []
    for number in range(count):
        template, facts, occasion = drafts[number % len(drafts)]
        answers = {key: f"{answer}, the year of the {number} geese" for key, answer in facts.answers.items()}
        brief = replace(facts, answers=answers)
        text = compose(template, brief, number, occasion).text
        memories.append(remember(brief, occasion, text, FIRST_DAY + timedelta(weeks=number)))
    return memories


def main() -> None:
    """Print drafts a second, then a line for each number of past letters."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=40)
    runs = parser.parse_args().runs
    occasions = {occasion.slug: occasion for occasion in load_occasions(SEEDS / "occasions")}
    drafts = [
        (parse_template(each.body), facts_for(occasions[each.occasion], each.tone), occasions[each.occasion])
        for each in load_templates(SEEDS / "templates")
    ]
    times = [
        cpu_ms(partial(compose, template, facts, seed, occasion))
        for seed in range(max(1, runs // 10))
        for template, facts, occasion in drafts
    ]
    middle = statistics.median(times)
    print(f"{len(drafts)} templates: median {middle:.2f} ms, longest {max(times):.2f} ms, {1000 / middle:.0f} a second")
    print(f"{'past letters':>12}{'phrases':>10}{'gather ms':>11}{'compose ms':>12}{'said before ms':>16}")
    template, brief, occasion = drafts[0]
    facts = replace(brief, avoid=("the hospital", "my brother Raúl"))
    for count in PAST_LETTERS:
        memories = past(count, drafts)
        gather = statistics.median(cpu_ms(partial(together, memories)) for _ in range(5))
        memory = together(memories)
        draft = compose(template, facts, 1, occasion, memory)
        composing = statistics.median(
            cpu_ms(partial(compose, template, facts, seed, occasion, memory)) for seed in range(runs)
        )
        checking = statistics.median(cpu_ms(partial(already_said, draft.text, memory.phrases)) for _ in range(runs))
        print(f"{count:>12}{len(memory.phrases):>10}{gather:>11.2f}{composing:>12.2f}{checking:>16.2f}")


if __name__ == "__main__":
    main()
