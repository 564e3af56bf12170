"""Where a letter is, said in the words of the client."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format

from letters.workflow.milestones import NOTHING_YET, Milestones

from .by_post import ByPost

STEPS = (
    "We have what you told us",
    "A writer is finding the words",
    "An editor reads it",
    "A machine writes it out in the hand you chose",
    "You read it, page by page",
    "It is ready for you",
)

ONCE_DONE = {
    STEPS[1]: "A writer found the words",
    STEPS[2]: "An editor read it",
    STEPS[3]: "A machine wrote it out in the hand you chose",
}
"""How steps are called that lie behind the letter, where it is otherwise than before."""

DRAFTING, REVIEWING, WRITING, PROOF, READY = 1, 2, 3, 4, 5


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
    """All that the letter's page says about where the letter is. `key` changes whenever any of it does.

    `facts`: what happened, and when it is due, each in a sentence.
    """

    key: str
    headline: str
    comfort: str
    steps: tuple[Step, ...]
    settled: bool
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stage:
    # How far along STEPS; what the page says first; what it adds to set the mind at ease; a word beside the step.
    reached: int
    headline: str
    comfort: str
    more: str = ""


_COME_BACK = "You can close this page and come back whenever you like. It keeps itself up to date."

_STAGES = {
    "waiting": _Stage(
        0,
        "It waits for a writer",
        f"We have what you told us. Nobody has begun, so you can still change it. {_COME_BACK}",
    ),
    "drafting": _Stage(DRAFTING, "It is with a writer", f"The words come first. {_COME_BACK}"),
    "in_review": _Stage(REVIEWING, "An editor is reading your letter", f"The words are there. {_COME_BACK}"),
    "changes_requested": _Stage(
        DRAFTING,
        "A writer has your letter",
        f"It is being worked on a little longer. {_COME_BACK}",
        "The editor has read it and asked for another turn.",
    ),
    "wished": _Stage(
        DRAFTING,
        "A writer makes your changes",
        f"We have what you would like to be different. The new pages come to you to be read again. {_COME_BACK}",
    ),
    "proof": _Stage(
        PROOF,
        "Your letter is here for you to read",
        "These are the very pages. Read them, and approve them, or say what should be different.",
    ),
    "approved": _Stage(
        WRITING,
        "Your letter is being written out",
        "The ink goes on now. It shows here as soon as it is dry.",
    ),
    "ready": _Stage(READY, "Your letter is ready", "Here it is. Print it, fold it, and post it."),
    "closed": _Stage(
        READY,
        "Your letter is finished, and closed until its day",
        "Nobody can open it from here before. Then we write to you, and it is here.",
    ),
    "to_post": _Stage(
        READY, "Your letter is ready, and goes to the post", "Here it is, as whoever it is for will hold it."
    ),
    "held": _Stage(READY, "Your letter is ready", "Here it is. We post it as soon as you say so."),
    "posted": _Stage(READY, "Your letter is in the post", "Here it is, as it is on its way."),
    "returned": _Stage(
        READY, "Your letter came back", "It could not be delivered. It is safe, and we post it again when you like."
    ),
    "failed": _Stage(
        WRITING,
        "Your letter has been held up",
        "It was approved, but writing it out did not work. The words and everything you told us are safe, and "
        "there is nothing for you to do: someone here will set it going again.",
        "It is marked here, for one of us to take up again.",
    ),
    "again": _Stage(
        WRITING,
        "Your letter is being written out again",
        "The copy we kept was damaged, so we are making another from exactly what was approved. Nothing is lost, and "
        "it will be back here in a moment.",
    ),
}

_IN_THE_POST = {
    **dict.fromkeys(("asked", "handed", "printed"), "to_post"),
    **{"held": "held", "posted": "posted", "returned": "returned"},
}
"""The stage of a finished letter that the house posts, by where its posting stands."""

_WORDS = {"done": "done", "now": "now", "held": "held up", "ahead": "still to come"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a letter stands: its status and version; whether it is `begun`, and whether it was ready once and is being
    written out `again`; the days of its way, and that on which it is due; how many messages its client has not read;
    whether its client reads its pages, and has asked for changes in the last of them (`is_wished`); and where it is on
    its way through the post; and the day until which it is closed, None where it is open."""

    status: str
    version: int
    begun: bool = True
    again: bool = False
    days: Milestones = NOTHING_YET
    due: date | None = None
    unread: int = 0
    with_proof: bool = False
    is_wished: bool = False
    by_post: ByPost | None = None
    opens: date | None = None

    @property
    def stage(self) -> str:
        """Which of the stages it is at."""
        if self.again:
            return "again"
        if self.is_wished and self.status == "changes_requested":
            return "wished"
        if self.status == "ready" and self.opens:
            return "closed"
        if self.status == "ready" and self.by_post and (stage := _IN_THE_POST.get(self.by_post.status)):
            return stage
        return self.status if self.begun or self.status != "drafting" else "waiting"


def progress_of(standing: Standing) -> Progress:
    """What to say about a letter that stands so. Raises KeyError for an unknown status."""
    stage = _STAGES[standing.stage]
    names = STEPS if standing.with_proof else (*STEPS[:PROOF], STEPS[READY])
    steps = steps_to(names, min(stage.reached, len(names) - 1), stage.more, held=standing.status == "failed")
    post = standing.by_post.key if standing.by_post else ""
    return Progress(
        key="-".join(
            filter(None, (standing.stage, str(standing.version), str(standing.unread), post, str(standing.opens or "")))
        ),
        headline=stage.headline,
        comfort=stage.comfort,
        steps=tuple(map(_dated, steps, _days(standing))),
        settled=standing.status in ("proof", "ready"),
        facts=tuple(_facts(standing)),
    )


def _days(standing: Standing) -> tuple[date | None, ...]:
    """The day on which each step was done."""
    days = standing.days
    ends = (days.client_approved, None) if standing.with_proof else (None,)
    return (days.sent, days.in_review, days.approved, days.written, *ends)


def _dated(step: Step, day: date | None) -> Step:
    return replace(step, word=f"{step.word}, {_spelled(day)}") if day and step.state == "done" else step


def _facts(standing: Standing) -> Iterator[str]:
    days = standing.days
    if days.approved and standing.status in ("approved", "failed", "proof", "ready"):
        yield f"An editor read every word of it, and approved it on {_spelled(days.approved)}."
    elif days.opened:
        yield f"Somebody here read what you told us, first on {_spelled(days.opened)}."
    elif not standing.begun:
        yield "Nobody here has opened it yet."
    if days.client_approved and standing.status == "ready":
        yield f"You approved these pages on {_spelled(days.client_approved)}."
    if standing.opens:
        yield f"It stays closed until {date_format(standing.opens, 'j F Y')}, as you asked."
    if standing.due and standing.status not in ("proof", "ready"):
        yield _due(standing.due)


def _due(day: date) -> str:
    if day < timezone.localdate():
        return f"It was due on {_spelled(day)}, and is late. We are sorry. It is marked so on our desks."
    return f"It is due on {_spelled(day)}."


def _spelled(day: date) -> str:
    return date_format(day, "j F")


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
    name = ONCE_DONE.get(names[place], names[place]) if state == "done" else names[place]
    return Step(name, state, _WORDS[state], more if place == reached else "")
