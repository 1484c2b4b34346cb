"""The measures that a brief can propose, each with what is known of it and who says so.

A measure is no recommendation: whether it fits is for those who decide. What a
source says of effects is repeated with its limits; where nothing is measured,
that is said. Their words are in `translations/*/library.toml`.
"""

from dataclasses import dataclass

from indicators.indicator import THEMES
from translations import Text
from translations.prose import prose

EVERYWHERE = tuple(THEMES)


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A publication: `year` is 0 where it bears none, `update` names a later edition that corrects it."""

    publisher: str
    title: str
    year: int
    address: str
    update: str = ""

    def citation(self, language: str) -> str:
        """One line: publisher, title, year and address."""
        texts = prose("library")
        year = str(self.year or texts["undated"][language])
        updated = texts["updated"][language]
        dated = f"{year}; {updated}: {self.update}" if self.update else year
        return f"{self.publisher}: {self.title} ({dated}). {self.address}"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """`what` it is in two sentences, `known` of its effect and limits, and the `themes` that it fits.

    `source` is None only for a measure that the reader describes.
    """

    id: str
    name: Text
    what: Text
    known: Text
    themes: tuple[str, ...]
    source: Reference | None


def _measure(id: str, themes: tuple[str, ...], source: Reference | None) -> Measure:
    """A measure in the words of the library's files."""
    texts = prose("library")
    return Measure(
        id=id,
        name=texts[f"{id}.name"],
        what=texts[f"{id}.what"],
        known=texts[f"{id}.known"].format(not_measured=texts["not_measured"]),
        themes=themes,
        source=source,
    )


LIBRARY = {
    measure.id: measure
    for measure in (
        _measure(
            "meeting_place",
            ("meeting", "influence", "people", "income"),
            Reference(
                publisher="URBACT",
                title="ACTive NGOs – Transfer Network of 6 European Cities for the Development of Cooperation between NGOs and Local Governments",
                year=2019,
                address="https://archive.urbact.eu/active-ngos-%E2%80%93-transfer-network-6-european-cities-development-cooperation-between-ngos-and-local",
            ),
        ),
        _measure(
            "community_hall",
            ("meeting", "influence", "services"),
            Reference(
                publisher="Utredningen om allmänna samlingslokaler",
                title="Allmänna samlingslokaler – demokrati, kultur, utveckling, SOU 2003:118",
                year=2003,
                address="https://lagen.nu/sou/2003:118",
            ),
        ),
        _measure(
            "intermediary",
            EVERYWHERE,
            Reference(
                publisher="URBACT",
                title="BoostInno: Boosting social innovation, Action Planning Network 2015–2018",
                year=2018,
                address="https://urbact.eu/node/766",
            ),
        ),
        _measure(
            "stakeholder_map",
            EVERYWHERE,
            Reference(
                publisher="URBACT",
                title="The URBACT II Local Support Group Toolkit",
                year=2013,
                address="https://issuu.com/martyn.allen/docs/urbact_toolkit_4_final_layout_1",
            ),
        ),
        _measure(
            "new_finance",
            EVERYWHERE,
            Reference(
                publisher="OECD (Charbit, C. & Desmoulins, G.)",
                title="Civic Crowdfunding: A Collective Option for Local Public Goods? OECD Regional Development Working Papers 2017/02",
                year=2017,
                address="https://ideas.repec.org/p/oec/govaab/2017-2-en.html",
            ),
        ),
        _measure(
            "area_company",
            ("housing", "jobs", "income", "people", "meeting"),
            Reference(
                publisher="KTH (Lundström, S. & Lind, H.)",
                title="Affären Gårdsten – Har förnyelsen av Gårdsten varit lönsam?",
                year=2008,
                update="Lind, H., TRITA-FOB 2014:1",
                address="https://ichb.se/innehall/fordjupning/affaren-gardsten---har-fornyelsen-av-gardsten-varit-lonsam/",
            ),
        ),
        _measure(
            "village_company",
            ("people", "services", "housing", "jobs", "meeting"),
            Reference(
                publisher="Bygdegårdarnas Riksförbund",
                title="Bygdebolag",
                year=0,
                address="https://bygdegardarna.se/var-verksamhet/service/bygdebolag/",
            ),
        ),
        _measure(
            "service_point",
            ("services", "health", "transport", "meeting"),
            Reference(
                publisher="Tillväxtverket",
                title="Servicepunkter",
                year=0,
                address="https://tillvaxtverket.se/tillvaxtverket/guiderochverktyg/guiderochverktyg/servicepunkter.2877.html",
            ),
        ),
        _measure(
            "shop_support",
            ("services", "health"),
            Reference(
                publisher="Utredningen Service i glesbygd",
                title="Service i glesbygd, SOU 2015:35",
                year=2015,
                address="https://lagen.nu/sou/2015:35",
            ),
        ),
        _measure(
            "mobile_service",
            ("services", "health", "influence", "education"),
            Reference(
                publisher="Finansdepartementet",
                title="En utvecklad organisation för lokal statlig service – slutredovisning, Ds 2020:29",
                year=2020,
                address="https://lagen.nu/ds/2020:29",
            ),
        ),
        _measure(
            "on_demand_transport",
            ("transport", "services", "health", "jobs"),
            Reference(
                publisher="Riksdagen, trafikutskottet",
                title="Mobilitet på landsbygder – forskningsöversikt och nulägesbeskrivning, 2019/20:RFR10",
                year=2020,
                address="https://data.riksdagen.se/dokument/H70WRFR10",
            ),
        ),
        _measure(
            "work_integration",
            ("jobs", "income", "education", "equality"),
            Reference(
                publisher="Tillväxtverket",
                title="Starkare tillsammans – Arbetsintegrerande sociala företags nätverkande och modeller, rapport 0238",
                year=2017,
                address="https://publector.org/publication/Starkare-tillsammans/Titel",
            ),
        ),
        _measure(
            "residents_dialogue",
            ("influence", "meeting", "equality", "people"),
            Reference(
                publisher="2014 års Demokratiutredning",
                title="Låt fler forma framtiden! SOU 2016:5",
                year=2016,
                address="https://lagen.nu/sou/2016:5",
            ),
        ),
        _measure(
            "segregation_work",
            ("housing", "income", "education", "people", "jobs", "health"),
            Reference(
                publisher="Statskontoret",
                title="Kommuners och regioners arbete för att minska och motverka segregation",
                year=2023,
                address="https://www.statskontoret.se/publicerat/publikationer/publikationer-2023/kommuners-och-regioners-arbete-for-att-minska-och-motverka-segregation/",
            ),
        ),
        _measure("own", EVERYWHERE, None),
    )
}


def fitting(theme: str) -> list[Measure]:
    """Every measure: those made for the theme first, then those for any, then the others; the reader's own last."""

    def order(measure: Measure) -> tuple[int, int]:
        if measure.source is None:
            return 3, 0
        if measure.themes == EVERYWHERE:
            return 1, 0
        return (0, measure.themes.index(theme)) if theme in measure.themes else (2, 0)

    return sorted(LIBRARY.values(), key=order)
