"""An envelope: any bytes are a content or its one fault, and what is written is read again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files.envelope import LONGEST_NUMBER, MOST_DEPTH, Envelope, FileFault

REASONS = {"large", "damaged", "older", "newer"}


class BoxFault(FileFault):
    """The fault of a kind of its own."""


BOX = Envelope(kind="box", version=2, most_bytes=2_000, fault=BoxFault)
ROOMY = Envelope(kind="box", version=2, most_bytes=10**7, fault=BoxFault)


def box(inner: str, version: str = "2") -> bytes:
    return f'{{"format": "box", "version": {version}, "inner": {inner}}}'.encode()


def reason(raw: bytes) -> str:
    with pytest.raises(BoxFault) as caught:
        BOX.read(raw)
    return caught.value.reason


def nested(depth: int) -> str:
    """Lists in each other, so many that the whole has that depth."""
    return "[" * (depth - 1) + "]" * (depth - 1)


def test_the_head_comes_first_and_is_not_part_of_the_content():
    assert BOX.write({"inner": "Å"}) == (
        '{\n "format": "box",\n "version": 2,\n "inner": "Å"\n}'.encode()
    )
    assert BOX.read(BOX.write({"inner": "Å"})) == {"inner": "Å"}


@pytest.mark.parametrize(
    ("inner", "value"),
    [
        ("9" * LONGEST_NUMBER, 10**LONGEST_NUMBER - 1),
        ("-1.5e3", -1500.0),
        (nested(MOST_DEPTH), json.loads(nested(MOST_DEPTH))),
        (r'"\ud83d\ude00 \u0000"', "\U0001f600 \x00"),
        ('{"a": {"a": 1}, "A": 1}', {"a": {"a": 1}, "A": 1}),
    ],
)
def test_what_is_just_allowed_is_read(inner, value):
    assert BOX.read(box(inner)) == {"inner": value}


def test_a_byte_order_mark_does_no_harm():
    assert BOX.read(b"\xef\xbb\xbf" + box("1")) == {"inner": 1}


@pytest.mark.parametrize("inner", [*("NaN", "Infinity", "-Infinity"), "1e999", "-1e999"])
def test_a_number_that_is_none_is_refused(inner):
    assert reason(box(inner)) == reason(box(f'[{{"a": {inner}}}]')) == "damaged"


@pytest.mark.parametrize(
    "inner",
    ["9" * (LONGEST_NUMBER + 1), "0." + "1" * LONGEST_NUMBER, "1e" + "0" * LONGEST_NUMBER],
)
def test_a_long_number_is_refused(inner):
    assert reason(box(inner)) == "damaged"


@pytest.mark.parametrize(
    "raw",
    [
        b'{"format": "other", "format": "box", "version": 2}',
        b'{"format": "box", "version": 1, "version": 2}',
        box('1, "inner": 1'),
        box(r'1, "\u0069nner": 2'),
        box('[{"a": 1, "a": 1}]'),
    ],
)
def test_a_key_that_is_told_twice_is_refused(raw):
    assert reason(raw) == "damaged"


@pytest.mark.parametrize(
    "inner", [r'"\ud800"', r'"\udc00\ud800"', r'["a\udfff"]', r'{"\ud800": 1}', r'{"a": "\ud800"}']
)
def test_half_a_character_is_refused(inner):
    assert reason(box(inner)) == "damaged"


def test_what_is_deep_is_refused():
    assert reason(box(nested(MOST_DEPTH + 1))) == "damaged"
    objects = '{"a": ' * MOST_DEPTH + "1" + "}" * MOST_DEPTH
    assert reason(box(objects)) == "damaged"
    for opening in (b"[", b'{"a":'):
        with pytest.raises(BoxFault):
            ROOMY.read(opening * 10**6)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"box"',
        b"{}",
        b'{"version": 2}',
        b'{"format": "box"}',
        b'{"format": ["box"], "version": 2}',
        b'{"format": "Box", "version": 2}',
        b"\xff\xfe",
        b"\xed\xa0\x80",
        box('"\\ud83d'),
        box("1") + b"1",
        box('"\n"'),
        box("1").decode().encode("utf-16"),
        *(box("1", version) for version in ("true", "2.0", '"2"', "null", "[2]")),
    ],
)
def test_what_is_not_of_the_kind_is_damaged(raw):
    assert reason(raw) == "damaged"


def test_another_version_is_older_or_newer():
    assert reason(box("1", "1")) == reason(box("1", "-1")) == "older"
    assert reason(box("1", "3")) == "newer"


def test_a_file_may_have_so_many_bytes_and_not_one_more():
    just = box('"' + "x" * (BOX.most_bytes - len(box('""'))) + '"')
    assert BOX.read(just)
    assert reason(just + b" ") == "large"


def test_a_fault_tells_nothing_of_the_file():
    with pytest.raises(BoxFault) as caught:
        BOX.read(box('"secret'))
    assert caught.value.args == ("damaged", 0)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_no_number_that_is_none_is_written(value):
    with pytest.raises(ValueError, match="not JSON compliant"):
        BOX.write({"inner": value})


def content_or_fault(raw: bytes) -> None:
    """A content that can be written and read again, or the one fault; any other error is a failure."""
    try:
        result = BOX.read(raw)
    except BoxFault as fault:
        result = fault
    if isinstance(result, BoxFault):
        assert (result.reason in REASONS, result.part) == (True, 0)
    else:
        assert ROOMY.read(ROOMY.write(result)) == result


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(1 - 10 ** (LONGEST_NUMBER - 1), 10**LONGEST_NUMBER - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)
CONTENTS = st.dictionaries(
    st.text(max_size=9).filter(lambda key: key not in {"format", "version"}), VALUES, max_size=3
)


def depth(value: object) -> int:
    if not isinstance(value, dict | list):
        return 0
    parts = value.values() if isinstance(value, dict) else value
    return 1 + max(map(depth, parts), default=0)


@given(CONTENTS)
def test_what_is_written_is_read_again(content):
    if depth(content) > MOST_DEPTH:
        with pytest.raises(BoxFault):
            ROOMY.read(ROOMY.write(content))
    else:
        assert ROOMY.read(ROOMY.write(content)) == content


@given(st.binary(max_size=400))
def test_any_bytes_are_a_content_or_the_fault(raw):
    content_or_fault(raw)


@given(CONTENTS, st.data())
def test_a_file_with_bytes_cut_out_and_put_in_is_a_content_or_the_fault(content, data):
    raw = BOX.write(content)
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(start + 8, len(raw))))
    content_or_fault(raw[:start] + data.draw(st.binary(max_size=8)) + raw[end:])


# Pieces of JSON, right and wrong, in any order: what letters by chance would seldom make.
PIECES = st.sampled_from(
    [
        *'{}[],:"',
        *("NaN", "-Infinity", "1e999", "9" * 31, "9" * 1_500, "0.5", "-1", "true", "null"),
        *(r'"\ud800"', r'"\ud83d\ude00"', '"a"', '"a":', '"format":', '"version":', '"box"'),
        "[" * 12,
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_pieces_of_json_are_a_content_or_the_fault(inner):
    content_or_fault(box(inner))
    content_or_fault(inner.encode())


WRONG = st.sampled_from(
    ["NaN", "1e999", "9" * 31, "9" * 1_500, r'"\udfff"', '{"a": 1, "a": 2}', "[" * 10 + "]" * 10]
)


@given(VALUES, WRONG)
def test_what_is_wrong_is_refused_wherever_it_stands(value, wrong):
    raw = json.dumps({"format": "box", "version": 2, "inner": [value, "here"]})
    with pytest.raises(BoxFault) as caught:
        ROOMY.read(wrong.join(raw.rsplit('"here"', 1)).encode())
    assert caught.value.reason == "damaged"
