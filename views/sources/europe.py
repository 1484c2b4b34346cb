"""The Nordic countries and the EU by degree of urbanisation, as Eurostat publishes them."""

import pandas as pd
import streamlit as st

from analysis import europe
from indicators.inputs import LIVE_SOURCES
from translations.texts import _, language, said
from views import tables


def by_urbanisation() -> None:
    """Eurostat's figures, a table for each dataset, with what they are; nothing until a refresh has brought them."""
    found = europe.by_urbanisation()
    if not len(found):
        return
    st.subheader(_("Cities, towns and countryside in the Nordic countries and the EU"))
    for (table, dataset, unit), part in found.groupby(["table", "dataset", "unit"]):
        st.text(f"{dataset} ({table}). {_('Unit')}: {unit}.")  # a publisher's words: no markup
        _table(part, str(dataset))
    st.caption(
        _(
            "Marks: b break in the series, e estimated, p provisional, u unreliable, c withheld. A dash is a missing "
            "or withheld figure, not zero."
        )
    )
    source = LIVE_SOURCES["eurostat"]
    if source.limits:
        st.caption(f"{_('Source')}: {source.citation(language())} {said(source.limits)}")


def _table(part: pd.DataFrame, alt: str) -> None:
    countries = {
        "SE": _("Sweden"),
        "NO": _("Norway"),
        "DK": _("Denmark"),
        "FI": _("Finland"),
        "EU27_2020": _("EU, 27 countries"),
    }
    degrees = {
        "DEG1": _("Cities"),
        "DEG2": _("Towns and suburbs"),
        "DEG3": _("Rural areas"),
    }
    shown = pd.DataFrame(
        {
            _("Country"): part["geo"].map(countries),
            _("Year"): part["year"],
            **{title: part[degree] for degree, title in degrees.items()},
            _("Eurostat's marks"): part["flags"],
            _("Retrieved"): part["retrieved"].str[:10],
        }
    )
    settings = {
        **dict.fromkeys(degrees.values(), st.column_config.NumberColumn(format="localized")),
        _("Year"): st.column_config.NumberColumn(format="%d"),
    }
    tables.plain(shown, settings, alt=alt, height=300 if len(shown) > 8 else "content")
