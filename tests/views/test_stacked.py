"""Tables whose rows become cards, and the small lines in them."""

import re
from base64 import b64decode

import pandas as pd
from streamlit.testing.v1 import AppTest

from views import sparklines, stacked


def drawn(*arguments, **named):
    def page(arguments, named):
        from views import stacked

        stacked.table(*arguments, **named)

    app = AppTest.from_function(page, args=(arguments, named)).run()
    assert not app.exception
    return app.get("html")[0].value


def picture(markup):
    return b64decode(re.search(r"base64,([^']*)'", markup)[1]).decode()


def test_a_text_is_escaped_and_markup_is_not():
    found = drawn(
        ["Name", "<Value>"],
        [["<script>alert(1)</script>", "a'b"], ["plain", stacked.Markup("<b>1</b>")]],
        name='"x" & y',
    )
    assert "<script>" not in found
    assert "&lt;script&gt;" in found
    assert "a&#x27;b" in found
    assert "<b>1</b>" in found
    assert "data-label='&lt;Value&gt;'" in found
    assert "aria-label='&quot;x&quot; &amp; y'" in found


def test_rows_and_cells_keep_their_roles_when_they_become_cards():
    found = drawn(["A", "B"], [["1", "2"], ["3", "4"]], name="n", widths=(40, 60))
    assert found.count("role='row'") == 3
    assert found.count("role='rowheader'") == 2
    assert found.count("role='columnheader'") == 2
    assert "width:60%" in found


def test_a_line_goes_from_its_least_to_its_greatest_value():
    line = pd.Series({2010: 5.0, 2015: 10.0, 2020: 7.5})
    drawing = picture(sparklines.sparkline(line, alt="x"))
    points = re.search(r"points='([^']*)'", drawing)[1].split()
    heights = [float(point.split(",")[1]) for point in points]
    assert heights[0] > heights[2] > heights[1]
    across = [float(point.split(",")[0]) for point in points]
    assert across[1] - across[0] == across[2] - across[1]  # the years are evenly apart


def test_no_line_is_drawn_across_a_break_and_the_break_is_marked():
    line = pd.Series({2022: 1.0, 2023: 2.0, 2024: 3.0, 2025: 9.0, 2026: 8.0})
    drawing = picture(sparklines.sparkline(line, breaks=[2025], alt="x"))
    parts = [len(points.split()) for points in re.findall(r"points='([^']*)'", drawing)]
    assert parts == [3, 2]
    assert drawing.count("stroke-dasharray") == 1


def test_a_line_without_change_lies_in_the_middle_and_its_words_are_escaped():
    markup = sparklines.sparkline(pd.Series({2020: 4.0, 2021: 4.0}), alt="<'>")
    assert "alt='&lt;&#x27;&gt;'" in markup
    heights = re.findall(r",([\d.]+)", re.search(r"points='([^']*)'", picture(markup))[1])
    assert len(set(heights)) == 1
