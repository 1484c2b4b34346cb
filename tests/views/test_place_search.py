"""The search above all pages: what the browser tells is checked before it stands in the address."""

import pytest
from streamlit.testing.v1 import AppTest

from indicators.indicator import DESO, MUNICIPALITY

SKURUP, SKIVARP = "1264", "3680"


def page() -> None:
    import streamlit as st

    from views.place import search

    st.session_state[search._KEY] = st.session_state["told"]
    search._take()
    del st.session_state[search._KEY]
    st.markdown(search._chosen())


def told(place, **address):
    app = AppTest.from_function(page)
    for word, value in address.items():
        app.query_params[word] = value
    app.session_state["told"] = {"place": place}
    app.run()
    assert not app.exception
    words = {
        word: value[0] if isinstance(value, list) else value
        for word, value in app.query_params.items()
    }
    return words, app.markdown[0].value


def chosen(level=MUNICIPALITY, area=SKURUP, locality=""):
    return {"level": level, "area": area, "locality": locality}


def test_a_municipality_stands_in_the_address():
    assert told(chosen()) == ({"area": SKURUP}, "Skurup")


def test_a_locality_brings_its_municipality_and_both_stand_in_the_address():
    assert told(chosen(locality=SKIVARP)) == ({"area": SKURUP, "locality": SKIVARP}, "Skivarp")


def test_another_place_takes_the_place_of_the_first_and_of_its_part():
    words, name = told(chosen(), area="0180", locality="336", part="0180C1010", level=DESO)
    assert words == {"area": SKURUP, "level": DESO}
    assert name == "Skurup"


def test_no_place_can_be_chosen():
    assert told(chosen(level="", area=""), area="0180", locality="336") == ({}, "")


@pytest.mark.parametrize(
    "place",
    [
        None,
        "1264",
        {},
        chosen(area="9999"),
        chosen(area="<b>"),
        chosen(level="nowhere"),
        chosen(area=[SKURUP]),
        chosen(level=DESO, area="0180C1010"),
    ],
)
def test_what_is_no_place_changes_nothing(place):
    words, name = told(place, area="0180")
    assert name == ("" if place == {} else "Stockholm")
    assert words == ({} if place == {} else {"area": "0180"})


def test_a_locality_of_another_municipality_is_not_named():
    assert told(None, area="0180", locality=SKIVARP)[1] == "Stockholm"


def test_a_locality_of_the_address_that_is_none_gets_a_sentence_and_the_municipality_stays():
    app = AppTest.from_function(close_to)
    app.query_params.update({"area": SKURUP, "locality": "<b>nowhere</b>"})
    app.run()
    assert not app.exception
    assert [warning.value for warning in app.warning] == [
        "The address asks for locality “bnowhereb”, which is not known. The default is shown."
    ]
    assert app.markdown[0].value == SKURUP


def test_an_unknown_locality_is_left_out():
    assert told(chosen(locality="9999999"))[0] == {"area": SKURUP}


def close_to() -> None:
    import streamlit as st

    from translations import texts
    from views import address
    from views.place import search

    texts.speak("en")
    search.show()
    st.markdown(search.fitted() or "the country")
    address.show_notes()


def test_maps_show_the_place_of_the_first_address_close_and_not_one_clicked_later():
    app = AppTest.from_function(close_to)
    app.query_params["area"] = SKURUP
    app.run()
    assert app.markdown[0].value == SKURUP
    app.query_params["area"] = "0180"  # as a click on the map writes it
    app.run()
    assert app.markdown[0].value == SKURUP


def test_without_a_place_maps_show_the_country():
    assert AppTest.from_function(close_to).run().markdown[0].value == "the country"
