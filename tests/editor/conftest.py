"""A room without a database, files of its own or a bell."""

import pytest


@pytest.fixture(autouse=True)
def private_root() -> None:
    """Nothing is kept in this room."""


@pytest.fixture(autouse=True)
def rung() -> None:
    """Nothing rings in this room."""
