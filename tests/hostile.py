"""What has broken such houses, by the names in `promises.toml`. Every door that takes text is tried with it."""

from collections.abc import Mapping

HOSTILE: Mapping[str, str] = {
    "nul": "Cath\x00erine",
    "controls": "Cath\x01\x07\x1b[31merine\x7f",
    "surrogate": "Cath\ud800erine",
    "invisible": "\u200b\u200d\ufeff\u2060",
    "bidi": "Cath\u202eenire\u2066x\u2069",
    "header": "Catherine\r\nBcc: everyone@example.org",
    "formula": '=HYPERLINK("http://example.org")',
    "family": "👩‍👩‍👧‍👦 Catherine 🏳️‍🌈",
    "zalgo": "C" + "\u0300\u0301\u0316" * 30 + "atherine",
    "pile": "a" + "\u0301\u0316" * 200_000,
    "hebrew": "קתרין",
    "arabic": "كاثرين",
    "chinese": "凯瑟琳",
    "cyrillic": "Катерина",
    "word": "a" * 100_000,
    "breaks": "\n" * 20_000 + "x",
    "million": "a word " * 143_000,
    "ampersand": "Tom & Jerry",
    "less": "if a<b then c>d",
    "unclosed": "<b><i>Catherine </p></textarea>",
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "link": '<a href="javascript:alert(1)">Catherine</a>',
    "font": '<font color="[[x]]">Catherine</font>',
    "template": "{{ user.password }} {% include 'x' %} [optional {gap}] <a|b>",
    "format": "{x.__class__} %(x)s $x",
    "separators": "Cath\u2028er\u2029ine\x85",
    "replacement": "\ufffd\ufffe\uffff",
}

UNSENDABLE = ("surrogate",)
"""What no browser sends as it is; as bytes it comes with `test_bytes_that_are_no_text_break_nothing`."""


def sendable() -> dict[str, str]:
    """What a browser can send."""
    return {kind: text for kind, text in HOSTILE.items() if kind not in UNSENDABLE}
