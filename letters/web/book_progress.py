"""Where a book is, said in the words of the client who asked for it."""

from dataclasses import dataclass

from letters.models import Book, BookProof, Compilation

from .progress import Progress, steps_to

STEPS = (
    "We have your wish",
    "An editor chooses and arranges",
    "It is set and bound",
    "You read it, page by page",
    "It is ready for you",
)
ASKED, CHOOSING, BINDING, READING, READY = range(5)

_COME_BACK = (
    "This takes days rather than hours. Keep the address of this page, and come back whenever you like: we write to "
    "you when there are pages for you to read."
)


@dataclass(frozen=True, slots=True)
class _Stage:
    reached: int
    headline: str
    comfort: str
    more: str = ""


_STAGES = {
    "asked": _Stage(ASKED, "We have your wish", f"Someone here will take it up. {_COME_BACK}"),
    "open": _Stage(
        CHOOSING,
        "Your book is being put together",
        f"An editor chooses and arranges, and whoever is written to, or named, is asked first. {_COME_BACK}",
    ),
    "binding": _Stage(BINDING, "Your book is being bound", "The pages are being set. It shows here when they are dry."),
    "held": _Stage(
        BINDING,
        "Your book has been held up",
        "Binding it did not work. The letters and everything you told us are safe, and there is nothing for you to "
        "do: someone here will set it going again.",
        "It is marked here, for one of us to take up again.",
    ),
    "stale": _Stage(
        CHOOSING,
        "Your book is being gone over",
        f"Something that it rested on has changed, so the copy we had made is put away. {_COME_BACK}",
        "Somebody who is written to, or named, may have changed their mind, as everyone may.",
    ),
    "laid_aside": _Stage(
        CHOOSING,
        "Your book has been laid aside",
        "Nothing of it is lost, and your letters are as they were. Write to us, if you would like it taken up again.",
        "It lies here until somebody takes it up.",
    ),
    "bound": _Stage(
        BINDING,
        "Your book is bound, and being looked over",
        f"An editor looks at every page before you do. {_COME_BACK}",
    ),
    "proof": _Stage(
        READING,
        "Your book is here for you to read",
        "These are its pages, exactly as they are. Approve them, or write beside a page what should be different.",
    ),
    "marked": _Stage(
        CHOOSING,
        "An editor has what you marked",
        f"What you wrote beside the pages is being seen to. {_COME_BACK}",
    ),
    "ready": _Stage(READY, "Your book is ready", "Here it is, as you approved it: to read on a screen, or to print."),
}


def progress_of_book(
    book: Book, newest: Compilation | None, ready: Compilation | None, proof: BookProof | None
) -> Progress:
    """What to say about a book whose newest compilation is this one. `ready` is the one to take home, and `proof` what
    lies before its client to be read, if any."""
    name = "proof" if proof else "ready" if ready else _where(book, newest)
    stage = _STAGES[name]
    return Progress(
        key=f"{name}-{book.version}-{newest.number if newest else 0}-{ready.number if ready else 0}",
        headline=stage.headline,
        comfort=stage.comfort,
        steps=steps_to(STEPS, stage.reached, stage.more, held=name in ("held", "laid_aside")),
        settled=ready is not None or proof is not None,
    )


def _where(book: Book, newest: Compilation | None) -> str:
    if book.status != Book.Status.OPEN:
        return str(book.status)
    if newest is None:
        return "open"
    if newest.stale_reason:
        return "stale"
    if newest.status == Compilation.Status.DONE:
        return "marked" if newest.proofs.filter(answer=BookProof.Answer.CHANGES).exists() else "bound"
    return "held" if newest.status == Compilation.Status.FAILED else "binding"
