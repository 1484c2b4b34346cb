"""SCB's outlines: paged, in whatever order of axes, each area once, and valid."""

import pandas as pd
import pytest
import shapely
from support.server import Reply
from support.wfs_answers import collection, feature, features, service, square

from loaders import scb_geodata
from loaders.faults import InputFault, PublisherFault

CODES = ["1264A0010", "1264B2010", "1264C1010", "1280C1010", "0180C1010"]


@pytest.fixture
def ask(publish):
    """Serve, load and parse."""

    def asking(answer, level="deso_2018", county=None, known=None):
        asking.server = publish(scb_geodata=answer)["scb_geodata"]
        answers = scb_geodata.load(level, county)
        return scb_geodata.parse(answers, level, county=county, known=known)

    return asking


def test_each_area_comes_once_with_its_code_and_outline(ask):
    frame = ask(service(features(CODES)), known=pd.Index(CODES))
    assert frame.index.tolist() == sorted(CODES)
    assert frame.index.name == "area_id"
    assert frame.crs.to_epsg() == 3006
    assert frame.geometry["1264A0010"].equals(shapely.Polygon(square(0)))
    assert frame["municipality_code"]["0180C1010"] == "0180"
    assert frame["regso_code"]["0180C1010"] == "0180R001"


def test_the_question_is_the_services_own(ask):
    ask(service(features(CODES)), county="12")
    (asked,) = ask.server.asked
    assert asked.path == "/"
    assert asked.query == {
        "service": ["WFS"],
        "version": ["2.0.0"],
        "request": ["GetFeature"],
        "typeNames": ["stat:DeSO_2018"],
        "outputFormat": ["application/json"],
        "srsName": ["EPSG:3006"],
        "CQL_FILTER": ["lanskod='12'"],
        "sortBy": ["desokod"],
        "count": ["500"],
        "startIndex": ["0"],
    }


def test_regso_have_names(ask):
    frame = ask(service(features(["1264R001"], kind="regso")), level="regso_2025")
    assert frame["name"]["1264R001"] == "Area 1264R001"


def test_one_county_is_all_that_is_kept_even_if_the_filter_is_not_heeded(ask):
    for heeds in (True, False):
        frame = ask(service(features(CODES), heeds_filter=heeds), county="12")
        assert set(frame.index.str[:2]) == {"12"}
        assert len(frame) == 4


@pytest.mark.parametrize("most", [1, 2, 5])
def test_pages_are_followed_to_the_end_however_short_they_are(ask, most):
    assert len(ask(service(features(CODES), most=most))) == 5
    starts = [int(asked.query["startIndex"][0]) for asked in ask.server.asked]
    assert starts == list(range(0, 5, most))


def test_without_a_count_of_all_a_page_that_is_not_full_ends_it(ask, monkeypatch):
    monkeypatch.setattr(scb_geodata, "PAGE", 2)
    whole = service(features(CODES))

    def answer(asked):
        content = whole(asked).content
        return Reply({k: content[k] for k in ("type", "features", "crs") if k in content})

    assert len(ask(answer)) == 5
    assert len(ask.server.asked) == 3


def test_a_service_that_ends_too_early_is_caught(ask):
    def answer(asked):
        start = int(asked.query["startIndex"][0])
        return Reply(collection([] if start else features(CODES[:3]), matched=5))

    with pytest.raises(PublisherFault, match="3 of 5 areas came"):
        ask(answer)


def test_without_sorting_where_the_service_cannot(ask):
    whole = service(features(CODES))
    frame = ask(lambda asked: Reply("", 400) if "sortBy" in asked.query else whole(asked))
    assert len(frame) == 5


def test_progress_is_told(publish):
    publish(scb_geodata=service(features(CODES), most=2))
    told = []
    scb_geodata.load("deso_2018", tell=lambda got, of: told.append((got, of)))
    assert told == [(2, 5), (4, 5), (5, 5)]


def turned(found):
    """North before east, as an authority's order of axes has it."""
    for one in found:
        one["geometry"]["coordinates"] = [
            [[[y, x] for x, y in ring] for ring in part] for part in one["geometry"]["coordinates"]
        ]
    return found


def in_degrees(found):
    import geopandas as gpd

    for one in found:
        shape = gpd.GeoSeries([shapely.geometry.shape(one["geometry"])], crs=3006).to_crs(4326)
        one["geometry"] = shape.iloc[0].__geo_interface__
    return found


@pytest.mark.parametrize(
    ("found", "crs"),
    [
        (features(CODES), "EPSG:3006"),
        (features(CODES), None),
        (turned(features(CODES)), "urn:ogc:def:crs:EPSG::3006"),
        (turned(features(CODES)), None),
        (in_degrees(features(CODES)), "urn:ogc:def:crs:OGC:1.3:CRS84"),
        (in_degrees(features(CODES)), "EPSG:4326"),
        (in_degrees(features(CODES)), None),
    ],
)
def test_every_order_of_axes_and_named_crs_comes_to_the_same(ask, found, crs):
    frame = ask(service(found, crs=crs))
    distance = frame.geometry["1264A0010"].hausdorff_distance(shapely.Polygon(square(0)))
    assert distance < 0.01


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:32620"])
def test_outlines_elsewhere_on_earth_are_refused(ask, crs):
    with pytest.raises(InputFault, match="lie elsewhere on earth"):
        ask(service(features(CODES), crs=crs))


@pytest.mark.parametrize("county", ["25", None])
def test_the_northernmost_county_and_the_whole_country_lie_in_sweden(ask, county):
    """The corners of the box around them do not: in metres that box is wider than the country."""
    corners = {  # east, north: the three-country cairn, Haparanda, Strömstad, Smygehuk
        "2584A0010": (719_000, 7_674_000),
        "2583A0010": (915_000, 7_310_000),
        "1486A0010": (275_000, 6_540_000),
        "1287A0010": (386_000, 6_136_000),
    }
    found = [
        feature(code, [[east + x, north + y] for x, y in ((0, 0), (900, 0), (900, 900), (0, 0))])
        for code, (east, north) in corners.items()
    ]
    frame = ask(service(found), county=county)
    assert set(frame.index) == {code for code in corners if county is None or code[:2] == county}


def test_an_unknown_crs_is_named(ask):
    with pytest.raises(PublisherFault, match=r"an unknown CRS \(EPSG:999999\)"):
        ask(service(features(CODES), crs="EPSG:999999"))


def test_crossing_rings_are_mended_and_stay_polygons(ask):
    (east, north), *_ = square(0)
    bow = [[east, north], [east + 900, north + 900], [east + 900, north], [east, north + 900]]
    shape = ask(service([feature(CODES[0], [*bow, bow[0]])])).geometry.iloc[0]
    assert shape.is_valid
    assert shape.geom_type == "MultiPolygon"
    assert shape.area == pytest.approx(900 * 900 / 2)


@pytest.mark.parametrize("name", ["DESOKOD", "DeSOkod"])
def test_properties_in_another_case_are_read(ask, name):
    found = features(CODES)
    for one in found:
        one["properties"][name] = one["properties"].pop("desokod")
    assert len(ask(service(found))) == 5


def test_without_the_code_it_is_told_what_there_is_instead(ask):
    found = features(CODES)
    for one in found:
        del one["properties"]["desokod"]
    with pytest.raises(InputFault, match=r"stat:DeSO_2018: no column desokod; there are lanskod"):
        ask(service(found))


def test_an_unknown_area_is_named(ask):
    with pytest.raises(InputFault, match=r"unknown area 0180C1010 \(1 in all\)"):
        ask(service(features(CODES)), known=pd.Index(CODES[:-1]))


@pytest.mark.parametrize("code", ["1264X0010", "1264", "", "1264A0010_DeSO2025", None])
def test_a_code_of_another_form_is_named(ask, code):
    found = features(CODES)
    found[1]["properties"]["desokod"] = code
    with pytest.raises(InputFault, match="is no code of deso_2018"):
        ask(service(found))


def test_an_area_that_comes_twice_is_named(ask):
    with pytest.raises(InputFault, match="the same key twice: 1264A0010"):
        ask(service(features([*CODES, "1264A0010"])))


@pytest.mark.parametrize("told", [{}, {"numberMatched": 4, "totalFeatures": 4}])
def test_a_service_that_gives_the_same_page_again_and_again_is_caught(ask, monkeypatch, told):
    monkeypatch.setattr(scb_geodata, "PAGE", 2)
    page = {"type": "FeatureCollection", "features": features(CODES[:2]), **told}
    with pytest.raises(PublisherFault, match="the same page again and again"):
        ask(lambda asked: Reply(page))


def test_pages_that_overlap_name_the_area_that_comes_twice(ask, monkeypatch):
    monkeypatch.setattr(scb_geodata, "PAGE", 2)

    def answer(asked):
        start = int(asked.query["startIndex"][0])
        return Reply(collection(features(CODES)[start // 2 : start // 2 + 2], matched=4))

    with pytest.raises(InputFault, match="the same key twice: 1264B2010"):
        ask(answer)


def test_a_layer_without_the_countys_code_is_filtered_by_the_municipalitys(ask):
    found = service(features(CODES))

    def answer(asked):
        if "lanskod" in asked.query["CQL_FILTER"][0]:
            return Reply("", 400)
        assert asked.query["CQL_FILTER"] == ["kommunkod LIKE '12%'"]
        return found(asked)

    assert len(ask(answer, county="12")) == 4


def test_no_area_at_all_is_named(ask):
    with pytest.raises(InputFault, match=r"stat:DeSO_2018 \(county 25\): no area"):
        ask(service(features(CODES)), county="25")


@pytest.mark.parametrize("geometry", [None, {"type": "Polygon", "coordinates": []}, {"type": "?"}])
def test_an_area_without_an_outline_is_a_fault(ask, geometry):
    found = features(CODES)
    found[2]["geometry"] = geometry
    with pytest.raises(InputFault, match="1 areas without an outline"):
        ask(service(found))


def test_the_services_own_words_are_passed_on(ask):
    report = (
        '<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1"><ows:Exception '
        'exceptionCode="InvalidParameterValue"><ows:ExceptionText>Feature type stat:DeSO_2018 '
        "unknown</ows:ExceptionText></ows:Exception></ows:ExceptionReport>"
    )
    with pytest.raises(PublisherFault, match="it answers: Feature type stat:DeSO_2018 unknown"):
        ask(lambda asked: Reply(report, 200, {"Content-Type": "application/xml"}))


@pytest.mark.parametrize("wrong", [{"type": "Topology"}, [], {"features": [1]}, {"features": [{}]}])
def test_something_else_than_features_is_refused(ask, wrong):
    with pytest.raises(PublisherFault, match=r"collection of features|without properties"):
        ask(lambda asked: Reply(wrong))


@pytest.mark.parametrize(
    "passing", ["429", "429 bare", "500", "drop", "504", "cut", "html", "empty"]
)
def test_a_passing_fault_is_waited_out(publish, passing):
    server = publish(scb_geodata=service(features(CODES)))["scb_geodata"]
    server.fault(passing)
    assert len(scb_geodata.parse(scb_geodata.load("deso_2018"), "deso_2018")) == 5


@pytest.mark.parametrize("lasting", ["cut", "html", "empty", "elsewhere", "404"])
def test_a_lasting_fault_is_one_sentence(publish, lasting):
    server = publish(scb_geodata=service(features(CODES)))["scb_geodata"]
    server.fault(*[lasting] * 5)
    with pytest.raises(PublisherFault, match=r"^scb_geodata: [^\n]+$"):
        scb_geodata.load("deso_2018")


@pytest.mark.live
def test_scb_itself_answers():
    frame = scb_geodata.parse(scb_geodata.load("regso_2025", "09"), "regso_2025", county="09")
    assert set(frame.index.str[:4]) == {"0980"}
    grid = scb_geodata.parse_grid(scb_geodata.load_grid(2025), 2025)
    assert len(grid) > 100_000
