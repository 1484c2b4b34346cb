"""The first indicator in words: highest, lowest, their difference, and how sure it is."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from analysis import comparison
from analysis.comparison import FEWEST
from analysis.standing import reaches
from indicators import figures, margins
from indicators.indicator import LEVELS, MUNICIPAL, UNITS, Indicator
from indicators.written import amount, difference, interval
from translations.texts import _, literal, number, said
from views import citation
from views.compare.choices import Choice, frame_of
from views.words import is_clear, signed

_NO_MARGINS = (np.nan, np.nan)
_FEW = 10  # areas: an interval over fewer is too narrow


def show(choice: Choice) -> None:
    """The first indicator in words: highest, lowest, their difference, and how sure it is."""
    st.subheader(f"{said(choice.focus.title)}, {choice.focus.named(choice.year)}")
    st.markdown(f"**{finding_sentence(choice)}**")
    for sentence in sureness(choice):
        st.markdown(sentence)
    st.caption(
        f"{citation.short(choice.focus, choice.year, choice.level)} {said(choice.focus.caveat)}"
    )


def ends_of(choice: Choice) -> tuple[Any, Any] | None:
    """The codes with the highest and the lowest value in focus; None where there are not two values."""
    values = frame_of(choice, choice.focus, choice.year)["value"].dropna()
    return (values.idxmax(), values.idxmin()) if len(values) >= FEWEST else None


def finding_sentence(choice: Choice) -> str:
    """Highest, lowest and their difference in the right unit; of classes with its interval."""
    ends = ends_of(choice)
    if ends is None:
        return _("There are not two values to compare.")
    table = frame_of(choice, choice.focus, choice.year)
    values, high, low = table["value"], *ends
    of_high, of_low = (
        (table["margin"].get(code) for code in ends) if "margin" in table else _NO_MARGINS
    )
    margin = margins.of_difference(of_high, of_low)
    parts = {
        "high": literal(choice.names[high]),
        "low": literal(choice.names[low]),
        "high_value": amount(values[high], choice.focus, of_high),
        "low_value": amount(values[low], choice.focus, of_low),
        "difference": difference(values[high] - values[low], choice.focus, margin),
    }
    if values[high] == values[low]:
        return _("The value is the same in all: {high_value}.", **parts)
    if reaches(values[high], margin, values[low]):
        return _(
            "{high} ({high_value}) and {low} ({low_value}) are highest and lowest, but not distinguishable: the "
            "difference, {difference}, is within its uncertainty.",
            **parts,
        )
    text = _(
        "Highest in {high} ({high_value}), lowest in {low} ({low_value}): a difference of {difference}",
        **parts,
    )
    if choice.by_class:
        text += _in_brackets(_pair(choice, low, high).iloc[1], choice.focus)
    return f"{text}."


def _pair(choice: Choice, low: Any, high: Any) -> pd.DataFrame:
    """Two classes, the second compared with the first."""
    return comparison.of_classes(
        choice.focus.id, choice.level, choice.year, choice.scheme.id, [low, high]
    )


def _in_brackets(values: pd.Series, indicator: Indicator) -> str:
    low, high = values["difference_low"], values["difference_high"]
    if np.isnan(low):
        return ""
    return " (" + _("95% interval {interval}", interval=interval(low, high, indicator)) + ")"


def sureness(choice: Choice) -> list[str]:
    """What can be said of the errors of the difference, and what cannot."""
    ends = ends_of(choice)
    if ends is None:
        return []
    if choice.by_class:
        high, low = ends
        pair = _pair(choice, low, high)
        sentences = _class_sureness(choice, pair.iloc[1], int(pair["areas"].min()))
        status = figures.values(choice.focus.id, choice.level, choice.year)["status"]
        kind = comparison.certainty(choice.focus, status)
        return [*sentences, *([_kind_words(kind)] if kind != "register" else [])]
    return [_of_one_area(choice), *_by_inner_areas(choice, ends)]


def _class_sureness(choice: Choice, values: pd.Series, fewest: int) -> list[str]:
    """What the interval of two classes says; `fewest` is how many areas the smaller one has."""
    over = _("municipalities") if choice.level in MUNICIPAL else _("areas")
    if np.isnan(values["difference_low"]):
        return [_("A class with fewer than two {over} has no interval.", over=over)]
    sentence = _(
        "The interval is a bootstrap over {over}: it tells how much the difference owes to single ones of them.",
        over=over,
    )
    if fewest < _FEW:
        few = _(
            "One of the two classes has fewer than ten {over}: the interval is too narrow.",
            over=over,
        )
        sentence = f"{sentence} {few}"
    ends = (values["difference_low"], values["difference_high"])
    if is_clear(*ends, UNITS[choice.focus.unit].decimals):
        return [sentence]
    return [
        _("The difference is not distinguishable from chance between {over}.", over=over),
        sentence,
    ]


def _of_one_area(choice: Choice) -> str:
    """What the kind of figure says about the errors of a difference of two areas; its size, where that is known."""
    table = frame_of(choice, choice.focus, choice.year)
    kind = comparison.certainty(choice.focus, table["status"])
    if table["margin"].notna().any():
        return _(
            "± is the uncertainty of each figure: the publisher's of a survey, what chance does to a life expectancy. That of a "
            "difference is the square root of the two squared and added."
        )
    ends = ends_of(choice)
    if kind != "noisy" or ends is None:
        return _kind_words(kind)
    high, low = ends
    band = comparison.noise_band(choice.focus.id, choice.level, choice.year, [low, high])
    if band is None or np.isnan(band["difference_low"].iloc[1]):
        return _kind_words(kind)
    return f"{_kind_words(kind)} " + _(
        "If that moves a count by at most {size}, the difference is between {interval}.",
        size=comparison.NOISE,
        interval=_between(
            band["difference_low"].iloc[1], band["difference_high"].iloc[1], choice.focus
        ),
    )


def _kind_words(kind: comparison.Certainty) -> str:
    return {
        "survey": _(
            "From a survey: only a sample was asked. Its uncertainty is not known here, so a small difference may be "
            "chance."
        ),
        "estimated": _(
            "Computed with assumptions (see the definition). There is no sampling error, but how far the "
            "assumptions move the difference is not known."
        ),
        "noisy": _(
            "The publisher protects its counts by a statistical method that moves them a little: totals need not equal "
            "the sum of the parts."
        ),
        "register": _(
            "A register figure: it has no sampling error, and the difference is as published."
        ),
    }[kind]


def _between(low: float, high: float, indicator: Indicator) -> str:
    return _("{low} and {high}", low=signed(low, indicator, 1), high=signed(high, indicator, 1))


def _by_inner_areas(choice: Choice, ends: tuple[Any, Any]) -> list[str]:
    """The same difference between the areas inside the two municipalities, with its interval."""
    high, low = ends
    order = [low, *(code for code in choice.codes if code != low)]
    inside = comparison.inside(choice.focus.id, choice.year, order, choice.level)
    if inside is None or np.isnan(inside.frame.at[high, "difference_low"]):
        return []
    row = inside.frame.loc[high]
    text = _inside_sentence(choice, inside, high, low)
    if row["difference_low"] > 0 or row["difference_high"] < 0:
        return [text]
    return [
        text,
        _("They differ so much inside that areas drawn anew could turn the difference round."),
    ]


def _inside_sentence(choice: Choice, inside: comparison.Inside, high: Any, low: Any) -> str:
    row = inside.frame.loc[high]
    return _(
        "Inside them: the mean of the {high_areas} areas of {high} minus that of the {low_areas} of {low} is "
        "{difference} (95% interval {interval}; {level}, {year}). The interval tells how much the difference "
        "owes to single areas inside; it is no margin of error of the figure above.",
        level=said(LEVELS[inside.level]),
        year=inside.year,
        high=literal(choice.names[high]),
        low=literal(choice.names[low]),
        high_areas=number(row["areas"]),
        low_areas=number(inside.frame.at[low, "areas"]),
        difference=signed(row["difference"], choice.focus),
        interval=interval(row["difference_low"], row["difference_high"], choice.focus),
    )
