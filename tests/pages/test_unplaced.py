"""People who cannot be placed are counted in the centre: said wherever centre and countryside are compared."""

import pytest
from support.pages import run, words

from indicators.schemes import SCHEMES, UNPLACED

SKURUP, UPPSALA = "1264", "0380"
WHERE = [
    ("inside", {"area": SKURUP}),
    ("profile", {"area": SKURUP}),
    ("holds", {"indicator": "cars_per_1000"}),
    ("map", {"level": "deso_2018", "scheme": "deso_class", "indicator": "cars_per_1000"}),
    ("compare", {"level": "deso_2018", "what": "classes", "scheme": "deso_class"}),
]


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize(("page", "address"), WHERE, ids=[page for page, _ in WHERE])
def test_it_is_said_where_centre_and_countryside_are_compared(page, address, language):
    app = run(page, lang=language, **address)
    assert not app.exception
    assert words(app).count(UNPLACED[language]) == 1


def test_schemes_of_whole_municipalities_are_not_moved_by_it():
    told = [id for id, scheme in SCHEMES.items() if UNPLACED.en in scheme.note.en]
    assert told == ["deso_class"]
    assert UNPLACED.en not in words(run("map", level="regso_2020", lang="en"))
