"""What can go wrong on the way to the post."""


class PostingError(Exception):
    """The family. `str()` of it can be shown to whoever posts letters."""


class UnknownCountry(PostingError):
    """A code that is no country's."""


class UnprintableText(PostingError):
    """The type of slips and labels has no form for some of these characters."""
