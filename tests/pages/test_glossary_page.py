import pytest
from support.pages import run, words

from indicators.glossary import TERMS
from indicators.schemes import SCHEMES
from translations import texts
from views import menu
from views.glossary import terms


def titles(app):
    return [heading.value for heading in app.subheader]


def test_every_term_is_there_with_its_explanation_and_its_reference():
    app = run("glossary", lang="en")
    assert len(titles(app)) == len(TERMS)
    text = words(app)
    assert all(term.meaning.en in text for term in TERMS.values())
    assert "(Massey & Denton 1988)" in text


def test_a_term_of_the_address_stands_first_and_once():
    app = run("glossary", term="isolation", lang="sv")
    assert titles(app)[0] == "Isolering xPx"
    assert titles(app).count("Isolering xPx") == 1
    assert len(titles(app)) == len(TERMS)


def test_an_unknown_term_gets_a_sentence():
    app = run("glossary", term="<b>x", lang="en")
    assert not app.exception
    assert "is not known" in app.warning[0].value


def test_words_are_looked_for_in_the_explanations():
    app = run("glossary", lang="en")
    app.text_input(key="glossary_words").set_value("XYZZY").run()
    assert not titles(app)
    assert "Clear the box" in app.info[0].value
    app.text_input(key="glossary_words").set_value("Carrington").run()
    assert titles(app) == ["Index corrected for chance"]


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("sv", ["Atkinson", "Morans I", "Tätort", "Återstod", "Ägarandel", "Överföring"]),
        ("nb", ["Atkinson", "Morans I", "Tettsted", "Ærlig", "Økonomi", "Åpen"]),
        ("en", ["Ångström", "Atkinson", "Morans I", "Öre", "Überland", "Zone"]),
    ],
)
def test_the_order_is_that_of_the_alphabet(language, ordered):
    texts.speak(language)
    shuffled = sorted(ordered, key=len)
    assert sorted(shuffled, key=texts.alphabetical) == ordered


@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)
def test_a_term_leads_to_pages_that_there_are(term):
    assert set(term.pages) <= set(menu.titles())


def test_the_pages_take_their_explanations_from_it():
    texts.speak("en")
    measure = words(run("measure", lang="en"))
    for id in ("dissimilarity", "isolation", "exposure", "corrected"):
        assert terms.meaning(id) in measure
    inequality = run("inequality", lang="en")
    assert inequality.selectbox(key="index").help == terms.meaning("theil")
    assert terms.meaning("atkinson_income") in words(inequality)
    assert terms.meaning("relational") in words(run("segregation", lang="en"))
    help = run("map", lang="en", scheme="skr").selectbox(key="scheme").help
    assert SCHEMES["skr"].note.en in help
    assert "glossary?term=skr" in help
