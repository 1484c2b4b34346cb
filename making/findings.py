"""Which figures the gates are asked of, and what each is held against."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd
import shapely

from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, MUNICIPALITY, NORWAY, REGSO, REGSO_2025, SQUARE
from loaders import population_grid, ssb_population, valgdir_turnout
from loaders.faults import InputFault
from making import borders, compute, gates
from making.compute import Inputs
from making.gates import Finding, Subject
from measures import weighted

_ROUNDED = 0.001  # of a percentage that is published with one decimal
_LET_PASS = borders.TOLERANCE + 0.0005  # of a population in squares: no square is divided


def of(inputs: Inputs, grid: pd.DataFrame, values: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Everything that the gates find, in their order.

    `grid` is what `compute.squares` returned, `values` the long frames of the levels. InputFault
    where totals disagree or a place lies abroad: then the build is wrong, not a figure.
    """
    found = [
        *_second_hand(inputs),
        *_votes(inputs),
        *_projected(inputs),
        *_countries(inputs),
        *_exact(values),
        *_totals(inputs, grid, values[MUNICIPALITY]),
        *_abroad(inputs),
    ]
    wrong = [one for one in found if one.gate in ("totals", "abroad") and not one.passes]
    if wrong:
        raise InputFault("\n".join(_fault(one) for one in wrong))
    return found


def _fault(finding: Finding) -> str:
    subject = finding.subject
    return (
        f"{subject.figure} {subject.year} of {subject.source}: {finding.off} of {finding.areas} "
        f"do not pass the gate {finding.gate!r} (against {subject.against})"
    )


def _second_hand(inputs: Inputs) -> Iterator[Finding]:
    """The researchers' file of 2019 beside SCB's own tables of 2020."""
    register, stockholm = inputs.register, inputs.stockholm
    regso = inputs.key["regso_code"].reindex(register.index)
    births = inputs.birth.xs(2020, level="year")

    def subject(figure: str, against: str) -> Subject:
        return Subject(
            figure=figure, level=DESO, year=2019, source="deso_register", against=against
        )

    yield gates.second_hand(
        subject("population", "scb_birth_region"),
        register["population"].groupby(regso).sum(),
        births["population"],
    )
    yield gates.second_hand(
        subject("foreign_born_pct", "scb_birth_region"),
        weighted.mean_by(register["foreign_born_pct"], register["population"], regso),
        100 * births["born_abroad"] / births["population"],
    )
    yield gates.second_hand(
        subject("lowest_income_quartile_pct", "scb_stockholm_income"),
        register["lowest_income_quartile_pct"],
        stockholm["disposable_income_q1_pct"],
    )
    yield gates.second_hand(
        subject("cars_per_1000", "scb_stockholm_cars"),
        register["cars_per_1000"],
        1000 * stockholm["cars"] / stockholm["people_by_tenure"],
    )


def _votes(inputs: Inputs) -> Iterator[Finding]:
    """Party shares by RegSO, weighted by the people of RegSO 2020, beside the municipalities' results."""
    people = inputs.birth["population"].xs(2023, level="year").reindex(inputs.votes.index)
    for party in inputs.votes:
        subject = Subject(
            figure=f"votes_riksdag_{party.lower()}_pct",
            level=REGSO_2025,
            year=2022,
            source="valmyndigheten_2022",
            against="valmyndigheten_results",
        )
        shares = weighted.mean_by(inputs.votes[party], people, inputs.votes.index.str[:4])
        yield gates.second_hand(subject, shares, inputs.results[party])


def _projected(inputs: Inputs) -> Iterator[Finding]:
    """The projection beside the register, in the last year that both have."""
    register = inputs.municipal_register["population"]
    year = int(register.index.get_level_values("year").max())
    subject = Subject(
        figure="population_projection",
        level=MUNICIPALITY,
        year=year,
        source="scb_projection",
        against="municipality_register",
    )
    yield gates.second_hand(
        subject, inputs.projection.xs(year, level="year"), register.xs(year, level="year")
    )


def _countries(inputs: Inputs) -> Iterator[Finding]:
    """Norway's municipalities together beside what the same publishers give of the whole country."""
    people = inputs.norway_population["population"].groupby(level="year").sum()
    turnout = inputs.norway_turnout
    voted = (turnout["turnout_pct"] * turnout["eligible"]).groupby(level="year").sum()
    shares = voted / turnout["eligible"].groupby(level="year").sum()
    for id, source, sums, published, rounding in (
        ("population", "ssb_population", people, ssb_population.OF_NORWAY, 0.0),
        (
            "turnout_parliament_norway_pct",
            "valgdir_turnout",
            shares,
            valgdir_turnout.OF_NORWAY,
            _ROUNDED,
        ),
    ):
        for year, whole in published.items():
            subject = Subject(figure=id, level=NORWAY, year=year, source=source, against=source)
            yield gates.totals(subject, sums.loc[[year]], pd.Series({year: whole}), rounding)


def _exact(values: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Exact zeros, wholes and repeats of the published shares of people by RegSO and DeSO.

    Not of tenures: whole blocks, and so whole areas, have one.
    """
    for level in (REGSO, DESO):
        published = values[level][values[level]["status"] == "observed"]
        columns = published.set_index(["indicator", "year", "source", "area_id"])["value"]
        for (id, year, source), share in columns.groupby(level=[0, 1, 2]):
            weight = INDICATORS[id].weight if id in INDICATORS else "population"
            is_of_people = weight != "dwellings" and not id.startswith("people_in_")
            if id.endswith("_pct") and is_of_people:
                known = columns.xs((weight, year), level=["indicator", "year"])
                people = known.droplevel("source").groupby("area_id").first()
                share = share.droplevel([0, 1, 2])
                subject = Subject(figure=id, level=level, year=int(year), source=source)
                yield from gates.exact(subject, share, people.reindex(share.index))


def _totals(inputs: Inputs, grid: pd.DataFrame, values: pd.DataFrame) -> Iterator[Finding]:
    """Populations of the municipalities beside the register's of the same day."""
    register = inputs.municipal_register["population"]
    known = register.index.get_level_values("year").unique()
    people = values[values["indicator"] == "population"]

    def subject(figure: str, year: int, source: str) -> Subject:
        return Subject(
            figure=figure,
            level=MUNICIPALITY,
            year=year,
            source=source,
            against="municipality_register",
        )

    for (year, source), rows in people.groupby(["year", "source"]):
        if year in known:
            yield gates.totals(
                subject("population", int(year), source),
                rows.set_index("area_id")["value"],
                register.xs(year, level="year"),
            )
    (year,) = population_grid.SOURCE.years
    of_day = register.xs(year, level="year")
    yield gates.totals(
        subject("population_in_squares", year, "population_grid"),
        grid["population"].groupby(grid["municipality_code"]).sum(),
        of_day * grid["population"].sum() / of_day.sum(),
        tolerance=_LET_PASS,
    )


def _abroad(inputs: Inputs) -> Iterator[Finding]:
    """The places that distances are measured to, beside the neighbours' outlines."""
    shapes = [areas.to_crs(3006).geometry.to_numpy() for areas in inputs.neighbours.values()]
    neighbours = shapely.STRtree(np.concatenate(shapes))
    for kind, xy in compute.places_in_sweden(inputs).items():
        is_abroad = np.zeros(len(xy), bool)
        is_abroad[neighbours.query(shapely.points(xy), predicate="within")[0]] = True
        subject = Subject(
            figure=kind,
            level=SQUARE,
            year=2025,
            source=compute.source_of_places(kind),
            against="kartverket",
        )
        yield gates.abroad(subject, is_abroad)
