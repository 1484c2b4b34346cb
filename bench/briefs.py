"""A brief of five findings as PDF and as slides: in a new process, and again in the same one."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from analysis import standing
from briefs import pdf, slides
from briefs.brief import Brief, Finding
from briefs.library import LIBRARY
from indicators.indicator import MUNICIPALITY

_ROOT = Path(__file__).parent.parent
_AREAS = ("1264", "2425", "0180")
_ALONE = """
import json, time
start = time.perf_counter()
from bench import briefs
made = briefs.brief("1264")
ready = time.perf_counter()
briefs.pdf.document(made)
first = time.perf_counter()
briefs.slides.presentation(made)
done = time.perf_counter()
print(json.dumps({"figures_and_imports": ready - start, "pdf": first - ready, "slides": done - first}))
"""


def figures() -> Iterator[dict]:
    """Seconds of both files; "cold" counts Python's imports and the reading of the figures too."""
    cold = _apart()
    yield {
        "figure": "brief_cold",
        "seconds": round(sum(cold.values()), 3),
        **{f"{part}_seconds": round(seconds, 3) for part, seconds in cold.items()},
    }
    made = [brief(area) for area in _AREAS]
    for name, make in (
        ("brief_pdf_warm", pdf.document),
        ("brief_slides_warm", slides.presentation),
        ("brief_pictures_warm", pdf.pictures),
    ):
        yield {"figure": name, "seconds": round(_best(make, made), 3), "briefs": len(made)}


def brief(area: str) -> Brief:
    """Five findings, each with a measure."""
    found = standing.of_area(area, MUNICIPALITY, "skr")
    strengths, behind = standing.stands_out(found)
    chosen = list({one.indicator.id: one for one in (*strengths, *behind, *found)}.values())[:5]
    return Brief(
        area=area,
        scheme="skr",
        language="sv",
        date="2026-01-01",
        findings=tuple(
            Finding(
                indicator=one.indicator.id,
                year=one.year,
                measure=measure,
                follow_up=2030,
                telling=one.indicator.id,
                decision=("Beslut. " * 30).strip(),
            )
            for one, measure in zip(chosen, LIBRARY, strict=False)
        ),
    )


def _apart() -> dict[str, float]:
    """In a process of its own, the best of three: other work on the machine is not in it."""
    runs = []
    for _ in range(3):
        command = [sys.executable, "-c", _ALONE]
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
        runs.append(json.loads(done.stdout))
    return min(runs, key=lambda run: sum(run.values()))


def _best(make: Callable[[Brief], object], made: list[Brief]) -> float:
    """Of five runs for each brief: other work on the machine is not in it."""
    taken = []
    for one in made * 5:
        start = time.perf_counter()
        make(one)
        taken.append(time.perf_counter() - start)
    return min(taken)
