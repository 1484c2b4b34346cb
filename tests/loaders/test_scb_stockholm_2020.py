"""Stockholm's five tables on small answers in their layout; the figures are made up."""

import numpy as np
import pandas as pd
import pytest
from support.small_inputs import first_half

from loaders import scb_stockholm_2020
from loaders.faults import InputFault

KEY = pd.DataFrame(
    {"municipality_code": ["0114", "0180", "0180"]},
    index=pd.Index(["0114C1010", "0180C1010", "0180C1020"], name="area_id"),
)
TABLES = [
    """,deso,ownership,tenant_owned,tenancy,other,tot
0,0180C1010,100,200,600,100,1000
1,0180C1020,0,900,300,0,1200
""",
    """,deso,q1_pct,q2_pct,q3_pct,q4_pct,median_tkr,avg_tkr,tot_pop
0,0180C1010,38,28,17,16,219.7,261.2,990
1,0180C1020,15,23,30,32,298.6,340.3,1150
""",
    """,deso,0-19_low_pct,0-19_high_pct,0-19_tot,20-64_low_pct,20-64_high_pct,20-64_tot,65_plus_low_pct,65_plus_high_pct,65_plus_tot,tot_low_pct,tot_high_pct,tot_tot
0,0180C1010,34,2,190,23,6,600,17,5,200,24,5,990
1,0180C1020,7,3,400,8,9,740,..,..,..,8,8,1150
""",
    """,deso,in_traffic,not_in_traffic,tot
0,0180C1010,314,50,364
1,0180C1020,405,311,716
""",
    """,deso,pre_secondary_edu,secondary_edu,post_secondary_edu_less_than_3_y,post_secondary_edu_3_y_or_m,info_abt_edu_lvl_missing
0,0180C1010,123,328,136,205,18
1,0180C1020,167,425,169,221,36
""",
]
FILES = [
    "deso_stockholm_boende.csv",
    "deso_stockholm_inkomst_qrt.csv",
    "deso_stockholm_lag_hog_inkomst.csv",
    "deso_stockholm_personbil.csv",
    "deso_stockholm_utbildning.csv",
]


def raw(table: int = 0, old: str = "", new: str = "") -> tuple[bytes, ...]:
    assert old in TABLES[table]
    texts = [t.replace(old, new) if i == table and old else t for i, t in enumerate(TABLES)]
    return tuple(text.encode() for text in texts)


def fault(answer: tuple[bytes, ...]) -> str:
    with pytest.raises(InputFault) as caught:
        scb_stockholm_2020.parse(answer, KEY)
    return str(caught.value)


def test_the_five_tables_become_one_frame():
    frame = scb_stockholm_2020.parse(raw(), KEY)
    assert list(frame.index) == ["0180C1010", "0180C1020"]
    assert frame.index.name == "area_id"
    row = frame.loc["0180C1010"]
    assert row[["rented", "cooperative", "owned", "other"]].tolist() == [600, 200, 100, 100]
    assert row[[f"disposable_income_q{i}_pct" for i in (1, 2, 3, 4)]].tolist() == [38, 28, 17, 16]
    assert row["disposable_income_median_tkr"] == 219.7
    assert row["low_economic_standard_0_19_pct"] == 34
    assert row["high_economic_standard_pct"] == 5
    assert row["economic_standard_people_65_plus"] == 200
    assert row["cars_in_traffic"] == 314
    assert row["long_tertiary"] == 205


def test_what_the_publisher_withholds_is_nan():
    frame = scb_stockholm_2020.parse(raw(), KEY)
    withheld = frame.columns[frame.loc["0180C1020"].isna()]
    assert sorted(withheld) == [
        "economic_standard_people_65_plus",
        "high_economic_standard_65_plus_pct",
        "low_economic_standard_65_plus_pct",
    ]
    assert not np.isnan(frame.loc["0180C1020", "low_economic_standard_pct"])


@pytest.mark.parametrize(
    ("table", "old", "new", "said"),
    [
        (0, "1000\n", "1001\n", "the parts of 0180C1010 do not make the whole"),
        (0, "0180C1020", "0180C1030", "is unknown, or missing"),
        (0, "0180C1020", "0114C1010", "is unknown, or missing"),
        (1, "0180C1020", "0180C1010", "the same key twice: 0180C1010"),
        (1, "38,28", "33,28", "the parts of 0180C1010 do not make the whole"),
        (1, "38,28", "138,28", "disposable_income_q1_pct out of range at 0180C1010"),
        (1, ",990", ",991", "the parts of 0180C1010 do not make the whole"),
        (2, "34,2,190", "34,2,191", "the parts of 0180C1010 do not make the whole"),
        (2, "34,2,190", "34,2,many", "'many' is no number"),
        (3, "314,50", "-314,678", "cars_in_traffic out of range at 0180C1010"),
        (3, "716", "717", "the parts of 0180C1020 do not make the whole"),
        (3, "1,0180C1020,405,311,716\n", "", "1 rows where 2 were expected"),
        (4, "secondary_edu", "another", "no column"),
    ],
)
def test_a_table_that_cannot_be_is_named(table: int, old: str, new: str, said: str):
    found = fault(raw(table, old, new))
    assert found.startswith(f"{FILES[table]}: ")
    assert said in found


@pytest.mark.parametrize("table", range(5))
def test_a_table_that_is_cut_off_or_another_is_named(table: int):
    cut = [first_half(one) if i == table else one for i, one in enumerate(raw())]
    assert fault(tuple(cut)).startswith(f"{FILES[table]}: ")
    other = [b"another,table\n1,2\n" if i == table else one for i, one in enumerate(raw())]
    assert fault(tuple(other)).startswith(f"{FILES[table]}: no column")


def test_every_missing_table_is_named(tmp_path):
    with pytest.raises(InputFault) as caught:
        scb_stockholm_2020.load(tmp_path)
    assert str(caught.value).splitlines() == [f"{file}: missing" for file in FILES]
