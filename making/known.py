"""Known figures: does each publisher still answer as it is known to?

Some figures that were seen in published extracts and recorded answers are asked
for once more, by the same code that a refresh runs. The report is plain text to
be sent on: it holds no key, no address and no path.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial

from indicators import embedded
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO_2025, MUNICIPALITY, NORWAY, REGSO_2025
from loaders import kolada, scb_geodata, scb_v1
from loaders.asking import asking_anew
from loaders.faults import InputFault, PublisherFault
from making.refresh import MODULES, feeds
from making.refresh import kolada as key_figures
from making.refresh.scb import service as open_service

_COUNTY = "09"  # Gotland, the smallest


@dataclass(frozen=True, kw_only=True)
class Known:
    """A figure that a publisher is known to give, to within `within`; `ask` asks for it."""

    publisher: str
    what: str
    value: float
    ask: Callable[[], float]
    within: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What came of one known figure: "as known", "differs" or "not reached"; `now` is what was given."""

    known: Known
    result: str
    now: float | None = None
    sentence: str = ""


def check(keys: Iterable[str] | None = None) -> list[Checked]:
    """Ask for the known figures of these publishers (None: all), anew.

    ValueError for an unknown key, live.CannotWrite where no answer can be kept.
    """
    wanted = list(MODULES if keys is None else keys)
    if unknown := [key for key in wanted if key not in MODULES]:
        raise ValueError(f"No publisher is called {unknown[0]!r}; there are {', '.join(MODULES)}.")
    with asking_anew():
        return [_checked(known) for known in figures() if known.publisher in wanted]


def report(checked: Iterable[Checked], keys: Iterable[str] | None = None) -> str:
    """A line for each figure, those that differ first; and the publishers of which none is known."""
    order = ("differs", "not reached", "as known")
    results = sorted(checked, key=lambda each: order.index(each.result))
    counts = {result: sum(each.result == result for each in results) for result in _WORDS}
    asked = {each.known.publisher for each in results}
    without = [key for key in (MODULES if keys is None else keys) if key not in asked]
    head = f"Known figures, {datetime.now(UTC):%Y-%m-%d}: " + ", ".join(
        f"{number} {result}" for result, number in counts.items()
    )
    tail = [f"No figure is known of: {', '.join(without)}."] if without else []
    return "\n".join([head, *(_WORDS[each.result](each) for each in results), *tail])


def figures() -> list[Known]:
    """All known figures, in the order in which they are asked for.

    Statistics Sweden's are from an extract published in 2026; Statistics Norway's, Kolada's and the
    RegSO of Malmö from recorded answers. Figures of a register are revised seldom.
    """
    scb = partial(_of_tables, "scb", cache(partial(open_service, "scb")))
    ssb = partial(_of_tables, "ssb", cache(partial(open_service, "ssb")))
    return [
        *(scb("population", DESO_2025, *rest) for rest in _PEOPLE),
        scb("population", REGSO_2025, "1280R001", 2024, 3426),
        *(scb("foreign_born_pct", DESO_2025, *rest) for rest in _FOREIGN_BORN),
        *(scb("unemployed_pct", DESO_2025, *rest) for rest in _UNEMPLOYED),
        *(scb("employed_pct", DESO_2025, *rest) for rest in _EMPLOYED),
        *(scb("education_tertiary_25_64_pct", *rest) for rest in _TERTIARY),
        ssb("child_low_income_norway_pct", NORWAY, "3101", 2024, 14.6),
        *(_of_kolada(*rest) for rest in _KOLADA),
        _count(
            "kolada", "declared key figures in the catalogue", len(key_figures.wanted()), _titles
        ),
        _count("scb_v1", "declared tables", len(_tables("scb_v1")), _described),
        _count("scb_geodata", f"DeSO 2018 of county {_COUNTY}", len(_deso()), _outlined),
    ]


# Area, year, value. SCB, as published in 2026; percentages to three decimals.
_PEOPLE = (("1264A0010", 2025, 1181), ("1264A0020", 2025, 1080), ("1264A0030", 2025, 895))
_FOREIGN_BORN = (
    ("1264A0010", 2024, 12.908),
    ("1264A0010", 2025, 12.955),
    ("1264A0020", 2024, 12.477),
    ("1264A0020", 2025, 13.148),
    ("1264A0030", 2024, 13.492),
    ("1264A0030", 2025, 12.402),
)
_UNEMPLOYED = (("1264A0010", 2024, 3.579), ("1264A0020", 2024, 2.5), ("1264A0030", 2024, 4.525))
_EMPLOYED = (
    ("1264A0010", 2024, 83.162),
    ("1264A0020", 2024, 87.903),
    ("1264A0030", 2024, 82.171),
)
_TERTIARY = (
    (DESO_2025, "1264A0010", 2024, 53.393),
    (DESO_2025, "1264A0010", 2025, 54.839),
    (MUNICIPALITY, "0180", 2025, 66.57),
    (MUNICIPALITY, "1480", 2025, 60.16),
    (MUNICIPALITY, "1280", 2025, 58.55),
    (MUNICIPALITY, "2480", 2025, 60.39),
    (MUNICIPALITY, "2584", 2025, 34.36),
)
_KOLADA = (
    ("N00945", "0180", 2000, 31.32959689),
    ("N00945", "1280", 2000, 28.36722648),
    ("N03702", "0319", 2012, 253.891158),
)


def _of_tables(
    key: str,
    service: Callable[[], feeds.Service],
    indicator: str,
    level: str,
    area: str,
    year: int,
    value: float,
) -> Known:
    def ask() -> float:
        return feeds.value_of(service(), indicator, level, area, year)

    tables = dict.fromkeys(
        feed.table
        for feed in INDICATORS[indicator].feeds
        if (feed.source, feed.level) == (key, level)
    )
    what = f"{indicator} ({', '.join(tables)}), {area}, {year}"
    return Known(publisher=key, what=what, value=value, ask=ask, within=_rounding(value))


def _of_kolada(kpi: str, area: str, year: int, value: float) -> Known:
    def ask() -> float:
        for page in kolada.load([kpi], [year], [area]):
            table = kolada.parse(page.content)
            rows = table[(table["area_id"] == area) & (table["gender"] == kolada.TOTAL)]
            if len(rows):
                return float(rows["value"].iloc[0])
        raise InputFault(f"{kpi}: no value")

    return Known(
        publisher="kolada",
        what=f"{kpi}, {area}, {year}",
        value=value,
        ask=ask,
        within=_rounding(value),
    )


def _count(key: str, what: str, many: int, ask: Callable[[], float]) -> Known:
    return Known(publisher=key, what=f"number of {what}", value=many, ask=ask)


def _rounding(value: float) -> float:
    """Half of the last decimal that is written, and a little; 0 of a whole number."""
    decimals = len(repr(value).partition(".")[2]) if isinstance(value, float) else 0
    return 0.5001 * 10.0**-decimals if decimals else 0.0


def _titles() -> float:
    return len(kolada.titles(list(key_figures.wanted())))


def _tables(key: str) -> list[str]:
    return list(
        dict.fromkeys(f.table for i in INDICATORS.values() for f in i.feeds if f.source == key)
    )


def _described() -> float:
    return sum(
        bool(scb_v1.parse_table(scb_v1.load_table(path), path).dimensions)
        for path in _tables("scb_v1")
    )


def _deso() -> list[str]:
    return [code for code in embedded.frame("deso_2018.parquet").index if code[:2] == _COUNTY]


def _outlined() -> float:
    answers = scb_geodata.load("deso_2018", _COUNTY)
    return len(scb_geodata.parse(answers, "deso_2018", county=_COUNTY))


def _checked(known: Known) -> Checked:
    try:
        now = known.ask()
    except PublisherFault as fault:
        return Checked(known=known, result="not reached", sentence=str(fault))
    except InputFault as fault:
        return Checked(known=known, result="differs", sentence=str(fault))
    except Exception as fault:  # an answer that nobody thought of is what this looks for
        return Checked(
            known=known, result="differs", sentence=f"not understood ({type(fault).__name__})"
        )
    is_as_known = abs(now - known.value) <= known.within
    return Checked(known=known, result="as known" if is_as_known else "differs", now=now)


def _as_known(checked: Checked) -> str:
    return f"as known: {checked.known.publisher} {checked.known.what}: {checked.known.value:g}"


def _differs(checked: Checked) -> str:
    now = checked.sentence if checked.now is None else f"now {checked.now:.6g}"
    return f"differs: {checked.known.publisher} {checked.known.what}: known {checked.known.value:g}, {now}"


def _not_reached(checked: Checked) -> str:
    return f"not reached: {checked.known.publisher} {checked.known.what}: {checked.sentence}"


_WORDS = {"as known": _as_known, "differs": _differs, "not reached": _not_reached}
