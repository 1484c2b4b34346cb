"""The register's population on small answers in their layout; the figures are made up."""

import pytest
from support.small_inputs import expect_rows

from loaders import municipality_register
from loaders.faults import InputFault

TABLE = """region_code,region_name,year,mean_price_smahus_sek,open_unemployment_pct_N03937,population,completions
0114,Upplands Väsby,2023,3115000,3.14,50000,10
0114,Upplands Väsby,2024,,,50500,
2425,Dorotea,2024,520000,2.5,2300,0
"""


@pytest.fixture(autouse=True)
def three_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    expect_rows(monkeypatch, municipality_register, 3)


def fault(text: str) -> str:
    with pytest.raises(InputFault) as caught:
        municipality_register.parse(text.encode())
    return str(caught.value)


def test_people_by_municipality_and_year():
    frame = municipality_register.parse(TABLE.encode())
    assert frame["population"].to_dict() == {
        ("0114", 2023): 50_000,
        ("0114", 2024): 50_500,
        ("2425", 2024): 2_300,
    }


def test_prices_dwellings_and_unemployment_stand_beside_them():
    frame = municipality_register.parse(TABLE.encode())
    columns = ["house_price_sek", "open_unemployment_pct", "completions"]
    assert frame.loc[("0114", 2023), columns].tolist() == [3_115_000, 3.14, 10]
    assert frame.loc[("0114", 2024), columns].isna().all()


def test_a_code_without_its_zero_is_given_it():
    frame = municipality_register.parse(TABLE.replace("0114", "114").encode())
    assert frame.index[0] == ("0114", 2023)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2425,Dorotea,2024,520000,2.5,2300,0\n", "", "2 rows where 3 were expected"),
        ("0114,Upplands Väsby,2023", "0114,Upplands Väsby,2024", "the same key twice"),
        ("2425,Dorotea,2024", "2425,Dorotea,..", "a row without a year"),
        ("50500", "many", "is no number"),
        ("50500", "0", "population out of range at ('0114', 2024)"),
        ("population", "people", "no column population"),
        ("2300,0", "2300,-1", "completions out of range at ('2425', 2024)"),
        ("520000", "0", "house_price_sek out of range at ('2425', 2024)"),
        ("2.5,", "102.5,", "open_unemployment_pct out of range at ('2425', 2024)"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, said: str):
    found = fault(TABLE.replace(old, new))
    assert found.startswith(f"{municipality_register.SOURCE.file}: ")
    assert said in found
