"""The grid that pens stand on, so that the advances in a PDF are whole numbers and nothing is rounded twice."""

import numpy as np

PEN = 0.02
"""Points in one unit of a cast font: 7 thousandths of a millimetre."""

EM = 1000
"""Grid units in the size of a cast font, unless something else is asked. Letters get their true size from their
outlines: the size is no more than a hint to programs that read the PDF."""


def as_bytes(value: object) -> bytes:
    """A number, text or array of a layout as bytes that are the same on every machine."""
    if isinstance(value, np.ndarray):
        return value.astype(value.dtype.newbyteorder("<")).tobytes()
    return repr(value).encode()
