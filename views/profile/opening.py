"""What the area is: its name, its class, its people."""

import streamlit as st

from analysis import standing
from analysis.standing import Standing
from indicators import figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import LEVELS, MUNICIPAL
from indicators.schemes import SCHEMES
from translations.texts import _, number, said
from views import citation
from views.profile.choices import Choice


def show(choice: Choice) -> list[Standing]:
    """What the area is, and where it stands; none where there is nothing to tell, or an area is still to be chosen."""
    if choice.is_example:
        name = figures.areas()["name"][choice.municipality]
        st.caption(_("No municipality is chosen: {name} stands as an example.", name=name))
    if choice.area is None:
        st.info(
            _("Choose an area to see its profile.")
            if choice.level not in MUNICIPAL
            else _("Choose a municipality to see its profile.")
        )
        return []
    st.header(choice.name)
    st.caption(" · ".join(part for part in _parts(choice) if part))
    _people(choice)
    standings = standing.of_area(choice.area, choice.level, choice.scheme.id)
    if not standings:
        st.info(_("No indicator has a value for this area at this level."))
    return standings


def _parts(choice: Choice) -> list[str]:
    """Its code, and where it lies: county and class, or level, municipality and position in it."""
    area = figures.areas(choice.level).loc[choice.area]
    if choice.level in MUNICIPAL:
        of_class = choice.scheme.classes.get(area[choice.scheme.column])
        class_name = said(of_class) if of_class else _("class not known")
        county = str(area.get("county") or "")
        return [str(choice.area), county, f"{class_name} ({said(choice.scheme.title)})"]
    inner = SCHEMES["deso_class"]
    position = inner.classes.get(area.get(inner.column))
    return [
        str(choice.area),
        said(LEVELS[choice.level]),
        area["municipality"],
        said(position) if position else "",
    ]


def _people(choice: Choice) -> None:
    years = vintages.years(INDICATORS["population"], choice.level)
    if years:
        table = figures.values("population", choice.level, years[-1])
        st.markdown(
            _(
                "**{people} people** ({year}). Source: {publishers}.",
                people=number(table.at[choice.area, "value"]),
                year=years[-1],
                publishers=citation.publishers(INDICATORS["population"], years[-1], choice.level),
            )
        )
