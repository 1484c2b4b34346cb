"""Distance to pharmacies, groceries, fuel, cash, community halls and police."""

from indicators.access import access_indicators
from indicators.indicator import Indicator
from loaders import pipos, service_points
from translations import Text

# Each service by the key that its columns and indicators start with.
SERVICES = {
    "pharmacy": Text(sv="närmaste apotek", en="the nearest pharmacy", nb="nærmeste apotek"),
    "pharmacy_or_agent": Text(
        sv="närmaste apotek eller apoteksombud",
        en="the nearest pharmacy or medicine agent",
        nb="nærmeste apotek eller medisinutsalg",
    ),
    "grocery": Text(
        sv="närmaste livsmedelsbutik (kedja)",
        en="the nearest grocery (chain)",
        nb="nærmeste dagligvarebutikk (kjede)",
    ),
    "fuel": Text(
        sv="närmaste drivmedelsstation (kedja)",
        en="the nearest fuel station (chain)",
        nb="nærmeste drivstoffstasjon (kjede)",
    ),
    "cash": Text(
        sv="närmaste uttagsautomat", en="the nearest cash machine", nb="nærmeste minibank"
    ),
    "community_hall": Text(
        sv="närmaste Folkets hus eller park",
        en="the nearest community hall (Folkets hus)",
        nb="nærmeste samfunnshus (Folkets hus)",
    ),
    "police": Text(
        sv="närmaste polisstation", en="the nearest police station", nb="nærmeste politistasjon"
    ),
}
_GOALS = {"pharmacy": 3, "pharmacy_or_agent": 3, "grocery": 11, "community_hall": 11}
_EXACT = Text(
    sv="Alla apotek enligt Pipos, november 2025.",
    en="Every pharmacy in Pipos, November 2025.",
    nb="Alle apotek ifølge Pipos, november 2025.",
)
_OFFICIAL = ("pharmacy", "pharmacy_or_agent")
_ABROAD = Text(
    sv="Ställen över gränsen i Norge, Finland och Danmark räknas inte.",
    en="Places across the border in Norway, Finland and Denmark are not counted.",
    nb="Steder over grensen i Norge, Finland og Danmark regnes ikke med.",
)
_LIMITS = {
    "pharmacy": _EXACT,
    "pharmacy_or_agent": _EXACT,
    "grocery": Text(
        sv="Sju kedjor: fristående lanthandlare saknas, så avståndet är en övre gräns (Arjeplogs 100 % beror på det). {abroad}",
        en="Seven chains: independent village shops are missing, so the distance is an upper bound (Arjeplog's 100 % is due to that). {abroad}",
        nb="Sju kjeder: frittstående landhandlere mangler, så avstanden er en øvre grense (Arjeplogs 100 % skyldes det). {abroad}",
    ),
    "fuel": Text(
        sv="Elva kedjor: Circle K och fristående pumpar saknas, så avståndet är en övre gräns. {abroad}",
        en="Eleven chains: Circle K and independent pumps are missing, so the distance is an upper bound. {abroad}",
        nb="Elleve kjeder: Circle K og frittstående pumper mangler, så avstanden er en øvre grense. {abroad}",
    ),
    "cash": Text(
        sv="Bankomat och en lista över uttagsautomater, 2023–2025. {abroad}",
        en="Bankomat and a list of cash machines, 2023–2025. {abroad}",
        nb="Bankomat og en liste over minibanker, 2023–2025. {abroad}",
    ),
    "community_hall": Text(
        sv="Bara medlemmar i Folkets Hus och Parker: bygdegårdar och andra samlingslokaler saknas.",
        en="Members of Folkets Hus och Parker only: village halls and other meeting places are missing.",
        nb="Bare medlemmer i Folkets Hus och Parker: grendehus og andre møteplasser mangler.",
    ),
    "police": Text(
        sv="Polisens egen lista; öppettider räknas inte.",
        en="The police's own list; opening hours are not counted.",
        nb="Politiets egen liste; åpningstider regnes ikke med.",
    ),
}


def _indicators(key: str) -> tuple[Indicator, ...]:
    source = pipos.SOURCE if key in _OFFICIAL else service_points.SOURCE
    return access_indicators(
        key,
        SERVICES[key],
        theme="services",
        year=2025,
        sources=(source.key,),
        limits=_LIMITS[key].format(abroad=_ABROAD),
        goal=_GOALS.get(key),
    )


INDICATORS = tuple(indicator for key in SERVICES for indicator in _indicators(key))
