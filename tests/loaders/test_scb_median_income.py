"""Median earned income by municipality: what is read, and what is refused."""

from dataclasses import replace

import pytest

from loaders import scb_median_income
from loaders.faults import InputFault

INCOMES = b"code,year,median_earned_income_16plus_tkr\n114,2014,262.6\n"


@pytest.fixture
def one_row(monkeypatch):
    """The loader as if its file had one row."""
    monkeypatch.setattr(scb_median_income, "SOURCE", replace(scb_median_income.SOURCE, rows=1))


@pytest.mark.usefixtures("one_row")
def test_codes_have_four_digits():
    assert scb_median_income.parse(INCOMES)["income_tkr"].to_dict() == {("0114", 2014): 262.6}


@pytest.mark.usefixtures("one_row")
def test_an_income_below_zero_is_refused():
    with pytest.raises(InputFault, match="income_tkr out of range"):
        scb_median_income.parse(INCOMES.replace(b"262.6", b"-262.6"))


def test_a_table_with_rows_too_few_is_refused():
    with pytest.raises(InputFault, match="1 rows where 2,320 were expected"):
        scb_median_income.parse(INCOMES)
