"""Bringing this year's figures from the publishers, one publisher at a time.

`refresh` takes each publisher in turn: collect, check, swap in whole. Whatever
goes wrong with one, its old figures stay and the next is taken. A publisher's
module has `KEY` (as in KLYFTKARTAN_BASE_URLS) and `collect(tell)`.
"""

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module

import numpy as np
import pandas as pd

from indicators import breaks, figures, live, ranges
from indicators.indicator import LEVELS, STATUSES, WITHOUT_VALUE
from loaders.asking import asking_anew, begin, cancellable, forget, prune
from loaders.faults import InputFault, PublisherFault

Tell = Callable[[int, int, str], None]  # how many are done, of how many, and what is next


@dataclass(frozen=True, kw_only=True)
class Collected:
    """What a publisher gave: the parts to swap in by name, and a sentence for each that failed."""

    parts: Mapping[str, pd.DataFrame]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How it went with one publisher: "done", "partly", "kept" (the old stays) or "cancelled"."""

    key: str
    result: str
    sentences: tuple[str, ...] = ()
    rows: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Step:
    """Where a refresh is: which publisher, how far in it, and how many publishers are done."""

    key: str
    done: int
    of: int
    what: str
    publishers_done: int
    publishers: int


_KEY = ["indicator", "level", "area_id", "year"]  # of a value
# In the order in which they are taken; each in a module of its own.
MODULES: dict[str, str] = {
    "kolada": "kolada",
    "scb": "scb",
    "scb_v1": "scb_v1",
    "ssb": "ssb",
    "ssb_klass": "ssb_klass",
    "eurostat": "eurostat",
    "scb_geodata": "scb_geodata",
    "gisco": "gisco",
    "kartverket": "kartverket",
    "overpass": "overpass",
    "gtfs": "gtfs",
}


def refresh(
    keys: Iterable[str] | None = None,
    *,
    progress: Callable[[Step], None] = lambda step: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    anew: bool = False,
) -> list[Outcome]:
    """Refresh the publishers of `keys` (None: all) and tell how it went with each.

    `anew` asks again even where an answer is a few hours old. After a kill, the
    same call goes on with the answers already fetched. Raises live.Busy when
    another refresh is running, live.CannotWrite when nothing can be kept, and
    ValueError for an unknown key.
    """
    wanted = list(MODULES) if keys is None else list(keys)
    unknown = [key for key in wanted if key not in MODULES]
    if unknown:
        raise ValueError(f"No publisher is called {unknown[0]!r}; there are {', '.join(MODULES)}.")
    outcomes = []
    with live.writing(), cancellable(is_cancelled):
        begin()
        for position, key in enumerate(wanted):

            def tell(done: int, of: int, what: str, key: str = key, before: int = position) -> None:
                if is_cancelled():
                    raise PublisherFault(key, "cancelled", "cancelled.")
                all_of_them = len(wanted)
                progress(
                    Step(
                        key=key,
                        done=done,
                        of=of,
                        what=what,
                        publishers_done=before,
                        publishers=all_of_them,
                    )
                )

            outcomes.append(_one(key, tell, anew))
        prune()
    return outcomes


def _one(key: str, tell: Tell, anew: bool) -> Outcome:
    """Collect from one publisher and swap its parts in; its old parts stay when that fails."""
    start = time.monotonic()
    try:
        tell(0, 1, "")
        module = import_module(f"making.refresh.{MODULES[key]}")
        if anew:
            with asking_anew():
                collected: Collected = module.collect(tell)
        else:
            collected = module.collect(tell)
        for name, frame in collected.parts.items():
            live.write(name, frame)
        _compare_joins(collected.parts)
        undrawn = _undrawn(collected.parts)
    except PublisherFault as fault:
        result = "cancelled" if fault.kind == "cancelled" else "kept"
        sentences = () if result == "cancelled" else (str(fault),)
        return Outcome(key=key, result=result, sentences=sentences)
    except (InputFault, live.CannotWrite) as fault:
        forget(key)  # what was wrong may be mended tomorrow
        return Outcome(key=key, result="kept", sentences=(str(fault),))
    except OSError as fault:  # the disk is full, or the folder has gone
        forget(key)
        what = f"{key}: the server cannot keep what came ({fault.strerror or fault})."
        return Outcome(key=key, result="kept", sentences=(what,))
    except Exception as fault:  # an answer that nobody thought of costs its publisher, not the rest
        logging.getLogger(__name__).debug("%s: not refreshed", key, exc_info=True)
        forget(key)
        what = f"{key}: its answer is not understood ({type(fault).__name__}: {fault})."
        return Outcome(key=key, result="kept", sentences=(" ".join(what.split()),))
    if collected.faults:
        forget(key)
    return Outcome(
        key=key,
        result=_result(collected),
        sentences=(*collected.faults, *undrawn),
        rows=sum(len(frame) for frame in collected.parts.values()),
        seconds=time.monotonic() - start,
    )


def _result(collected: Collected) -> str:
    if not collected.faults:
        return "done"
    return "partly" if collected.parts else "kept"


def _compare_joins(parts: Iterable[str]) -> None:
    """Keep where new values disagree with the snapshot's, beside them; an old word on it goes."""
    if not any(name.startswith("values_") for name in parts):
        return
    from making.refresh.joins import disagreements

    gaps = disagreements()
    if len(gaps) or live.rows(breaks.GAPS):
        live.write(breaks.GAPS, gaps)


def _undrawn(parts: Iterable[str]) -> list[str]:
    """Draw the levels whose outlines came, for the browser; a sentence for each that cannot be."""
    levels = [name.removeprefix("outlines_") for name in parts if name.startswith("outlines_")]
    drawings = [figures.drawing(level) for level in levels if level in LEVELS]
    return [drawing.fault for drawing in drawings if drawing.fault]


def checked_values(frame: pd.DataFrame, what: str, known: Mapping[str, pd.Index]) -> pd.DataFrame:
    """Values in the columns of `live.COLUMNS` that keep the promise of all values.

    `known` gives the area codes of each level. InputFault with everything that
    is wrong: an unknown area by its name, a value twice, a number without a
    status, infinity; and when there is no value at all.
    """
    faults = []
    missing = [column for column in live.COLUMNS if column not in frame]
    if missing:
        raise InputFault(f"{what}: no column {', '.join(missing)}")
    if not len(frame) or frame["value"].isna().all():
        faults.append("no values")
    for level, part in frame.groupby("level", observed=True):
        if level not in LEVELS:
            faults.append(f"no level is called {level!r}")
            continue
        stray = sorted(set(part["area_id"].astype(str)) - set(known[str(level)]))
        if stray:
            faults.append(f"unknown area {', '.join(stray[:3])} ({len(stray)} in all)")
    if frame.duplicated(_KEY).any():
        twice = frame.loc[frame.duplicated(_KEY), "area_id"].iloc[0]
        faults.append(f"the same value twice, of {twice}")
    strange = sorted(set(frame["status"].astype(str)) - set(STATUSES))
    if strange:
        faults.append(f"no status is called {strange[0]!r}")
    gone = frame["status"].isin(WITHOUT_VALUE)
    if (frame["value"].isna() != gone).any():
        faults.append("a missing value without a status, or a status without its missing value")
    if np.isinf(frame["value"].to_numpy(float)).any():
        faults.append("a value that is not finite")
    faults += ranges.faults(frame).values()
    if faults:
        raise InputFault(f"{what}: {'; '.join(faults)}")
    words = ["indicator", "level", "area_id", "status", "source", "table", "query", "retrieved"]
    ordered = frame[live.COLUMNS].sort_values(_KEY, ignore_index=True)
    return ordered.astype({**dict.fromkeys(words, "category"), "year": int, "value": float})


def in_range(frame: pd.DataFrame, what: str) -> tuple[pd.DataFrame, list[str]]:
    """The rows of the indicators all of whose values their units can have; a sentence for each other.

    A few values that noise has moved beyond the bounds are left out of their indicator.
    """
    frame = ranges.without_noise(frame)
    wrong = ranges.faults(frame)
    rest = frame[~frame["indicator"].astype(str).isin(wrong)]
    return rest, [f"{what}: {sentence}." for sentence in wrong.values()]


def kept_with(new: pd.DataFrame, name: str) -> pd.DataFrame:
    """`new` rows, and the old rows of part `name` that none of them renews.

    A row is renewed by one of the same indicator, level, area and year that has a
    value: what a publisher does not give this time, a year, an area or a figure, is
    not lost for that. Old values that their unit cannot have are not kept.
    """
    old = live.read(name)
    if old is None or not set(live.COLUMNS) <= set(old):
        return new
    old = old.loc[ranges.is_possible(old), live.COLUMNS]
    both = pd.concat(as_categories([new[live.COLUMNS], old]), ignore_index=True)
    is_old = np.arange(len(both)) >= len(new)
    has_value = both["value"].notna().to_numpy()
    of_row = both.groupby(_KEY, observed=True, sort=False).ngroup().to_numpy()

    def are_among(rows: np.ndarray) -> np.ndarray:
        """For every row, whether one of the same key is among some rows."""
        keys = np.zeros(len(both), bool)
        keys[of_row[rows]] = True
        return keys[of_row]

    is_lost = are_among(is_old & has_value) & ~are_among(~is_old & has_value)
    kept = np.where(is_old, is_lost | ~are_among(~is_old), has_value | ~is_lost)
    return both[kept].reset_index(drop=True)


def as_categories(frames: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """Frames whose words are categories, the same in each: some millions of rows fit in memory."""
    for column in (c for c in live.COLUMNS if c not in ("year", "value")):
        every = pd.CategoricalDtype(sorted({str(w) for f in frames for w in f[column].unique()}))
        frames = [frame.astype({column: every}) for frame in frames]
    return frames
