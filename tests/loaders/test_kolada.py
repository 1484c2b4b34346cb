"""Kolada's pages: asked for within its limits, followed to the end, read with care."""

import json
import math

import pytest
from support.fake_kolada import Kolada, row

from loaders import kolada
from loaders.faults import InputFault, PublisherFault

AREAS = ["0114", "1264", "1480"]


def asked(kpis, years=(2022, 2023), areas=AREAS, tell=lambda what: None):
    """What the loader brings, as rows (kpi, area, year, gender, value, status)."""
    pages = kolada.load(list(kpis), list(years), list(areas), tell)
    return [record for page in pages for record in read(page.content)]


def read(raw):
    if not isinstance(raw, bytes):
        raw = json.dumps({"values": raw}).encode()
    return [tuple(r)[:6] for r in kolada.parse(raw).itertuples(index=False)]


def test_values_come_as_published(publish):
    publish(kolada=Kolada([row("N07907", "1264", 2023, 12.5), row("N07907", "1264", 2022, 12.25)]))
    assert asked(["N07907"]) == [
        ("N07907", "1264", 2023, "T", 12.5, "observed"),
        ("N07907", "1264", 2022, "T", 12.25, "observed"),
    ]


def test_addresses_are_the_services_own_and_keep_its_limits(publish):
    areas = [f"{code:04}" for code in range(100, 160)]
    kpis = [f"N{number:05}" for number in range(30)]
    years = range(2000, 2027)
    servers = publish(kolada=Kolada([]))
    asked(kpis, years, areas)
    paths = [one.path for one in servers["kolada"].asked]
    assert len(paths) == 2 * 3 * 2  # batches of key figures, areas and years
    assert paths[0].startswith("/data/kpi/N00000,N00001,")
    for path in paths:
        assert path.split("/")[1::2] == [
            "data",
            path.split("/")[3],
            path.split("/")[5],
            years_of(path),
        ]
        assert [part for part in path.split("/") if part.count(",") > 24] == []
    assert {one.query["per_page"][0] for one in servers["kolada"].asked} == {"5000"}


def years_of(path):
    return path.split("/")[7]


def test_each_year_key_figure_and_area_is_asked_for_once(publish):
    servers = publish(kolada=Kolada([]))
    asked([f"N{number:05}" for number in range(26)], range(2010, 2027), ["0114"])
    paths = [one.path.split("/") for one in servers["kolada"].asked]
    assert [path[2::2] for path in paths] == [["kpi", "municipality", "year"]] * 2
    assert sum(len(path[3].split(",")) for path in paths) == 26


@pytest.mark.parametrize(
    "base",
    [None, "https://api.kolada.se/v3", "http://api.kolada.se/v3"],
    ids=["mirror", "original", "original without tls"],
)
def test_pages_are_followed_to_the_end_whatever_host_they_name(publish, base):
    rows = [row("N07907", area, year, 1.0) for area in AREAS for year in (2022, 2023)]
    servers = publish(kolada=Kolada(rows, per_page=2, next_base=base))
    assert len(asked(["N07907"])) == 6
    assert [one.query.get("page") for one in servers["kolada"].asked] == [None, ["2"], ["3"]]


def test_a_next_page_elsewhere_is_refused(publish):
    rows = [row("N07907", area, 2023, 1.0) for area in AREAS]
    publish(kolada=Kolada(rows, per_page=2, next_base="https://elsewhere.invalid/v3"))
    with pytest.raises(PublisherFault, match=r"lies elsewhere \(elsewhere.invalid\)"):
        asked(["N07907"])


def test_pages_that_go_round_in_circles_are_a_fault(publish):
    service = Kolada([])

    def answer(one):
        reply = service(one)
        reply.content["next_url"] = f"http://{one.headers['Host']}{one.path}?page=2"
        return reply

    servers = publish(kolada=answer)
    with pytest.raises(PublisherFault, match="round in circles"):
        asked(["N07907"])
    assert len(servers["kolada"].asked) <= 3


def test_a_refused_key_figure_does_not_take_the_others_with_it(publish):
    kpis = [f"N{number:05}" for number in range(25)]
    rows = [row(kpi, "1264", 2023, 1.0) for kpi in kpis]
    publish(kolada=Kolada(rows, refused=["N00007", "N00024"]))
    assert {record[0] for record in asked(kpis)} == set(kpis) - {"N00007", "N00024"}


def test_a_mirror_without_municipalities_in_its_addresses_is_asked_for_all(publish):
    rows = [row("N07907", "1264", 2023, 1.0), row("N07907", "G99", 2023, 9.0)]
    servers = publish(kolada=Kolada(rows, by_area=False))
    assert len(asked(["N07907"])) == 2
    assert servers["kolada"].asked[-1].path == "/data/kpi/N07907/year/2022,2023"


@pytest.mark.parametrize("fault", ["429", "429 bare", "500", "503", "drop", "html", "cut", "empty"])
def test_what_passes_is_asked_again(publish, fault):
    servers = publish(kolada=Kolada([row("N07907", "1264", 2023, 12.5)]))
    servers["kolada"].fault(fault)
    assert asked(["N07907"]) == [("N07907", "1264", 2023, "T", 12.5, "observed")]


@pytest.mark.parametrize("fault", ["500", "drip", "html", "cut", "elsewhere", "empty", "429 long"])
def test_what_does_not_pass_is_one_sentence(publish, fault):
    servers = publish(kolada=Kolada([row("N07907", "1264", 2023, 12.5)]))
    servers["kolada"].fault(*[fault] * 10)
    with pytest.raises(PublisherFault) as caught:
        asked(["N07907"])
    assert str(caught.value).startswith("kolada: ")
    assert "\n" not in str(caught.value)


def test_an_answer_that_was_no_json_is_not_remembered(publish):
    servers = publish(kolada=Kolada([row("N07907", "1264", 2023, 12.5)]))
    servers["kolada"].fault("cut", "cut")
    with pytest.raises(PublisherFault):
        asked(["N07907"])
    assert len(asked(["N07907"])) == 1


def test_progress_is_told_with_each_page(publish):
    rows = [row("N07907", area, 2023, 1.0) for area in AREAS]
    publish(kolada=Kolada(rows, per_page=2))
    told = []
    asked(["N07907"], tell=told.append)
    assert len(told) == 2
    assert all(path.startswith("data/kpi/N07907/") for path in told)


def test_genders_stay_apart_and_deleted_values_are_left_out():
    rows = [
        row("N02267", "1264", 2023, 80.0, K=79.0, M=81.0),
        row("N02267", "1480", 2023, 70.0, isdeleted=True),
        {**row("N02267", "0114", 2023, 60.0), "isdeleted": True},
    ]
    assert [(r[1], r[3], r[4]) for r in read(rows)] == [
        ("1264", "T", 80.0),
        ("1264", "K", 79.0),
        ("1264", "M", 81.0),
    ]


@pytest.mark.parametrize(
    ("status", "value", "found"),
    [
        ("", 0.0, "observed"),
        (None, 3.5, "observed"),
        ("", None, "missing"),
        ("Missing", None, "missing"),
        ("Missing", 0.0, "missing"),
        ("Private", None, "suppressed"),
        ("Private", 4.0, "suppressed"),
    ],
)
def test_gone_is_never_zero_and_zero_is_a_value(status, value, found):
    ((*_, number, said),) = read([row("N07907", "1264", 2023, value, status=status)])
    assert said == found
    assert math.isnan(number) == (found != "observed")


def test_extra_fields_numbers_as_text_and_another_order_are_read():
    first = row("N07907", "1264", "2023", "12.5")
    again = {"extra": [1], **dict(reversed(first.items()))}
    assert read([again]) == [("N07907", "1264", 2023, "T", 12.5, "observed")]


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        ({"period": None}, "a row without period"),
        ({"municipality": None}, "a row without municipality"),
        ({"values": None}, "a row without values"),
        ({"period": "2023-01"}, "a row of '2023-01', not of a year"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(spoil, fault):
    raw = json.dumps({"values": [row("N07907", "1264", 2023, 1.0) | spoil]}).encode()
    assert kolada.parse(raw)["fault"].tolist() == [fault]


def test_a_value_that_is_no_number_says_so():
    raw = json.dumps({"values": [row("N07907", "1264", 2023, "many")]}).encode()
    assert kolada.parse(raw)["fault"].tolist() == ["'many' is no number"]


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"{", "cut off"),
        (b"[]", "no list of values"),
        (b'{"count": 0}', "no list of values"),
        (b'{"values": [1]}', "no list of values"),
        (b'{"values": [{"period": 2023}]}', "without kpi"),
        ("{Å".encode("cp1252"), "not JSON"),
    ],
)
def test_an_answer_of_another_kind_is_a_fault(raw, word):
    with pytest.raises(InputFault, match=word):
        kolada.parse(raw)


def test_an_empty_list_is_no_rows():
    assert read([]) == []


def test_the_catalogue_tells_titles_and_municipalities(publish):
    publish(kolada=Kolada([], titles={"N07907": "Trångboddhet"}, municipalities={"0114": "Väsby"}))
    assert kolada.titles(["N07907", "N02904"]) == {"N07907": "Trångboddhet"}
    assert kolada.municipalities() == {"0114": "Väsby"}


def test_a_mirror_without_a_catalogue_tells_nothing(publish):
    publish(kolada=Kolada([]))
    assert kolada.municipalities() == {}


def test_regions_are_twenty_one_and_the_country():
    assert len(kolada.REGIONS) == 22
    assert {"0000", "0001", "0025"} <= kolada.REGIONS
    assert not kolada.REGIONS & {"0002", "0011", "0114"}


@pytest.mark.live
def test_the_service_itself_answers_as_it_is_read():
    values = [r for r in asked(["N07907"], [2022], ["0180"]) if r[3] == kolada.TOTAL]
    assert [r[:4] for r in values] == [("N07907", "0180", 2022, "T")]
    assert 0 < values[0][4] < 100
    assert "0180" in kolada.municipalities()
    assert list(kolada.titles(["N07907"])) == ["N07907"]
