"""What a reader asks of the what-if page: municipality, what is placed, how far it reaches, and the places so far."""

from dataclasses import dataclass

import streamlit as st

from analysis import scenarios
from analysis.scenarios import KINDS, SERVICE_OF, Fault, Outcome, Place
from indicators import figures, vintages
from indicators.access import LIMITS_KM, beyond_id
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, Indicator
from indicators.schemes import Scheme
from translations.texts import _, literal, number
from views import address, choosers
from views.whatif.sentences import kind_names

FAULT = "whatif_fault"
_MOST_SAID = 4  # sentences about places of an address


class _AnyText:
    """Any text may be asked for: what it cannot mean is said by `scenarios.read`."""

    def __contains__(self, text: object) -> bool:
        return True


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which municipality, what is counted within which distance, and the scenario's places."""

    area: str
    kind: str
    limit_km: int
    limit_m: float
    scheme: Scheme
    places: tuple[Place, ...]

    @property
    def name(self) -> str:
        """The municipality's name."""
        return figures.areas()["name"][self.area]

    @property
    def is_service(self) -> bool:
        """Whether distances to it are known now; of stops and zones they are not."""
        return self.kind in SERVICE_OF

    @property
    def concerned(self) -> tuple[Place, ...]:
        """The places that change what is counted."""
        return scenarios.concerned(self.kind, self.places)

    @property
    def indicator(self) -> Indicator:
        """The share of people beyond the limit."""
        service = SERVICE_OF.get(self.kind, "pharmacy")
        return INDICATORS[beyond_id(service, self.limit_km)]

    def outcome(self) -> Outcome:
        """What the scenario changes."""
        return scenarios.outcome(self.area, self.kind, self.limit_m, self.concerned, self.scheme.id)


def choose(area: str | None) -> Choice | None:
    """What the reader chose; None as long as there is no municipality."""
    places = _places_of_address()
    first, second, third = st.columns(3, vertical_alignment="bottom")
    kind = address.word("place", KINDS, "pharmacy")
    with first:
        choosers.pick(_("What to place"), kind_names(), "place")
    with second:
        limit_km, limit_m = _limit(kind)
    with third, choosers.more():
        scheme = choosers.scheme()
    if (fault := st.session_state.pop(FAULT, None)) is not None:
        _say(fault)
    if area is None:
        st.info(
            _(
                "Search for a municipality. Then place a pharmacy, a grocery, a meeting place, a stop or a zone on its "
                "map, or close a pharmacy, and see who gains."
            )
        )
        return None
    return Choice(
        area=area, kind=kind, limit_km=limit_km, limit_m=limit_m, scheme=scheme, places=places
    )


def _places_of_address() -> tuple[Place, ...]:
    """The places that the address asks for; each that cannot be used gets a sentence."""
    places, faults = scenarios.read(address.word("places", _AnyText(), None))
    text = scenarios.written(places)
    address.put("places", text)
    st.session_state["places"] = text
    for fault in faults[:_MOST_SAID]:
        _say(fault)
    return places


def _limit(kind: str) -> tuple[int, float]:
    """The limit of services in km, and the one that counts in metres."""
    km = address.word("limit_km", LIMITS_KM, 5, int)
    walk = address.word("walk_m", scenarios.WALKS_M, 1000, int)
    if kind == "stop":
        names = {m: f"{number(m)} m" for m in scenarios.WALKS_M}
        choosers.pick(_("Within (straight line)"), names, "walk_m")
        return km, float(walk)
    if kind == "zone":
        st.markdown(_("Within the zone's own radius."))
        return km, 0.0
    choosers.pick(_("Within (straight line)"), {k: f"{k} km" for k in LIMITS_KM}, "limit_km")
    return km, 1000.0 * km


def _say(fault: Fault) -> None:
    """Why a place cannot be used, in a sentence."""
    word = literal(fault.word[:40])
    sentences = {
        "words": _(
            "“{word}” is not a place that can be read. Nothing was changed by it.", word=word
        ),
        "number": _("A number of “{word}” is beyond what can be set: it is left out.", word=word),
        "abroad": _("“{word}” lies outside the country: it is left out.", word=word),
        "sea": _(
            "“{word}” lies in no Swedish municipality, but at sea or across the border: it is left out.",
            word=word,
        ),
        "nobody": _("No inhabited square is within reach of “{word}”: it is left out.", word=word),
        "unknown": _("There is nothing to close at “{word}”: it is left out.", word=word),
        "twice": _("“{word}” is there already.", word=word),
        "many": _(
            "A scenario holds at most {most} places: “{word}” is left out.",
            most=number(scenarios.MOST_PLACES),
            word=word,
        ),
        "coordinates": _(
            "“{word}” is not two coordinates. Write latitude and longitude, or SWEREF 99 TM north and east.",
            word=word,
        ),
    }
    st.warning(sentences[fault.reason], icon=":material/wrong_location:")


def year_of(choice: Choice) -> int:
    """The year of the distances that the scenario is compared with."""
    return vintages.default_year(choice.indicator, MUNICIPALITY)


def limit_text(choice: Choice) -> str:
    """The limit as it is said of what is placed."""
    if choice.kind == "zone":
        return _("each zone's own radius")
    if choice.kind == "stop":
        return f"{number(choice.limit_m)} m"
    return f"{number(choice.limit_km)} km"
