"""Where a letter is, said in the words of the client."""

from collections.abc import Sequence
from dataclasses import dataclass

STEPS = (
    "We have what you told us",
    "A writer is finding the words",
    "An editor reads it",
    "A machine writes it out in the hand you chose",
    "It is ready for you",
)

DRAFTING, REVIEWING, WRITING, READY = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way: `state` is done, now, held or ahead; `word` says the same aloud."""

    name: str
    state: str
    word: str
    more: str = ""

    @property
    def is_current(self) -> bool:
        """Whether the letter is here."""
        return self.state in ("now", "held")


@dataclass(frozen=True, slots=True)
class Progress:
    """All that the letter's page says about where the letter is. `key` changes whenever any of it does."""

    key: str
    headline: str
    comfort: str
    steps: tuple[Step, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class _Stage:
    # How far along STEPS; what the page says first; what it adds to set the mind at ease; a word beside the step.
    reached: int
    headline: str
    comfort: str
    more: str = ""


_COME_BACK = "You can close this page and come back whenever you like. It keeps itself up to date."

_STAGES = {
    "drafting": _Stage(DRAFTING, "It is with a writer", f"The words come first. {_COME_BACK}"),
    "in_review": _Stage(REVIEWING, "An editor is reading your letter", f"The words are there. {_COME_BACK}"),
    "changes_requested": _Stage(
        DRAFTING,
        "A writer has your letter",
        f"It is being worked on a little longer. {_COME_BACK}",
        "The editor has read it and asked for another turn.",
    ),
    "approved": _Stage(
        WRITING,
        "Your letter is being written out",
        "The ink goes on now. It shows here as soon as it is dry.",
    ),
    "ready": _Stage(READY, "Your letter is ready", "Here it is. Print it, fold it, and post it."),
    "failed": _Stage(
        WRITING,
        "Your letter has been held up",
        "It was approved, but writing it out did not work. The words and everything you told us are safe, and "
        "there is nothing for you to do: someone here will set it going again.",
        "It is marked here, for one of us to take up again.",
    ),
}

_WORDS = {"done": "done", "now": "now", "held": "held up", "ahead": "still to come"}


_AGAIN = _Stage(
    WRITING,
    "Your letter is being written out again",
    "The copy we kept was damaged, so we are making another from exactly what was approved. Nothing is lost, and it "
    "will be back here in a moment.",
)


def progress_of(status: str, version: int, *, again: bool = False) -> Progress:
    """What to say about a letter with this status and version. Raises KeyError for an unknown status.

    `again`: it was ready once, and is being written out a second time.
    """
    stage = _AGAIN if again else _STAGES[status]
    return Progress(
        key=f"{status}-{version}",
        headline=stage.headline,
        comfort=stage.comfort,
        steps=steps_to(STEPS, stage.reached, stage.more, held=status == "failed"),
        settled=status == "ready",
    )


def steps_to(names: Sequence[str], reached: int, more: str = "", *, held: bool = False) -> tuple[Step, ...]:
    """The steps `names` for something that is at number `reached`, from 0; at the last of them all is done.

    `more` stands beside the step that is reached. `held`: there it cannot go on by itself.
    """
    return tuple(_step(names, place, reached, more, held=held) for place in range(len(names)))


def _step(names: Sequence[str], place: int, reached: int, more: str, *, held: bool) -> Step:
    if place < reached or reached == len(names) - 1:
        state = "done"
    elif place > reached:
        state = "ahead"
    else:
        state = "held" if held else "now"
    return Step(names[place], state, _WORDS[state], more if place == reached else "")
