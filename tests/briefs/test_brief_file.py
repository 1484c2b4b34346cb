"""The file of a brief: what goes in comes back, and whatever else is opened is named and refused."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.brief_examples import HOSTILE, brief

from briefs.brief import LONGEST, MOST_BYTES, Brief, BriefFault, as_file, clean, parse
from indicators.indicator import DESO, REGSO

REASONS = {
    *("large", "damaged", "older", "newer", "area", "scheme", "indicator", "measure", "value"),
    *("year", "long", "many", "twice"),
}


def changed(**what):
    """The file of a whole brief with parts replaced; a part of `finding_…` in its first finding."""
    content = json.loads(as_file(brief()))
    for key, value in what.items():
        if key.startswith("finding_"):
            content["findings"][0][key.removeprefix("finding_")] = value
        else:
            content[key] = value
    return json.dumps(content).encode()


def reason(raw):
    with pytest.raises(BriefFault) as caught:
        parse(raw)
    return caught.value.reason


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_brief_comes_back_as_it_was(language, text):
    made = brief(language=language, title=text, note=text, decision=text, responsible=text)
    assert parse(as_file(made)) == made


@pytest.mark.parametrize(("level", "area"), [(REGSO, "0180R001"), (DESO, None)])
def test_smaller_areas_too(level, area):
    from indicators import figures

    area = area if area in figures.areas(level).index else figures.areas(level).index[0]
    made = brief(area, level=level, scheme="degurba")
    assert parse(as_file(made)) == made


def test_a_small_file_of_plain_data():
    raw = as_file(brief(many=5))
    assert len(raw) < 3_000
    assert json.loads(raw)["version"] == 1


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ({"format": "something else"}, "damaged"),
        ({"version": 0}, "older"),
        ({"version": 2}, "newer"),
        ({"version": True}, "damaged"),
        ({"area": "9999"}, "area"),
        ({"area": 1264}, "damaged"),
        ({"level": "square_1km_2024"}, "area"),
        ({"level": "norway_municipality_2024"}, "area"),
        ({"scheme": "mine"}, "scheme"),
        ({"scheme": "centrality"}, "scheme"),
        ({"language": "fi"}, "damaged"),
        ({"date": "yesterday"}, "damaged"),
        ({"title": "x" * (LONGEST["title"] + 1)}, "long"),
        ({"note": "two\nlines"}, "damaged"),
        ({"note": "\u202eright to left"}, "damaged"),
        ({"findings": {}}, "damaged"),
        ({"findings": [1]}, "damaged"),
        ({"more": 1}, "damaged"),
        ({"finding_more": 1}, "damaged"),
        ({"finding_indicator": "nothing_pct"}, "indicator"),
        ({"finding_indicator": "area_type"}, "value"),
        ({"finding_telling": "nothing_pct"}, "indicator"),
        ({"finding_measure": "magic"}, "measure"),
        ({"finding_year": 1900}, "value"),
        ({"finding_year": 2025.0}, "damaged"),
        ({"finding_follow_up": 2019}, "year"),
        ({"finding_follow_up": 9999}, "year"),
        ({"finding_decision": "x" * (LONGEST["decision"] + 1)}, "long"),
    ],
)
def test_a_fault_is_named(what, expected):
    from indicators import INDICATORS

    if what.get("finding_indicator") == "area_type":
        judged = next(i.id for i in INDICATORS.values() if i.unit == "type")
        what = {"finding_indicator": judged}
    assert reason(changed(**what)) == expected


def test_a_telling_indicator_that_the_area_has_no_value_for_is_named():
    from indicators import figures

    areas = figures.areas("deso_2018")
    area = areas.index[areas["municipality_code"] == "1264"][0]
    content = json.loads(as_file(brief(area, level="deso_2018", scheme="degurba", many=1)))
    content["findings"][0]["telling"] = "people_in_rented_pct"
    with pytest.raises(BriefFault) as caught:
        parse(json.dumps(content).encode())
    assert (caught.value.reason, caught.value.about) == ("value", "people_in_rented_pct")


def test_too_many_findings_and_the_same_one_twice():
    content = json.loads(as_file(brief(many=5)))
    content["findings"] += content["findings"][:1]
    assert reason(json.dumps(content).encode()) == "many"
    content["findings"] = content["findings"][:1] * 2
    assert reason(json.dumps(content).encode()) == "twice"


def test_a_large_file_and_a_deep_one():
    assert reason(b" " * (MOST_BYTES + 1)) == "large"
    assert reason(b"[" * 40_000) == "damaged"
    assert reason(b"") == "damaged"
    assert reason(b"\xff\xfe") == "damaged"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=12,
)


def brief_or_named_fault(raw):
    try:
        found = parse(raw)
    except BriefFault as fault:
        found = fault
    if isinstance(found, BriefFault):
        assert found.reason in REASONS
        assert len(found.about) <= 40
        assert found.about == "" or found.about.isprintable()
    else:
        assert isinstance(found, Brief)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_brief_or_a_named_fault(raw):
    brief_or_named_fault(raw)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(st.data())
def test_any_json_in_any_place_gives_a_brief_or_a_named_fault(data):
    content = json.loads(as_file(brief(many=2)))
    keys = [*content, *(f"finding_{key}" for key in content["findings"][0])]
    what = data.draw(st.dictionaries(st.sampled_from(keys), JSON, min_size=1, max_size=3))
    if not isinstance(what.get("findings", []), list) or "findings" in what:
        what = {key: value for key, value in what.items() if not key.startswith("finding_")}
    brief_or_named_fault(changed(**what))


@given(st.text(max_size=200))
def test_a_cleaned_text_is_one_printable_line_and_stays_so(text):
    once = clean(text)
    assert clean(once) == once
    assert once == "" or once.isprintable()
    assert once == once.strip()
