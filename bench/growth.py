"""What grows with a letter's length, and what does not grow with the number of letters.

    python -m bench.growth [--letters 1000]

CPU of the 300-word letter once, twice, four times … over, which should double with each; and the memory of the process
from the first short letter to the last, which should stand still.
"""

import argparse
import resource
import statistics
from functools import partial
from pathlib import Path

from bench.timing import cpu_ms
from letters.handwriting import lay_out, write_letter

LETTER = (Path(__file__).parent / "letter-of-300-words.txt").read_text(encoding="utf-8")


def milliseconds(text: str) -> float:
    """The median CPU of five letters of this text."""
    return statistics.median(cpu_ms(partial(write_letter, text, "theodore", "a4", seed)) for seed in range(5))


def resident() -> float:
    """The memory this process holds now, in MB, from Linux; elsewhere the most it has held."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=1000)
    letters = parser.parse_args().letters
    write_letter(LETTER, "theodore", "a4")
    print(f"{'words':>7}{'pages':>7}{'ms':>8}{'ms / 300 words':>16}")
    for times in (1, 2, 4, 8, 16):
        text = "\n\n".join([LETTER] * times)
        cpu = milliseconds(text)
        print(f"{len(text.split()):>7}{lay_out(text, 'theodore', 'a4').page_count:>7}{cpu:>8.1f}{cpu / times:>16.1f}")
    print(f"\n{'letter':>7}{'MB':>8}")
    for number in range(1, letters + 1):
        write_letter(f"Dear {number},\n\nThank you for {number} pears.\n\nPaul", "theodore", "a5", number)
        if number in (1, 10, 100) or number % max(1, letters // 4) == 0:
            print(f"{number:>7}{resident():>8.1f}")


if __name__ == "__main__":
    main()
