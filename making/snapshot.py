"""Building the embedded snapshot from a folder of the publishers' files."""

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from indicators import embedded, figures, ranges
from indicators.catalogue import INDICATORS
from indicators.countries import HOME, neighbours
from indicators.drawn import compact as _compact
from indicators.drawn import dissolved
from indicators.drawn import outline_json as _outline_json
from indicators.indicator import DESO, DESO_2025, MUNICIPALITY, NORWAY, REGSO, REGSO_2025, SQUARE
from indicators.inputs import READERS, SOURCES, module_of
from loaders.faults import InputFault
from loaders.scb_area_key import regso_of
from making import compute, findings, gates, outlines
from making.compute import Inputs

ROOT = Path(__file__).parent.parent
SMALL_AREAS = {"tolerance_m": 60, "gap_m": 100, "decimals": 5}  # how DeSO are simplified

STEPS = (*READERS, "distances", "indicators", "backdrop", "writing")
Progress = Callable[[str], None]


def build(folder: Path, progress: Progress) -> dict:
    """Build data/snapshot, static/map and data/SOURCES.md from `folder`; the manifest is returned.

    Nothing is written before everything is read and computed. Raises InputFault
    with every fault of the folder in one message.
    """
    inputs = read(folder, progress)
    progress("distances")
    grid = compute.squares(inputs)
    progress("indicators")
    areas = _areas(inputs, grid)
    tables = {f"{level}.parquet": frame for level, frame in areas.items()}
    values = {
        MUNICIPALITY: compute.municipality_values(inputs, grid),
        REGSO: compute.regso_values(inputs),
        DESO: compute.deso_values(inputs),
        REGSO_2025: compute.regso_2025_values(inputs),
        DESO_2025: compute.deso_2025_values(inputs),
        NORWAY: compute.norway_values(inputs),
    }
    # What a gate refuses is no declared indicator, so the gates come before the ranges.
    asked = findings.of(inputs, grid, values)
    values = {level: gates.embedded(frame, asked) for level, frame in values.items()}
    _check_ranges(values, grid)
    for level, frame in values.items():
        known = inputs.neighbours[level] if level in inputs.neighbours else areas[level]
        tables[f"values_{level}.parquet"] = _packed(compute.complete(frame, known.index))
    tables["squares.parquet"] = _packed(compute.on_screen(grid))
    tables["pharmacies.parquet"] = compute.pharmacies(inputs)
    tables["stations.parquet"] = compute.stations(inputs).to_crs(4326)
    tables["stops_dalarna.parquet"] = inputs.stops_dalarna.to_crs(4326)
    progress("backdrop")
    for country in neighbours():
        of_country = outlines.of_country(inputs.neighbours[country.level], country)
        tables[f"{country.level}.parquet"] = of_country
    tables["places.parquet"] = compute.localities(inputs).to_crs(4326)
    progress("writing")
    drawn = {
        "municipality.geojson": _outline_json(areas[MUNICIPALITY]),
        **{f"{level}.geojson": _outline_json(_outlined(areas[level])) for level in (REGSO, DESO)},
        **{f"{c.level}.geojson": _outline_json(tables[f"{c.level}.parquet"]) for c in neighbours()},
        "backdrop.geojson": _land_json([tables[f"{c.level}.parquet"] for c in neighbours()]),
        "borders.geojson": _county_borders_json(areas[MUNICIPALITY]),
        "squares.json": _squares_json(inputs.grid),
        "search.json": _search_json(tables, areas[MUNICIPALITY]),
        f"{DESO}_centres.json": _points_json(
            areas[DESO]["longitude"].to_numpy(), areas[DESO]["latitude"].to_numpy()
        ),
    }
    return _write(tables, drawn, gates.written(asked))


def read(folder: Path, progress: Progress) -> Inputs:
    """Every source's frame from the folder, or one InputFault that lists what is wrong with it."""
    if not folder.is_dir():
        raise InputFault(f"{folder} is not a folder")
    faults: list[str] = []
    frames: dict[str, pd.DataFrame] = {}
    for name, (loader, needs) in READERS.items():
        progress(name)
        try:
            raw = loader.load(folder)
            if all(need in frames for need in needs):
                frames[name] = loader.parse(raw, *(frames[need] for need in needs))
        except InputFault as fault:
            faults.append(str(fault))
    if faults:
        raise InputFault("\n".join(faults))
    of_neighbours = {country.level: frames.pop(country.outlines) for country in neighbours()}
    return Inputs(**frames, neighbours=of_neighbours)


def _check_ranges(values: Mapping[str, pd.DataFrame], grid: pd.DataFrame) -> None:
    """InputFault with every indicator that has a value which its unit cannot have."""
    faults = [
        f"{level}: {sentence}"
        for level, frame in values.items()
        for sentence in ranges.faults(frame).values()
    ]
    for indicator in (i for i in INDICATORS.values() if SQUARE in i.years):
        km = grid[indicator.square] / 1000
        if (wrong := ranges.impossible(km, indicator.unit)).any():
            faults.append(f"{SQUARE}: {indicator.id} cannot be {km[wrong].iloc[0]:g}")
    if faults:
        raise InputFault("\n".join(faults))


def sources_page(gate_records: list[dict]) -> str:
    """data/SOURCES.md, from the records and from what the gates found (as the manifest has it)."""
    lines = [
        "# Sources of the embedded snapshot",
        "",
        "Written by `python -m making snapshot`; change the `SOURCE` records, not this page.",
        "",
    ]
    for source in SOURCES.values():
        lines += [
            f"## {source.title}",
            "",
            f"- Publisher: {source.publisher}",
            *([f"- Table: {source.table}"] if source.table else []),
            f"- Years: {source.period}",
            f"- Units: {source.units}",
            f"- Licence: {source.licence.en}",
            *([f"- Address: <{source.address}>"] if source.address else []),
            f"- Read by: `loaders/{module_of(source)}.py` from `{source.file}`",
            f"- What was computed: {source.computed.en}",
            *([f"- Limits: {source.limits.en}"] if source.limits else []),
            "",
        ]
    return "\n".join([*lines, *_gates_section(gate_records)])


def _gates_section(gate_records: list[dict]) -> list[str]:
    """What the gates found, a row a figure; figures that are only counted where chance gives fewer."""
    told = [finding for finding in gate_records if finding["is_told"]]
    return [
        "## What the builder's gates found",
        "",
        "Asked of every build (`making/gates.py`). A second-hand figure is not embedded where more than a tenth",
        "of the areas lie more than a quarter from the official one. Of shares of people, exact zeros, wholes and",
        "repeats are told where there are more than chance gives.",
        "",
        "| Gate | Figure | Level, year | Source | Held against | Areas | Off | Expected | Embedded |",
        "|---|---|---|---|---|--:|--:|--:|---|",
        *(
            f"| {one['gate']} | `{one['figure']}` | {one['level']}, {one['year']} | `{one['source']}` "
            f"| {_code(one['against'])} | {one['areas']:,} | {one['off']:,} | {_amount(one['expected'])} "
            f"| {'yes' if one['is_embedded'] else 'no'} |"
            for one in told
        ),
        "",
    ]


def _code(key: str) -> str:
    return f"`{key}`" if key else ""


def _amount(number: float | None) -> str:
    return "" if number is None else f"{number:,.1f}"


def _areas(inputs: Inputs, grid: pd.DataFrame) -> dict[str, gpd.GeoDataFrame]:
    """The frame of each area level: names, classes and outlines (None where none is embedded)."""
    classes = inputs.classification.join(inputs.regions, on="fa_code")
    unknown = classes.index[classes["ur3"].isna()].union(
        classes.index.symmetric_difference(inputs.municipalities.index)
    )
    if len(unknown):
        raise InputFault(f"no class, or no outline, for municipality {unknown[0]}")
    municipality = outlines.of_country(inputs.municipalities, HOME).join(
        classes.drop(columns="name")
    )
    people = grid.groupby("municipality_code")["population"].sum()
    moved = grid[grid["is_moved"]].groupby("municipality_code")["population"].sum()
    municipality["moved_pct"] = (100 * moved / people).reindex(municipality.index).fillna(0.0)
    municipality[["ur3", "ur6"]] = municipality[["ur3", "ur6"]].astype(int)
    drawn = outlines.simplified(inputs.deso_outlines, **SMALL_AREAS)
    if len(untidy := outlines.untidy(drawn)):
        raise InputFault(f"DeSO overlap or gape when simplified: {', '.join(untidy[:3])}")
    regso_shapes = dissolved(drawn, inputs.key["regso_code"].reindex(drawn.index))
    deso = inputs.key.assign(name=inputs.key.index).join(inputs.deso_centres)
    return {
        MUNICIPALITY: municipality,
        REGSO: _with_shapes(regso_of(inputs.key), regso_shapes),
        DESO: _with_shapes(deso, drawn.geometry),
        REGSO_2025: _with_shapes(regso_of(inputs.key_2025), None),
        DESO_2025: _with_shapes(inputs.key_2025.assign(name=inputs.key_2025.index), None),
    }


def _with_shapes(frame: pd.DataFrame, shapes: gpd.GeoSeries | None) -> gpd.GeoDataFrame:
    """The areas with their outlines; None where an area, or the whole level, has none."""
    found = [None] * len(frame) if shapes is None else shapes.reindex(frame.index)
    return gpd.GeoDataFrame(frame, geometry=found, crs=4326)


def _outlined(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The areas that have an outline, called what the reader shall see."""
    return frame.assign(name=figures.titles(frame))[frame.geometry.notna()]


def _packed(frame: pd.DataFrame) -> pd.DataFrame:
    """Repeated words as categories: a tenth of the size, and faster to read."""
    words = [
        c for c in ("indicator", "status", "source", "area_id", "municipality_code") if c in frame
    ]
    return frame.astype(dict.fromkeys(words, "category"))


def _search_json(tables: Mapping[str, pd.DataFrame], municipalities: pd.DataFrame) -> str:
    """What can be searched for: code and name of each municipality, by level; code, name, municipality of each locality.

    The more people, the earlier.
    """
    localities = tables["places.parquet"]
    names = {MUNICIPALITY: municipalities["name"]}
    names |= {c.level: tables[f"{c.level}.parquet"]["name"] for c in neighbours()}
    found: dict[str, list] = {level: list(of_level.items()) for level, of_level in names.items()}
    rows = localities[["name", "municipality_code"]].itertuples(name=None)
    return json.dumps(
        {**found, "localities": list(rows)}, ensure_ascii=False, separators=(",", ":")
    )


def _land_json(countries: list[gpd.GeoDataFrame]) -> str:
    """The neighbours' land, coarse: muted surroundings."""
    land = shapely.union_all([shape for areas in countries for shape in areas.geometry])
    parts = shapely.get_parts(shapely.simplify(land, 0.01))
    large = shapely.multipolygons(parts[shapely.area(parts) > 0.001])
    return _shape_json(shapely.transform(large, lambda xy: np.round(xy, 3)))


def _county_borders_json(areas: gpd.GeoDataFrame) -> str:
    """The municipal borders that are also borders between two counties."""
    return _shape_json(outlines.shared_borders(dissolved(areas, areas["county_code"])))


def _shape_json(shape: shapely.Geometry) -> str:
    feature = {
        "type": "Feature",
        "properties": {},
        "geometry": json.loads(shapely.to_geojson(shape)),
    }
    return _compact({"type": "FeatureCollection", "features": [feature]})


def _squares_json(grid: pd.DataFrame) -> str:
    """One `[longitude, latitude, position]` per square, in the order of the snapshot."""
    centres = gpd.points_from_xy(grid["easting"], grid["northing"], crs=3006).to_crs(4326)
    return _points_json(centres.x, centres.y)


def _points_json(longitude: np.ndarray, latitude: np.ndarray) -> str:
    """One `[longitude, latitude, position]` per point, in the order given."""
    rows = zip(np.round(longitude, 4), np.round(latitude, 4), range(len(longitude)), strict=True)
    return "[" + ",\n".join(f"[{x:.4f},{y:.4f},{i}]" for x, y, i in rows) + "]"


def _write(
    tables: dict[str, pd.DataFrame], drawn: dict[str, str], gate_records: list[dict]
) -> dict:
    """Write everything beside its place, then swap it in; `gate_records` are `gates.written`."""
    beside = embedded.FOLDER.with_name("snapshot.new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    manifest: dict = {"format": embedded.FORMAT, "files": {}, "static": {}, "gates": gate_records}
    for name, table in tables.items():
        table.to_parquet(beside / name, compression="zstd")
        raw = (beside / name).read_bytes()
        manifest["files"][name] = {
            "sha256": hashlib.sha256(raw).hexdigest(),
            "bytes": len(raw),
            "rows": len(table),
            "geometry": isinstance(table, gpd.GeoDataFrame),
        }
    manifest["static"] = {
        name: hashlib.sha256(text.encode()).hexdigest()[:12] for name, text in drawn.items()
    }
    (beside / "manifest.json").write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n")
    embedded.STATIC.mkdir(parents=True, exist_ok=True)
    for name, text in drawn.items():
        (embedded.STATIC / name).write_text(text, encoding="utf-8")
    old = embedded.FOLDER.with_name("snapshot.old")
    shutil.rmtree(old, ignore_errors=True)
    if embedded.FOLDER.exists():
        embedded.FOLDER.rename(old)
    beside.rename(embedded.FOLDER)
    shutil.rmtree(old, ignore_errors=True)
    (ROOT / "data" / "SOURCES.md").write_text(sources_page(gate_records), encoding="utf-8")
    return manifest
