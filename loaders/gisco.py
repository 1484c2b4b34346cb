"""Eurostat's GISCO: outlines of NUTS 3 regions, and of municipalities (LAU) in Sweden and Norway."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from loaders import _outlines
from loaders._check import check
from loaders._http import download, get
from loaders.answer import Answer
from loaders.faults import Damaged, InputFault
from loaders.source import Source
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
        sv="De nordiska ländernas, Nederländernas och Polens regioner, oförändrade.",
        en="The regions of the Nordic countries, the Netherlands and Poland, as they stand.",
        nb="Regionene i de nordiske landene, Nederland og Polen, uendret.",
    ),
    limits=Text(
        sv="Starkt generaliserade gränser: för översiktskartor, inte för mätning.",
        en="Strongly generalised outlines: for overview maps, not for measuring.",
        nb="Sterkt generaliserte grenser: for oversiktskart, ikke til måling.",
    ),
)
LAU_YEAR = 2024
LAU = replace(
    SOURCE,
    key="gisco_lau",
    title=f"LAU {LAU_YEAR}, 1:1 million",
    computed=Text(
        sv="Sveriges och Norges kommuner, generaliserade tillsammans så att grannkommuner har gemensam "
        "gräns. De ritas bara när koderna är de som sidorna använder och varje yta överlappar den "
        "inbyggda.",
        en="Sweden's and Norway's municipalities, simplified together so that neighbours share their border. They are drawn only "
        "when the codes are those that the pages reckon with and each area overlaps the embedded one.",
        nb="Kommunene i Sverige og Norge, generalisert samlet slik at nabokommuner har felles grense. De "
        "tegnes bare når kodene er de som sidene bruker, og hvert område overlapper det innebygde.",
    ),
    limits=Text(
        sv="Generaliserade för skärmen: ska inte användas för att mäta ytor eller avstånd. En årgång med "
        "andra kommuner (Norge 2020 och 2024) ritas inte.",
        en="Simplified for the screen: measure no area and no distance in them. A vintage with other municipalities (Norway 2020 "
        "and 2024) is not drawn.",
        nb="Generalisert for skjermen: skal ikke brukes til å måle areal eller avstand. En årgang med andre "
        "kommuner (Norge 2020 og 2024) tegnes ikke.",
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


def load_lau(
    to: Path, year: int = LAU_YEAR, progress: Callable[[int], None] = lambda got: None
) -> Answer:
    """Stream the GeoJSON file of all LAU of a year to `to`: there is one for the whole of Europe (150 MB)."""
    path = f"lau/geojson/LAU_RG_01M_{year}_4326.geojson"
    return download(KEY, to, path=path, progress=progress, check=_whole)


def _whole(file: Path) -> None:
    """Damaged unless the file begins and ends as a JSON object does."""
    with file.open("rb") as content:
        start = content.read(64).lstrip()[:1]
        content.seek(max(0, file.stat().st_size - 64))
        end = content.read().rstrip()[-1:]
    if (start, end) != (b"{", b"}"):
        raise Damaged("a web page, not GeoJSON" if start == b"<" else "cut off, or not GeoJSON")


def parse_lau(file: Path, country: str, areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """One row a municipality of `country` ("SE", "NO") in EPSG:4326, index `area_id`, columns name and year.

    `areas` are those that the pages reckon with, in EPSG:4326. InputFault when the
    codes are not theirs (another vintage), when one lies elsewhere than it, when one
    comes twice or without an outline, and when the country is not there at all.
    """
    what = f"{LAU.key} {country}"
    try:
        fields = {name.casefold(): name for name in pyogrio.read_info(file)["fields"]}
        if "cntr_code" not in fields:
            raise InputFault(f"{what}: no column CNTR_CODE; there are {', '.join(fields.values())}")
        page = pyogrio.read_dataframe(file, where=f"{fields['cntr_code']} = '{country}'")
    except pyogrio.errors.DataSourceError:
        raise InputFault(f"{what}: the file is cut off, or not GeoJSON") from None
    if not len(page):
        raise InputFault(f"{what}: no municipality")
    # "SE_1264"; years before 2020 have the code alone.
    coded = fields.get("gisco_id", "LAU_ID")
    codes = _outlines.column(page, coded, what).astype(str)
    codes = codes.str.removeprefix(f"{country}_").str.strip().str.zfill(4)
    _outlines.same_vintage(codes, areas.index, what)
    frame = _outlines.placed(page, 4326, _EUROPE, what)
    municipalities = gpd.GeoDataFrame(
        {
            "name": _outlines.column(frame, "LAU_NAME", what).astype(str).to_numpy(),
            "year": LAU_YEAR,
        },
        geometry=frame.geometry.to_numpy(),
        index=pd.Index(codes, name="area_id"),
        crs=4326,
    ).sort_index()
    check(municipalities, LAU, columns=["name"], crs=4326)
    ours = areas.geometry.reindex(municipalities.index)
    strange = municipalities.index[
        ~shapely.intersects(municipalities.geometry.to_numpy(), ours.to_numpy())
    ]
    if len(strange):
        raise InputFault(f"{what}: {strange[0]} lies elsewhere than before")
    return municipalities
