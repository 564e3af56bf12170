"""What is written to clients: plain, and without anything that somebody typed, a name included."""

from collections.abc import Mapping

from letters.models import Notice

Kind = Notice.Kind

SUBJECTS: Mapping[Notice.Kind, str] = {
    Kind.COME_BACK: "Your letter, where you left it",
    Kind.RECEIVED: "We have what you told us",
    Kind.READY: "Your letter is ready",
    Kind.PROOF: "Your letter is here for you to read",
    Kind.REMINDER: "Your letter waits for you to read it",
    Kind.DEADLINE: "The last day to change your letter",
    Kind.MESSAGE: "A message about your letter",
    Kind.BOOK_ASKED: "We have your wish for a book",
    Kind.BOOK_READY: "Your book is ready",
    Kind.BOOK_STALE: "Your book is being gone over",
    Kind.BOOK_ASIDE: "Your book has been laid aside",
}

BODIES: Mapping[Notice.Kind, str] = {
    Kind.COME_BACK: """\
Good day,

You have begun to tell us about a letter. Whatever you write is kept as you go. You can close the page whenever you
like, and go on from here, on this or another device:

{address}

That address is yours alone. Whoever has it can read what you wrote, so please keep it to yourself. Nobody here reads it
before you send it to us. What is not sent is deleted sixty days after you last worked on it.

If it was not you who gave us this address, you need do nothing.

Beautiful Handwritten Letters
""",
    Kind.RECEIVED: """\
Good day,

Thank you for telling us. A writer looks for the words now, and an editor reads every one of them. Then a machine
writes the letter out, in the hand that you chose: a program that moves a pen over the page, stroke by stroke.

You can see where your letter is at any time, on its own page. There you can also change what you told us, or take it
back, until a writer has begun, and write to us at any time:

{address}

That address is yours alone. Whoever has it can read the letter, so please keep it to yourself. We write again when
the letter is ready.

Beautiful Handwritten Letters
""",
    Kind.READY: """\
Good day,

Your letter is written. You can read it and take it home from its own page:

{address}

It is a PDF: print it at its full size, sign the envelope, and post it.

Beautiful Handwritten Letters
""",
    Kind.PROOF: """\
Good day,

Your letter is written. Before it is yours to take home, please read its pages, exactly as they are:

{address}

There you approve it, or mark a line and say what should be different; then a writer has it once more. If we hear
nothing by {day}, we take it that the letter is right, and it waits for you on its page. Nothing is sent to anybody
else.

Beautiful Handwritten Letters
""",
    Kind.REMINDER: """\
Good day,

The pages of your letter are still waiting for you to read them:

{address}

You can approve it there, or say what should be different, until {day}. If we hear nothing by then, we take it that the
letter is right, and it waits for you on its page. Nothing is sent to anybody else.

Beautiful Handwritten Letters
""",
    Kind.DEADLINE: """\
Good day,

Until {day} you can still say what should be different in your letter:

{address}

After that day we take it that the letter is right. It is then ready on its page, for you to take home; nothing is sent
to anybody else. If you need more time, please tell us on that page.

Beautiful Handwritten Letters
""",
    Kind.MESSAGE: """\
Good day,

Somebody here has written to you about your letter. You can read it, and answer, on the letter's own page:

{address}

Nothing of it stands in this e-mail, which others may read over your shoulder.

Beautiful Handwritten Letters
""",
    Kind.BOOK_ASKED: """\
Good day,

Thank you for asking for a book of your letters. Someone here takes it up: an editor chooses and arranges, and whoever
is written to, or named, is asked first. This takes days rather than hours.

You can see how far it is at any time, on its own page:

{address}

That address is yours alone. Whoever has it can read the book, so please keep it to yourself. We write again when the
book is ready.

Beautiful Handwritten Letters
""",
    Kind.BOOK_READY: """\
Good day,

Your book is bound. You can look inside, and take it home, from its own page:

{address}

Beautiful Handwritten Letters
""",
    Kind.BOOK_STALE: """\
Good day,

Something that your book rested on has changed. Somebody who is written to, or named, may have changed their mind, as
everyone may. So we have put away the copy that we had made, and we ask you not to pass on one that you have taken home.

Your letters are as they were. We go over the book, and write again when there is a new one. You can see how far it is
on its own page:

{address}

Beautiful Handwritten Letters
""",
    Kind.BOOK_ASIDE: """\
Good day,

We have laid aside the book that you asked for. Nothing of it is lost, and your letters are as they were. If you would
like it taken up again, please write to us.

If you have taken a copy home, please keep it to yourself: somebody who is written to, or named in it, may have changed
their mind since.

Its own page stays where it was:

{address}

Beautiful Handwritten Letters
""",
}
"""What stands in each: `address` is that of the private page. Nothing that somebody typed: whoever gives a stranger's
address would have us send the stranger their words."""
