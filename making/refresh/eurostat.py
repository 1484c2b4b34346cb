"""Eurostat's figures by degree of urbanisation: a table of whole countries, beside the area maps."""

import pandas as pd

from indicators import live
from loaders import eurostat
from loaders.faults import InputFault, PublisherFault
from making.refresh import Collected, Tell

KEY = "eurostat"
PART = "table_eurostat"


def collect(tell: Tell) -> Collected:
    """The part `table_eurostat`; a dataset that fails keeps its old rows and is named."""
    new, faults = [], []
    for done, dataset in enumerate(eurostat.DATASETS):
        tell(done, len(eurostat.DATASETS), dataset)
        try:
            frame = eurostat.parse(eurostat.load(dataset), dataset)
        except InputFault as fault:
            if getattr(fault, "kind", "") == "cancelled":
                raise
            faults.append(_named(dataset, fault))
            continue
        new.append(frame)
        absent = [country for country in eurostat.COUNTRIES if country not in set(frame["geo"])]
        if absent:
            faults.append(f"{KEY} {dataset}: nothing about {', '.join(absent)}")
    tell(len(eurostat.DATASETS), len(eurostat.DATASETS), "")
    if not new:
        return Collected(parts={}, faults=tuple(faults))
    renewed = pd.concat(new, ignore_index=True)
    return Collected(parts={PART: _with_old(renewed)}, faults=tuple(faults))


def _named(dataset: str, fault: InputFault) -> str:
    """The fault's sentence with the dataset in it."""
    said = str(fault)
    return (
        f"{dataset}: {said}" if isinstance(fault, PublisherFault) and dataset not in said else said
    )


def _with_old(renewed: pd.DataFrame) -> pd.DataFrame:
    old = live.read(PART)
    if old is None or not set(eurostat.COLUMNS) <= set(old):
        return renewed
    rest = old.loc[~_keys(old).isin(_keys(renewed)), eurostat.COLUMNS]
    return pd.concat([renewed, rest], ignore_index=True)


def _keys(frame: pd.DataFrame) -> pd.MultiIndex:
    """What a row is about: a row that the answer does not mention is not lost for that."""
    return pd.MultiIndex.from_frame(frame[["table", "geo", "degurba", "year"]])
