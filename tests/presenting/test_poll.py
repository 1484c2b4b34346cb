"""What is a poll and what is not: as typed, and as a file."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presenting import poll
from presenting.poll import PollFault
from translations import LANGUAGES

TYPED = "Would you come again?\n- Yes\n- No\n\nWhy?\n* The talk\n– The coffee\n• Other"


def reason(function, *arguments):
    with pytest.raises(PollFault) as caught:
        function(*arguments)
    return caught.value.reason


def file(**changed):
    rows = [{"text": "One?", "options": ["a", "b"]}]
    return json.dumps({"format": "klyftkartan-poll", "version": 1, "questions": rows} | changed)


def test_a_typed_poll_has_its_questions_and_options_in_order():
    first, second = poll.typed(TYPED).questions
    assert first.text.sv == first.text.en == "Would you come again?"
    assert [option.nb for option in first.options] == ["Yes", "No"]
    assert [option.en for option in second.options] == ["The talk", "The coffee", "Other"]


@pytest.mark.parametrize(
    ("text", "why", "question"),
    [
        ("", "empty", 0),
        (" \n\t\n", "empty", 0),
        ("- Yes\n- No", "option_first", 0),
        ("A?\n- x", "few", 1),
        ("A?\n- x\n- y\nB?", "few", 2),
        ("A?\n" + "".join(f"- {n}\n" for n in range(9)), "many", 1),
        ("A?\n- x\n-", "blank", 1),
        ("A?\n- x\n- X", "same", 1),
        ("A" * 201 + "\n- x\n- y", "long_question", 1),
        ("A?\n- x\n- " + "y" * 81, "long_option", 1),
        ("A?\n- x\n- y\n" * 11, "questions", 0),
        ("A" * 20_001, "large", 0),
    ],
)
def test_what_is_wrong_is_told_with_the_question(text, why, question):
    with pytest.raises(PollFault) as caught:
        poll.typed(text)
    assert (caught.value.reason, caught.value.part) == (why, question)


def test_what_is_just_allowed_is_read():
    questions = "".join(
        f"{'Q' * 199}{n}\n" + "".join(f"- {'o' * 79}{m}\n" for m in range(8)) for n in range(10)
    )
    found = poll.typed(questions)
    assert [len(question.options) for question in found.questions] == [8] * 10
    assert poll.opened(poll.saved(found)) == found


def test_the_largest_poll_comes_back():
    options = ["\U0001f600" * (poll.LONGEST_OPTION - 1) + str(n) for n in range(poll.MOST_OPTIONS)]
    whole = poll.own([("\U0001f600" * poll.LONGEST_QUESTION, options)] * poll.MOST_QUESTIONS)
    assert poll.opened(poll.saved(whole)) == whole


def test_letters_that_are_not_seen_are_taken_out():
    (question,) = poll.typed("A\u202eb\u0000c?\n- y\u200be\ts\n- no").questions
    assert question.text.en == "Abc?"
    assert question.options[0].en == "ye s"


def test_the_ready_made_poll_is_asked_in_three_languages_with_what_was_reported():
    ready = poll.READY_MADE["seminar"]
    assert [q.earlier.pct for q in ready.questions] == [83, 85]
    assert {q.earlier.year for q in ready.questions} == {2017}
    for question in ready.questions:
        assert len({question.text[language] for language in LANGUAGES}) == 3
        assert question.options[question.earlier.option].en == "Yes"


def test_a_saved_poll_comes_back():
    for saved in (poll.SEMINAR, poll.typed(TYPED)):
        assert poll.opened(poll.saved(saved)) == saved
    assert poll.typed(poll.as_typed(poll.typed(TYPED), "sv")) == poll.typed(TYPED)


@pytest.mark.parametrize("question", ["- What now?", "-What now?", "–— * What now?"])
def test_a_question_of_a_file_that_looks_like_an_option_can_be_edited_again(question):
    found = poll.opened(file(questions=[{"text": question, "options": ["- a", "b"]}]).encode())
    assert found.questions[0].text.en == "What now?"
    assert poll.typed(poll.as_typed(found, "en")) == found


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "damaged"),
        (b"\xff\x00", "damaged"),
        (b"[" * 40_000, "damaged"),
        (b"x" * 50_001, "large"),
        (b"[]", "damaged"),
        (file(format="other"), "damaged"),
        (file(version=2), "newer"),
        (file(version="1"), "damaged"),
        (file(questions=None), "damaged"),
        (file(questions=[1]), "damaged"),
        (file(questions=[{"text": "A?"}]), "damaged"),
        (file(questions=[{"text": 1, "options": ["a", "b"]}]), "damaged"),
        (file(questions=[{"text": "A?", "options": ["a", 2]}]), "damaged"),
        (file(questions=[{"text": "A?", "options": ["a"]}]), "few"),
        (file(questions=[{"text": " ", "options": ["a", "b"]}]), "blank"),
        (file(questions=[{"text": "-", "options": ["a", "b"]}]), "blank"),
        (file(questions=[]), "empty"),
        (file(ready_made="other"), "damaged"),
        (file(ready_made=[]), "damaged"),
    ],
)
def test_a_file_that_is_no_poll_is_told(raw, why):
    assert reason(poll.opened, raw if isinstance(raw, bytes) else raw.encode()) == why


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_a_poll_or_a_fault(text):
    try:
        found = poll.typed(text)
    except PollFault:
        return
    assert poll.opened(poll.saved(found)) == found
    assert poll.typed(poll.as_typed(found, "nb")) == found
    for question in found.questions:
        assert all(o.en == o.en.strip() and o.en.isprintable() for o in question.options)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=7), inner),
    max_leaves=8,
)


@settings(deadline=None)
@given(json_values, json_values)
def test_any_json_in_a_poll_file_is_a_poll_or_a_fault(questions, row):
    for content in (questions, [row], [{"text": "A?", "options": row}]):
        with suppress(PollFault):
            found = poll.opened(file(questions=content).encode())
            assert poll.typed(poll.as_typed(found, "sv")) == found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *((mark + "\t", mark + " ") for mark in "·•☐−–—*-▪◦●○□➢✓"),
        *((mark + "\t", mark) for mark in "\uf0b7\uf0a7\uf0d8\uf06f"),
        ("o\t", "o\t"),
        ("1. ", "2. "),
        ("1.\t", "2.\t"),
        ("1) ", "2) "),
        ("(1) ", "(2) "),
        ("a) ", "b) "),
        ("A) ", "B) "),
        ("a. ", "b. "),
        ("  · ", "\t· "),
    ],
)
def test_bullets_and_numbers_of_a_word_processor_begin_an_option(first, second):
    (question,) = poll.typed(f"Fråga ett?\n{first}Ja\n{second}Nej").questions
    assert (question.text.sv, [option.sv for option in question.options]) == (
        "Fråga ett?",
        ["Ja", "Nej"],
    )


@pytest.mark.parametrize("options", ["- Ja\n- Nej", "a) Ja\nb) Nej"])
def test_numbers_are_those_of_the_questions_where_options_have_other_marks(options):
    found = poll.typed(f"1. Kommer du?\n{options}\n2) Och sedan?\n{options}").questions
    assert [question.text.sv for question in found] == ["Kommer du?", "Och sedan?"]
    assert [len(question.options) for question in found] == [2, 2]


def test_numbers_may_run_on_from_one_question_to_the_next():
    found = poll.typed("A?\n1. Ja\n2. Nej\n\nB?\n3. Ja\n4. Nej\n\nC?\n1. Ja\n2. Nej").questions
    assert [question.text.sv for question in found] == ["A?", "B?", "C?"]


def test_a_date_is_no_number_of_a_list():
    found = poll.typed("17. mai?\n- Ja\n- Nej\n24. desember?\n- Ja\n- Nej").questions
    assert [question.text.sv for question in found] == ["17. mai?", "24. desember?"]


def test_a_question_of_a_file_that_begins_with_its_number_can_be_typed_again():
    raw = poll.saved(poll.own([("1. 1. A?", ["a", "b"]), ("B?", ["a", "b"])]))
    found = poll.opened(raw)
    assert poll.typed(poll.as_typed(found, "sv")) == found
