"""What leads to somebody without being a name."""

import pytest

from letters.naming import reads_as_a_word, traces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to rosa.q@example.org soon.", ("rosa.q@example.org",)),
        ("I am @rosa_q there, and at www.rosa.example/me.", ("@rosa_q", "www.rosa.example/me")),
        ("Ring 0171 946 0123, or +44 (0)20 7946 0999.", ("0171 946 0123", "+44 (0)20 7946 0999")),
        ("We lived at 12 Orchard Lane, Leeds LS6 3HN.", ("12 Orchard Lane", "LS6 3HN")),
        ("Flat 3, 8 Hill Street", ("Flat 3, 8 Hill Street",)),
        ("in der Goethestraße 7, dann calle de Alcalá 42", ("Goethestraße 7", "calle de Alcalá 42")),
        ("J. and I went, and T.W. too.", ("J.", "T.W.")),
        ("Yours,\nM", ("M",)),
        ("Dear M,\n\nyou know. With love, D", ("M", "D")),
        ("We called mr pemberton, and dr osei’s rooms.", ("mr pemberton", "dr osei’s")),
        ("Uncle dev came with auntie bea.", ("Uncle dev", "auntie bea")),
        ("o'connell had the keys, mcallister the car.", ("o'connell", "mcallister")),
        ("Look at tilly-rowe.example.org, WhatsApp: marek_77.", ("tilly-rowe.example.org", "WhatsApp: marek_77")),
    ],
)
def test_every_address_number_and_initial_is_found(text: str, found: tuple[str, ...]) -> None:
    assert traces(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "In 1998 we had 12 apples, 3,500 pears and 7 plums at 5 P.M.",
        "On 14/05/2019, on 2019-05-14, P.S. I love you, says I.",
        "A. Bread for two\nB. Milk and honey",
        "It cost 1,250,000 pounds in the U.S. then.",
        "We went 12 times down the lane to the sea.",
        "My uncle drove us at 5 o'clock, and my aunt was asleep.",
        "Plan B was to take vitamin C, and X marks the spot.",
        "We went home.Then to bed.",
    ],
)
def test_dates_sums_and_points_of_a_list_lead_to_nobody(text: str) -> None:
    assert traces(text) == ()


def test_what_follows_says_whether_it_is_a_word() -> None:
    assert reads_as_a_word("Will you come?", 4) and reads_as_a_word("May *the* road", 3)
    assert not reads_as_a_word("Will came home", 4) and not reads_as_a_word("Hope", 4)
