"""The countries whose municipalities are shown: everything that the pages and a refresh need to know of each.

What belongs to one publisher stays with that publisher's module; figures are
declared with their indicators, classes in `indicators.schemes`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from translations import Text

# The levels of their municipalities; where borders change, the vintage is part of the name.
MUNICIPALITY = "municipality"
NORWAY = "norway_municipality_2024"


@dataclass(frozen=True, kw_only=True)
class Country:
    """A country by its municipalities, which are the areas of `level`.

    `id` is the word in a page's address, `code` the country's in ISO 3166. In a
    sentence `adjective` stands before a plural, `possessive` before a noun.
    `municipality` is what one of them is called.

    Outlines: the frame that `outlines` reads (`indicators.inputs.READERS`) is
    simplified in the metres of `crs` (EPSG) with `tolerance_m` and `gap_m` of
    `making.outlines.simplified`. `view` is the first view of a map: latitude,
    longitude, zoom; None where it follows from the outlines.

    `codes` are patterns of its municipalities' codes in a publisher's tables, in
    the order in which they are tried, each with the code as its group. Where it
    `has_older_codes`, codes that are not known are of earlier borders, and so are
    years in which many municipalities have no figure. `classes` is the refreshed
    part that holds the columns of its schemes ("": they are embedded with its
    areas), and `classes_named` what that brings.

    `similar` names the indicator of HOME that each of its own resembles.
    `conditions` tell of what a municipality has to work with, by the ids of
    `analysis.similar.CONDITIONS`. `examples` are compared before any is chosen.
    """

    id: str
    code: str
    name: Text
    adjective: Text
    possessive: Text
    level: str
    municipality: Text
    outlines: str
    crs: int
    tolerance_m: float
    codes: tuple[str, ...]
    conditions: Mapping[str, tuple[str, ...]]
    examples: tuple[str, ...]
    gap_m: float = 0.0
    view: tuple[float, float, float] | None = None
    has_older_codes: bool = False
    classes: str = ""
    classes_named: Text | None = None
    similar: Mapping[str, str] = field(default_factory=dict)


COUNTRIES: dict[str, Country] = {
    country.level: country
    for country in (
        Country(
            id="sweden",
            code="SE",
            name=Text(sv="Sverige", en="Sweden", nb="Sverige"),
            adjective=Text(sv="svenska", en="Swedish", nb="svenske"),
            possessive=Text(sv="Sveriges", en="Sweden's", nb="Sveriges"),
            level=MUNICIPALITY,
            municipality=Text(sv="Kommun", en="Municipality", nb="Kommune"),
            outlines="municipalities",
            crs=3006,
            tolerance_m=250,
            codes=(r"((?!00)\d{4})",),  # "00.." are groups of municipalities
            conditions={
                "size": ("population",),
                "density": ("people_per_inhabited_km2",),
                "age": ("age_0_19_pct", "age_65_plus_pct", "age_75_plus_pct"),
                "income": ("tax_base_2023_prices_sek",),
            },
            examples=("1264", "1280", "0380", "0180"),  # of different size
            view=(62.9, 16.4, 3.75),
        ),
        Country(
            id="norway",
            code="NO",
            name=Text(sv="Norge", en="Norway", nb="Norge"),
            adjective=Text(sv="norska", en="Norwegian", nb="norske"),
            possessive=Text(sv="Norges", en="Norway's", nb="Norges"),
            level=NORWAY,
            municipality=Text(
                sv="Norsk kommun 2024", en="Norwegian municipality 2024", nb="Norsk kommune 2024"
            ),
            outlines="norway",
            crs=25833,
            tolerance_m=500,
            gap_m=200,
            codes=(r"(\d{4})", r"K-(\d{4})"),  # a letter before them in sums over earlier ones
            conditions={
                "size": ("population",),
                "density": ("density_norway_per_km2",),
                "age": ("age_0_19_pct", "age_65_plus_pct", "age_75_plus_pct"),
                "income": ("household_income_median_norway_nok",),
            },
            examples=("0301", "4601", "5001", "1103"),
            has_older_codes=True,  # they changed in 2020 and 2024
            classes="classes_norway",
            classes_named=Text(
                sv="centralitetsklasserna (Statistisk sentralbyrå)",
                en="its classes of centrality (Statistics Norway)",
                nb="sentralitetsklassene (Statistisk sentralbyrå)",
            ),
            similar={
                "child_low_income_norway_pct": "child_low_standard_pct",
                "education_primary_norway_pct": "education_primary_pct",
                "education_tertiary_norway_pct": "education_tertiary_pct",
                "one_person_households_norway_pct": "one_person_households_pct",
                "single_parents_norway_pct": "single_parents_pct",
                "turnout_municipality_norway_pct": "turnout_municipal_pct",
            },
        ),
    )
}
# The country whose squares, places and areas below the municipality are known, and which the others are beside.
HOME = COUNTRIES[MUNICIPALITY]


def country_of(level: str) -> Country:
    """The country of a level: below the municipality there are levels of HOME alone."""
    return COUNTRIES.get(level, HOME)


def neighbours() -> list[Country]:
    """The countries beside HOME."""
    return [country for country in COUNTRIES.values() if country.id != HOME.id]
