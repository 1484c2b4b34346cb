"""Eurostat's GISCO: outlines of NUTS 3 regions, to compare across borders."""

import geopandas as gpd
import pandas as pd

from loaders import _outlines
from loaders._check import InputFault, check
from loaders._http import Answer, get
from loaders._source import Source
from translations import Text

KEY = "gisco"
YEAR = 2024
SOURCE = Source(
    key=KEY,
    publisher="Eurostat, GISCO",
    title=f"NUTS 3 {YEAR}, 1:20 million",
    table="",
    address="https://ec.europa.eu/eurostat/web/gisco",
    licence=Text(
        sv="© EuroGeographics för de administrativa gränserna; ej för kommersiellt bruk",
        en="© EuroGeographics for the administrative boundaries; not for commercial use",
        nb="© EuroGeographics for de administrative grensene; ikke til kommersiell bruk",
    ),
    units="EPSG:4326",
    computed=Text(
        sv="De nordiska ländernas, Nederländernas och Polens regioner, som de står.",
        en="The regions of the Nordic countries, the Netherlands and Poland, as they stand.",
        nb="Regionene i de nordiske landene, Nederland og Polen, som de står.",
    ),
    limits=Text(
        sv="Starkt förenklade gränser: för översiktskartor, inte för att mäta.",
        en="Strongly generalised outlines: for overview maps, not for measuring.",
        nb="Sterkt forenklede grenser: for oversiktskart, ikke til måling.",
    ),
)
COUNTRIES = ("DK", "FI", "IS", "NO", "SE", "NL", "PL")
_EUROPE = (-32.0, 34.0, 45.0, 82.0)  # degrees


def load(year: int = YEAR) -> Answer:
    """The GeoJSON file of all NUTS 3 regions of a vintage."""
    return get(KEY, f"nuts/geojson/NUTS_RG_20M_{year}_4326_LEVL_3.geojson")


def parse(answer: Answer, countries: tuple[str, ...] = COUNTRIES) -> gpd.GeoDataFrame:
    """One row a region in EPSG:4326, index `area_id`; columns name, country.

    InputFault for a country without a region, a region twice, one of another
    level, and one without an outline.
    """
    what = f"{KEY} NUTS 3"
    page = _outlines.geojson_page(answer, KEY).areas
    if not len(page):
        raise InputFault(f"{what}: no region")
    country = _outlines.column(page, "CNTR_CODE", what).astype(str)
    absent = [code for code in countries if code not in set(country)]
    if absent:
        raise InputFault(f"{what}: no region of {', '.join(absent)}")
    frame = _outlines.placed(page[country.isin(countries)], 4326, _EUROPE, what)
    codes = _outlines.column(frame, "NUTS_ID", what).astype(str)
    strange = codes[~codes.str.fullmatch(r"[A-Z]{2}[0-9A-Z]{3}")]
    if len(strange):
        raise InputFault(f"{what}: {strange.iloc[0]!r} is no code of a region at level 3")
    regions = gpd.GeoDataFrame(
        {
            "name": _outlines.column(frame, "NAME_LATN", what).astype(str),
            "country": _outlines.column(frame, "CNTR_CODE", what).astype(str),
        },
        geometry=frame.geometry,
        crs=4326,
    )
    regions.index = pd.Index(codes, name="area_id")
    return check(regions.sort_index(), SOURCE, columns=["name", "country"], crs=4326)
