"""The notebook of ten answers runs with neither Jupyter, screen nor network, and says what the pages say."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from analysis import standing
from indicators import INDICATORS, figures
from indicators.indicator import MUNICIPALITY

FILE = Path(__file__).parent.parent / "docs" / "ten_answers.ipynb"
NOTEBOOK = json.loads(FILE.read_text(encoding="utf-8"))
CELLS = ["".join(cell["source"]) for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]

# Run in docs/, as Jupyter would, with what draws taken away and every socket closed.
RUN = """
import json, socket, sys

for name in ("streamlit", "plotly", "pydeck", "matplotlib", "views", "requests"):
    sys.modules[name] = None  # an import of it fails


class Closed(socket.socket):
    def __init__(self, *_arguments, **_named):
        raise OSError("the network is closed")


socket.socket = Closed
names = {}
for cell in json.load(sys.stdin):
    exec(compile(cell, "cell", "exec"), names)
say = names["outcome"]
told = {
    "indicators": len(names["indicators"]),
    "pharmacy": names["pharmacy"]["value"].to_dict(),
    "crs": names["pharmacy"].crs.to_epsg(),
    "is_outlined": bool(names["pharmacy"].geometry.notna().all()),
    "gap": [names["rural_gap"].value, names["rural_gap"].low, names["rural_gap"].high],
    "schemes": names["schemes"].set_index("scheme")["gap"].to_dict(),
    "trend": names["trend"].by_year["gap"].to_dict(),
    "slope": names["trend"].slope,
    "change": [names["change"].total, names["change"].levels, names["change"].people],
    "theil": names["theil"].by_year.loc[2023].to_dict(),
    "strengths": [s.indicator.id for s in names["strengths"]],
    "behind": [s.indicator.id for s in names["behind"]],
    "uneven": names["uneven"].astype(float)["observed"].to_dict(),
    "yes": int(names["reading"].is_yes.sum()),
    "all": len(names["reading"].table),
    "faults": len(names["faults"]),
    "outcome": [say.people, say.before, say.after, say.lost, say.gap_before, say.gap_after],
}
print("\\n" + json.dumps(told))
"""


@pytest.fixture(scope="module")
def told():
    run = subprocess.run(
        [sys.executable, "-c", RUN],
        input=json.dumps(CELLS),
        cwd=FILE.parent,
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


def mean(values, people, own):
    return np.average(values[own], weights=people[own])


def test_it_is_a_notebook_without_outputs():
    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in NOTEBOOK["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in NOTEBOOK["cells"]:
        assert {"cell_type", "id", "metadata", "source"} <= set(cell)
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None


def test_it_gives_ten_answers_each_under_its_question():
    assert len(CELLS) == 10
    kinds = [cell["cell_type"] for cell in NOTEBOOK["cells"]]
    assert kinds == ["markdown", *["markdown", "code"] * 10]
    questions = ["".join(cell["source"]) for cell in NOTEBOOK["cells"][1::2]]
    assert [question.split(".")[0] for question in questions] == [f"## {n}" for n in range(1, 11)]


def test_every_indicator_is_listed_and_the_values_are_those_of_the_map(told):
    assert told["indicators"] == len(INDICATORS)
    assert told["pharmacy"] == figures.values("pharmacy_over_5km_pct")["value"].to_dict()
    assert (told["crs"], told["is_outlined"]) == (4326, True)


def test_the_gap_to_a_pharmacy_is_27_points_and_holds(told):
    value, low, high = told["gap"]
    assert round(value, 1) == 27.4
    assert 0 < low < value < high
    assert told["schemes"]["degurba"] == pytest.approx(value)
    assert set(told["schemes"]) == {"degurba", "skr", "ur3", "ur6"}
    assert min(told["schemes"].values()) > 20


def test_the_trend_and_its_parts_are_those_of_the_first_and_the_last_year(told):
    classes = figures.areas()["degurba"]
    gaps = {}
    for year in (2001, 2021):
        values = figures.values("tax_base_2023_prices_sek", year=year)["value"]
        people = figures.weights(INDICATORS["tax_base_2023_prices_sek"], year)
        known = values.notna()
        rural, urban = (mean(values, people, known & side) for side in (classes == 3, classes < 3))
        gaps[year] = rural - urban
        assert told["trend"][str(year)] == pytest.approx(gaps[year])
    assert told["slope"] < 0
    total, levels, people = told["change"]
    assert total == pytest.approx(levels + people)


def test_theil_is_split(told):
    values, people = (
        figures.values(id, year=2023)["value"] for id in ("wage_mean_tkr", "population")
    )
    mu = np.average(values, weights=people)
    total = (people * values * np.log(values / mu)).sum() / (people * values).sum()
    assert told["theil"]["total"] == pytest.approx(total)
    assert told["theil"]["between"] + told["theil"]["within"] == pytest.approx(total)


def test_what_stands_out_is_what_the_profile_tells(told):
    strengths, behind = standing.stands_out(standing.of_area("2425", MUNICIPALITY, "degurba"))
    assert told["strengths"] == [s.indicator.id for s in strengths]
    assert told["behind"] == [s.indicator.id for s in behind]
    assert strengths
    assert behind


def test_dissimilarity_is_that_of_the_formula(told):
    share = figures.values("foreign_born_pct", "regso_2020", 2023)["value"]
    people = figures.values("population", "regso_2020", 2023)["value"]
    own = share.index.str[:4] == "1264"
    group, rest = (share * people)[own], ((100 - share) * people)[own]
    by_formula = 0.5 * (group / group.sum() - rest / rest.sum()).abs().sum()
    assert told["uneven"]["dissimilarity"] == pytest.approx(by_formula)
    assert len(told["uneven"]) == 7


def test_156_of_290_municipalities_are_segregated(told):
    assert (told["yes"], told["all"]) == (156, 290)


def test_a_closed_pharmacy_is_lost_to_those_who_had_it(told):
    people, before, after, lost, gap_before, gap_after = told["outcome"]
    squares = figures.squares()
    own = squares["municipality_code"].astype(str) == "2418"
    near = own & (squares["pharmacy_m"] <= 5000)
    assert (people, before) == (squares["population"][own].sum(), squares["population"][near].sum())
    assert (after, lost, told["faults"]) == (0, before, 0)
    assert round(gap_before, 1) == 27.4
    assert gap_after > gap_before  # Malå is rural
