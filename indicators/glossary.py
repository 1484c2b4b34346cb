"""The field's terms, each explained once: the glossary's page and the pages' own help take them from here.

Their words are in `translations/*/glossary.toml`.
"""

from dataclasses import dataclass

from indicators.catalogue import INDICATORS
from indicators.countries import neighbours
from indicators.schemes import SCHEMES, schemes_at
from translations import Text
from translations.prose import prose


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term in one or two plain sentences.

    `id` is the word of the address; of an index of segregation it is the index's own.
    `pages` are those that use the term; `reference` is who has defined or proposed it, as
    author and year, and empty where the term is nobody's.
    """

    id: str
    title: Text
    meaning: Text
    pages: tuple[str, ...] = ()
    reference: str = ""


_THEMES = ("housing", "transport", "services", "jobs")


def _term(id: str, *pages: str, reference: str = "", meaning: Text | None = None) -> Term:
    """A term in the words of the glossary's file; its `meaning` only where that is told elsewhere."""
    words = prose("glossary")
    return Term(
        id=id,
        title=words[f"{id}.title"],
        meaning=meaning or words[f"{id}.meaning"],
        pages=pages,
        reference=reference,
    )


def _schemes() -> tuple[Term, ...]:
    """The schemes as their own declarations tell of them."""
    used: dict[str, tuple[str, ...]] = {"deso_class": ("inside", "holds")}
    used |= {id: ("map",) for country in neighbours() for id in schemes_at(country.level)}
    every = ("overview", "map", "holds", "sources")
    return tuple(
        Term(
            id=scheme.id,
            title=scheme.title,
            meaning=scheme.note,
            pages=used.get(scheme.id, every),
        )
        for scheme in SCHEMES.values()
    )


TERMS = {
    term.id: term
    for term in (
        # Where
        _term("rural", "overview", "map", "holds"),
        _term("scheme", "overview", "map", "holds", "sources"),
        _term("locality", "inside", "transport"),
        _term("regso", "map", "segregation", "influence"),
        _term("deso", "map", "measure", "inside"),
        _term("square", "map", "services", "whatif"),
        _term("people_map", "map", "services"),
        *_schemes(),
        # Numbers
        _term("gap", "overview", *_THEMES, "holds"),
        _term("weighted_mean", "overview", *_THEMES, "inequality"),
        _term("points", "overview", "map", "holds"),
        _term("interval", "overview", *_THEMES, "holds", reference="Efron 1979"),
        _term("chance", "holds", "measure", *_THEMES),
        _term("estimate", "services", "transport", "whatif"),
        _term("withheld", "map", "measure", "sources"),
        _term("cell_key", "measure", "sources", reference="Fraser & Wooton 2005"),
        _term("break", "jobs", "map"),
        _term("survey", "influence", "services"),
        _term("snapshot", "sources"),
        _term("refresh", "sources"),
        # Segregation
        _term("relational", "segregation"),
        _term("area_type", "segregation", "map", reference="SCB"),
        _term("dissimilarity", "measure", "own", reference="Massey & Denton 1988"),
        _term("gini", "measure", "own", reference="Massey & Denton 1988"),
        _term("atkinson", "measure", "own", reference="James & Taeuber 1985"),
        _term("entropy", "measure", reference="Reardon & Firebaugh 2002"),
        _term("entropy_index", "measure", "own", reference="Reardon & Firebaugh 2002"),
        _term("eta_squared", "measure", "own", reference="Massey & Denton 1988"),
        _term("isolation", "measure", "own", reference="Massey & Denton 1988"),
        _term("exposure", "measure", "own", reference="Massey & Denton 1988"),
        _term("information_theory", "measure", "own", reference="Reardon & Firebaugh 2002"),
        _term("multigroup_dissimilarity", "measure", "own", reference="Reardon & Firebaugh 2002"),
        _term("rank_order_information", "measure", "own", reference="Reardon 2011"),
        _term(
            "corrected", "measure", "own", reference="Carrington & Troske 1997; Allen et al. 2015"
        ),
        _term("spatial_information", "measure", reference="Reardon & O'Sullivan 2004"),
        _term("morans_i", "measure", reference="Moran 1950; Anselin 1995"),
        _term("location_quotient"),
        _term("votes_spread", "influence"),
        # Incomes
        _term("theil", "inequality", reference="Theil 1967"),
        _term("mld", "inequality", reference="Theil 1967"),
        _term("gini_income", "inequality", "jobs"),
        _term("palma", "inequality"),
        _term("atkinson_income", "inequality", reference="Atkinson 1970"),
        _term("tax_base", "inequality", "jobs"),
        _term("economic_standard", "jobs", "map", meaning=INDICATORS["low_standard_pct"].meaning),
        # Access
        _term("straight_line", "services", "whatif", "transport"),
        _term("cumulative", "whatif", "transport"),
        _term("two_step", "services", reference="Luo & Wang 2003; Luo & Qi 2009"),
        _term("departures", "transport", "whatif"),
        _term("sdg_11_2_1", "transport", reference="UN-Habitat"),
        _term("n07418", "transport", reference="Kolada"),
        _term("on_demand", "whatif"),
        _term("medicine_agent", "services", "whatif"),
        # Homes
        _term("tenure", "housing"),
        _term("crowding", "housing", meaning=INDICATORS["crowded_pct"].meaning),
        _term("market_verdict", "housing", reference="Boverket"),
        _term("million_programme"),
    )
}
