"""The grid that pens stand on, so that the advances in a PDF are whole numbers and nothing is rounded twice."""

import numpy as np

FONT_SIZE = 20.0
"""Points. Only sets how fine the grid is: the letters get their true size from their outlines."""

PEN = FONT_SIZE / 1000
"""Points in one unit of a cast font: 0.02, or 7 thousandths of a millimetre."""


def as_bytes(value: object) -> bytes:
    """A number, text or array of a layout as bytes that are the same on every machine."""
    if isinstance(value, np.ndarray):
        return value.astype(value.dtype.newbyteorder("<")).tobytes()
    return repr(value).encode()
