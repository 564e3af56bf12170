"""What a storm is made of: how many letters, which faults, and when each comes. The same seed, the same plan."""

import random
from dataclasses import dataclass

LETTERS, KILLS = 8_316, 50

DROPPED, DOUBLED = 0.2, 0.1
"""Of all messages, how many never leave and how many leave twice."""

WORKERS = 2
"""Each as the house starts it, with its own children."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One run. Without `faults` nothing is done to the house."""

    letters: int
    kills: int
    seed: int
    faults: bool = True

    def schedule(self) -> list[tuple[float, str]]:
        """Each fault with the share of the letters that is written when it comes, the first one first."""
        if not self.faults:
            return []
        dice = random.Random(self.seed)  # noqa: S311 - nothing to keep secret
        several = max(1, self.kills // 10)
        counts = {"kill": self.kills, "pause": several, "flush": 2, "kill_redis": 1, "hold_beat": 1}
        return sorted((dice.uniform(0.03, 0.9), name) for name, count in counts.items() for _ in range(count))
