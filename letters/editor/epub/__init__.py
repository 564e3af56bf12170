"""A book for those who read on a screen: an EPUB, with the hands as pictures and every word as text.

A book goes through these files: letters and matter make documents, titles tells the letters apart, navigation lists
them, package says what they are.
"""

from .making import make_epub

__all__ = ["make_epub"]
