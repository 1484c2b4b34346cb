"""Statistics Sweden's tables, through PxWebApi 2."""

from functools import cache

from loaders import pxweb
from making.refresh import Collected, Tell, feeds

KEY = "scb"


def collect(tell: Tell) -> Collected:
    """The values of every indicator with a feed from this publisher."""
    return feeds.collect(service(KEY), tell)


def service(key: str) -> feeds.Service:
    """A publisher that runs PxWebApi 2, asked within the limits that it tells."""
    allowed = pxweb.limits(key)

    @cache
    def table(id: str) -> pxweb.Table:
        return pxweb.parse_table(pxweb.load_table(key, id), key, id)

    def cells(about: pxweb.Table, choice: pxweb.Choice, tell: Tell) -> feeds.Cells:
        answered = pxweb.load(key, about.id, choice, allowed, tell)
        return feeds.Cells(
            frame=pxweb.parse(answered.parts, key, about.id),
            retrieved=answered.retrieved,
            notes=pxweb.notes(answered.parts, key, about.id),
        )

    return feeds.Service(key=key, table=table, cells=cells)
