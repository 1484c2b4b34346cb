"""Norway's municipalities from GML: paged, with codes that keep their zero, of one vintage."""

import pandas as pd
import pytest
from support.server import Reply

from indicators import embedded, live
from indicators.indicator import NORWAY
from loaders import kartverket_wfs
from loaders.faults import InputFault, PublisherFault
from making.refresh import refresh

CODES = ["0301", "1101", "5501"]
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><wfs:FeatureCollection '
    'xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" '
    'xmlns:app="https://skjema.geonorge.no/SOSI/produktspesifikasjon/AdmEnheter/20240101" '
    'timeStamp="2026-11-25T17:00:00Z" {matched} numberReturned="{returned}">'
)


def member(code, position, *, flip=False, name="Name å"):
    east, north = 250_000 + 10_000 * (position % 20), 6_600_000 + 10_000 * (position // 20)
    ring = [(0, 0), (9000, 0), (9000, 9000), (0, 9000), (0, 0)]
    corners = [(east + x, north + y) for x, y in ring]
    listed = " ".join(f"{b} {a}" if flip else f"{a} {b}" for a, b in corners)
    return (
        f'<wfs:member><app:Kommune gml:id="k.{code}">'
        "<app:identifikasjon><app:Identifikasjon><app:lokalId>1</app:lokalId></app:Identifikasjon>"
        f"</app:identifikasjon><app:kommunenummer>{code}</app:kommunenummer>"
        f"<app:kommunenavn>{name}</app:kommunenavn>"
        '<app:område><gml:MultiSurface srsName="urn:ogc:def:crs:EPSG::25833"><gml:surfaceMember>'
        f'<gml:Polygon gml:id="p.{code}"><gml:exterior><gml:LinearRing><gml:posList>{listed}'
        "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>"
        "</gml:MultiSurface></app:område></app:Kommune></wfs:member>"
    )


def service(codes, *, told=True, **how):
    members = [member(code, i, **how) for i, code in enumerate(codes)]

    def answer(asked):
        start, count = (int(asked.query[name][0]) for name in ("startIndex", "count"))
        page = members[start : start + count]
        matched = f'numberMatched="{len(members)}"' if told else ""
        head = _HEAD.format(matched=matched, returned=len(page))
        return Reply(
            head + "".join(page) + "</wfs:FeatureCollection>",
            headers={"Content-Type": "application/gml+xml; version=3.2"},
        )

    return answer


def ask(publish, answer, known=None):
    publish(kartverket=answer)
    return kartverket_wfs.parse(kartverket_wfs.load(), known)


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("told", [False, True])
def test_each_municipality_has_its_code_name_and_outline(publish, monkeypatch, flip, told):
    monkeypatch.setattr(kartverket_wfs, "PAGE", 2)
    frame = ask(publish, service(CODES, flip=flip, told=told), pd.Index(CODES))
    assert frame.index.tolist() == CODES
    assert frame["name"]["0301"] == "Name å"
    assert frame.crs.to_epsg() == 25833
    assert frame.geometry["0301"].bounds == pytest.approx((250_000, 6_600_000, 259_000, 6_609_000))


def test_the_question_is_the_services_own(publish):
    server = publish(kartverket=service(CODES))["kartverket"]
    kartverket_wfs.load()
    (asked,) = server.asked
    assert asked.path == "/skwms1/wfs.administrative_enheter"
    assert asked.query["typeNames"] == ["app:Kommune"]
    assert asked.query["version"] == ["2.0.0"]
    assert "outputFormat" not in asked.query


def test_another_vintage_is_named(publish):
    with pytest.raises(InputFault, match=r"another vintage \(new 5501; gone 5401\)"):
        ask(publish, service(CODES), pd.Index(["0301", "1101", "5401"]))


def test_a_municipality_twice_is_named(publish):
    with pytest.raises(InputFault, match="the same key twice: 0301"):
        ask(publish, service([*CODES, "0301"]))


def test_no_municipality_is_named(publish):
    with pytest.raises(InputFault, match="no municipality"):
        ask(publish, service([]))


def test_a_field_that_is_missing_is_named(publish):
    def answer(asked):
        reply = service(CODES)(asked)
        return Reply(reply.content.replace("kommunenavn", "navn"))

    with pytest.raises(InputFault, match="no column kommunenavn"):
        ask(publish, answer)


@pytest.mark.parametrize("fault", ["429", "500", "drop", "cut", "html", "empty"])
def test_a_passing_fault_is_waited_out(publish, fault):
    publish(kartverket=service(CODES))["kartverket"].fault(fault)
    assert len(kartverket_wfs.parse(kartverket_wfs.load())) == 3


@pytest.mark.parametrize("fault", ["cut", "html", "empty", "elsewhere", "404"])
def test_a_lasting_fault_is_one_sentence(publish, fault):
    publish(kartverket=service(CODES))["kartverket"].fault(*[fault] * 5)
    with pytest.raises(PublisherFault, match=r"^kartverket: [^\n]+$"):
        kartverket_wfs.load()


def test_the_whole_country_becomes_a_part_and_a_new_vintage_does_not(publish):
    known = list(embedded.frame(f"{NORWAY}.parquet").index)
    publish(kartverket=service(known))
    assert refresh(["kartverket"])[0].result == "done"
    borders = live.read(f"borders_{NORWAY}")
    assert borders.index.tolist() == known
    assert borders.crs.to_epsg() == 4326
    before = live.stamp()
    publish(kartverket=service([*known[:-1], "9999"]))
    told = refresh(["kartverket"], anew=True)[0]
    assert told.result == "kept"
    assert "another vintage (new 9999" in told.sentences[0]
    assert live.stamp() == before


@pytest.mark.live
def test_kartverket_itself_answers():
    assert len(kartverket_wfs.parse(kartverket_wfs.load())) > 300
