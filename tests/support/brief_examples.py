"""Briefs to test with: short, and as long as they may be."""

from analysis import standing
from briefs.brief import LONGEST, Brief, Finding
from briefs.library import LIBRARY
from indicators.indicator import MUNICIPALITY
from indicators.schemes import schemes_at

DAY = "2026-11-25"
# Each would do something if it were markup, code or an address; none may do anything.
HOSTILE = (
    '#read("/etc/passwd")',
    "*bold* _emphasis_ `raw` $x^2$ #pagebreak()",
    '<script>alert("x")</script> & <b>',
    "\\ \\n \\u{41} {{7*7}} %s {0} ${HOME}",
    "]) #panic() [",
    "שלום עולם مرحبا بالعالم",
)


def brief(area="1264", language="sv", *, level=MUNICIPALITY, scheme=None, many=3, **texts) -> Brief:
    """What stands out first, then the rest of the catalogue's indicators, up to `many`."""
    scheme = scheme or ("skr" if level == MUNICIPALITY else next(iter(schemes_at(level))))
    return of_standings(chosen(area, level, scheme)[:many], area, language, level, scheme, **texts)


def chosen(area, level, scheme):
    found = standing.of_area(area, level, scheme)
    strengths, behind = standing.stands_out(found)
    first = [*strengths, *behind]
    return [*first, *(one for one in found if all(one is not other for other in first))]


def of_standings(standings, area, language, level, scheme, **texts):
    measures = [id for id in LIBRARY if id != "own"]
    own = {key: texts.pop(key) for key in ("responsible", "decision") if key in texts}
    return Brief(
        area=area,
        level=level,
        scheme=scheme,
        language=language,
        date=DAY,
        findings=tuple(
            Finding(
                indicator=one.indicator.id,
                year=one.year,
                measure=measures[position],
                follow_up=2029,
                telling=one.indicator.id,
                **own,
            )
            for position, one in enumerate(standings)
        ),
        **texts,
    )


def longest(area, language, *, word="Samhällsbyggnadsnämnden ") -> Brief:
    """Five findings with the longest caveats, the longest measures, and texts that fill their limits."""
    standings = chosen(area, MUNICIPALITY, "skr")
    standings.sort(key=lambda one: -len(one.indicator.caveat[language]))
    texts = {name: (word * 400)[:most].strip() for name, most in LONGEST.items()}
    made = of_standings(standings[:5], area, language, MUNICIPALITY, "skr", **texts)
    by_length = sorted(
        LIBRARY, key=lambda id: -len(LIBRARY[id].what[language] + LIBRARY[id].known[language])
    )
    telling = max(standings, key=lambda one: len(one.indicator.title[language])).indicator.id
    findings = (
        Finding(**{**vars(one), "measure": id, "telling": telling})
        for one, id in zip(made.findings, by_length, strict=False)
    )
    return Brief(**{**vars(made), "findings": tuple(findings)})
