"""A refresh takes publishers one by one, and never loses what there was."""

import errno
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
import types
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from support.refreshing import command

from indicators import INDICATORS, UnknownLevel, UnknownYear, figures, get, live, vintages
from indicators.indicator import DESO_2025, MUNICIPALITY, NORWAY, REGSO
from loaders.faults import InputFault, PublisherFault
from making import refresh as refreshing
from making.__main__ import main
from making.refresh import (
    Collected,
    background,
    checked_values,
    in_range,
    kept_with,
    refresh,
    status,
)

ROOT = Path(__file__).parent.parent.parent


def rows(year=2024, value=12.5, indicator="rented_pct", level=MUNICIPALITY, areas=None, **other):
    codes = figures.areas(level).index if areas is None else areas
    row = {
        "indicator": indicator,
        "level": level,
        "area_id": codes,
        "year": year,
        "value": value,
        "status": "observed",
        "source": "scb_tenure",
        "table": "TAB0000",
        "query": "Tid=2024",
        "retrieved": "2026-06-08T06:00:00+00:00",
    }
    return pd.DataFrame(row | other)


@pytest.fixture
def publisher(monkeypatch):
    """`publisher(key, collect)` adds a publisher to those that are refreshed."""
    monkeypatch.setattr(refreshing, "MODULES", {})

    def add(key, collect):
        module = types.ModuleType(f"making.refresh.{key}_for_test")
        module.KEY, module.collect = key, collect
        monkeypatch.setitem(sys.modules, module.__name__, module)
        refreshing.MODULES[key] = f"{key}_for_test"

    return add


def gives(frame, *faults):
    return lambda tell: Collected(parts={"values_kolada": frame}, faults=faults)


def fails(fault):
    def collect(tell):
        raise fault

    return collect


def test_a_refreshed_year_extends_the_series(publisher):
    publisher("kolada", gives(rows()))
    assert vintages.years(INDICATORS["rented_pct"], MUNICIPALITY)[-1] == 2023
    [outcome] = refresh()
    assert (outcome.result, outcome.rows) == ("done", 290)
    assert vintages.years(INDICATORS["rented_pct"], MUNICIPALITY)[-2:] == (2023, 2024)
    assert vintages.is_refreshed(INDICATORS["rented_pct"], MUNICIPALITY, 2024)
    frame = get("rented_pct")
    assert set(frame["year"]) == {2024}
    assert set(frame["value"]) == {12.5}
    found = figures.values("rented_pct")
    assert set(found["table"]) == {"TAB0000"}
    assert set(found["query"]) == {"Tid=2024"}
    assert list(figures.series("rented_pct").columns)[-1] == 2024


def test_a_year_of_the_snapshot_is_never_replaced(publisher):
    before = figures.values("rented_pct", year=2023).copy()
    publisher("kolada", gives(rows(year=2023)))
    refresh()
    pd.testing.assert_frame_equal(figures.values("rented_pct", year=2023), before)
    assert not vintages.is_refreshed(INDICATORS["rented_pct"], MUNICIPALITY, 2023)


def test_an_area_that_the_publisher_left_out_is_missing_not_zero(publisher):
    publisher("kolada", gives(rows(areas=figures.areas().index[1:])))
    refresh()
    found = figures.values("rented_pct").iloc[0]
    assert np.isnan(found["value"])
    assert found["status"] == "missing"


def test_norway_has_outlines_and_says_that_figures_are_brought_by_a_refresh(publisher):
    assert len(figures.areas(NORWAY)) == 357
    assert figures.areas(NORWAY).geometry.is_valid.all()
    with pytest.raises(UnknownLevel, match="only for municipality"):
        get("dwellings_per_1000", NORWAY)
    publisher("ssb", gives(rows(indicator="dwellings_per_1000", level=NORWAY, value=500.0)))
    refresh()
    assert get("dwellings_per_1000", NORWAY)["value"].eq(500).all()


@pytest.mark.parametrize(
    "fault",
    [
        InputFault("kolada: unknown area 9999"),
        PublisherFault("kolada", "unreachable", "no whole answer (no connection)."),
        live.CannotWrite("full"),
        KeyError("values"),
    ],
)
def test_the_old_figures_stay_and_the_next_publisher_is_taken(fault, publisher):
    publisher("kolada", gives(rows()))
    refresh()
    publisher("kolada", fails(fault))
    publisher("ssb", lambda tell: Collected(parts={"values_ssb": rows(year=2025)}))
    kept, done = refresh()
    assert kept.result == "kept"
    assert len(kept.sentences) == 1
    assert str(fault) in kept.sentences[0]
    assert done.result == "done"
    assert vintages.years(INDICATORS["rented_pct"], MUNICIPALITY)[-2:] == (2024, 2025)


def test_a_fault_of_one_part_is_named_and_the_rest_is_taken(publisher):
    publisher("kolada", gives(rows(), "N02904: no values; retired?"))
    [outcome] = refresh()
    assert outcome.result == "partly"
    assert outcome.sentences == ("N02904: no values; retired?",)
    assert get("rented_pct")["value"].eq(12.5).all()


def test_a_full_disk_leaves_the_old_part_whole(publisher, monkeypatch):
    publisher("kolada", gives(rows()))
    refresh()

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    publisher("kolada", gives(rows(value=99.0)))
    monkeypatch.setattr(os, "fsync", full)
    [outcome] = refresh()
    assert outcome.result == "kept"
    assert "No space left" in outcome.sentences[0]
    assert get("rented_pct")["value"].eq(12.5).all()
    assert not list((live.folder() / "live").glob(".*"))


def test_a_damaged_part_is_left_out_and_the_snapshot_serves(publisher):
    publisher("kolada", gives(rows()))
    refresh()
    (live.folder() / "live" / "values_kolada.parquet").write_bytes(b"PAR1 cut off")
    assert vintages.years(INDICATORS["rented_pct"], MUNICIPALITY)[-1] == 2023
    assert status.parts()["values_kolada"][0] == 0


def test_a_second_refresh_is_refused_with_a_sentence(publisher, capsys):
    publisher("kolada", gives(rows()))
    with live.writing():
        with pytest.raises(live.Busy, match="running"):
            refresh()
        assert main(["refresh"]) == 2
    assert "Another refresh is running" in capsys.readouterr().err


def test_a_read_only_folder_is_a_sentence(publisher, monkeypatch, tmp_path, capsys):
    publisher("kolada", gives(rows()))
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KLYFTKARTAN_DATA", str(tmp_path / "file" / "data"))
    assert main(["refresh"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_command_tells_how_it_went(publisher, capsys):
    publisher("kolada", gives(rows()))
    publisher("ssb", fails(InputFault("ssb: the answer is empty")))
    assert main(["refresh", "kolada"]) == 0
    assert main(["refresh"]) == 1
    said = capsys.readouterr()
    assert "kolada: done, 290 rows" in said.out
    assert "ssb: not refreshed, the old figures stay" in said.out
    assert "ssb: the answer is empty" in said.err
    assert main(["refresh", "kolda"]) == 2
    assert "'kolda'" in capsys.readouterr().err
    assert main(["status"]) == 0
    [line] = [x for x in capsys.readouterr().out.splitlines() if x.startswith("scb_tenure\t")]
    assert "refreshed 2024, retrieved 2026-06-08" in line


SLOW = """
import time

def collect_kolada(tell):
    for position in range(1000):
        tell(position, 1000, "N00000")
        time.sleep(0.02)
    raise AssertionError("was not cancelled")

collect_ssb = collect_kolada
"""


def test_a_run_in_the_background_shows_its_step_and_can_be_cancelled(monkeypatch):
    monkeypatch.setattr(background, "COMMAND", command(SLOW))
    run = background.start()
    while run.step is None:
        time.sleep(0.01)
    assert background.start() is run
    run.cancel()
    run.wait(30)
    assert not run.is_running
    assert [outcome.result for outcome in run.outcomes] == ["cancelled", "cancelled"]
    assert run.step.of == 1000


def test_a_run_that_cannot_begin_says_why():
    with live.writing():
        run = background.start()
        run.wait(60)
    assert "Another refresh is running" in run.fault


def test_a_run_that_the_system_ends_costs_the_server_nothing_and_says_so(monkeypatch):
    killed = SLOW.replace("import time", "import os, time").replace(
        "time.sleep(0.02)", "os.kill(os.getpid(), 9)"
    )
    monkeypatch.setattr(background, "COMMAND", command(killed))
    run = background.start()
    run.wait(60)
    assert not run.is_running
    assert run.fault == "The refresh was ended before it was done (-9)."
    monkeypatch.setattr(background, "COMMAND", ("/no/such/program",))
    run = background.start()
    run.wait(60)
    assert run.fault.startswith(background.ENDED)


def test_a_refresh_ends_with_the_server_that_started_it(data_folder):
    process = subprocess.Popen(
        command(SLOW), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert "step" in process.stdout.readline()
        process.stdin.close()
        *_, last = process.stdout.read().splitlines()
    assert [told["result"] for told in json.loads(last)["outcomes"]] == ["cancelled", "cancelled"]


KILLED = """
import sys, time, types
import pandas as pd
from making import refresh as refreshing
from making.refresh import Collected
from indicators import live

def collect(tell):
    print("begun", flush=True)
    write = pd.DataFrame.to_parquet
    def slowly(frame, path, **options):
        write(frame, path, **options)
        print("written beside", flush=True)
        time.sleep(60)
    pd.DataFrame.to_parquet = slowly
    return Collected(parts={"values_kolada": pd.DataFrame({"a": [1]})})

module = types.ModuleType("making.refresh.kolada_for_test")
module.collect = collect
sys.modules[module.__name__] = module
refreshing.MODULES.clear()
refreshing.MODULES["kolada"] = "kolada_for_test"
refreshing.refresh()
"""


def test_a_kill_in_the_middle_of_writing_leaves_the_old_part_and_no_lock(publisher):
    publisher("kolada", gives(rows()))
    refresh()
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        for line in process.stdout:
            if "written beside" in line:
                break
        with pytest.raises(live.Busy):
            refresh()
        process.send_signal(signal.SIGKILL)
    assert get("rented_pct")["value"].eq(12.5).all()
    [outcome] = refresh()
    assert outcome.result == "done"
    # What was made for the test is not what the snapshot has: that is kept beside it.
    left = sorted(path.name for path in (live.folder() / "live").iterdir())
    assert left == ["gaps.parquet", "values_kolada.parquet"]


@pytest.mark.parametrize(
    ("frame", "word"),
    [
        (rows(areas=["0114", "9999"]), "unknown area 9999"),
        (pd.concat([rows(), rows()]), "the same value twice"),
        (rows(status="guessed"), "'guessed'"),
        (rows(value=np.nan), "no values"),
        (rows(value=np.inf), "not finite"),
        (rows(status="missing"), "without its missing value"),
        (rows(level="parish", areas=["0114"]), "'parish'"),
        (rows().drop(columns="query"), "no column query"),
        (rows().iloc[:0], "no values"),
    ],
)
def test_values_that_break_their_promise_are_named(frame, word):
    with pytest.raises(InputFault, match=word):
        checked_values(frame, "kolada", {MUNICIPALITY: figures.areas().index})


def test_what_was_not_renewed_is_kept(publisher):
    publisher("kolada", gives(pd.concat([rows(), rows(indicator="owned_pct", value=3.0)])))
    refresh()
    new = kept_with(rows(value=77.0), "values_kolada")
    assert set(new.loc[new["indicator"] == "rented_pct", "value"]) == {77.0}
    assert set(new.loc[new["indicator"] == "owned_pct", "value"]) == {3.0}


def test_a_year_or_an_area_that_does_not_come_again_is_kept(publisher):
    publisher("kolada", gives(pd.concat([rows(year=2024), rows(year=2025)])))
    refresh()
    some = figures.areas().index[:3]
    new = kept_with(rows(year=2025, value=77.0, areas=some), "values_kolada")
    assert new.groupby("year")["area_id"].count().to_dict() == {2024: 290, 2025: 290}
    assert (new["value"] == 77).sum() == 3
    assert (
        checked_values(new, "kolada", {MUNICIPALITY: figures.areas().index})["value"].notna().all()
    )


def test_a_missing_value_never_overwrites_a_good_one(publisher):
    publisher("kolada", gives(rows(year=2024)))
    refresh()
    new = rows(year=2024, value=77.0)
    new.loc[:2, ["value", "status"]] = [np.nan, "suppressed"]
    both = kept_with(new, "values_kolada")
    assert len(both) == 290
    assert both["value"].value_counts().to_dict() == {77.0: 287, 12.5: 3}
    assert set(both.loc[both["value"] == 12.5, "area_id"]) == set(new["area_id"][:3])
    assert set(both["status"]) == {"observed"}
    checked_values(both, "kolada", {MUNICIPALITY: figures.areas().index})


def test_a_missing_value_takes_the_place_of_one_that_was_missing_too(publisher):
    old = rows(year=2024)
    old.loc[0, ["value", "status"]] = [np.nan, "missing"]
    publisher("kolada", gives(old))
    refresh()
    new = rows(year=2024, areas=old["area_id"][:1], value=np.nan, status="suppressed")
    both = kept_with(new, "values_kolada").set_index("area_id")
    assert len(both) == 290
    assert both.loc[old["area_id"][0], "status"] == "suppressed"


def test_what_comes_twice_is_named_and_not_chosen_from(publisher):
    publisher("kolada", gives(rows()))
    refresh()
    both = kept_with(pd.concat([rows(value=1.0), rows(value=2.0)]), "values_kolada")
    with pytest.raises(InputFault, match="the same value twice"):
        checked_values(both, "kolada", {MUNICIPALITY: figures.areas().index})


def test_old_values_that_cannot_be_do_not_stand_in_the_way_of_new_ones(publisher):
    impossible = rows(indicator="owned_pct", areas=["0114"], value=140.0)
    gone = rows(indicator="crime_pct", areas=["0114"])
    publisher("kolada", gives(pd.concat([rows(), impossible, gone])))
    refresh()  # by a version that knew no better
    both = kept_with(rows(year=2025), "values_kolada")
    assert set(both["indicator"]) == {"rented_pct"}
    assert sorted(both["year"].unique()) == [2024, 2025]


def test_a_value_that_noise_moved_is_marked_and_the_indicator_stays():
    new = rows(value=99.0, status="noisy")
    new.loc[0, "value"] = 100.1
    found, sentences = in_range(new, "scb")
    assert not sentences
    found = checked_values(found, "scb", {MUNICIPALITY: figures.areas().index})
    assert found["status"].value_counts().to_dict() == {"noisy": 289, "out_of_range": 1}
    assert found["value"].notna().sum() == 289


@pytest.mark.parametrize("value", [140.0, -40.0])
def test_what_noise_cannot_do_costs_the_indicator_and_no_other(value):
    new = rows(value=99.0, status="noisy")
    new.loc[0, "value"] = value
    found, sentences = in_range(pd.concat([new, rows(indicator="owned_pct")]), "scb")
    assert set(found["indicator"]) == {"owned_pct"}
    assert sentences == [f"scb: rented_pct cannot be {value:g} (0114)."]


@pytest.mark.parametrize(
    ("id", "level", "area", "value"),
    [
        ("rented_pct", MUNICIPALITY, "0114", 101.0),
        ("rented_pct", MUNICIPALITY, "0114", -1.0),
        ("population", MUNICIPALITY, "0114", -5.0),
        ("area_type", REGSO, "0114R001", 96.0),
        ("rented_pct", MUNICIPALITY, "0114", 140.0),
        ("income_gini", MUNICIPALITY, "0114", 7.0),
        ("minutes_to_tcentralen", DESO_2025, "0180A0010", -5.0),
        ("pharmacy_nearest_mean_km", MUNICIPALITY, "0114", -3.0),
        ("wage_mean_tkr", MUNICIPALITY, "0114", -1.0),
        ("access_to_services_index", MUNICIPALITY, "0114", 250.0),
    ],
)
def test_a_value_that_its_unit_cannot_have_is_named(id, level, area, value):
    frame = rows(indicator=id, level=level, areas=[area], value=value)
    with pytest.raises(InputFault, match=f"{id} cannot be {value:g}"):
        checked_values(frame, "kolada", {level: figures.areas(level).index})


def test_a_year_or_level_that_nobody_has_is_told_what_there_is():
    with pytest.raises(UnknownYear, match="no year 2024"):
        get("rented_pct", year=2024)
    with pytest.raises(UnknownLevel, match="only for"):
        get("rented_pct", "square_1km_2024")
    assert vintages.levels(INDICATORS["area_type"]) == [REGSO]
