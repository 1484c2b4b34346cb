"""Groceries, fuel, cash, community halls and police: points to measure distances to."""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from loaders._check import check, need
from loaders._files import read_bytes, read_parquet
from loaders.faults import InputFault
from loaders.source import Source
from translations import Text

SOURCE = Source(
    key="service_points",
    publisher="Privat sammanställning",
    title="Kedjornas egna butikssökare, 2023–2025",
    table="",
    address="",
    licence=Text(
        sv="Licens inte angiven: bara beräknade avstånd visas, inga punkter",
        en="No licence stated: only computed distances are shown, no points",
        nb="Ingen lisens oppgitt: bare beregnede avstander vises, ingen punkter",
    ),
    years=(2023, 2024, 2025),
    units="points, latitude and longitude",
    file="service_points_2023_2025.parquet",
    rows=26920,
    computed=Text(
        sv="Fågelvägen från varje bebodd kilometerruta till närmaste ställe i Sverige. Inga punkter visas.",
        en="Straight-line distance from every inhabited square kilometre to the nearest place in Sweden. No "
        "point is shown.",
        nb="Luftlinje fra hver bebodd kilometerrute til nærmeste sted i Sverige. Ingen punkter vises.",
    ),
    limits=Text(
        sv="Kedjor, inte alla ställen: fristående lanthandlare och bensinstationer saknas, så avståndet är "
        "en övre gräns. Ställen på andra sidan gränsen i Norge, Finland och Danmark räknas inte.",
        en="Chains, not every place: independent village shops and pumps are missing, so the distance is an "
        "upper bound. Places across the border in Norway, Finland and Denmark are not counted.",
        nb="Kjeder, ikke alle steder: frittstående landhandlere og bensinstasjoner mangler, så avstanden er "
        "en øvre grense. Steder på den andre siden av grensen i Norge, Finland og Danmark regnes ikke "
        "med.",
    ),
)
# Which of the collection's chains are a service of each kind. Ice-cream
# kiosks, newsagents and petrol shops that it files under groceries are not.
_CHAINS = {
    "grocery": ["City Gross", "Coop", "Hemköp", "ICA", "Lidl", "Tempo", "Willys"],
    "fuel": [
        "Din-X",
        "GULF Sverige",
        "Green Petroleum",
        "Ingo",
        "OKQ8",
        "Paroy",
        "Preem",
        "QStar",
        "Shell Sverige",
        "St1 Sverige",
        "Tanka",
    ],
    "cash": ["Bankomat", "Uttagsautomater"],
    "community_hall": ["Folkets Hus och Parker"],
    "police": ["Polisen"],
}


def load(folder: Path) -> bytes:
    """The collection as bytes."""
    return read_bytes(folder, SOURCE)


def parse(raw: bytes) -> gpd.GeoDataFrame:
    """One row per point of the five kinds, in EPSG:3006; column service. Points without a position are left out."""
    table = read_parquet(raw, SOURCE)
    need(table, ("chain", "lat", "lon"), SOURCE, SOURCE.rows)
    service = table["chain"].map(
        {chain: kind for kind, chains in _CHAINS.items() for chain in chains}
    )
    gone = [c for chains in _CHAINS.values() for c in chains if c not in set(table["chain"])]
    if gone:
        raise InputFault(f"{SOURCE.file}: no point of {', '.join(gone)}")
    use = service.notna() & table["lat"].notna() & table["lon"].notna()
    points = gpd.points_from_xy(table.loc[use, "lon"], table.loc[use, "lat"], crs=4326).to_crs(3006)
    frame = gpd.GeoDataFrame({"service": service[use].to_numpy()}, geometry=points)
    frame.index = pd.Index(frame.index.astype(str), name="place_id")
    return check(frame, SOURCE, columns=["service"], crs=3006)
