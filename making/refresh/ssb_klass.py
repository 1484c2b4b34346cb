"""The classes of centrality of Norway's municipalities."""

import pandas as pd

from indicators import figures, live
from indicators.indicator import NORWAY
from loaders import ssb_klass
from loaders.faults import InputFault
from making.refresh import Collected, Tell

KEY = "ssb_klass"


def collect(tell: Tell) -> Collected:
    """The part `classes_norway`; codes that are not municipalities of 2024, or lack a class, are named."""
    tell(0, 1, "131 → 128")
    classes = ssb_klass.parse(ssb_klass.load())
    known = figures.areas(NORWAY).index
    strays = sorted(set(classes.index) - set(known))
    without = sorted(set(known) - set(classes.index))
    if len(without) == len(known):
        raise InputFault(f"{KEY}: no municipality of 2024 has a class; there is {strays[0]}.")
    faults = [
        f"{KEY}: {what}: {', '.join(codes[:3])} ({len(codes)} in all)."
        for what, codes in (("unknown municipalities", strays), ("without a class", without))
        if codes
    ]
    kept_classes = classes[classes.index.isin(known)]
    old = live.read("classes_norway")
    if old is not None and without:
        kept_classes = pd.concat([kept_classes, old[old.index.isin(without)]]).sort_index()
    return Collected(parts={"classes_norway": kept_classes}, faults=tuple(faults))
