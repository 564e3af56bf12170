"""The cover: back, spine and front in one piece, and whether it still fits the book."""

from .freshness import require_fresh
from .wrapping import draw_cover

__all__ = ["draw_cover", "require_fresh"]
