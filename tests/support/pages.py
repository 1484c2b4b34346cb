"""Pages run by file, as a visitor with an address would, and what stands on them."""

import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
from streamlit.testing.v1 import AppTest

from indicators.indicator import MUNICIPALITY

PAGES = Path(__file__).parent.parent.parent / "pages"


def run(page, **address):
    """The page after its first run, opened with these words of the address."""
    app = AppTest.from_file(str(PAGES / f"{page}.py"), default_timeout=60)
    for word, value in address.items():
        app.query_params[word] = value
    return app.run()


def go_to(app, area):
    """The page once the search above it has found a municipality: the browser's half is tested in a browser."""
    app.query_params["area"] = area
    app.query_params.pop("part", None)
    app.session_state["address.part"] = None
    return app.run()


def written(app, word):
    """A word of the address: what the visitor gave is a list, what the page wrote is text."""
    value = app.query_params.get(word)
    return value[0] if isinstance(value, list) else value


def words(app):
    kinds = (app.markdown, app.caption, app.warning, app.error, app.title, app.subheader)
    return "\n".join(element.value for kind in kinds for element in kind)


def tables_of_words(app):
    """The tables that `views.tables.wrapped` writes: everything in them is text."""
    found = []
    for element in app.get("html"):
        if element.body.startswith("<div class='words'"):
            rows = [
                [c.text or "" for c in row]
                for row in ElementTree.fromstring(element.body).iter("tr")
            ]
            found.append(pd.DataFrame(rows[1:], columns=rows[0]))
    return found


def html(app):
    return "\n".join(element.value for element in app.get("html"))


def cells(app, title):
    """The texts of the row that an indicator's name heads."""
    row = next(r for r in re.findall(r"<tr role='row'>(.*?)</tr>", html(app), re.S) if title in r)
    found = re.findall(r"<td role='cell' data-label='[^']*'><span>(.*?)</span></td>", row, re.S)
    return [unescape(re.sub(r"<[^>]+>", " ", cell)).split() for cell in found]


def raw(id, year, level=MUNICIPALITY):
    """One year of one indicator as it stands in the snapshot's file."""
    table = pd.read_parquet(f"data/snapshot/values_{level}.parquet")
    own = table[(table["indicator"] == id) & (table["year"] == year)]
    return own.set_index(own["area_id"].astype(str))["value"]
