"""What is said when a poll, a ballot or an address cannot be used: one sentence each."""

from collections.abc import Callable

import streamlit as st

from presenting import ballots, poll
from presenting.ballots import CannotKeep, Refused
from presenting.poll import PollFault
from presenting.room import LONGEST_ADDRESS, AddressFault
from translations.texts import _, number


def poll_sentence(fault: PollFault) -> str:
    """Why a text or a file is no poll."""
    another_version = _("The poll was saved by another version of Klyftkartan and cannot be read.")
    sentence = {
        "empty": _("There is no question yet. Write one, and its options below it."),
        "option_first": _(
            "The first line is an option; a question must stand above it, on a line without a hyphen."
        ),
        "questions": _("A poll can have at most {most} questions.", most=poll.MOST_QUESTIONS),
        "few": _(
            "It needs at least {fewest} options, each on a line of its own with a hyphen before it.",
            fewest=poll.FEWEST_OPTIONS,
        ),
        "many": _("It can have at most {most} options.", most=poll.MOST_OPTIONS),
        "blank": _("Its text, or that of one of its options, is missing."),
        "long_question": _(
            "Its text is too long; at most {most} letters.", most=poll.LONGEST_QUESTION
        ),
        "long_option": _(
            "An option is too long; at most {most} letters.", most=poll.LONGEST_OPTION
        ),
        "same": _("Two of its options read alike."),
        "large": _("This is too large to be a poll."),
        "damaged": _("The file is damaged, or it is no poll saved here."),
        "older": another_version,
        "newer": another_version,
    }[fault.reason]
    if not fault.part:
        return sentence
    return _("Question {n}: {what}", n=fault.part, what=sentence[:1].lower() + sentence[1:])


def address_sentence(fault: AddressFault) -> str:
    """Why an address cannot be used by telephones."""
    return {
        "empty": _(
            "No address was found on a local network. Write the one that telephones in the room can reach, such as "
            "http://192.168.1.5:8501."
        ),
        "long": _("The address is too long; at most {most} letters.", most=LONGEST_ADDRESS),
        "scheme": _("The address must begin with http:// or https://."),
        "host": _(
            "The address has no name or number of a computer that can be read, such as 192.168.1.5."
        ),
        "port": _("The port (after the colon) must be a whole number from 1 to 65535."),
        "extra": _(
            "Write only the app's address, such as http://192.168.1.5:8501: no user name, “?” or “#”."
        ),
    }[fault.reason]


def refusal(refused: Refused) -> str:
    """Why something was not done."""
    return {
        "unknown": _(
            "There is no poll with this code. Look at the screen again: a poll goes {days} days after it was opened, "
            "or when the presenter deletes it.",
            days=ballots.KEPT_DAYS,
        ),
        "closed": _("The poll is closed and takes no more answers."),
        "twice": _("This device has already answered. What was answered is kept."),
        "nothing": _("Choose an answer first."),
        "answers": _("The questions have changed. Load the page again and answer anew."),
        "full": _(
            "The poll has {most} answers and takes no more.", most=number(ballots.MOST_DEVICES)
        ),
        "polls": _(
            "There are {most} polls already, the most that are kept. Delete one, or wait: they go after {days} days.",
            most=ballots.MOST_POLLS,
            days=ballots.KEPT_DAYS,
        ),
        "own_polls": _(
            "This browser has {most} polls already, the most that one may have. Delete one first.",
            most=ballots.MOST_POLLS_OF_ONE,
        ),
        "stranger": _("Only the browser that opened the poll can do this."),
    }[refused.reason]


def not_kept() -> str:
    """The answers cannot be written."""
    return _(
        "The answers cannot be written or read now: the disk may be full, or closed to writing. Try again in "
        "a moment."
    )


def what_is_kept() -> str:
    """What is stored, and for how long, told to who answers."""
    return _(
        "Anonymous: only the answers are kept, for {days} days, with a scrambled mark of the browser, so that each is "
        "counted once – no name, address or time.",
        days=ballots.KEPT_DAYS,
    )


def done(action: Callable[..., object], *arguments: object) -> bool:
    """Do it; what cannot be done is said on the page in one sentence."""
    try:
        action(*arguments)
    except Refused as refused:
        st.warning(refusal(refused), icon=":material/block:")
    except CannotKeep:
        st.error(not_kept(), icon=":material/error:")
    else:
        return True
    return False
