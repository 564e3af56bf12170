"""One declaration of an e-mail as its two parts: text, and HTML that looks like the house and fetches nothing."""

from textwrap import fill

from django.utils.html import format_html, format_html_join

from .mails import Mail

__all__ = ["as_html", "as_text"]

GREETING, HOUSE = "Good day,", "Beautiful Handwritten Letters"

WIDTH = 72
"""Characters of a line of text."""

PAPER, INK, SOFT, DEEP, WARM_WHITE = "#FBF6EC", "#2B2320", "#65574E", "#A93519", "#FFFDF8"

SERIF = "Georgia,Palatino,serif"
SANS = "Verdana,sans-serif"

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>{subject}</title>
<style>@media (prefers-color-scheme: dark) {{
.page {{ background: {ink} !important; color: {paper} !important; }}
.soft, .soft a {{ color: #E6D9C6 !important; }} }}</style>
</head><body class="page" style="margin:0;padding:0;background:{paper};color:{ink};">
<div class="page" style="background:{paper};color:{ink};padding:32px 20px;font:17px/1.6 {serif};">
<div style="max-width:560px;margin:0 auto;">
<p class="soft" style="margin:0 0 28px;color:{soft};font:15px/1.5 {serif};">{house}</p>
<h1 style="margin:0 0 24px;font:normal 28px/1.2 {serif};">{subject}</h1>
<p style="margin:0 0 18px;">{greeting}</p>
{before}
<p style="margin:28px 0;"><a href="{address}" style="display:inline-block;padding:13px 26px;border-radius:3px;\
background:{deep};color:{white};font:bold 17px/1.4 {sans};text-decoration:none;">{goes}</a></p>
<p class="soft" style="margin:0 0 18px;color:{soft};font:14px/1.5 {sans};overflow-wrap:anywhere;">If the button does \
nothing, this is the address: <a href="{address}" style="color:{soft};">{address}</a></p>
{after}
<p style="margin:28px 0 0;">{house}</p>
</div></div></body></html>
"""

PARAGRAPH = '<p style="margin:0 0 18px;">{}</p>'


def as_text(mail: Mail, address: str, day: str = "") -> str:
    """The e-mail in plain text. The address stands alone on its line, whole."""
    before, after = ([fill(each, WIDTH) for each in some] for some in _paragraphs(mail, day))
    return "\n\n".join((GREETING, *before, address, *after, HOUSE)) + "\n"


def as_html(mail: Mail, address: str, day: str = "") -> str:
    """The e-mail in HTML: every style beside what it is for, no picture, nothing from elsewhere; in the dark too, each
    colour of letters has its own ground."""
    before, after = (format_html_join("\n", PARAGRAPH, ((words,) for words in some)) for some in _paragraphs(mail, day))
    colours = {"paper": PAPER, "ink": INK, "soft": SOFT, "deep": DEEP, "white": WARM_WHITE}
    faces = {"serif": SERIF, "sans": SANS}
    words = {"subject": mail.subject, "greeting": GREETING, "house": HOUSE, "goes": mail.goes, "address": address}
    return format_html(PAGE, before=before, after=after, **colours, **faces, **words)


def _paragraphs(mail: Mail, day: str) -> tuple[list[str], list[str]]:
    """What stands above the address, and below it."""
    before, after = mail.before, (*mail.after, mail.answer)
    return [words.format(day=day) for words in before], [words.format(day=day) for words in after]
