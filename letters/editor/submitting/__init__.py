"""A book for those who might publish it: a query letter, an overview, samples, the manuscript, the permissions."""

from .making import make_pack
from .offering import House, Offer, Permission
from .publishers import PublisherSeed, load_publishers

__all__ = ["House", "Offer", "Permission", "PublisherSeed", "load_publishers", "make_pack"]
