"""The same questions of distance, asked of OpenStreetMap's places; a refresh brings the values."""

from indicators.access import access_indicators
from indicators.indicator import MUNICIPALITY, Feed, Indicator
from loaders import overpass
from translations import Text

# Each service by its key in the loader, as in "to the nearest …".
PLACES = {
    "grocery": Text(
        sv="närmaste livsmedelsbutik (OpenStreetMap)",
        en="the nearest grocery (OpenStreetMap)",
        nb="nærmeste dagligvarebutikk (OpenStreetMap)",
    ),
    "pharmacy": Text(
        sv="närmaste apotek (OpenStreetMap)",
        en="the nearest pharmacy (OpenStreetMap)",
        nb="nærmeste apotek (OpenStreetMap)",
    ),
    "primary_care": Text(
        sv="närmaste vårdcentral eller mottagning (OpenStreetMap)",
        en="the nearest health centre or surgery (OpenStreetMap)",
        nb="nærmeste legekontor eller helsesenter (OpenStreetMap)",
    ),
    "school": Text(
        sv="närmaste skola (OpenStreetMap)",
        en="the nearest school (OpenStreetMap)",
        nb="nærmeste skole (OpenStreetMap)",
    ),
    "library": Text(
        sv="närmaste bibliotek (OpenStreetMap)",
        en="the nearest library (OpenStreetMap)",
        nb="nærmeste bibliotek (OpenStreetMap)",
    ),
    "community_centre": Text(
        sv="närmaste samlingslokal (OpenStreetMap)",
        en="the nearest community centre (OpenStreetMap)",
        nb="nærmeste forsamlingslokale (OpenStreetMap)",
    ),
    "cafe": Text(
        sv="närmaste kafé (OpenStreetMap)",
        en="the nearest café (OpenStreetMap)",
        nb="nærmeste kafé (OpenStreetMap)",
    ),
    "post": Text(
        sv="närmaste postombud (OpenStreetMap)",
        en="the nearest post office or partner (OpenStreetMap)",
        nb="nærmeste postkontor eller post i butikk (OpenStreetMap)",
    ),
    "fuel": Text(
        sv="närmaste drivmedelsstation (OpenStreetMap)",
        en="the nearest fuel station (OpenStreetMap)",
        nb="nærmeste drivstoffstasjon (OpenStreetMap)",
    ),
}
_GOALS = {"grocery": 11, "pharmacy": 3, "primary_care": 3, "school": 4}
TABLE = "OpenStreetMap"


def _indicators(key: str) -> tuple[Indicator, ...]:
    assert overpass.SOURCE.limits is not None
    return access_indicators(
        f"osm_{key}",
        PLACES[key],
        theme="services",
        year=None,
        sources=(overpass.SOURCE.key,),
        limits=overpass.SOURCE.limits.format(),
        goal=_GOALS.get(key),
        feeds=(Feed(source=overpass.KEY, table=TABLE, level=MUNICIPALITY),),
    )


INDICATORS = tuple(indicator for key in PLACES for indicator in _indicators(key))
