"""How often words go wrong: joints between stems and answers, on the sample briefs and on others beside the checkout.

    python -m bench.words [--briefs FOLDER ...]

Of every answer it says how it stands behind its stem: as it was typed, mended, whole behind a colon, only perhaps
(which the proofreader notes), or as no answer. Without --briefs, the samples are read, and those of ../shared/cases if
it is there.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from letters.drafting import Facts, Occasion, load_occasions, mend, reads_as

ROOT = Path(__file__).resolve().parent.parent
BESIDE = ROOT.parent / "shared" / "cases" / "briefs"
STANDS = ("as typed", "mended", "whole", "perhaps", "no answer")


def answers_in(folder: Path, occasions: dict[str, Occasion]) -> Iterator[tuple[Occasion, Facts, str, str]]:
    """Every answer of the briefs in a folder, with its occasion, its brief and its stem's key."""
    for path in sorted(folder.glob("*.json")):
        brief = json.loads(path.read_text(encoding="utf-8"))
        occasion = occasions[brief["occasion"]]
        facts = Facts(
            brief["client_name"], brief["recipient_name"], brief["relation"], occasion.slug, brief["tone"],
            brief["answers"], tuple(brief["avoid"]), brief["signature"], writers=brief.get("writers", "one"),
            recipients=brief.get("recipients", "one"), about_name=brief.get("about_name", ""),
        )  # fmt: skip
        for key, answer in facts.answers.items():
            yield occasion, facts, key, answer


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


def main() -> None:
    """Print one line a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--briefs", type=Path, nargs="*", default=[])
    folders = parser.parse_args().briefs or [ROOT / "seeds" / "briefs", *([BESIDE] if BESIDE.is_dir() else [])]
    occasions = {occasion.slug: occasion for occasion in load_occasions(ROOT / "seeds" / "occasions")}
    print(f"{'briefs':<24}{'answers':>9}" + "".join(f"{stands:>11}" for stands in STANDS))
    for folder in folders:
        counted = Counter(how_it_stands(*each) for each in answers_in(folder, occasions))
        name = "/".join(folder.parts[-2:])
        print(f"{name:<24}{counted.total():>9}" + "".join(f"{counted[stands]:>11}" for stands in STANDS))


if __name__ == "__main__":
    main()
