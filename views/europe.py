"""The Nordic countries and the EU by degree of urbanisation, as Eurostat publishes them."""

import streamlit as st

from indicators import europe
from indicators.inputs import LIVE_SOURCES
from views import tables
from views.texts import _, language, said


def by_urbanisation() -> None:
    """Eurostat's figures as a table, with what they are; nothing until a refresh has brought them."""
    found = europe.by_urbanisation()
    if not len(found):
        return
    st.subheader(_("Cities, towns and countryside in other countries"))
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
    shown = found.assign(geo=found["geo"].map(countries)).rename(
        columns={
            "dataset": _("Dataset"),
            "table": _("Table"),
            "unit": _("Unit"),
            "geo": _("Country"),
            "year": _("Year"),
            "flags": _("Eurostat's marks"),
            "retrieved": _("Retrieved"),
            **degrees,
        }
    )
    shown[_("Retrieved")] = shown[_("Retrieved")].str[:10]
    localized = st.column_config.NumberColumn(format="localized")
    settings = {
        **dict.fromkeys(degrees.values(), localized),
        _("Year"): st.column_config.NumberColumn(format="%d"),
    }
    tables.plain(shown, settings, alt=_("Cities, towns and countryside in other countries"))
    source = LIVE_SOURCES["eurostat"]
    st.caption(
        _(
            "Marks: b break in the series, e estimated, p provisional, u unreliable, c withheld. A dash is a missing "
            "or withheld figure, not zero."
        )
    )
    if source.limits:
        st.caption(f"{_('Source')}: {source.citation(language())} {said(source.limits)}")
