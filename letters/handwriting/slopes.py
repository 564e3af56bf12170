"""Slope: the rise of one degree."""

SLOPE = 0.0174533
"""Rise over run of one degree, for angles small enough that tan x ≈ x."""
