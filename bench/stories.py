"""Stories on the stage: from the key to the next step, seen and drawn.

Chromium plays the presenter, without a graphics card: times are upper bounds.
A turn is one to a step that was prepared, as a presenter who speaks to each
step has it; `unprepared` is a jump to a step that nobody could foresee.
"""

import shutil
import statistics
import time
from collections.abc import Iterator

from playwright.sync_api import Page, sync_playwright

from bench import pages
from presenting.ready import READY

# Resolves to the milliseconds from the next key to the frame in which its step is shown.
_WATCH = """() => {
  const stage = document.querySelector(".klyft-stage");
  const painted = (done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
  window.turned = new Promise((resolve) => {
    addEventListener("keydown", (event) => {
      const look = () => stage.dataset.shown === "true"
        ? painted(() => resolve(performance.now() - event.timeStamp))
        : requestAnimationFrame(look);
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}"""


def figures() -> Iterator[dict]:
    """The first step from the link, turns to prepared steps, and a jump to one that is not."""
    chromium = shutil.which("chromium")
    if not chromium:
        yield {"figure": "stories", "left_out": "no chromium on this machine"}
        return
    with sync_playwright() as playwright, pages._server():
        browser = playwright.chromium.launch(executable_path=chromium, args=pages._FLAGS)
        opened, turns, jumps = [], [], []
        for story in READY:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            start = time.perf_counter()
            page.goto(f"{pages._ADDRESS}/present?story={story}&step=1&lang=en")
            _shown(page, 1)
            opened.append(time.perf_counter() - start)
            steps = len(READY[story].steps)
            for step in range(2, steps + 1):
                _prepared(page, step)
                turns.append(_turn(page, "ArrowRight"))
            for step in range(steps - 1, 0, -1):
                _prepared(page, step)
                turns.append(_turn(page, "ArrowLeft"))
            _prepared(page, 2)
            jumps.append(_turn(page, "End"))
            page.close()
        browser.close()
    yield pages._figure("story_link_to_first_step", seconds=statistics.median(opened))
    yield pages._figure(
        "story_turn_prepared",
        p50_ms=statistics.median(turns),
        under_300_ms=sum(turn < 300 for turn in turns),
        worst_ms=max(turns),
        turns=len(turns),
    )
    yield pages._figure("story_jump_unprepared", p50_ms=statistics.median(jumps), jumps=len(jumps))


def _turn(page: Page, key: str) -> float:
    page.evaluate(_WATCH)
    page.keyboard.press(key)
    return float(page.evaluate("window.turned"))


def _shown(page: Page, step: int) -> None:
    page.wait_for_selector(f".klyft-stage[data-step='{step}'][data-shown=true]", timeout=120_000)


def _prepared(page: Page, step: int) -> None:
    """Until the step is drawn behind the one that is seen."""
    page.wait_for_function(
        "step => document.querySelector('.klyft-stage').dataset.prepared.split(',').includes(step)",
        arg=str(step),
        timeout=120_000,
    )
