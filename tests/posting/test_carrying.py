"""Weights and postage come from dated figures."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from letters.handwriting import envelope_names, paper_names
from letters.posting import countries, load_postage, load_stock, sheets_of

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TABLES = sorted((SEEDS / "postage").glob("*.toml"))


def test_every_paper_weighs_something_and_has_an_envelope() -> None:
    stock = load_stock(SEEDS / "stationery.toml")
    assert stock.gsm.keys() == stock.usual.keys() == paper_names().keys()
    assert stock.envelopes.keys() == envelope_names().keys() >= {*stock.usual.values()}


def test_a_letter_weighs_its_sheets_and_its_envelope() -> None:
    stock = load_stock(SEEDS / "stationery.toml")
    # A4 is a sixteenth of a square metre: at 100 g/m² it weighs 6.24 g.
    assert stock.grams("a4", 2, "dl") == pytest.approx(2 * 6.237 + 5.5, abs=0.01)
    assert [sheets_of(pages, both_sides=True) for pages in (1, 2, 3)] == [1, 1, 2]
    assert sheets_of(3, both_sides=False) == 3


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_says_where_each_figure_is_from_and_since_when(path: Path) -> None:
    table, raw = load_postage(path), tomllib.loads(path.read_text(encoding="utf-8"))
    assert table.collected <= date(2030, 1, 1) and table.label and table.currency
    assert path.stem.upper() in countries()
    for rate in raw["rates"]:
        assert rate["source"] and rate["since"] <= table.collected
        steps = [most for most, _ in rate["up_to"]]
        assert steps == sorted(steps) and all(price > 0 for _, price in rate["up_to"])
        assert {*rate.get("to", ())} <= countries().keys()


def test_postage_goes_by_country_and_weight() -> None:
    table = load_postage(SEEDS / "postage" / "gb.toml")
    at_home, abroad = table.postage("GB", 20), table.postage("FR", 20)
    assert at_home and abroad and (at_home.price, at_home.service) == ("£0.87", "2nd class")
    assert abroad.price == "£3.20" and table.postage("GB", 100.1) is None
    states = load_postage(SEEDS / "postage" / "us.toml")
    prices = [states.postage("US", grams) for grams in (28, 29, 60)]
    assert [each.price for each in prices if each] == ["$0.78", "$1.07", "$1.36"]
