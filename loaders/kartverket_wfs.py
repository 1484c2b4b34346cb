"""Kartverket: the borders of Norway's municipalities, from its feature service."""

import geopandas as gpd
import pandas as pd

from loaders import _outlines
from loaders._check import check
from loaders.answer import Answer
from loaders.faults import InputFault
from loaders.source import CC_BY, Source
from translations import Text

KEY = "kartverket"
SOURCE = Source(
    key="kartverket_wfs",
    publisher="Kartverket",
    title="Administrative enheter, WFS",
    table="app:Kommune",
    address="https://kartkatalog.geonorge.no/",
    licence=CC_BY,
    units="EPSG:25833",
    computed=Text(
        sv="Kommunernas koder jämförs med dem som sidorna använder.",
        en="The municipalities' codes compared with those that the pages reckon with.",
        nb="Kommunenes koder sammenlignes med dem sidene bruker.",
    ),
    limits=Text(
        sv="Gränserna går ut till havs, till territorialgränsen: kartorna ritar därför de inbyggda, som följer "
        "kusten.",
        en="The borders run out to sea, to the territorial limit: the maps therefore draw the embedded ones, "
        "which follow the coast.",
        nb="Grensene går ut i havet, til territorialgrensen: kartene tegner derfor de innebygde, som følger "
        "kysten.",
    ),
)
PAGE = 50  # full-detail outlines are large
_NORWAY = (-12.0, 56.0, 38.0, 82.0)  # degrees; with the sea


def load(tell: _outlines.Told = lambda got, of: None) -> list[Answer]:
    """The pages of all municipalities. The service gives GML only."""
    query = {"typeNames": "app:Kommune", "srsName": "EPSG:25833"}
    path = "skwms1/wfs.administrative_enheter"
    reading = _outlines.whole_gml
    return list(_outlines.pages(KEY, path, query, _page, size=PAGE, tell=tell, reading=reading))


def parse(answers: list[Answer], known: pd.Index | None = None) -> gpd.GeoDataFrame:
    """One row a municipality in EPSG:25833, index `area_id`, column name.

    With `known`, codes that are not among them or are missing are a fault: they
    are of another vintage, whose figures must not be joined to this one.
    """
    what = f"{KEY} app:Kommune"
    pages = [page for page in (_page(answer).areas for answer in answers) if len(page)]
    if not pages:
        raise InputFault(f"{what}: no municipality")
    whole = gpd.GeoDataFrame(pd.concat(pages, ignore_index=True), crs=pages[0].crs)
    frame = _outlines.placed(whole, 25833, _NORWAY, what)
    codes = _outlines.column(frame, "kommunenummer", what).astype(str).str.strip().str.zfill(4)
    strange = codes[~codes.str.fullmatch(r"\d{4}")]
    if len(strange):
        raise InputFault(f"{what}: {strange.iloc[0]!r} is no municipality's number")
    if known is not None:
        _outlines.same_vintage(codes, known, what)
    names = _outlines.column(frame, "kommunenavn", what).astype(str)
    municipalities = gpd.GeoDataFrame({"name": names}, geometry=frame.geometry, crs=25833)
    municipalities.index = pd.Index(codes, name="area_id")
    return check(municipalities.sort_index(), SOURCE, columns=["name"], crs=25833)


def _page(answer: Answer) -> _outlines.Page:
    return _outlines.gml_page(answer, KEY)
