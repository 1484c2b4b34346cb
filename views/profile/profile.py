"""The profile of one area: what stands out, every theme, segregation, the gap inside, and who is alike."""

import math
from dataclasses import dataclass
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analysis import segregation, similar, standing
from analysis.groups import GROUPS, known_years
from analysis.standing import Standing
from indicators import figures, vintages
from indicators.area_types import AREA_TYPES
from indicators.area_types import YEAR as YEAR_OF_TYPES
from indicators.catalogue import INDICATORS
from indicators.indicator import (
    DESO,
    LEVELS,
    MUNICIPAL,
    MUNICIPALITY,
    REGSO,
    THEMES,
    UNITS,
    municipal_level,
)
from indicators.inputs import EVERY_SOURCE
from indicators.schemes import SCHEMES, Scheme, schemes_at
from indicators.written import amount, difference, interval
from translations.texts import _, literal, number, said
from views import address, choosers, citation, downloads, frame, stacked, standings
from views.gaps import holds
from views.segregation import inside, measure, relational
from views.stacked import Markup

# Told of the areas of a municipality: each at the smallest level that has it for the whole country.
SPREAD = (
    (REGSO, "wage_mean_tkr"),
    (REGSO, "rented_pct"),
    (REGSO, "foreign_born_pct"),
    (DESO, "cars_per_1000"),
)
_GROUP = "foreign_born"  # whose unevenness is told with its null
_COMPARED = 5  # at most six areas are compared: the own one and these
_TENTHS = [0.1, 0.9]
_WEIGHT = "w_"
_HALF, _THREE_QUARTERS, _NINE_TENTHS = 0.5, 0.75, 0.9


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which area, under which scheme. `part` is the area below the municipality, None for none."""

    level: str
    municipality: str | None
    part: str | None
    scheme: Scheme
    is_example: bool = False

    @property
    def area(self) -> str | None:
        """The code of the area that the profile is of; None where one is still to be chosen."""
        return self.municipality if self.level in MUNICIPAL else self.part

    @property
    def name(self) -> str:
        """What the area is called."""
        areas = figures.areas(self.level)
        return str(figures.titles(areas.loc[[self.area]]).iloc[0])

    @property
    def peers(self) -> str:
        """Who the area is compared with, in a heading."""
        if self.level in MUNICIPAL:
            return _("its class")
        return _("areas of {name}", name=figures.areas()["name"][self.municipality])


def choose() -> Choice:
    """Level, municipality, the area of it below the municipality, and the scheme: words of the address."""
    level = address.word("level", choosers.levels(), MUNICIPALITY)
    part = choosers.part(level)
    first, second, third = st.columns([2, 3, 3])
    with first:
        levels = {id: said(LEVELS[id]) for id in choosers.levels()}
        choosers.pick(_("Level"), levels, "level", _take_level)
    with second:
        chosen = choosers.area(figures.areas(municipal_level(level)))
    is_example = chosen is None and municipal_level(level) == MUNICIPALITY
    municipality = holds.EXAMPLE if is_example else chosen
    with third:
        if level in MUNICIPAL:
            scheme = choosers.scheme(level)
        else:
            scheme = next(iter(schemes_at(level).values()))
            choosers.part_of(str(municipality), level)
    return Choice(
        level=level, municipality=municipality, part=part, scheme=scheme, is_example=is_example
    )


def _take_level() -> None:
    """Go to another level; municipality and scheme stay where the level has them."""
    level = st.session_state["level"]
    if municipal_level(level) != municipal_level(st.query_params.get("level", MUNICIPALITY)):
        address.put("area", None)  # another country
    address.put("level", level)
    address.put("part", None)
    if st.query_params.get("scheme") not in schemes_at(level):
        address.put("scheme", None)


def profile(choice: Choice) -> None:
    """Everything the page says of the area; or what is to be chosen first."""
    if choice.is_example:
        name = figures.areas()["name"][choice.municipality]
        st.caption(_("No municipality is chosen: {name} stands as an example.", name=name))
    if choice.area is None:
        st.info(
            _("Choose an area to see its profile.")
            if choice.level not in MUNICIPAL
            else _("Choose a municipality to see its profile.")
        )
        return
    found = standing.of_area(choice.area, choice.level, choice.scheme.id)
    opening(choice)
    if not found:
        st.info(_("No indicator has a value for this area at this level."))
        return
    stands_out(choice, found)
    if choice.level == MUNICIPALITY:
        relations(choice)
    elif choice.level == REGSO:
        kind(choice)
    themes(choice, found)
    if choice.level == MUNICIPALITY:
        between_its_areas(choice)
    if choice.level in MUNICIPAL:
        alike(choice)
    onward(choice)
    files(choice, found)


def opening(choice: Choice) -> None:
    """Name, class and people."""
    areas = figures.areas(choice.level)
    own = areas.loc[choice.area]
    st.header(choice.name)
    parts = [str(choice.area)]
    if choice.level in MUNICIPAL:
        of_class = choice.scheme.classes.get(own[choice.scheme.column])
        class_name = said(of_class) if of_class else _("class not known")
        parts += [str(own.get("county") or ""), f"{class_name} ({said(choice.scheme.title)})"]
    else:
        parts += [said(LEVELS[choice.level]), own["municipality"]]
        inner = SCHEMES["deso_class"]
        in_municipality = inner.classes.get(own.get(inner.column))
        parts += [said(in_municipality)] if in_municipality else []
    st.caption(" · ".join(part for part in parts if part))
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


def stands_out(choice: Choice, places: list[Standing]) -> None:
    """In plain sentences: strengths first, then where the area is behind its peers."""
    st.subheader(_("What stands out"))
    strengths, behind = standing.stands_out(places)
    if max(one.among for one in places) < standing.FEWEST_PEERS:
        few = _(
            "Fewer than {count} areas to compare with: with so few, a quarter of them is one or two, and nothing is "
            "said to stand out.",
            count=standing.FEWEST_PEERS,
        )
        other = _("Under another scheme the class may be larger.")
        st.markdown(f"{few} {other}" if choice.level in MUNICIPAL else few)
        return
    left, right = st.columns(2)
    with left:
        st.markdown(f"**{_('Strengths')}**")
        _told(strengths, choice, _nearest_to_a_strength(places, choice))
    with right:
        st.markdown(f"**{_('Where most of the others have a better value')}**")
        _told(
            behind,
            choice,
            _("There is no indicator for which three quarters of the others have a better value."),
        )
    st.caption(
        _(
            "Told where at least three quarters of the others are on the other side, at most five of each and two of a theme; "
            "only indicators of which one end is better. Definition and source of each: in the tables below."
        )
    )


def _told(group: list[Standing], choice: Choice, nothing: str) -> None:
    st.markdown(
        "\n".join(f"- {sentence(one, choice, strong=one.side == 'strength')}" for one in group)
        if group
        else nothing
    )


def _nearest_to_a_strength(places: list[Standing], choice: Choice) -> str:
    """What to say where there is no strength: what comes nearest to one."""
    nothing = _("No indicator is among the better quarter.")
    able = [one for one in places if one.can_stand_out and one.better_than >= _HALF]
    if not able:
        return nothing
    best = max(able, key=lambda item: item.better_than)
    return f"{nothing} {_('Nearest to it:')}\n- {sentence(best, choice, strong=True)}"


def sentence(standing: Standing, choice: Choice, *, strong: bool) -> str:
    """One indicator's standing among the others, in words: which share it is ahead of, or behind."""
    values = {
        "title": said(standing.indicator.title),
        "value": amount(standing.value, standing.indicator),
        "year": standing.year,
        "median": amount(standing.median, standing.indicator),
        "share": share_in_words(standing.better_than if strong else standing.worse_than),
        "others": number(standing.among - 1),
    }
    if choice.level in MUNICIPAL:
        return (
            _(
                "**{title}**: {value} ({year}). A better value than at least {share} of the {others} others in its class, whose "
                "median is {median}.",
                **values,
            )
            if strong
            else _(
                "**{title}**: {value} ({year}). At least {share} of the {others} others in its class have a better value; the "
                "median is {median}.",
                **values,
            )
        )
    return (
        _(
            "**{title}**: {value} ({year}). A better value than at least {share} of the {others} other areas of the municipality, "
            "whose median is {median}.",
            **values,
        )
        if strong
        else _(
            "**{title}**: {value} ({year}). At least {share} of the {others} other areas of the municipality have a better value; "
            "the median is {median}.",
            **values,
        )
    )


def share_in_words(share: float) -> str:
    """The largest of a half, three quarters and nine tenths that a share (0–1) reaches.

    Not finer: a profile tells where an area stands out, not who comes last.
    """
    if share >= _NINE_TENTHS:
        return _("nine tenths")
    return _("three quarters") if share >= _THREE_QUARTERS else _("half")


def themes(choice: Choice, places: list[Standing]) -> None:
    """A table for each theme that has something."""
    for theme, title in THEMES.items():
        own = [one for one in places if one.indicator.theme == theme]
        if own:
            st.subheader(said(title))
            standings.table(
                own,
                name=f"{choice.name}: {said(title)}",
                peers=choice.peers,
                address=_address(choice),
            )
    st.caption(
        _(
            "The number of those compared includes the area itself. The country is the mean weighted as each indicator is, or "
            "the median where it says so. The small lines run from the least to the greatest value, not from zero."
        )
    )


def _address(choice: Choice) -> dict[str, str]:
    """The words of the address that follow the reader to another page."""
    found = {"scheme": choice.scheme.id, "area": choice.municipality}
    if choice.level not in MUNICIPAL:
        found = {"area": choice.municipality, "part": choice.part}
    return {word: value for word, value in found.items() if value}


def relations(choice: Choice) -> None:
    """What the page "Is it segregated?" says of the municipality, in a sentence."""
    st.subheader(frame.page_title("segregation"))
    st.markdown(relation_sentence(str(choice.area)))
    indicator = INDICATORS["area_type"]
    st.caption(citation.short(indicator, YEAR_OF_TYPES, REGSO))
    frame.link(
        "segregation", _("See the areas of {name} by type", name=choice.name), area=str(choice.area)
    )


def relation_sentence(code: str) -> str:
    """Whether a municipality is segregated in the relational sense, with the shares of its people."""
    own = relational.reading().table.loc[code]

    def share(*kinds: int) -> str:
        return number(100 * sum(own[f"type_{kind}_share"] for kind in kinds), 0)

    values = {
        "name": literal(figures.areas()["name"][code]),
        "year": YEAR_OF_TYPES,
        "strong": share(4, 5),
        "mixed": share(3),
        "weak": share(1, 2),
    }
    if own["status"] == "not assessable":
        return _("{name} has one area only and cannot be assessed ({year}).", **values)
    if own["status"] == "yes":
        return _(
            "{name} is segregated in the relational sense: {strong}% of its people live in areas with good or very good "
            "socio-economic conditions (types 4–5), {mixed}% in mixed areas and {weak}% in areas with challenges (types "
            "1–2) ({year}).",
            **values,
        )
    return _(
        "{name} is not segregated in the relational sense, as it does not hold both kinds of area: {strong}% of its people "
        "live in areas with good or very good socio-economic conditions (types 4–5), {mixed}% in mixed areas and {weak}% "
        "in areas with challenges (types 1–2) ({year}).",
        **values,
    )


def kind(choice: Choice) -> None:
    """The official type of one area."""
    found = figures.values("area_type", REGSO, YEAR_OF_TYPES)["value"][choice.area]
    if not math.isnan(found):
        st.markdown(
            _(
                "Official type: **{kind}** ({year}).",
                kind=said(AREA_TYPES[int(found)]),
                year=YEAR_OF_TYPES,
            )
        )
        st.caption(citation.short(INDICATORS["area_type"], YEAR_OF_TYPES, REGSO))


def between_its_areas(choice: Choice) -> None:
    """How far apart the areas of the municipality lie, and whether that is more than chance."""
    st.subheader(_("The gap inside"))
    code = str(choice.area)
    rows = [row for level, id in SPREAD if (row := _spread_row(code, level, id))]
    stacked.table(
        [
            _("Indicator"),
            _("Areas with a value"),
            _("Lowest area"),
            _("Highest area"),
            _("Difference"),
            _("The middle eight tenths of the areas"),
            _("Countryside minus centre (DeSO A minus C)"),
        ],
        rows,
        name=f"{choice.name}: {_('The gap inside')}",
    )
    group = GROUPS[_GROUP]
    year = known_years(group)[-1]
    row = segregation.with_noise(segregation.of_group(_GROUP, year), "dissimilarity", (code,)).loc[
        code
    ]
    st.markdown(
        _(
            "How unevenly the group “{group}” lives over its areas, {year}: dissimilarity D {noise} D is the share of the group "
            "that would have to move for all areas to be alike (0–1).",
            group=said(group.title),
            year=year,
            noise=measure.in_words(row),
        )
    )
    sources = [
        f"{said(INDICATORS[id].title)}: {citation.publishers(INDICATORS[id], _latest(id, level), level)}"
        for level, id in SPREAD
    ]
    st.caption(
        _(
            "Areas: RegSO 2020 or DeSO 2018, each counting once. Small areas differ more by chance than large ones. Sources: "
            "{sources}.",
            sources="; ".join(sources),
        )
    )
    frame.link("inside", _("Centre and countryside of {name}", name=choice.name), area=code)
    frame.link(
        "measure", _("More measures of {name}", name=choice.name), municipalities=code, group=_GROUP
    )


def _latest(id: str, level: str) -> int:
    return vintages.years(INDICATORS[id], level)[-1]


def _spread_row(code: str, level: str, id: str) -> list[str]:
    """Lowest, highest and middle of the areas of a municipality; nothing with fewer than two values."""
    indicator, year, areas = INDICATORS[id], _latest(id, level), figures.areas(level)
    own = areas["municipality_code"] == code
    values = figures.values(id, level, year)["value"][own].dropna()
    if len(values) < 2:
        return []
    names = figures.titles(areas.loc[values.index])
    low, high = values.quantile(_TENTHS)
    is_inside = id in inside.offered() and level in inside.LEVELS_INSIDE
    gap = inside.means(id, level, year).loc[code, "gap"] if is_inside else math.nan

    def written(area: str) -> Markup:
        value = number(values[area], UNITS[indicator.unit].decimals)
        return Markup(f"{value}<small>{escape(names[area])}</small>")

    return [
        f"{standings.heading(indicator)}, {said(LEVELS[level])}, {year}",
        _("{known} of {all}", known=number(len(values)), all=number(own.sum())),
        written(values.idxmin()),
        written(values.idxmax()),
        difference(values.max() - values.min(), indicator),
        interval(low, high, indicator),
        "–" if math.isnan(gap) else difference(gap, indicator),
    ]


def alike(choice: Choice) -> None:
    """Municipalities that are alike by their conditions, with what makes them so; the weights are the reader's."""
    st.subheader(_("Similar municipalities"))
    weights = chosen_weights()
    found = similar.found(str(choice.area), choice.level, choice.scheme.id, weights)
    if found.empty:
        st.info(
            _("Every weight is 0: give at least one condition a weight.")
            if not any(weights.values())
            else _("No condition of this municipality is known; a refresh brings them.")
        )
        return
    names = figures.areas(choice.level)["name"]
    st.markdown(
        _(
            "Nearest to {name}: {names}.",
            name=literal(choice.name),
            names=literal(", ".join(names[found.index])),
        )
    )
    _conditions(choice, found)
    _method(choice, weights)


def chosen_weights() -> dict[str, int]:
    """How much each condition counts, 0–3: words of the address."""
    choices = range(similar.GREATEST_WEIGHT + 1)
    weights = {
        id: address.word(_WEIGHT + id, choices, default, int)
        for id, default in similar.defaults().items()
    }
    with st.expander(_("Change what counts"), icon=":material/tune:"):
        for column, (id, condition) in zip(
            st.columns(len(weights)), similar.CONDITIONS.items(), strict=True
        ):
            column.slider(
                said(condition.title),
                min_value=0,
                max_value=similar.GREATEST_WEIGHT,
                key=_WEIGHT + id,
                on_change=address.take,
                args=(_WEIGHT + id,),
            )
    return weights


def _conditions(choice: Choice, table: pd.DataFrame) -> None:
    """The own municipality first, then those that are alike: their conditions, and how far they are."""
    columns, values = similar.columns(choice.level), similar.table(choice.level)
    areas = figures.areas(choice.level)
    rows = []
    for code in (str(choice.area), *table.index):
        kind_ = choice.scheme.classes.get(areas.at[code, choice.scheme.column])
        rows.append(
            [
                areas.at[code, "name"],
                *(
                    number(values.at[code, id], UNITS[column.unit].decimals)
                    for id, column in columns.items()
                ),
                said(kind_) if kind_ else "–",
                *(_how_far(table.loc[code]) if code in table.index else ("–", "–")),
            ]
        )
    headings = [
        f"{standings.heading(column.indicator) if column.indicator else said(column.title)}, {column.year}"
        for column in columns.values()
    ]
    stacked.table(
        [_("Municipality"), *headings, _("Class"), _("Distance"), _("Differs most in")],
        rows,
        name=_("Similar municipalities"),
    )


def _how_far(row: pd.Series) -> tuple[str, str]:
    """The distance, and the condition that adds most to it."""
    parts = row[list(similar.CONDITIONS)].astype(float)
    most = said(similar.CONDITIONS[parts.idxmax()].title).lower() if parts.max() > 0 else "–"
    return number(row["distance"], 2), most


def _method(choice: Choice, weights: dict[str, int]) -> None:
    told = "; ".join(
        f"{said(similar.CONDITIONS[id].title).lower()} {weight}" for id, weight in weights.items()
    )
    st.caption(
        _(
            "Method: each condition is standardised over all municipalities (mean 0, standard deviation 1; population and density "
            "as logarithms), and the distance is the square root of the weighted mean of the squared differences (Gower "
            "1971 for classes and missing values). Two municipalities at random are about 1.4 apart. Weights now: {weights}; "
            "the two shares by age share one. Class by {scheme}. No outcome is used, but income is both a condition and "
            "an outcome: set its weight to 0 to leave it out. The Swedish RKA has a tool of its own for similar "
            "municipalities, by other figures, such as reference costs; its answers differ.",
            weights=told,
            scheme=said(choice.scheme.title),
        )
    )
    publishers = dict.fromkeys(
        citation.publishers(column.indicator, column.year, choice.level)
        if column.indicator
        else EVERY_SOURCE[similar.GRID].publisher
        for column in similar.columns(choice.level).values()
    )
    st.caption(_("Sources: {sources}.", sources="; ".join(publishers)))


def onward(choice: Choice) -> None:
    """The other pages, with the same area chosen."""
    st.subheader(_("Go on with {name}", name=choice.name))
    code = str(choice.municipality)
    for page, label, words_ in _steps(choice, code):
        if page in frame.PAGES:
            frame.link(page, label, **words_)


def _steps(choice: Choice, code: str) -> list[tuple[str, str, dict[str, str]]]:
    if choice.level != MUNICIPALITY:
        return [("map", _("On the map"), {"level": choice.level, **_address(choice)})]
    nearest = similar.found(
        code, choice.level, choice.scheme.id, similar.defaults(), most=_COMPARED
    ).index
    scheme = choice.scheme.id
    compared = ",".join([code, *nearest])
    return [
        ("brief", _("Make a decision brief"), {"area": code, "scheme": scheme}),
        (
            "compare",
            _("Compare with the similar municipalities"),
            {"level": choice.level, "areas": compared},
        ),
        ("agenda", _("Agenda 2030: six goals"), {"area": code, "scheme": scheme}),
        ("map", _("On the map"), {"level": choice.level, "area": code, "scheme": scheme}),
        ("services", _("How far to the nearest services"), {"area": code}),
        ("whatif", _("What if a service opened or closed?"), {"area": code}),
    ]


def files(choice: Choice, places: list[Standing]) -> None:
    """The whole profile to take along."""
    st.subheader(_("Take it along"))
    name = f"klyftkartan_profile_{choice.level}_{choice.area}"
    peers = _peers_in_file(choice)
    downloads.two_formats(
        name,
        partial(standings.rows, places, peers),
        partial(standings.definitions, places),
    )
    st.caption(
        _(
            "Every indicator with value, median, place, change, caveat and source; the Excel file has a sheet of definitions."
        )
    )


def _peers_in_file(choice: Choice) -> str:
    """Who the median and the place are of, so that the file tells without the page."""
    if choice.level not in MUNICIPAL:
        return choice.peers
    of_class = choice.scheme.classes.get(
        figures.areas(choice.level).at[choice.area, choice.scheme.column]
    )
    return f"{said(of_class) if of_class else ''} ({said(choice.scheme.title)})".strip()
