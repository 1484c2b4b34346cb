import pytest

from indicators.glossary import TERMS
from indicators.schemes import SCHEMES
from measures import segregation
from translations import LANGUAGES

INDICES = (
    *segregation.TWO_GROUPS,
    "information_theory",
    "multigroup_dissimilarity",
    "rank_order_information",
)


@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_explained_in_a_sentence_or_two_of_each_language(term, language):
    title, meaning = term.title[language], term.meaning[language]
    assert title
    assert 20 < len(meaning) < 420
    assert meaning.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_terms_have_one_name(language):
    assert len({term.title[language] for term in TERMS.values()}) == len(TERMS)


def test_every_index_of_segregation_and_every_scheme_is_there():
    assert set(INDICES) <= set(TERMS)
    assert set(SCHEMES) <= set(TERMS)
    assert all(TERMS[id].meaning is scheme.note for id, scheme in SCHEMES.items())
