"""The borders of Norway's municipalities: is the vintage still the one that the pages reckon with?"""

from indicators import embedded
from indicators.indicator import NORWAY
from loaders import kartverket_wfs
from making.refresh import Collected, Tell

KEY = "kartverket"


def collect(tell: Tell) -> Collected:
    """The part `borders_norway_municipality_2024`, in EPSG:4326; not drawn, for it reaches out to sea."""
    known = embedded.frame(f"{NORWAY}.parquet").index
    answers = kartverket_wfs.load(
        lambda got, of: tell(min(got, of or len(known)), of or len(known), "app:Kommune")
    )
    borders = kartverket_wfs.parse(answers, known)
    return Collected(parts={f"borders_{NORWAY}": borders.to_crs(4326)})
