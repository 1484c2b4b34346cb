"""Population of Norway's municipalities by age, in the borders of 2024."""

from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_bytes
from loaders.faults import InputFault
from loaders.source import NLOD, Source
from translations import Text

SOURCE = Source(
    key="ssb_population",
    publisher="Statistisk sentralbyrå",
    title="Befolkning efter kommun och ålder 2005–2026, kommunerna 2024",
    table="07459",
    address="https://www.ssb.no/statbank/table/07459",
    licence=NLOD,
    years=tuple(range(2005, 2027)),
    units="people, 1 January",
    file="ssb_population_municipality_ageband_2005_2026.csv",
    rows=7852,
    computed=Text(
        sv="Andelen 0–19 år och andelen 65 år och äldre är summor av åldersgrupper delade med alla. Före 2024 var Ålesund "
        "och Haram en kommun: den fördelas som de två den 1 januari 2024.",
        en="The shares aged 0–19 and 65 and over are sums of age bands divided by all. Before 2024 Ålesund and Haram were one "
        "municipality: it is divided as the two were on 1 January 2024.",
        nb="Andelen 0–19 år og andelen 65 år og eldre er summer av aldersgrupper delt på alle. Før 2024 var Ålesund og Haram "
        "én kommune: den fordeles som de to var 1. januar 2024.",
    ),
    limits=Text(
        sv="Genom Folkehelseinstituttets sammanställning. Tidigare kommuner är förda till dem av 2024. Där en kommun "
        "delades är delarna antagna (status ”beräknad”): Ålesund och Haram före 2024, samt före 2020 en mindre del av Narvik, "
        "Hamarøy, Heim, Hitra och Orkland. Vindafjord och Aure saknas 2005.",
        en="Through a compilation of the Norwegian Institute of Public Health. Earlier municipalities are brought to those of "
        "2024. Where one was divided, the parts are assumed (status “computed”): Ålesund and Haram before 2024, and before "
        "2020 a smaller part of Narvik, Hamarøy, Heim, Hitra and Orkland. Vindafjord and Aure are missing in 2005.",
        nb="Gjennom Folkehelseinstituttets sammenstilling. Tidligere kommuner er ført til dem fra 2024. Der en kommune "
        "ble delt, er delene antatt (status «beregnet»): Ålesund og Haram før 2024, og før 2020 en mindre del av Narvik, "
        "Hamarøy, Heim, Hitra og Orkland. Vindafjord og Aure mangler i 2005.",
    ),
)
_YOUNG, _OLD = ("0-5", "6-15", "16-19"), ("65-79", "80+")
_BANDS = (*_YOUNG, "20-24", "25-44", "45-64", *_OLD)
OF_NORWAY = {2025: 5_594_340}  # as published for the whole country
# Ålesund and Haram: in the file each is half of what was one municipality, though the first has six times as many.
_HALVED, _DIVIDED = ("1508", "1580"), 2024
# Until when a part of another municipality, which was divided, is assumed in these.
ASSUMED_UNTIL = {
    **dict.fromkeys(_HALVED, _DIVIDED - 1),
    **dict.fromkeys(("1806", "1875", "5055", "5056", "5059"), 2019),
}


def load(folder: Path) -> bytes:
    """The table as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> pd.DataFrame:
    """People per municipality of 2024 and year: index (area_id, year); columns population,
    aged_0_19, aged_65_plus, and is_assumed (a part of it was another municipality, later divided)."""
    table = csv_of(raw, SOURCE)
    need(table, ("code", "year", "total", *_BANDS), SOURCE, SOURCE.rows)
    people = table[["total", *_BANDS]].apply(numbers_of, source=SOURCE)
    odd = table["code"][people[list(_BANDS)].sum(axis=1) != people["total"]]
    if len(odd):
        raise InputFault(f"{SOURCE.file}: the ages of {odd.iloc[0]} do not make the whole")
    frame = pd.DataFrame(
        {
            "area_id": table["code"].str.zfill(4),
            "year": numbers_of(table["year"], SOURCE).astype(int),
            "population": people["total"],
            "aged_0_19": people[list(_YOUNG)].sum(axis=1),
            "aged_65_plus": people[list(_OLD)].sum(axis=1),
        }
    )
    frame = frame.set_index(["area_id", "year"]).sort_index()
    check(frame, SOURCE, positive=["population"], counts=list(frame))
    frame = _divided(frame)
    codes, years = (frame.index.get_level_values(name) for name in ("area_id", "year"))
    frame["is_assumed"] = years <= codes.map(ASSUMED_UNTIL).fillna(0)
    return frame


def _divided(frame: pd.DataFrame) -> pd.DataFrame:
    """The halves of what was one municipality put together, and divided as its parts were in _DIVIDED."""
    halves = frame.loc[[code for code in _HALVED if code in frame.index]]
    if halves.empty:
        return frame
    then = halves["population"].xs(_DIVIDED, level="year")
    parts = halves.index.get_level_values("area_id").map(then / then.sum())
    whole = halves.groupby(level="year").transform("sum")
    divided = whole.mul(parts, axis=0).round()
    before = divided.index.get_level_values("year") < _DIVIDED
    frame = frame.astype(float)
    frame.loc[divided.index[before]] = divided[before]
    return frame
