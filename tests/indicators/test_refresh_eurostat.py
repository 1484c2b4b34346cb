"""Eurostat's table of countries: each dataset whole, or its old rows."""

from eurostat_answers import answer
from server import Reply

from indicators.refresh import refresh
from loaders import eurostat, live


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
