"""The one clock of the benches: CPU of this process, which other work on the machine does not lengthen much."""

import statistics
import time
from collections.abc import Callable


def cpu_ms(work: Callable[[], object]) -> float:
    """CPU milliseconds of one call."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def median_cpu_ms(work: Callable[[], object], runs: int) -> float:
    """The median of the CPU milliseconds of so many calls."""
    return statistics.median(cpu_ms(work) for _ in range(runs))
