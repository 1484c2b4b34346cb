"""Eurostat's table of countries: each dataset whole, or its old rows."""

from support.eurostat_answers import answer
from support.server import Reply

from indicators import live
from loaders import eurostat
from making.refresh import refresh


def outcome(publish, *, failing=()):
    def reply(asked):
        dataset = asked.path.rpartition("/")[2]
        return Reply({}, 400) if dataset in failing else Reply(answer())

    publish(eurostat=reply)
    return refresh(["eurostat"], anew=True)[0]


def test_every_dataset_becomes_rows(publish):
    told = outcome(publish)
    assert told.result == "done"
    table = live.read("table_eurostat")
    assert set(table["table"]) == set(eurostat.DATASETS)
    assert list(table) == eurostat.COLUMNS
    assert not table.duplicated(["table", "geo", "degurba", "year"]).any()
    assert told.rows == len(table)


def test_a_dataset_that_fails_keeps_its_old_rows(publish):
    outcome(publish)
    before = live.read("table_eurostat")
    told = outcome(publish, failing={"ilc_peps13n"})
    assert told.result == "partly"
    assert "ilc_peps13n" in told.sentences[0]
    after = live.read("table_eurostat")
    assert len(after) == len(before)
    old = before[before["table"] == "ilc_peps13n"]["retrieved"].unique()
    assert set(after[after["table"] == "ilc_peps13n"]["retrieved"]) == set(old)


def test_when_all_fail_nothing_is_changed(publish):
    outcome(publish)
    before = live.stamp()
    told = outcome(publish, failing=set(eurostat.DATASETS))
    assert told.result == "kept"
    assert len(told.sentences) == len(eurostat.DATASETS)
    assert live.stamp() == before


def test_a_country_that_does_not_come_is_named(publish):
    content = answer()
    category = content["dimension"]["geo"]["category"]
    category["index"]["XX"] = category["index"].pop("FI")
    publish(eurostat=lambda asked: Reply(content))
    told = refresh(["eurostat"])[0]
    assert told.result == "partly"
    assert told.sentences[0] == f"eurostat {eurostat.DATASETS[0]}: nothing about FI"
    assert set(live.read("table_eurostat")["geo"]) == {"SE", "NO", "DK", "EU27_2020"}
