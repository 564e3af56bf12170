"""The porter closes what is open, in the order in which the supervisor would have."""

from bhl_site.house.porter import read_groups


def test_a_child_started_again_keeps_its_place() -> None:
    lines = ["+10 0 10.0\n", "+11 1 20.0\n", "+12 2 5.0\n", "-10\n", "+13 0 10.0\n"]
    assert read_groups(lines) == [(12, 5.0), (11, 20.0), (13, 10.0)]
