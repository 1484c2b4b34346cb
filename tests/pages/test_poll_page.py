"""The poll page as a presenter, an audience and a screen use it."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest
from support.pages import words, written

from files.envelope import FileFault
from presenting import ballots, poll, room
from translations.texts import speak
from views.poll import screen, sentences

PRESENTER, DEVICE = "ab" * 16, "cd" * 16
ROOM = "http://192.168.1.5:8501"
MARKUP = "<b>bold</b> [link](http://x.se) & *star*"


@pytest.fixture(autouse=True)
def empty_boxes(monkeypatch):
    monkeypatch.setattr(ballots, "_in_memory", ballots._Box(path=None))
    monkeypatch.setattr(ballots, "_files", {})
    monkeypatch.setattr(room, "local_address", lambda: "192.168.1.5")


def run(device=PRESENTER, **address):
    app = AppTest.from_file("../../pages/poll.py", default_timeout=60)
    if device:
        app.session_state["device"] = device
    speak(address.get("lang", "en"))  # choices are written in this thread, too
    for word, value in ({"lang": "en"} | address).items():
        app.query_params[word] = value
    return app.run()


def ask(asked=poll.SEMINAR, **changed):
    return ballots.ask(asked, **{"owner": PRESENTER, "room": ROOM, "is_shown": True} | changed)


def press(app, key):
    return app.button(key=key).click().run()


def html(app):
    return "\n".join(element.proto.body for element in app.get("html"))


def says(app):
    return "\n".join(e.value for kind in (app.warning, app.error, app.info) for e in kind)


# The presenter


def test_the_ready_made_poll_is_opened_and_shown():
    app = run()
    assert "83%" in words(app)
    assert "how many answered, and how they were asked, is not known" in words(app)
    assert app.text_input(key="poll_room").value == ROOM
    app = press(app, "poll_open")
    code = written(app, "poll")
    asked = ballots.find(code)
    assert asked.poll == poll.SEMINAR
    assert asked.room == ROOM
    assert not asked.is_shown
    assert ballots.is_owner(code, PRESENTER)
    assert f"{ROOM}/poll" in html(app)
    assert code in html(app)
    assert not app.exception


def test_no_address_carries_what_makes_a_presenter():
    app = press(run(), "poll_open")
    assert PRESENTER not in html(app) + words(app)
    assert set(app.query_params) == {"lang", "poll"}


def test_without_a_word_of_the_browser_nothing_can_be_opened():
    app = run(device=None)
    assert app.button(key="poll_open").disabled


def test_own_questions_are_written_and_opened():
    app = run()
    app.radio(key="poll_kind").set_value("own").run()
    app.text_area(key="poll_typed").set_value("Tea?\n- Yes\n- No\n- Later").run()
    app = press(app, "poll_open")
    (question,) = ballots.find(written(app, "poll")).poll.questions
    assert [option.en for option in question.options] == ["Yes", "No", "Later"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "There is no question yet"),
        ("- Yes", "The first line is an option"),
        ("A?\n- x", "Question 1: it needs at least 2 options"),
        ("A?\n- x\n- y\nB?\n- z\n- Z", "Question 2: two of its options read alike"),
    ],
)
def test_questions_that_are_none_get_a_sentence_and_stay_in_the_field(typed, said):
    app = run()
    app.radio(key="poll_kind").set_value("own").run()
    app = app.text_area(key="poll_typed").set_value(typed).run()
    assert said in says(app)
    assert app.text_area(key="poll_typed").value == typed
    assert app.button(key="poll_open").disabled


def test_every_fault_and_refusal_has_a_sentence_in_each_language():
    for language in ("sv", "en", "nb"):
        speak(language)
        for reason in re.findall(r'"(\w+)"', f"{FileFault.__doc__}{poll.PollFault.__doc__}"):
            assert sentences.poll_sentence(poll.PollFault(reason, 1))
        for reason in re.findall(r'"(\w+)"', ballots.Refused.__doc__):
            assert sentences.refusal(ballots.Refused(reason))
        for reason in re.findall(r'"(\w+)"', room.AddressFault.__doc__):
            assert sentences.address_sentence(room.AddressFault(reason))


def test_a_saved_poll_is_opened_into_the_field():
    app = run()
    app.radio(key="poll_kind").set_value("own").run()
    raw = poll.saved(poll.typed("Tea?\n- Yes\n- No"))
    app = app.file_uploader(key="poll_file").set_value(("p.json", raw, "application/json")).run()
    assert app.text_area(key="poll_typed").value == "Tea?\n- Yes\n- No"
    assert not app.error


@pytest.mark.parametrize("raw", [b"\x80nonsense", b"{}", json.dumps(["__import__('os')"]).encode()])
def test_a_file_that_is_no_poll_gets_a_sentence_and_loses_nothing(raw):
    app = run()
    app.radio(key="poll_kind").set_value("own").run()
    app.text_area(key="poll_typed").set_value("Tea?\n- Yes\n- No").run()
    app = app.file_uploader(key="poll_file").set_value(("p.json", raw, "application/json")).run()
    assert "damaged" in says(app)
    assert app.text_area(key="poll_typed").value == "Tea?\n- Yes\n- No"
    assert not app.exception


def test_an_address_that_is_none_gets_a_sentence():
    app = run()
    app = app.text_input(key="poll_room").set_value("http://a.se:99999").run()
    assert "whole number from 1 to 65535" in says(app)
    assert app.button(key="poll_open").disabled
    app = app.text_input(key="poll_room").set_value("localhost:8501").run()
    assert "no telephone can reach it" in says(app)
    assert not app.button(key="poll_open").disabled


def test_a_server_that_answers_this_computer_only_says_how_to_start_it(monkeypatch):
    from streamlit import config

    before = config.get_option("server.address")
    config.set_option("server.address", "127.0.0.1")
    try:
        assert "--server.address 0.0.0.0" in says(run())
    finally:
        config.set_option("server.address", before)
    assert "--server.address" not in says(run())


def test_no_network_leaves_the_field_empty_and_says_so(monkeypatch):
    monkeypatch.setattr(room, "local_address", lambda: None)
    assert "No address was found on a local network" in says(run())


def test_a_browsers_own_polls_are_listed_and_nobody_elses():
    asked = ask()
    assert "answered by 0, kept until" in words(run())
    assert "kept until" not in words(run(device=DEVICE))
    app = press(run(), f"poll_show_{asked.code}")
    assert written(app, "poll") == asked.code


def test_a_read_only_folder_is_said_and_the_poll_works(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("KLYFTKARTAN_DATA", str(tmp_path / "file"))
    app = press(run(), "poll_open")
    assert "in the server's memory only" in words(app)
    code = written(app, "poll")
    ballots.cast(code, DEVICE, {0: 0})
    assert "Answers: 1" in html(run(poll=code))


def test_a_damaged_file_is_said_and_set_aside(data_folder):
    (data_folder / "polls.sqlite").write_bytes(b"this is not a database, but long enough" * 50)
    run()
    app = run()
    assert "set aside as `polls.damaged-1.sqlite`" in says(app)
    assert not app.exception
    assert written(press(app, "poll_open"), "poll")


# The screen


def test_the_screen_shows_counts_and_percentages_and_what_was_reported_in_2017():
    code = ask().code
    for n, answers in enumerate(({0: 0, 1: 1}, {0: 0, 1: 0}, {0: 2})):
        ballots.cast(code, f"d{n}", answers)
    shown = html(run(device=DEVICE, poll=code))
    assert "Answers: 3" in shown
    assert "2 (67%)" in shown
    assert "1 (50%)" in shown
    assert "2017: 83% yes" in shown
    assert "2017: 85% yes" in shown
    assert "how many answered then is not known" in shown
    assert "Most chosen: Yes – 67% of 3 answers." in shown


@pytest.mark.parametrize(
    ("language", "finding"),
    [
        ("sv", "Flest har valt: Ja, Nej – 50 % vardera av 4 svar."),
        ("en", "Most chosen: Yes, No – 50% each of 4 answers."),
        ("nb", "Flest har valgt: Ja, Nei – 50 % hver av 4 svar."),
    ],
)
def test_a_tie_gives_each_its_share(language, finding):
    speak(language)
    said = screen.finding(poll.SEMINAR.questions[0], (2, 2, 0))
    assert said.replace("\u00a0", " ").endswith(finding)


def test_there_are_no_percentages_before_the_first_answer():
    speak("en")
    asked = ask(poll.typed("Tea?\n- Yes\n- No"))
    assert "%" not in re.sub(r'style="[^"]*"', "", screen.bars(asked, ballots.results(asked.code)))
    assert "Nobody has answered yet" in html(run(poll=asked.code))


def test_results_are_hidden_until_the_presenter_shows_them():
    code = ask(is_shown=False).code
    ballots.cast(code, DEVICE, {0: 0})
    app = run(poll=code)
    assert "Answers: 1" in html(app)
    assert "(100%)" not in html(app)
    app = press(app, "poll_do_shown")
    assert "1 (100%)" in html(app)
    assert ballots.find(code).is_shown


def test_the_presenter_closes_and_opens_and_erases():
    code = ask().code
    ballots.cast(code, DEVICE, {0: 0})
    app = press(run(poll=code), "poll_do_open")
    assert "the poll is closed" in html(app)
    app = press(app, "poll_do_open")
    assert "the poll is closed" not in html(app)
    assert app.button(key="poll_do_erase").disabled
    app = app.checkbox(key="poll_sure").check().run()
    app = press(app, "poll_do_erase")
    assert "Answers: 0" in html(app)
    app = press(app, "poll_do_remove")
    assert "There is no poll with this code" in says(app)


def test_the_presenter_corrects_the_address():
    code = ask().code
    app = run(poll=code)
    app = app.text_input(key=f"poll_room_{code}").set_value("10.0.0.9:8501").run()
    app = press(app, "poll_do_room")
    assert "http://10.0.0.9:8501/poll" in html(app)
    assert ballots.find(code).room == "http://10.0.0.9:8501"


def test_others_see_the_screen_without_the_buttons():
    app = run(device=DEVICE, poll=ask().code)
    assert [button.key for button in app.button] == ["poll_leave"]


def test_one_question_can_be_shown_alone():
    code = ask().code
    shown = html(run(poll=code, question="2"))
    assert "recommend it" in shown
    assert "come to a seminar" not in shown


@pytest.mark.parametrize("question", ["3", "0", "-1", "x", "9" * 5000, "\u0661", "²"])
def test_a_question_that_the_poll_does_not_have_is_said_and_all_are_shown(question):
    app = run(poll=ask().code, question=question)
    assert not app.exception
    assert "does not have" in says(app)
    assert "come to a seminar" in html(app)


def test_the_presenter_picks_a_question_and_the_address_follows():
    code = ask().code
    app = run(poll=code)
    app = app.button_group(key="poll_only").set_value(2).run()
    assert written(app, "question") == "2"
    assert "come to a seminar" not in html(app)
    app = app.button_group(key="poll_only").set_value(0).run()
    assert "question" not in app.query_params
    assert "come to a seminar" in html(app)


def test_a_story_written_before_shows_the_poll_opened_last():
    assert "No poll has been opened in this browser" in says(run(poll="mine"))
    ask()
    code = ask().code
    assert f">{code}<" in html(run(poll="mine"))


def test_what_a_presenter_wrote_does_nothing_but_stand_there():
    asked = ask(poll.typed(f"{MARKUP}\n- {MARKUP}\n- <script>alert(1)</script>"))
    ballots.cast(asked.code, DEVICE, {0: 1})
    shown = html(run(poll=asked.code))
    assert "&lt;b&gt;bold" in shown
    assert "<b>" not in shown
    assert "<script" not in shown
    app = run(device="ef" * 16, answer=asked.code)
    assert "<b>" not in app.radio[0].label.replace("\\<", "")
    assert "\\<b\\>" in app.radio[0].label


# The audience


def choose(app, *options):
    for n, option in enumerate(options):
        if option is not None:
            app.radio[n].set_value(option)
    return app.button[0].click().run()


@pytest.mark.parametrize(("language", "yes"), [("sv", "Ja"), ("en", "Yes"), ("nb", "Ja")])
def test_a_telephone_answers_in_its_own_language_and_is_thanked(language, yes):
    code = ask().code
    app = run(device=DEVICE, answer=code.lower(), lang=language)
    assert app.radio[0].options[0] == yes
    app = choose(app, 0, 1)
    assert len(app.success) == 1
    assert ballots.results(code).counts == ((1, 0, 0), (0, 1, 0))
    assert not app.radio


def test_a_second_try_is_refused_and_the_first_answer_stays():
    code = ask().code
    first, second = (run(device=DEVICE, answer=code) for _ in range(2))
    choose(first, 0, 0)
    assert "already answered" in says(choose(second, 1, 1))
    again = run(device=DEVICE, answer=code)
    assert "already answered" in says(again)
    assert not again.radio
    assert ballots.results(code).counts == ((1, 0, 0), (1, 0, 0))


def test_who_answered_may_answer_again_once_the_answers_are_deleted():
    code = ask().code
    app = choose(run(device=DEVICE, answer=code), 0, 0)
    assert app.run().success  # as long as the answer is kept
    ballots.erase(code, PRESENTER)
    app = app.run()
    assert not app.success
    assert choose(app, 1, 1).success
    assert ballots.results(code).counts == ((0, 1, 0), (0, 1, 0))


def test_one_question_may_be_left_out_but_not_all():
    code = ask().code
    app = choose(run(device=DEVICE, answer=code))
    assert "Choose an answer first" in says(app)
    assert choose(app, None, 2).success
    assert ballots.results(code).counts == ((0, 0, 0), (0, 0, 1))


def test_a_session_without_a_word_of_its_own_cannot_answer():
    app = run(device=None, answer=ask().code)
    assert app.button[0].disabled


def test_a_poll_that_closes_under_way_is_said():
    code = ask().code
    app = run(device=DEVICE, answer=code)
    ballots.set_open(code, PRESENTER, False)
    assert "closed" in says(choose(app, 0, 0))
    assert "closed" in says(run(device="ef" * 16, answer=code))


@pytest.mark.parametrize("code", ["ABC234", "x", "", "<script>", "ABC234&poll=1", "mine"])
def test_an_unknown_code_gets_a_sentence(code):
    app = run(device=DEVICE, answer=code)
    assert "There is no poll with this code" in says(app)
    assert not app.exception
    app = run(device=DEVICE, poll=code if code != "mine" else "Z")
    assert "There is no poll with this code" in says(app)
    assert not app.exception


def test_a_full_disk_is_said_and_the_choices_stay(monkeypatch):
    def full(*arguments):
        raise ballots.CannotKeep("full")

    app = run(device=DEVICE, answer=ask().code)
    monkeypatch.setattr(ballots, "cast", full)
    app = choose(app, 0, 1)
    assert "cannot be written" in says(app)
    assert [radio.value for radio in app.radio] == [0, 1]


def test_a_code_can_be_typed():
    code = ask().code
    app = run(device=DEVICE)
    app = app.text_input(key="poll_code").set_value(f"{code[:3]} {code[3:].lower()}").run()
    assert written(app, "answer") == code
    assert len(app.radio) == 2
    app = run(device=DEVICE)
    app = app.text_input(key="poll_code").set_value("nonsense").run()
    assert "six letters and digits" in says(app)
