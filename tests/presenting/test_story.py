"""Stories as files: read again as they were, and every fault named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presenting import story
from presenting.story import Step, Story, StoryFault

PAGES = ("overview", "map", "services")
REASONS = {"large", "damaged", "older", "newer", "title", "empty", "many", "long", "page", "words"}
STEP = Step(
    page="map",
    words=(("area", "1264"), ("indicator", "rented_pct")),
    heading="Skurup",
    sentence="Än så länge.",
    highlight=":map",
    notes="Säg\ndetta",
)
STORY = Story(
    title="En berättelse", language="sv", steps=(STEP, Step(page="overview", heading="2"))
)


def record(**changes):
    return json.loads(story.as_file(STORY)) | changes


def step(**changes):
    return record(steps=[record()["steps"][0] | changes])


def fault(content) -> StoryFault:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(StoryFault) as caught:
        story.parse(raw, PAGES)
    return caught.value


def test_a_story_is_read_again_as_it_was_saved():
    assert story.parse(story.as_file(STORY), PAGES) == STORY


def test_the_largest_story_is_read_again():
    texts = {
        field: "\U0001f600" * story.LONGEST[field] for field in ("heading", "sentence", "notes")
    }
    large = Step(page="map", words=(("places", "1" * 1_990),), **texts)
    whole = Story(title="\U0001f600" * story.LONGEST["title"], steps=(large,) * story.MOST_STEPS)
    assert story.parse(story.as_file(story.checked(whole, PAGES)), PAGES) == whole


def test_a_byte_order_mark_does_no_harm():
    assert story.parse(b"\xef\xbb\xbf" + story.as_file(STORY), PAGES) == STORY


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "damaged"),
        (b"{", "damaged"),
        (b"\xff\xfe", "damaged"),
        (b"[" * 100_000, "damaged"),
        ([], "damaged"),
        ({"format": "another"}, "damaged"),
        (b" " * (story.MOST_BYTES + 1), "large"),
        (record(version=2), "newer"),
        (record(version=0), "older"),
        (record(version="1"), "damaged"),
        (record(version=True), "damaged"),
        (record(title=""), "title"),
        (record(title=7), "damaged"),
        (record(title="x" * 121), "long"),
        (record(title="\x00"), "damaged"),
        (record(title="\ud800"), "damaged"),
        (record(language="xx"), "damaged"),
        (record(steps=None), "damaged"),
        (record(steps=[]), "empty"),
        (record(steps=[1]), "damaged"),
        (record(steps=record()["steps"] * 21), "many"),
        (step(heading=" "), "title"),
        (step(sentence="x" * 601), "long"),
        (step(notes="x" * 4001), "long"),
        (step(page="present"), "page"),
        (step(page="https://elsewhere.invalid/map"), "page"),
        (step(page="../map"), "page"),
        (step(address=[]), "damaged"),
        (step(address={"area": 1264}), "damaged"),
        (step(address={"Area": "1264"}), "words"),
        (step(address={"area": "<script>"}), "words"),
        (step(address={"area": "a&b=c"}), "words"),
        (step(address={"area": "12\n64"}), "words"),
        (step(address={"places": "x" * 2001}), "words"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_is_named(content, reason):
    assert fault(content).reason == reason


def test_letters_that_are_not_seen_are_taken_out():
    texts = {"heading": "A\u202ebc", "sentence": "d\u2066e\u200b", "notes": "f\n\tg\u200f"}
    hidden = record(title="T\u202ditle", steps=[record()["steps"][0] | texts])
    found = story.parse(json.dumps(hidden).encode(), PAGES)
    (one,) = found.steps
    assert (found.title, one.heading, one.sentence, one.notes) == ("Title", "Abc", "de", "f\n\tg")
    assert story.checked(Story(title="\u202aT", steps=(STEP,)), PAGES).title == "T"


def test_a_heading_of_letters_that_are_not_seen_is_none():
    assert fault(step(heading="\u202e\u200b")).reason == "title"


def test_a_fault_tells_its_step():
    steps = record()["steps"]
    assert fault(record(steps=[steps[0], steps[1] | {"page": "nowhere"}])).part == 2


def outcome(read, given):
    """What is read; or the reason why it cannot be. Any other error is a failure."""
    try:
        return read(given, PAGES)
    except StoryFault as found:
        return found.reason


@given(st.binary(max_size=300))
def test_any_bytes_are_a_story_or_a_named_fault(raw):
    found = outcome(story.parse, raw)
    assert isinstance(found, Story) or found in REASONS


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


@given(
    st.sampled_from(["version", "title", "language", "steps"])
    | st.sampled_from(["page", "address", "heading", "sentence", "highlight", "notes"]),
    JSON,
)
def test_any_change_of_a_field_is_a_story_or_a_named_fault(field, value):
    changed = record(**{field: value}) if field in record() else step(**{field: value})
    found = outcome(story.parse, json.dumps(changed).encode())
    if isinstance(found, Story):
        assert all(one.page in PAGES for one in found.steps)
        assert story.parse(story.as_file(found), PAGES) == found
    else:
        assert found in REASONS


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("http://localhost:8501/map?area=1264&lang=sv", "map?area=1264"),
        (
            "https://elsewhere.invalid/folder/services?embed=true&service=cash",
            "services?service=cash",
        ),
        ("map?area=1264", "map?area=1264"),
        (" map ", "map"),
        ("/map/", "map"),
        ("http://localhost:8501/?scheme=skr", "overview?scheme=skr"),
        ("http://localhost:8501", "overview"),
        ("https://elsewhere.invalid/klyftkartan/", "overview"),
        ("https://elsewhere.invalid/klyftkartan/?scheme=skr", "overview?scheme=skr"),
        ("https://elsewhere.invalid/klyftkartan/map/?area=1264", "map?area=1264"),
        ("map?places=pharmacy%3A6144500%3A411500%3B", "map?places=pharmacy%3A6144500%3A411500%3B"),
        ("map?name=Älmhult", "map?name=%C3%84lmhult"),
    ],
)
def test_an_address_is_read_without_its_host(text, address):
    page, words = story.read_address(text, PAGES)
    assert Step(page=page, words=words, heading="x").address == address


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("nowhere", "page"),
        ("https://elsewhere.invalid/klyftkartan/nowhere", "page"),
        ("javascript:alert(1)", "page"),
        ("http://[", "words"),
        ("map?area=<b>", "words"),
        ("map?area=1&area=2", "words"),
        ("map?" + "&".join(f"a={n}" for n in range(70)), "words"),
        ("x" * 5000, "words"),
    ],
)
def test_an_address_that_cannot_be_shown_is_named(text, reason):
    with pytest.raises(StoryFault) as caught:
        story.read_address(text, PAGES)
    assert caught.value.reason == reason


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_a_named_fault(text):
    found = outcome(story.read_address, text)
    assert found in {"page", "words"} or found[0] in PAGES
