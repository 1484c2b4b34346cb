"""The PDF: two pages whatever is written, tagged, drawn in vectors, and saying what the figures say."""

import re
import unicodedata

import numpy as np
import pypdfium2
import pytest
from support.brief_examples import HOSTILE, brief, longest

from briefs import pdf
from briefs.brief import LONGEST, BriefFault, as_file, parse
from briefs.content import of_brief
from indicators import INDICATORS, SCHEMES, figures
from indicators.indicator import REGSO
from measures import weighted

SAMPLE = ["0180", "1264", "2425", "1480", "0114", "2584", "0980", "1715"]


def text_of(raw):
    """All words of a PDF on one line, without the places where a word may break."""
    document = pypdfium2.PdfDocument(raw)
    whole = " ".join(page.get_textpage().get_text_bounded() for page in document)
    whole = re.sub(r"[\u200b\u00ad\ufffe]", "", whole)
    whole = re.sub(r"-\s*\r?\n\s*|\u0002", "", whole)
    return " ".join(unicodedata.normalize("NFC", whole).split())


def squeezed(text):
    """Without spaces and hyphens: where a line breaks does not matter."""
    return re.sub(r"[\s\u200b\u00ad\ufffe\u0002-]+", "", text)


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize("area", SAMPLE)
def test_two_pages_with_the_longest_texts(area, language):
    raw = pdf.document(longest(area, language))
    assert len(pypdfium2.PdfDocument(raw)) == pdf.PAGES


@pytest.mark.parametrize("many", [0, 1, 2, 4, 5])
def test_two_pages_with_any_number_of_findings(many):
    raw = pdf.document(brief(many=many))
    assert len(pypdfium2.PdfDocument(raw)) == pdf.PAGES


@pytest.mark.parametrize(
    "word", ["W", "Ö", "W ", "m" * 40 + " ", "https://example.org/" + "a/" * 30]
)
def test_wide_letters_and_words_without_an_end_stay_inside_the_page(word):
    raw = pdf.document(longest("1264", "sv", word=word))
    document = pypdfium2.PdfDocument(raw)
    assert len(document) == pdf.PAGES
    for page in document:
        shade = np.asarray(page.render(scale=1).to_pil().convert("L"))
        assert (shade[:, :40] > 250).all()  # 14 mm of margin at the left, and at the right
        assert (shade[:, -40:] > 250).all()
        assert (shade[:30] > 250).all()
        assert (shade[-18:] > 250).all()
        assert (shade < 200).mean() > 0.02


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_tagged_for_a_screen_reader_and_declared_so(language):
    """The marks of PDF/UA-1: typst refuses to write a document that does not keep it."""
    raw = pdf.document(brief(language=language))
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Marked true", b"/DisplayDocTitle true"):
        assert mark in raw
    assert f"/Lang ({language})".encode() in raw or f"/Lang({language})".encode() in raw
    assert b"<pdfuaid:part>1</pdfuaid:part>" in raw
    assert b"http://www.w3.org/1999/xhtml" not in raw


def test_headings_a_table_and_figures_with_text_alternatives():
    raw = pdf.document(brief(many=3))
    kinds = re.findall(rb"/S ?/(H1|H2|H3|Table|TH|Figure|L)\b", raw)
    count = {kind: kinds.count(kind) for kind in set(kinds)}
    assert count[b"H1"] == 1
    assert count[b"H3"] == 3
    assert count[b"Table"] == 1
    assert count[b"TH"] == 5
    assert count[b"Figure"] == 4  # the map and three charts
    assert raw.count(b"/Alt") == 4


def test_map_and_charts_are_vectors():
    document = pypdfium2.PdfDocument(pdf.document(brief(many=5)))
    kinds = [item.type for page in document for item in page.get_objects(max_depth=10)]
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_PATH) > 100


@pytest.mark.parametrize("text", HOSTILE)
def test_what_the_reader_writes_is_shown_and_does_nothing(text):
    raw = pdf.document(brief(title=text, note=text, decision=text, responsible=text))
    assert len(pypdfium2.PdfDocument(raw)) == pdf.PAGES
    found = text_of(raw)
    if "root:" not in text:
        assert "root:" not in found
    if text.isascii():
        assert squeezed(found).count(squeezed(text)) >= 3


def test_letters_that_no_font_has_become_boxes():
    raw = pdf.document(brief(note="Möte 😀 你好 i Skurup"))
    assert "Möte □ □□ i Skurup" in text_of(raw)
    assert pdf.without_letters("Möte 😀 你好😀") == "😀你好"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (0x20, 0x7E),
        (0xA0, 0x24F),
        (0x370, 0x45F),
        (0x5D0, 0x64A),
        (0x2010, 0x22FF),
        (0x25A0, 0x25FF),
    ],
)
def test_the_fonts_have_every_letter_that_is_let_through(first, last):
    """A PDF/UA is refused where a letter is missing: this makes one of all letters of a range."""
    letters = [chr(code) for code in range(first, last + 1) if chr(code).isprintable()]
    kept = [c for c in letters if not pdf.without_letters(c)]
    assert kept
    most = LONGEST["note"] // 2
    for start in range(0, len(kept), most):
        part = " ".join(kept[start : start + most]).strip()
        note = " ".join(unicodedata.normalize("NFC", part).split())[: LONGEST["note"]].strip()
        assert pdf.document(brief(many=1, note=note))


def test_a_text_that_is_too_long_is_refused_by_name():
    with pytest.raises(BriefFault) as caught:
        pdf.document(brief(note="x" * 10_000))
    assert caught.value.reason == "long"


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_it_says_what_the_figures_say(language):
    """Counted a second way, from the published values alone."""
    made = brief("1264", language, many=5)
    found = squeezed(text_of(pdf.document(made)))
    areas = figures.areas()
    alike = areas.index[areas["skr_group"] == areas.at["1264", "skr_group"]]
    for finding in made.findings:
        values = figures.values(finding.indicator, year=finding.year)["value"]
        known = values[alike].dropna()
        rank = int((known < values["1264"]).sum()) + 1
        said = {"sv": "Plats {} av {}", "en": "Place {} of {}", "nb": "Plass {} av {}"}[language]
        assert squeezed(said.format(rank, len(known))) in found
        for value in (values["1264"], known.median()):
            assert written(value, finding.indicator, language) in found
        indicator = INDICATORS[finding.indicator]
        if indicator.weight:
            mean = weighted.mean(values, figures.weights(indicator, finding.year))
            assert written(mean, finding.indicator, language) in found
        assert squeezed(indicator.caveat[language]) in found
        assert squeezed(indicator.title[language]) in found


def written(value, id, language):
    from indicators.indicator import UNITS

    digits = f"{value:,.{UNITS[INDICATORS[id].unit].decimals}f}"
    if language != "en":
        digits = digits.replace(",", "").replace(".", ",")
    return digits.replace("-", "\N{MINUS SIGN}")


def test_sources_with_their_day_stand_in_the_notes():
    made = brief(many=3)
    content = of_brief(made)
    found = squeezed(text_of(pdf.document(made)))
    assert len(content.notes) == 6
    for note in content.notes:
        assert squeezed(note) in found
    assert all("följer med Klyftkartan" in note for note in content.notes[::2])
    assert squeezed("Avstånd är fågelvägen") in squeezed(text_of(pdf.document(brief(many=5))))


def test_a_chart_reaches_as_far_as_what_it_shows():
    """Stockholm's class has three municipalities, and the country lies outside them."""
    for made in (brief("0180", many=5), brief("2425", many=5)):
        for shown in of_brief(made).findings:
            low, high = shown.ends
            assert low <= min(*shown.others, shown.of_area, shown.median, shown.country)
            assert high >= max(*shown.others, shown.of_area, shown.median, shown.country)
            across = [float(x) for x in re.findall(r"(?:M|cx=\")(-?[\d.]+)", pdf.chart(shown))]
            assert min(across) >= 0
            assert max(across) <= 290


def test_with_few_to_compare_with_nothing_is_called_a_strength():
    content = of_brief(brief("0180", many=5))
    assert "färre än 8" in content.summary
    assert {shown.side for shown in content.findings} == {""}
    assert "tre fjärdedelar" in of_brief(brief("1264")).summary


def test_the_class_is_named_with_its_scheme():
    found = text_of(pdf.document(brief()))
    assert SCHEMES["skr"].classes["A2"]["sv"] in found
    assert SCHEMES["skr"].title["sv"] in found


def test_the_same_brief_gives_the_same_pages_also_when_it_was_saved_between():
    made = brief(many=4, note="Ett underlag.")
    assert pdf.document(made) == pdf.document(made)
    assert text_of(pdf.document(parse(as_file(made)))) == text_of(pdf.document(made))


def test_a_smaller_area_has_a_brief_with_the_map_of_its_municipality():
    regso = figures.areas(REGSO)
    area = regso.index[regso["municipality_code"] == "1264"][0]
    made = brief(area, level=REGSO, scheme="degurba", many=2)
    found = text_of(pdf.document(made))
    assert regso.at[area, "name"] in found
    assert "områdena i Skurup" in found


def test_pictures_to_look_at_are_the_two_pages():
    from io import BytesIO

    from PIL import Image

    pages = pdf.pictures(brief(), 60)
    assert len(pages) == pdf.PAGES
    for page in pages:
        with Image.open(BytesIO(page)) as image:
            wide, tall = image.size
            assert tall / wide == pytest.approx(297 / 210, abs=0.01)
            assert np.asarray(image.convert("L")).std() > 20
