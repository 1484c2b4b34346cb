"""The slides: native, inside the slide, described, and saying what the PDF says."""

import io
import re

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from support.brief_examples import HOSTILE, brief, longest

from briefs import slides
from briefs.brief import LONGEST
from briefs.content import of_brief


def opened(made):
    return Presentation(io.BytesIO(slides.presentation(made)))


def texts(slide):
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize("made", ["short", "longest"])
def test_every_shape_is_inside_the_slide_and_no_placeholder_is_empty(language, made):
    deck = opened(brief(language=language) if made == "short" else longest("2425", language))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            if shape.is_placeholder:
                assert shape.text_frame.text.strip()


@pytest.mark.parametrize("made", ["short", "longest"])
def test_texts_do_not_cover_each_other(made):
    deck = opened(brief(many=5) if made == "short" else longest("0180", "nb"))
    for slide in deck.slides:
        shapes = sorted(slide.shapes, key=lambda shape: shape.top)
        boxes = [(s.left, s.top, s.left + s.width, s.top + table_or_own_height(s)) for s in shapes]
        for position, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[position + 1 :]:
                apart = (
                    right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
                )
                assert apart, texts(slide)


def table_or_own_height(shape):
    return sum(row.height for row in shape.table.rows) if shape.has_table else shape.height


@pytest.mark.parametrize("made", ["short", "longest"])
def test_a_text_fits_into_its_box_by_a_wide_typefaces_letters(made):
    for slide in opened(brief(many=5) if made == "short" else longest("1264", "sv")).slides:
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text:
                continue
            paragraphs = [p for p in shape.text_frame.paragraphs if p.runs]
            font = paragraphs[0].runs[0].font
            needed = slides.tall_in(
                [p.text for p in paragraphs], font.size.pt, shape.width / 914400, bool(font.bold)
            )
            assert needed <= shape.height / 914400 + 1e-6
            assert font.size.pt >= 9


def test_each_slide_has_one_title_of_its_own_in_the_title_placeholder():
    deck = opened(brief(many=5))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles[:12])) == 12
    kinds = {slide.shapes.title.placeholder_format.type for slide in deck.slides}
    assert kinds <= {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}


def test_charts_and_tables_and_the_map_are_native_and_described():
    made = brief(many=3)
    deck, content = opened(made), of_brief(made)
    kinds = [shape.shape_type for slide in deck.slides for shape in slide.shapes]
    assert MSO_SHAPE_TYPE.PICTURE not in kinds
    assert kinds.count(MSO_SHAPE_TYPE.CHART) == 3
    assert kinds.count(MSO_SHAPE_TYPE.TABLE) == 4
    assert kinds.count(MSO_SHAPE_TYPE.GROUP) == 1
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.shape_type in (
                MSO_SHAPE_TYPE.CHART,
                MSO_SHAPE_TYPE.TABLE,
                MSO_SHAPE_TYPE.GROUP,
            ):
                assert shape._element.xpath(".//p:cNvPr/@descr")[0]
    group = next(s for s in deck.slides[0].shapes if s.shape_type == MSO_SHAPE_TYPE.GROUP)
    assert group._element.xpath("./p:nvGrpSpPr/p:cNvPr/@descr") == [content.map_alt]


def test_a_chart_holds_the_numbers_that_are_said():
    made = brief(many=3)
    charts = [s.chart for slide in opened(made).slides for s in slide.shapes if s.has_chart]
    for chart, shown in zip(charts, of_brief(made).findings, strict=True):
        values = list(chart.plots[0].series[0].values)
        expected = [round(v, shown.decimals) for v in (shown.of_area, shown.median, shown.country)]
        assert values == pytest.approx(expected)
        assert next(iter(chart.plots[0].categories)) == "Skurup"


@pytest.mark.parametrize(("language", "tag"), [("sv", "sv-SE"), ("en", "en-GB"), ("nb", "nb-NO")])
def test_every_run_says_its_language(language, tag):
    deck = opened(brief(language=language))
    for slide in deck.slides:
        for part in (slide, slide.notes_slide):
            runs = part.element.xpath(".//a:r")
            assert runs
            assert set(part.element.xpath(".//a:r/a:rPr/@lang")) == {tag}
    assert deck.core_properties.language == tag


def test_the_notes_hold_definition_caveat_and_source():
    made = brief(many=2)
    deck, content = opened(made), of_brief(made)
    for slide, shown in zip(list(deck.slides)[2:4], content.findings, strict=True):
        notes = slide.notes_slide.notes_text_frame.text
        assert shown.definition in notes
        assert shown.caveat in notes
        assert shown.sources[0] in notes
        assert shown.value in texts(slide)
        assert shown.caveat in texts(slide)
        assert shown.sources[0] in texts(slide)


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_the_overview_says_where_sources_and_caveats_are(language):
    made = brief(language=language, many=5)
    said = {"sv": "Källor, år och förbehåll", "en": "Sources, years and caveats"}
    assert said.get(language, "Kilder, år og forbehold") in texts(opened(made).slides[1])


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_the_widest_note_fits_under_the_overview(language):
    note = "W" * LONGEST["note"]
    assert note in texts(opened(brief(language=language, many=5, note=note)).slides[1])


@pytest.mark.parametrize("text", [*HOSTILE, "😀 你好", "W" * LONGEST["title"]])
def test_what_the_reader_writes_is_text(text):
    deck = opened(brief(title=text, note=text, decision=text, responsible=text[:70]))
    whole = "\n".join(texts(slide) for slide in deck.slides)
    assert deck.slides[0].shapes.title.text_frame.text == text
    assert whole.count(text) >= 3
    parts = [part.partname for part in deck.part.package.iter_parts()]
    assert not [name for name in parts if re.search("vba|activeX|oleObject", str(name), re.I)]
    links = [rel.reltype for slide in deck.slides for rel in slide.part.rels.values()]
    assert not [kind for kind in links if kind.endswith("/hyperlink")]


def test_without_a_finding_there_are_still_slides():
    titles = [slide.shapes.title.text_frame.text for slide in opened(brief(many=0)).slides]
    assert len(titles) == 2


def test_a_longer_word_than_the_line_is_counted_as_several_lines():
    assert slides.lines("a" * 100, 20, 2) == -(-slides.width_in("a" * 100 + " ", 20) // 2)
    assert slides.lines("", 20, 2) == 1
    assert slides.width_in("Mm", 10) > slides.width_in("ii", 10)
