"""What is written to clients: plain, and without anything that somebody typed, a name included. Whoever gives the
address of a stranger would else have us send them their words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from letters.models import Notice

Kind = Notice.Kind

ON_THE_PAGE = "To answer us, write to us on that page, or reply to this e-mail. A person reads it."
BY_REPLY = "To answer us, reply to this e-mail. A person reads it."


@dataclass(frozen=True, slots=True)
class Mail:
    """The words of one kind of e-mail. The paragraphs of `before` lead to its private page, where the client `goes`;
    those of `after` stand below it, and `answer` says how to write back. `{day}` is the day of which it tells."""

    subject: str
    before: tuple[str, ...]
    goes: str
    after: tuple[str, ...] = ()
    answer: str = ON_THE_PAGE


_YOURS = "That address is yours alone. Whoever has it can read {what}, so please keep it to yourself."

MAILS: Mapping[Notice.Kind, Mail] = {
    Kind.COME_BACK: Mail(
        "Your letter, where you left it",
        (
            "You have begun to tell us about a letter. Whatever you write is kept as you go. You can close the page "
            "whenever you like, and go on from here, on this or another device:",
        ),
        "Go on with your letter",
        (
            f"{_YOURS.format(what='what you wrote')} Nobody here reads it before you send it to us. What is not sent "
            "is deleted sixty days after you last worked on it.",
            "If it was not you who gave us this address, you need do nothing.",
        ),
        BY_REPLY,
    ),
    Kind.RECEIVED: Mail(
        "We have what you told us",
        (
            "Thank you for telling us. A writer looks for the words now, and an editor reads every one of them. Then a "
            "machine writes the letter out, in the hand that you chose: a program that moves a pen over the page, "
            "stroke by stroke.",
            "You can see where your letter is at any time, on its own page. There you can also change what you told "
            "us, or take it back, until a writer has begun:",
        ),
        "See your letter’s page",
        (f"{_YOURS.format(what='the letter')} We write again when there are pages for you to read.",),
    ),
    Kind.PROOF: Mail(
        "Your letter is here for you to read",
        ("Your letter is written. Before it is yours to take home, please read its pages, exactly as they are:",),
        "Read the pages",
        (
            "There you approve it, or open a line and say what should be different; then a writer has it once more.",
            "If we hear nothing by {day}, we take it that the letter is right, and it waits for you on its page. "
            "Nothing is sent to anybody else.",
        ),
    ),
    Kind.REMINDER: Mail(
        "Your letter waits for you to read it",
        ("The pages of your letter are still waiting for you to read them:",),
        "Read the pages",
        (
            "You can approve it there, or say what should be different, until {day}. If we hear nothing by then, we "
            "take it that the letter is right, and it waits for you on its page. Nothing is sent to anybody else.",
        ),
    ),
    Kind.DEADLINE: Mail(
        "The last day to change your letter",
        ("Until {day} you can still say what should be different in your letter:",),
        "Read the pages",
        (
            "After that day we take it that the letter is right. It is then ready on its page, for you to take home; "
            "nothing is sent to anybody else. If you need more time, please tell us.",
        ),
    ),
    Kind.READY: Mail(
        "Your letter is ready",
        ("Your letter is written. You can read it and take it home from its own page:",),
        "Take your letter home",
        ("It is a PDF: print it at its full size, sign it if you like, and post it in its envelope.",),
    ),
    Kind.POSTED: Mail(
        "Your letter is in the post",
        ("We posted your letter on {day}. What we know of its way stands on its own page:",),
        "See your letter’s page",
        (
            "How long the post takes, nobody can promise. If it comes back to us, we write to you. You can still take "
            "the letter home as a PDF from that page.",
        ),
    ),
    Kind.RETURNED: Mail(
        "Your letter came back",
        (
            "The post brought your letter back to us on {day}: it could not be delivered. It is safe, and nobody has "
            "read it. Please look at the address on its page, and put it right. Then we post it again:",
        ),
        "Put the address right",
    ),
    Kind.MESSAGE: Mail(
        "A message about your letter",
        ("Somebody here has written to you about your letter. You can read it on the letter’s own page:",),
        "Read the message",
        ("Nothing of it stands in this e-mail, which others may read over your shoulder.",),
    ),
    Kind.BOOK_ASKED: Mail(
        "We have your wish for a book",
        (
            "Thank you for asking for a book of your letters. Someone here takes it up: an editor chooses and "
            "arranges, and whoever is written to, or named, is asked first. This takes days rather than hours.",
            "You can see how far it is at any time, on its own page:",
        ),
        "See your book’s page",
        (f"{_YOURS.format(what='the book')} We write again when the book is ready.",),
        BY_REPLY,
    ),
    Kind.BOOK_PROOF: Mail(
        "Your book is here for you to read",
        (
            "Your book is bound, and nothing of it is final. Before we call it ready, please look at its pages, "
            "exactly as they are:",
        ),
        "Read your book",
        (
            "There you approve it, or write beside a page what should be different; then an editor has it once more. "
            "There is no last day: nothing is done with the book before you have answered.",
        ),
        BY_REPLY,
    ),
    Kind.BOOK_READY: Mail(
        "Your book is ready",
        ("Your book is as you approved it. You can look inside, and take it home, from its own page:",),
        "Look inside",
        (),
        BY_REPLY,
    ),
    Kind.BOOK_STALE: Mail(
        "Your book is being gone over",
        (
            "Something that your book rested on has changed. Somebody who is written to, or named, may have changed "
            "their mind, as everyone may. So we have put away the copy that we had made, and we ask you not to pass on "
            "one that you have taken home.",
            "Your letters are as they were. We go over the book, and write again when there is a new one. You can see "
            "how far it is on its own page:",
        ),
        "See your book’s page",
        (),
        BY_REPLY,
    ),
    Kind.BOOK_ASIDE: Mail(
        "Your book has been laid aside",
        (
            "We have laid aside the book that you asked for. Nothing of it is lost, and your letters are as they were. "
            "If you would like it taken up again, please write to us.",
            "If you have taken a copy home, please keep it to yourself: somebody who is written to, or named in it, "
            "may have changed their mind since.",
            "Its own page stays where it was:",
        ),
        "See your book’s page",
        (),
        BY_REPLY,
    ),
}


READY_FOR_THE_POST = Mail(
    "Your letter is ready",
    ("Your letter is written, and goes to the post as you asked. Its page shows it, and where it goes:",),
    "See your letter’s page",
    (
        "If we still need its address, or a word from you, that page says so. Until it is printed you can call it back "
        "there. We write again when it is posted.",
    ),
)
"""What is written in place of `Kind.READY` of a letter that the house posts."""

PROOF_AGAIN = replace(
    MAILS[Kind.PROOF],
    before=(
        "We have gone over your letter as you asked. The new pages are here, and beside them what you asked for and "
        "which lines are new. Please read them once more, exactly as they are:",
    ),
)
"""What is written in place of `Kind.PROOF` where the client has asked for changes before."""
