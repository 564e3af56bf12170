"""What is asked about a photograph."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from letters.workflow.publishing.photographs import FORMATS, MOST_BYTES, About

from .book_forms import Sent
from .fields import FileAsSent, TextAsSent
from .widgets import Passage


class PhotographForm(Sent):
    """One photograph more. What is wrong with it, `workflow` says."""

    picture = FileAsSent(
        label=_("The picture"),
        help_text=format_lazy(
            _("{formats}, up to {megabytes} MB. The larger the better: a book needs 300 dots to the inch."),
            formats=FORMATS,
            megabytes=MOST_BYTES // 1_000_000,
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/tiff"}),
    )
    description = TextAsSent(
        label=_("What is to be seen?"),
        help_text=_("For people to whom the book is read: two children on a wall, one waving."),
        widget=Passage(rows=2),
    )
    caption = forms.CharField(
        label=_("What shall stand below it?"), required=False, help_text=_("For example: Whitby, August 1987")
    )
    people = forms.CharField(
        label=_("Who is in it?"),
        required=False,
        help_text=_("One name a line. It is printed only if each of them agrees; we ask them, or you do."),
        widget=Passage(rows=3),
    )
    nobody = forms.BooleanField(
        label=_("Nobody can be made out in it"), required=False, help_text=_("A house, a page, the backs of a crowd.")
    )
    is_allowed = forms.BooleanField(
        label=_("I may show it, and it may be printed"),
        required=False,
        help_text=_("I took it, or whoever took it lets me. It may stand behind this letter in a book."),
    )

    @property
    def about(self) -> About:
        """What was said, as it was typed."""
        description, caption, people = (str(self.data.get(name, "")) for name in ("description", "caption", "people"))
        nobody, is_allowed = (bool(self.data.get(name)) for name in ("nobody", "is_allowed"))
        return About(description, caption, people, nobody=nobody, is_allowed=is_allowed)
