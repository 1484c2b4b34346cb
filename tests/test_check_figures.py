"""The second computation: what it tells of two answers, and that it borrows none of the project's code."""

import ast
import math
import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from tests.second_route import __main__ as command
from tests.second_route import comparing, squares

FOLDER = Path(comparing.__file__).parent
OUTSIDE = {"geopandas", "numpy", "pandas", "scipy", "shapely"}


def figure(ours, second, bound=0.5, area="Skurup (1264)"):
    return comparing.Figure(
        id="share_pct", area=area, ours=lambda: ours, second=lambda: second, bound=bound
    )


def reported(*figures, every=False):
    lines = []
    return comparing.report(figures, lines.append, every=every), lines


def test_a_disagreement_is_told_in_one_line_and_exits_1():
    assert reported(figure(34.7, 34.7, area="Dorotea (2425)"), figure(100, 55.03)) == (
        1,
        [
            "share_pct, Skurup (1264): ours 100, second route 55.03, bound 0.5",
            "2 figures compared, 1 disagree.",
        ],
    )


def test_what_agrees_is_only_counted_and_exits_0():
    assert reported(figure(34.7, 34.7)) == (0, ["1 figures compared, 0 disagree."])


def test_with_every_all_are_told():
    assert reported(figure(1, 1), figure(2, 2), every=True)[1][:2] == [
        "share_pct, Skurup (1264): ours 1, second route 1, bound 0.5",
        "share_pct, Skurup (1264): ours 2, second route 2, bound 0.5",
    ]


@pytest.mark.parametrize(
    ("ours", "second", "code"), [(1.5, 1, 0), (0.5, 1, 0), (1.501, 1, 1), (0.499, 1, 1)]
)
def test_the_bound_itself_agrees_on_both_sides(ours, second, code):
    assert reported(figure(ours, second))[0] == code


@pytest.mark.parametrize(("ours", "second"), [(math.nan, 1.0), (1.0, math.nan)])
def test_none_against_a_number_is_a_disagreement(ours, second):
    code, lines = reported(figure(ours, second, bound=1000))
    assert code == 1
    assert "none" in lines[0]


def test_none_on_both_sides_agrees():
    assert reported(figure(math.nan, math.nan))[0] == 0


@pytest.mark.parametrize("error", [ValueError, KeyError])
def test_what_the_project_does_not_give_is_none(error):
    def refuse():
        raise error("share_pct")

    known = comparing.Figure(id="a", area="b", ours=refuse, second=lambda: 1.0, bound=1)
    assert reported(known) == (
        1,
        ["a, b: ours none, second route 1, bound 1", "1 figures compared, 1 disagree."],
    )


def test_a_fault_of_the_second_route_is_no_answer():
    def fail():
        raise KeyError("column")

    broken = comparing.Figure(id="a", area="b", ours=lambda: 1.0, second=fail, bound=1)
    with pytest.raises(KeyError, match="column"):
        reported(broken)


@pytest.mark.parametrize("ours", [1.0, 9.0])
def test_the_command_exits_as_the_comparison_does(monkeypatch, capsys, tmp_path, ours):
    monkeypatch.setattr(command, "figures", lambda folder: [figure(ours, 1.0)])
    monkeypatch.setattr(sys, "argv", ["second_route", "--from", str(tmp_path)])
    assert command.main() == (ours != 1.0)
    assert ("ours 9, second route 1" in capsys.readouterr().out) == (ours != 1.0)


def test_the_command_wants_a_folder(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(sys, "argv", ["second_route", "--from", str(tmp_path / "absent")])
    with pytest.raises(SystemExit, match="2"):
        command.main()
    assert "absent is no folder" in capsys.readouterr().err


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_one_module_alone_knows_the_project(path):
    if path.stem == "project":
        return
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    assert names <= {*OUTSIDE, "tests", *sys.stdlib_module_names}


def test_squares_move_over_the_border_until_both_sides_have_their_people():
    """West has 100 people too few in the grid: the square of 100 nearest to it is its own."""
    outlines = gpd.GeoSeries({"W": shapely.box(0, 0, 5000, 1000), "E": shapely.box(5000, 0, 9000, 1000)})  # fmt: skip
    frame = pd.DataFrame(
        {"x": [4500.0, 5500.0, 6500.0, 7500.0], "y": 500.0, "people": [300.0, 100.0, 100.0, 100.0]}
    ).assign(code=["W", "E", "E", "E"])
    people = pd.Series({"W": 400.0, "E": 200.0})
    assert list(squares.balanced(frame, outlines, people)) == ["W", "W", "E", "E"]
    assert list(squares.balanced(frame, outlines, pd.Series({"W": 300.0, "E": 300.0}))) == [
        "W",
        "E",
        "E",
        "E",
    ]
