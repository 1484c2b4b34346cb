"""Statistics Sweden's tables on integration and segregation, through its older service."""

from functools import cache

from loaders import pxweb, scb_v1
from making.refresh import Collected, Tell, feeds

KEY = "scb_v1"


def collect(tell: Tell) -> Collected:
    """The values of every indicator with a feed from this publisher."""

    @cache
    def table(path: str) -> pxweb.Table:
        return scb_v1.parse_table(scb_v1.load_table(path), path)

    def cells(about: pxweb.Table, choice: pxweb.Choice, tell: Tell) -> feeds.Cells:
        answered = scb_v1.load(about.id, choice, tell=tell)
        frame = scb_v1.parse(answered.parts, about)
        return feeds.Cells(frame=frame, retrieved=answered.retrieved)

    return feeds.collect(feeds.Service(key=KEY, table=table, cells=cells), tell)
