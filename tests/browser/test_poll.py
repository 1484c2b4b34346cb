"""A room: a presenter's screen and telephones, each a browser of its own."""

import re
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import expect
from support.browsing import Visit, finds_no_fault, serious_faults

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
CHOICES = [(0, 0), (0, 1), (0, 2), (1, 0), (0, 0), (0, None)]


@pytest.fixture
def opened(visit, app):
    """The presenter's screen with the ready-made poll, results shown; its code is in the address."""
    visit.open(f"{app}/poll?lang=en")
    field = visit.page.get_by_role("textbox", name="Address for the telephones")
    field.fill(app)
    field.press("Enter")
    visit.rest()
    visit.page.get_by_text("Show the results while people answer").click()
    visit.rest()
    visit.page.get_by_role("button", name="Open the poll").click()
    expect(visit.page.get_by_role("heading", name="Answer on your telephone")).to_be_visible()
    visit.rest()
    return visit


def code(opened):
    return re.search(r"poll=([A-Z0-9]{6})", opened.page.url)[1]


@contextmanager
def phone(visitors, **options):
    with visitors.visiting(**{"locale": "en-GB"} | PHONE | options) as one:
        yield one


def to_answer(visit, app, code):
    visit.open(f"{app}/poll?answer={code}")
    expect(visit.page.get_by_role("button", name=re.compile("Send|Skicka"))).to_be_enabled()
    return visit


def choose(visit, *options):
    for n, option in enumerate(options):
        if option is not None:
            group = visit.page.get_by_role("radiogroup").nth(n)
            group.locator("[data-testid=stRadioOption]").nth(option).click()


def send(visit):
    visit.page.get_by_role("button", name=re.compile("Send|Skicka")).click()


def test_a_room_answers_at_once_and_the_bars_show_the_sum(opened, visitors, app):
    """Six telephones with the questions before them, then all send; one of them tries twice."""
    with ExitStack() as stack:
        phones = [stack.enter_context(phone(visitors)) for _ in CHOICES]
        for one, chosen in zip(phones, CHOICES, strict=True):
            choose(to_answer(one, app, code(opened)), *chosen)
        again = Visit(phones[0].page.context.new_page())
        choose(to_answer(again, app, code(opened)), 2, 2)
        for one in phones:
            send(one)
        for one in phones:
            expect(one.page.get_by_text("Your answer is counted")).to_be_visible()
        send(again)
        expect(again.page.get_by_text("This device has already answered")).to_be_visible()
        phones[1].page.reload()
        expect(phones[1].page.get_by_text("This device has already answered")).to_be_visible()
        screen = opened.page.locator("[data-testid=stMain]")
        expect(screen).to_contain_text("Answers: 6")
        groups = screen.get_by_role("group")
        expect(groups.nth(0)).to_contain_text(re.compile(r"Yes\s*5 \(83%\)\s*No\s*1 \(17%\)"))
        expect(groups.nth(1)).to_contain_text(
            re.compile(r"Yes\s*3 \(60%\)\s*No\s*1 \(20%\)\s*Don't know\s*1 \(20%\)")
        )
        for one in (*phones, opened):
            finds_no_fault(one)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_telephone_has_the_questions_alone_and_large(theme, opened, visitors, app):
    with phone(visitors, color_scheme=theme, locale="sv-SE") as one:
        to_answer(one, app, code(opened))
        assert one.page.get_by_role("radiogroup").first.inner_text().split() == [
            "Ja",
            "Nej",
            "Vet",
            "inte",
        ]
        for hidden in ("stSidebar", "stHeader", "stSidebarNav"):
            assert not one.page.get_by_test_id(hidden).is_visible()
        boxes = [option.bounding_box() for option in one.page.get_by_test_id("stRadioOption").all()]
        boxes.append(one.page.get_by_role("button", name="Skicka").bounding_box())
        assert all(box["height"] >= 44 and box["width"] >= 300 for box in boxes)
        assert one.page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
        finds_no_fault(one)


def test_a_telephone_is_answered_with_the_keyboard_too(opened, visitors, app):
    with phone(visitors) as one:
        to_answer(one, app, code(opened))
        one.page.get_by_role("radio").first.focus()
        one.page.keyboard.press("Space")
        send_button = one.page.get_by_role("button", name="Send")
        for _ in range(6):
            one.page.keyboard.press("Tab")
            if send_button.evaluate("button => button === document.activeElement"):
                break
        one.page.keyboard.press("Enter")
        expect(one.page.get_by_text("Your answer is counted")).to_be_visible()


def test_a_browser_that_stores_nothing_in_pages_answers_once_by_its_cookie(opened, visitors, app):
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    with phone(visitors) as one:
        one.page.add_init_script(refuse)
        choose(to_answer(one, app, code(opened)), 0, 0)
        send(one)
        expect(one.page.get_by_text("Your answer is counted")).to_be_visible()
        one.page.reload()
        expect(one.page.get_by_text("This device has already answered")).to_be_visible()


def test_only_the_screen_asks_again_and_again(opened, visitors, app):
    heard = {"screen": 0, "phone": 0}

    def listen(visit, name):
        def count(_frame):
            heard[name] += 1

        visit.page.on("websocket", lambda socket: socket.on("framereceived", count))

    listen(opened, "screen")
    opened.page.reload()
    with phone(visitors) as one:
        listen(one, "phone")
        to_answer(one, app, code(opened)).rest()
        before = dict(heard)
        while heard["screen"] < before["screen"] + 6:
            opened.page.wait_for_timeout(200)
        assert before["phone"] > 0
        assert heard["phone"] == before["phone"]


def test_the_presenter_comes_back_and_closes_and_nobody_else_can(opened, visitors, app):
    address = opened.page.url
    opened.page.reload()
    opened.page.get_by_role("button", name="Close the poll").click()
    expect(opened.page.get_by_text("the poll is closed")).to_be_visible()
    with phone(visitors) as other:
        other.open(address)
        expect(other.page.get_by_text("the poll is closed")).to_be_visible()
        assert not other.page.get_by_role("button", name="Open it again").count()
        other.open(f"{app}/poll?answer={code(opened)}&lang=en")
        expect(other.page.get_by_text("takes no more answers")).to_be_visible()
        finds_no_fault(other)


@pytest.mark.parametrize(
    "visit", [{"viewport": {"width": 1440, "height": 800}, "color_scheme": "dark"}], indirect=True
)
def test_the_screen_fits_a_story_and_is_large(opened, app):
    """In an iframe, as the stage of a story shows it."""
    opened.page.goto(f"{app}/poll?lang=en")
    opened.page.set_content(
        f'<iframe src="{app}/poll?poll=mine&embed=true" style="width:1440px;height:800px;border:0" title="x">'
    )
    frame = opened.page.frame_locator("iframe")
    expect(frame.get_by_role("img", name="QR code that opens")).to_be_visible(timeout=60_000)
    expect(frame.get_by_text("Answers: 0")).to_be_visible()
    expect(frame.get_by_role("button", name="Hide the results")).to_be_visible()
    picture = frame.get_by_role("img", name="QR code that opens").bounding_box()
    assert min(picture["width"], picture["height"]) >= 300
    bottom = frame.get_by_role("button", name="Hide the results").bounding_box()
    assert bottom["y"] + bottom["height"] <= 800
    size = frame.get_by_role("listitem").first.evaluate(
        "e => parseFloat(getComputedStyle(e).fontSize)"
    )
    assert size >= 24


@pytest.mark.parametrize(
    "visit", [{}, {**PHONE, "color_scheme": "dark"}], indirect=True, ids=["wide", "narrow dark"]
)
def test_the_screen_shuts_nobody_out(opened):
    assert not serious_faults(opened)
    assert not opened.faults
    assert not opened.outside
    assert opened.page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")
