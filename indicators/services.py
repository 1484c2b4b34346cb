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


def _indicators(key: str) -> tuple[Indicator, ...]:
    official = key in _OFFICIAL
    limits = service_points.SOURCE.limits
    assert limits is not None
    return access_indicators(
        key,
        SERVICES[key],
        theme="services",
        year=2025,
        sources=((pipos.SOURCE if official else service_points.SOURCE).key,),
        limits=_EXACT if official else limits,
        goal=_GOALS.get(key),
    )


INDICATORS = tuple(indicator for key in SERVICES for indicator in _indicators(key))
