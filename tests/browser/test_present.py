"""Stories told in a real browser, by the keyboard, with the network cut off."""

import io
import json

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from presenting import story
from presenting.ready import READY
from presenting.story import Step, Story
from translations.texts import speak
from views.present import ready_made

NARROW = {"viewport": {"width": 390, "height": 844}}
DARK = {"color_scheme": "dark"}
SWEDISH = {"locale": "sv-SE"}
OWN = Story(
    title="Mine",
    steps=(
        Step(page="services", heading="First <b>x</b>", sentence="<script>1</script>", notes="<i>"),
        Step(page="sources", heading="Second", highlight="Methods"),
    ),
)


def open_stage(visit, app, id="segregation", step=1):
    visit.page.set_default_timeout(120_000)  # maps are drawn without a graphics card
    visit.page.goto(f"{app}/present?story={id}&step={step}")
    return shown(visit, step)


def shown(visit, step):
    """The page in the frame of the step, once it is drawn and seen."""
    visit.page.wait_for_selector(
        f".klyft-stage[data-step='{step}'][data-shown=true]", timeout=120_000
    )
    return visit.page.locator("iframe.klyft-shown").element_handle().content_frame()


def prepared(visit, step):
    visit.page.wait_for_function(
        "step => document.querySelector('.klyft-stage').dataset.prepared.split(',').includes(step)",
        arg=str(step),
        timeout=120_000,
    )


def coloured(visit):
    """Share of the pixels of the shown step that have a colour."""
    picture = visit.page.locator(".klyft-view").screenshot()
    pixels = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), int)
    return (np.ptp(pixels, axis=2) > 40).mean()


def serious_faults(visit):
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:200]}"
        for fault in Axe().run(visit.page, options={"iframes": False}).response["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]


@pytest.mark.pixels
@pytest.mark.parametrize(
    ("visit", "language", "id"),
    [({}, "en", id) for id in READY] + [(SWEDISH | DARK, "sv", "skurup")],
    indirect=["visit"],
    ids=[*READY, "skurup in Swedish and dark"],
)
def test_a_ready_made_story_is_told_from_first_to_last_step(visit, language, id, app):
    speak(language)
    steps = ready_made.story(id).steps
    open_stage(visit, app, id)
    for number, step in enumerate(steps, 1):
        page = shown(visit, number)
        expect(visit.page.locator(".klyft-heading")).to_have_text(step.heading)
        expect(visit.page.locator(".klyft-sentence")).to_have_text(step.sentence)
        assert not page.locator("[data-testid=stException]").count()
        assert not page.locator("[data-testid=stAlertContentWarning]").count()
        assert not page.locator("[data-testid=stAlertContentError]").count()
        assert not page.locator("[data-testid=stSidebar]").is_visible()
        assert page.locator(
            "[data-testid=stDeckGlJsonChart] canvas, .main-svg, [data-testid=stImage] img"
        ).count()
        assert page.locator("[data-klyft-mark]").count() == bool(step.highlight)
        if step.highlight == ":map":
            assert coloured(visit) > 0.02
        assert visit.page.locator(".klyft-view iframe").count() <= 3
        if number < len(steps):
            prepared(visit, number + 1)
            behind = visit.page.locator(f"iframe[title^='{number + 1}. ']").element_handle()
            assert behind.evaluate("one => one.inert")
            visit.page.keyboard.press("ArrowRight")
            assert behind.evaluate("one => one.classList.contains('klyft-shown')")
    visit.page.keyboard.press("ArrowRight")  # there is no further step
    shown(visit, len(steps))
    assert not visit.faults
    assert not visit.outside


def test_every_key_turns_and_the_address_follows(visit, app, browser):
    open_stage(visit, app, step=2)
    for key, step in (
        ("PageDown", 3),
        ("Space", 4),
        ("ArrowLeft", 3),
        ("PageUp", 2),
        ("Home", 1),
        ("End", 7),
    ):
        visit.page.keyboard.press(key)
        assert f"step={step}" in visit.page.url
        expect(visit.page.locator("[role=status]")).to_contain_text(f"Step {step} of 7")
    shown(visit, 7)
    context = browser.new_context(locale="en-GB")
    other = context.new_page()
    other.goto(visit.page.url)
    other.wait_for_selector(".klyft-stage[data-step='7']", timeout=60_000)
    context.close()


def test_a_step_that_is_not_drawn_yet_has_its_heading_and_a_quiet_line(visit, app):
    open_stage(visit, app)
    visit.page.keyboard.press("End")
    speak("en")
    expect(visit.page.locator(".klyft-heading")).to_have_text(
        ready_made.story("segregation").steps[-1].heading
    )
    expect(visit.page.get_by_text("Preparing the page")).to_be_visible()
    shown(visit, 7)
    expect(visit.page.get_by_text("Preparing the page")).to_be_hidden()


def test_keys_work_inside_the_page_but_a_field_keeps_its_own(visit, app):
    page = open_stage(visit, app, "pharmacy")
    box = page.get_by_role("combobox").first
    box.focus()
    for key in ("ArrowRight", "Space", "End"):
        box.press(key)
    assert "step=1" in visit.page.url
    box.press("Escape")
    assert "step=1" in visit.page.url
    main = page.locator("[data-testid=stMain]")
    main.focus()
    main.press("ArrowRight")
    shown(visit, 2)
    assert "step=2" in visit.page.url


def test_the_notes_window_is_in_step_and_its_keys_turn(visit, app):
    open_stage(visit, app)
    with visit.page.context.expect_page() as opened:
        visit.page.keyboard.press("n")
    notes = opened.value
    speak("en")
    steps = ready_made.story("segregation").steps
    expect(notes.locator("h1")).to_have_text(steps[0].heading)
    expect(notes.locator(".notes")).to_have_text(steps[0].notes)
    expect(notes.locator(".next")).to_contain_text(steps[1].heading)
    visit.page.keyboard.press("ArrowRight")
    expect(notes.locator("h1")).to_have_text(steps[1].heading)
    notes.keyboard.press("ArrowRight")
    expect(notes.locator("h1")).to_have_text(steps[2].heading)
    assert "step=3" in visit.page.url
    with notes.expect_event("close"):
        visit.page.locator(".klyft-stage").press("n")


def test_escape_leaves_and_the_page_is_there_again(visit, app):
    open_stage(visit, app)
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("heading", name="Your own story").wait_for(timeout=60_000)
    assert "step=" not in visit.page.url
    assert not visit.page.locator(".klyft-stage").count()
    visit.page.get_by_role("button", name="Present", exact=True).nth(1).click()
    visit.page.wait_for_selector(".klyft-stage[data-step='1']", timeout=60_000)
    assert "story=pharmacy" in visit.page.url


def test_full_screen_type_and_colours(visit, app):
    open_stage(visit, app, "pharmacy", step=2)
    visit.page.get_by_role("button", name="Full screen").click()
    visit.page.wait_for_function("document.fullscreenElement?.className.includes('klyft-stage')")
    visit.page.get_by_role("button", name="Leave full screen").click()
    visit.page.wait_for_function("!document.fullscreenElement")
    before = visit.page.locator(".klyft-heading").bounding_box()["height"]
    visit.page.get_by_role("button", name="Larger type").click()
    assert visit.page.locator(".klyft-heading").bounding_box()["height"] > before
    visit.page.get_by_role("button", name="Colours: light").click()
    page = shown(visit, 2)
    page.wait_for_function(
        "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor != 'rgb(255, 255, 255)'"
    )
    visit.page.get_by_role("button", name="Colours: dark").click()
    expect(visit.page.get_by_role("button", name="Colours: high contrast")).to_be_visible()


@pytest.mark.parametrize(
    "visit", [{}, DARK, NARROW], indirect=True, ids=["light", "dark", "narrow"]
)
def test_the_stage_has_no_serious_fault_and_fits(visit, app):
    open_stage(visit, app, "skurup")
    assert not serious_faults(visit)
    assert visit.page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
    stage = visit.page.locator(".klyft-foot").bounding_box()
    assert stage["x"] + stage["width"] <= visit.page.viewport_size["width"]
    assert stage["y"] + stage["height"] <= visit.page.viewport_size["height"]
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.closest('.klyft-stage') !== null")


def upload(visit, raw, name):
    visit.page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": raw}
    )


def test_a_story_is_written_saved_reopened_and_told(visit, app, browser, tmp_path):
    visit.open(f"{app}/present")
    visit.page.get_by_role("textbox", name="Title of the story").fill("Mine")
    visit.page.get_by_role("button", name="Add a step").click()
    visit.page.get_by_role("textbox", name="Heading").fill("First")
    address = visit.page.get_by_role("textbox", name="Address of the page to show")
    address.fill(f"{app}/sources?lang=sv")
    address.press("Enter")
    visit.rest()
    save = visit.page.get_by_role("button", name="Save as a file")
    with visit.page.expect_download(timeout=60_000) as download:
        save.click()
    saved = tmp_path / "story.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_bytes())["steps"][0]["page"] == "sources"
    visit.page.reload()  # another session: nothing is there any more
    visit.page.get_by_role("textbox", name="Title of the story").wait_for(timeout=60_000)
    visit.rest()
    assert not visit.page.get_by_role("textbox", name="Heading").count()
    upload(visit, saved.read_bytes(), "story.json")
    visit.page.get_by_role("button", name="Present your story").click(timeout=60_000)
    page = shown(visit, 1)
    assert page.get_by_role("heading", name="Methods").count()
    expect(visit.page.locator(".klyft-heading")).to_have_text("First")


def test_what_a_file_says_is_text_and_a_damaged_one_loses_nothing(visit, app):
    visit.open(f"{app}/present")
    upload(visit, story.as_file(OWN), "mine.json")
    heading = visit.page.get_by_role("textbox", name="Heading").first
    expect(heading).to_have_value("First <b>x</b>", timeout=60_000)
    upload(visit, b"{ damaged", "other.json")
    visit.page.get_by_text("Nothing was opened.").wait_for(timeout=60_000)
    expect(heading).to_have_value("First <b>x</b>")
    visit.page.get_by_role("button", name="Present your story").click()
    shown(visit, 1)
    expect(visit.page.locator(".klyft-heading")).to_have_text("First <b>x</b>")
    expect(visit.page.locator(".klyft-sentence")).to_have_text("<script>1</script>")
    visit.page.keyboard.press("ArrowRight")
    page = shown(visit, 2)
    assert page.locator("[data-klyft-mark]").inner_text().startswith("Methods")
    assert not visit.faults
