"""SCB's open geodata service: outlines of DeSO and RegSO by county, and people by square kilometre."""

import itertools
import re
from dataclasses import dataclass, replace

import geopandas as gpd
import pandas as pd

from loaders import _outlines
from loaders._check import check
from loaders.answer import Answer
from loaders.faults import InputFault, PublisherFault
from loaders.source import CC0, Source
from translations import Text

KEY = "scb_geodata"
SOURCE = Source(
    key=KEY,
    publisher="SCB",
    title="DeSO och RegSO, gränser",
    table="",
    address="https://www.scb.se/vara-tjanster/oppna-data/oppna-geodata/",
    licence=CC0,
    units="EPSG:3006",
    computed=Text(
        sv="Områdena är generaliserade tillsammans, så att grannområden har gemensam gräns. Ringar som "
        "korsar sig själva är rättade, och öppet hav mer än en kilometer från kommunernas gränser eller "
        "bebodda rutor är borttaget. RegSO 2020 är sammanslagna av DeSO 2018.",
        en="The areas simplified together, so that neighbours share their border; crossing rings mended; open sea more than a "
        "kilometre from the municipalities' outlines or inhabited squares cut away. RegSO 2020 are merged from DeSO 2018.",
        nb="Områdene er generalisert samlet, slik at naboområder har felles grense. Ringer som krysser seg "
        "selv, er rettet, og åpent hav mer enn en kilometer fra kommunenes grenser eller bebodde ruter "
        "er tatt bort. RegSO 2020 er slått sammen av DeSO 2018.",
    ),
    limits=Text(
        sv="Generaliserade för skärmen: ska inte användas för att mäta ytor eller avstånd. Ett län som har "
        "hämtats för sig kan ha smala glipor mot grannlänet. Tjänsten saknar kartlager för kommuner.",
        en="Simplified for the screen: measure no area and no distance in them. A county that was fetched "
        "by itself may show hairline gaps towards its neighbours. The service has no layer of municipalities.",
        nb="Generalisert for skjermen: skal ikke brukes til å måle areal eller avstand. Et län som er "
        "hentet for seg selv, kan ha smale glipper mot nabolänet. Tjenesten har ikke kartlag for "
        "kommuner.",
    ),
)
GRID = replace(
    SOURCE,
    key="scb_grid",
    title="Statistik på rutor, befolkning 1 km",
    table="stat:befolkning_1km",
    units="people, 31 December; EPSG:3006",
    computed=Text(
        sv="Rutor som också finns i det inbyggda rutnätet hör till samma kommun som där; övriga till "
        "kommunen för den närmaste av dessa rutor.",
        en="Squares that the embedded grid has too belong to the same municipality as there; others to that of the "
        "nearest such square.",
        nb="Ruter som også finnes i det innebygde rutenettet, hører til samme kommune som der; øvrige til "
        "kommunen for den nærmeste av disse rutene.",
    ),
    limits=Text(
        sv="Små tal är ändrade något av utgivaren till skydd för enskilda. Avstånd till service beräknas "
        "inte på nytt: de är de inbyggda rutornas.",
        en="Small numbers are altered somewhat by the publisher, so that nobody is disclosed. Distances to services are "
        "not computed anew: they are those of the embedded squares.",
        nb="Små tall er endret noe av utgiveren for å beskytte enkeltpersoner. Avstander til tjenester "
        "beregnes ikke på nytt: de er de innebygde rutenes.",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Layer:
    """A layer of the service: its name, the property with the area's code, and how the codes look."""

    name: str
    code: str
    form: str
    also: dict[str, str]  # further properties, by the column that they become


_DESO = {
    "code": "desokod",
    "form": r"\d{4}[ABC]\d{4}",
    "also": {"regso_code": "regsokod", "municipality_code": "kommunkod"},
}
_REGSO = {
    "code": "regsokod",
    "form": r"\d{4}R\d{3}",
    "also": {"name": "regsonamn", "municipality_code": "kommunkod"},
}
# By level. Of municipalities and counties the service has no layer.
LAYERS = {
    "deso_2018": Layer(name="stat:DeSO_2018", **_DESO),  # type: ignore[arg-type]
    "deso_2025": Layer(name="stat:DeSO_2025", **_DESO),  # type: ignore[arg-type]
    "regso_2020": Layer(name="stat:RegSO_2020", **_REGSO),  # type: ignore[arg-type]
    "regso_2025": Layer(name="stat:RegSO_2025", **_REGSO),  # type: ignore[arg-type]
}
COUNTIES = (
    *("01", "03", "04", "05", "06", "07", "08", "09", "10", "12", "13", "14", "17", "18"),
    *("19", "20", "21", "22", "23", "24", "25"),
)
PAGE = 500
GRID_PAGE = 10_000  # squares, without their outlines
SWEDEN = (10.0, 54.5, 25.0, 70.0)  # degrees


def load(level: str, county: str | None = None, tell: _outlines.Told = lambda got, of: None) -> list[Answer]:  # fmt: skip
    """The pages of a level's areas, of one county or of the whole country."""
    layer = LAYERS[level]
    query = _asking(layer.name)
    filters = [f"lanskod='{county}'", f"kommunkod LIKE '{county}%'"] if county else [""]
    # Pages of an unsorted layer may overlap; but not every layer has every property.
    for chosen, by in itertools.product(filters, (layer.code, "")):
        more = {"CQL_FILTER": chosen} if chosen else {}
        more |= {"sortBy": by} if by else {}
        try:
            return list(
                _outlines.pages(
                    KEY,
                    "",
                    query | more,
                    _page,
                    size=PAGE,
                    tell=tell,
                    reading=_outlines.whole_geojson,
                )
            )
        except PublisherFault as fault:
            refused = fault
            if fault.kind != "refused" or "status 400" not in str(fault):
                raise
    raise refused


def parse(
    answers: list[Answer],
    level: str,
    *,
    county: str | None = None,
    known: pd.Index | None = None,
) -> gpd.GeoDataFrame:
    """One row an area in EPSG:3006, index `area_id`; municipality_code and regso_code or name where they are told.

    Areas of other counties (from a service that does not heed the filter) are
    left out. `known` are all codes of the level's vintage where they are known:
    a code that is not among them is a fault, as is a code of another form, an
    area that comes twice, one without an outline, and no area at all.
    """
    layer = LAYERS[level]
    what = f"{KEY} {layer.name}" + (f" (county {county})" if county else "")
    pages = [page for page in map(_frame, answers) if len(page)]
    if not pages:
        raise InputFault(f"{what}: no area")
    whole = gpd.GeoDataFrame(pd.concat(pages, ignore_index=True), crs=pages[0].crs)
    codes = _outlines.column(whole, layer.code, what).fillna("").astype(str).str.strip()
    if county is not None:
        whole, codes = whole[codes.str[:2] == county], codes[codes.str[:2] == county]
        if not len(whole):
            raise InputFault(f"{what}: no area")
    strange = codes[~codes.map(lambda code: bool(re.fullmatch(layer.form, code)))]
    if len(strange):
        raise InputFault(f"{what}: {strange.iloc[0]!r} is no code of {level}")
    if known is not None and (stray := sorted(set(codes) - set(known))):
        raise InputFault(f"{what}: unknown area {', '.join(stray[:3])} ({len(stray)} in all)")
    frame = _outlines.placed(whole, 3006, SWEDEN, what)
    also = {
        column: _outlines.column(frame, name, what).astype(str)
        for column, name in layer.also.items()
        if any(str(c).casefold() == name for c in frame.columns)
    }
    outlines = gpd.GeoDataFrame(also, geometry=frame.geometry, crs=3006)
    outlines.index = pd.Index(codes, name="area_id")
    return check(outlines.sort_index(), SOURCE, crs=3006)


def load_grid(year: int, tell: _outlines.Told = lambda got, of: None) -> list[Answer]:
    """The pages of all squares of a year, without their outlines: their ids say where they lie."""
    query = _asking(f"stat:befolkning_1km_{year}")
    more = {"propertyName": "rutid_scb,beftotalt", "sortBy": "rutid_scb"}
    try:
        return _grid_pages(query | more, tell)
    except PublisherFault as fault:
        if fault.status != 400:
            raise
    return _grid_pages(query, tell)


def _grid_pages(query: dict[str, str], tell: _outlines.Told) -> list[Answer]:
    whole = _outlines.whole_geojson
    return list(_outlines.pages(KEY, "", query, _page, size=GRID_PAGE, tell=tell, reading=whole))


def parse_grid(answers: list[Answer], year: int) -> pd.DataFrame:
    """One row a square that has people; index `area_id` (as in population_grid), column population.

    InputFault for an id that is none, a square that comes twice, one without a number, and no square.
    """
    what = f"{KEY} stat:befolkning_1km_{year}"
    pages = [page for page in map(_frame, answers) if len(page)]
    if not pages:
        raise InputFault(f"{what}: no square")
    whole = pd.concat([pd.DataFrame(page) for page in pages], ignore_index=True)
    ids = _outlines.column(whole, "rutid_scb", what).astype(str).str.strip()
    corner = pd.to_numeric(ids.where(ids.str.fullmatch(r"\d{13}")), errors="coerce")
    east, north = corner // 10**7, corner % 10**7
    lies = (east % 1000 == 0) & (north % 1000 == 0) & east.between(200_000, 1_000_000)
    strange = ids[~(lies & north.between(6_000_000, 7_800_000))]
    if len(strange):
        raise InputFault(f"{what}: {strange.iloc[0]!r} is no square kilometre of Sweden")
    people = pd.to_numeric(_outlines.column(whole, "beftotalt", what), errors="coerce")
    if people.isna().any():
        raise InputFault(f"{what}: no number of people in {ids[people.isna()].iloc[0]}")
    squares = pd.DataFrame({"population": people.to_numpy(float)}, pd.Index(ids, name="area_id"))
    check(squares, GRID, counts=["population"])
    return squares[squares["population"] > 0].sort_index()


def _asking(layer: str) -> dict[str, str]:
    return {"typeNames": layer, "outputFormat": "application/json", "srsName": "EPSG:3006"}


def _page(answer: Answer) -> _outlines.Page:
    return _outlines.geojson_page(answer, KEY)


def _frame(answer: Answer) -> gpd.GeoDataFrame:
    return _page(answer).areas
