"""Known figures, asked of publishers on this machine: what differs and what is not reached is named."""

import pytest
from support.fake_kolada import Kolada, row
from support.pxweb_server import Dim, Px, Service
from support.server import Reply

from making import known
from making.__main__ import main
from making.refresh import kolada as key_figures

KEY_FIGURES = [
    row("N00945", "0180", 2000, 31.32959689),
    row("N00945", "1280", 2000, 28.36722648),
    row("N03702", "0319", 2012, 253.891158),
]
TITLES = dict.fromkeys(key_figures.wanted(), "A key figure")
PEOPLE = {
    ("1264A0010_DeSO2025", "2025"): 1181,
    ("1264A0020_DeSO2025", "2025"): 1080,
    ("1264A0030_DeSO2025", "2025"): 896,  # one more than is known
    ("1280R001_RegSO2025", "2024"): 3426,
}


def population():
    """TAB6574 with the areas that are asked for, and no other table."""
    regions = {code: code for code, _ in PEOPLE}
    return Px(
        dims={
            "Region": Dim(regions, role="geo"),
            "Alder": Dim({"totalt": "totalt", "-4": "0-4 år"}),
            "Kon": Dim({"1+2": "totalt", "1": "män"}),
            "Tid": Dim({"2024": "2024", "2025": "2025"}, role="time"),
        },
        cell=lambda key: PEOPLE.get((key["Region"], key["Tid"]), 1),
    )


def by_what(checked):
    return {one.known.what: one for one in checked}


def test_every_known_figure_is_one_that_an_indicator_or_a_key_figure_can_give():
    listed = known.figures()
    assert len({(one.publisher, one.what) for one in listed}) == len(listed) > 25
    assert {one.publisher for one in listed} == {"scb", "ssb", "kolada", "scb_v1", "scb_geodata"}
    assert not [one.what for one in listed if "()" in one.what], "no feed has the level"


def test_figures_as_known(publish):
    publish(kolada=Kolada(KEY_FIGURES, titles=TITLES))
    checked = known.check(["kolada"])
    assert [one.result for one in checked] == ["as known"] * 4
    assert "4 as known" in known.report(checked, ["kolada"]).splitlines()[0]


def test_a_figure_that_differs_is_named_with_what_it_is_now(publish):
    changed = [row("N00945", "0180", 2000, 31.4), *KEY_FIGURES[1:2]]
    publish(kolada=Kolada(changed, titles=dict(list(TITLES.items())[1:]), refused={"N03702"}))
    checked = by_what(known.check(["kolada"]))
    assert checked["N00945, 1280, 2000"].result == "as known"
    text = known.report(checked.values(), ["kolada"])
    assert "differs: kolada N00945, 0180, 2000: known 31.3296, now 31.4" in text
    assert "differs: kolada N03702, 0319, 2012: known 253.891, kolada: no answer" in text or (
        "differs: kolada N03702, 0319, 2012: known 253.891, N03702: no value" in text
    )
    assert f"known {len(TITLES)}, now {len(TITLES) - 1}" in text


def test_tables_are_asked_by_the_feeds_of_a_refresh(publish):
    publish(scb=Service({"TAB6574": population()}))
    checked = by_what(known.check(["scb"]))
    assert checked["population (TAB6574), 1264A0010, 2025"].result == "as known"
    assert checked["population (TAB6574), 1280R001, 2024"].now == 3426
    other = checked["population (TAB6574), 1264A0030, 2025"]
    assert (other.result, other.now) == ("differs", 896)
    gone = checked["unemployed_pct (TAB6680), 1264A0010, 2024"]
    assert gone.result == "not reached"
    assert "TAB6680" in gone.sentence


def test_who_is_not_reached_is_named_and_the_others_are_asked(publish, data_folder, capsys):
    publish(kolada=Kolada(KEY_FIGURES, titles=TITLES), ssb=lambda asked: Reply("", 503))
    assert main(["refresh", "--check", "kolada", "ssb", "gtfs"]) == 1
    text = capsys.readouterr().out
    assert text.splitlines()[0].endswith("4 as known, 0 differs, 1 not reached")
    assert "not reached: ssb child_low_income_norway_pct (08764), 3101, 2024" in text
    assert "No figure is known of: gtfs." in text
    assert str(data_folder) not in text
    assert "http" not in text


def test_an_unknown_publisher_is_named(capsys):
    assert main(["refresh", "--check", "nobody"]) == 2
    assert "nobody" in capsys.readouterr().err


@pytest.mark.live
@pytest.mark.parametrize("figure", known.figures(), ids=lambda one: f"{one.publisher} {one.what}")
def test_the_publishers_themselves_give_the_known_figures(figure):
    assert figure.ask() == pytest.approx(figure.value, abs=max(figure.within, 1e-9))
