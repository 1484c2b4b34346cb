"""The brief as PowerPoint slides: native text, tables, charts and shapes, which can be edited; made offline."""

import io
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from briefs import outline
from briefs.brief import Brief
from briefs.content import Content, Shown, of_brief

_WIDE_IN, _TALL_IN = 13.333, 7.5
_MARGIN_IN = 0.6
_INK, _MID, _LIGHT, _QUIET = "1B2A41", "8794A3", "DFE3E8", "4D4D4D"
_FONT = "Calibri"
_LOCALES = {"sv": "sv-SE", "en": "en-GB", "nb": "nb-NO"}
# Widths of letters in shares of the type size. They are those of a wide typeface (DejaVu Sans):
# what fits with them fits with Calibri, and with whatever a machine without Calibri shows.
_WIDE_LETTERS = re.compile(r"[MWmw@%—]")
_CAPITALS = re.compile(r"[A-ZÅÄÖÆØÉ0-9”“«»<>=+#&]")
_NARROW = re.compile(r"[iljtfrI.,;:!|'’() \N{NO-BREAK SPACE}-]")
_LEADING = 1.22
_BOLD = 1.12
_LATIN = 0x24F
_PT_IN = 1 / 72


@dataclass(frozen=True, kw_only=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    wide: float
    tall: float


def presentation(brief: Brief) -> bytes:
    """The slides as a .pptx file. Raises BriefFault for a brief that asks for what is not known."""
    from pptx import Presentation

    content = of_brief(brief)
    deck = Presentation()
    _widen(deck)
    properties = deck.core_properties
    properties.title, properties.author = content.title, "Klyftkartan"
    properties.subject, properties.language = content.summary[:250], _locale(content.language)
    slides = _Slides(deck, content)
    slides.opening()
    if content.findings:
        slides.overview()
        for shown in content.findings:
            slides.finding(shown)
        for shown in content.findings:
            slides.decision(shown)
    slides.endings()
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _locale(language: str) -> str:
    """The language as the spelling of an office program is chosen: with its country, where it is named here."""
    return _LOCALES.get(language, language)


# Text that fits


def width_in(text: str, size: float, bold: bool = False) -> float:
    """How wide a line is at most, in inches; sizes in points."""
    ems = sum(_ems(letter) for letter in text)
    return ems * (_BOLD if bold else 1) * size * _PT_IN


def _ems(letter: str) -> float:
    if _NARROW.match(letter):
        return 0.39
    if _CAPITALS.match(letter):
        return 0.71
    return 1.0 if _WIDE_LETTERS.match(letter) or ord(letter) > _LATIN else 0.62


def lines(text: str, size: float, wide: float, bold: bool = False) -> int:
    """How many lines a text takes at most in a box `wide` inches wide; a longer word is broken."""
    count, left = 1, wide
    for word in text.split():
        needed = width_in(word + " ", size, bold)
        if needed > left and left < wide:
            count, left = count + 1, wide
        if needed > wide:
            count, needed = count + math.ceil(needed / wide) - 1, needed % wide
        left -= needed
    return count


def tall_in(paragraphs: Iterable[str], size: float, wide: float, bold: bool = False) -> float:
    """How tall paragraphs are at most, in inches."""
    return sum(lines(text, size, wide, bold) for text in paragraphs) * size * _LEADING * _PT_IN


def fitting(paragraphs: list[str], box: Box, sizes: Iterable[float], bold: bool = False) -> float:
    """The largest of the sizes at which the paragraphs fit into the box; ValueError where none does."""
    for size in sizes:
        if tall_in(paragraphs, size, box.wide, bold) <= box.tall:
            return size
    raise ValueError("a text does not fit on its slide")


def _widen(deck: Any) -> None:
    """16:9, with the master's and the layouts' placeholders where they belong on it."""
    from pptx.util import Inches

    share = Inches(_WIDE_IN) / deck.slide_width
    deck.slide_width, deck.slide_height = Inches(_WIDE_IN), Inches(_TALL_IN)
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.shapes:
            if shape.element.xpath(".//a:xfrm"):
                shape.left, shape.width = int(shape.left * share), int(shape.width * share)


class _Slides:
    """Adds slide after slide."""

    def __init__(self, deck: Any, content: Content) -> None:
        self.deck, self.content, self.words = deck, content, content.words

    def opening(self) -> None:
        """Title, class, date, and the map beside them."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[0])
        wide = 7.6 if self.content.map else _WIDE_IN - 2 * _MARGIN_IN
        self._title(
            slide,
            self.content.title,
            Box(left=0.6, top=1.5, wide=wide, tall=2.2),
            (40, 36, 32, 28, 24),
        )
        below = [self.content.kind, self.content.standing_in, self.content.dated]
        self._place(slide.placeholders[1], Box(left=0.6, top=3.85, wide=wide, tall=1.8))
        self._write(slide.placeholders[1], below, (20, 18, 16, 14), colour=_QUIET)
        if self.content.map:
            self._map(slide, Box(left=8.8, top=0.5, wide=3.9, tall=6.5))
        self._notes(slide, [self.content.summary, self.content.note, self.content.map_alt])

    def overview(self) -> None:
        """All findings in a table."""
        slide = self._slide(self.words["findings"])
        heads = [self.words[key] for key in ("finding", "figure", "bar_median", "side")]
        rows = [
            [
                f"{f.number}. {f.title}",
                f"{f.value} ({f.year})",
                f.median_written,
                f.side or "–",
            ]
            for f in self.content.findings
        ]
        box = Box(left=_MARGIN_IN, top=1.5, wide=_WIDE_IN - 2 * _MARGIN_IN, tall=3.9)
        self._table(slide, heads, rows, (5.6, 3.0, 2.1, 1.43), box, alt=self.words["findings"])
        below = [self.content.note] if self.content.note else []
        self._text(
            slide,
            [*below, self.content.sides, self.words["behind_figures"]],
            Box(left=_MARGIN_IN, top=5.5, wide=12.1, tall=1.6),
            (16, 14, 12, 11, 10),
            colour=_QUIET,
        )
        self._notes(slide, [self.content.summary, *self.content.caveats])

    def finding(self, shown: Shown) -> None:
        """The number, what it is compared with, a chart that can be edited, the caveat."""
        slide = self._slide(f"{shown.number}. {shown.title}")
        side = f"{shown.side}. " if shown.side else ""
        self._text(
            slide,
            [shown.value],
            Box(left=_MARGIN_IN, top=1.45, wide=5.9, tall=0.85),
            (40, 36, 32, 28, 24, 20, 18, 16),
            bold=True,
        )
        self._text(
            slide,
            [f"{side}{shown.year}"],
            Box(left=_MARGIN_IN, top=2.3, wide=5.9, tall=0.45),
            (18, 16),
            colour=_QUIET,
        )
        self._text(
            slide,
            list(shown.lines),
            Box(left=_MARGIN_IN, top=2.85, wide=5.9, tall=2.6),
            (18, 16, 14, 12),
        )
        self._chart(slide, shown, Box(left=6.9, top=1.45, wide=5.8, tall=3.95))
        caveat = f"{self.words['caveat']}: {shown.caveat}"
        self._text(
            slide,
            [caveat],
            Box(left=_MARGIN_IN, top=5.55, wide=12.1, tall=1.05),
            (14, 13, 12, 11, 10.5, 10),
            colour=_QUIET,
        )
        source = f"{self.words['source']}: {' '.join(shown.sources)}"
        self._text(
            slide,
            [source],
            Box(left=_MARGIN_IN, top=6.65, wide=12.1, tall=0.6),
            (11, 10, 9),
            colour=_QUIET,
        )
        self._notes(
            slide, [f"{self.words['definition']}: {shown.definition}", caveat, source, shown.alt]
        )

    def decision(self, shown: Shown) -> None:
        """What is to be done about a finding, in a table of headings and texts."""
        slide = self._slide(f"{shown.number}. {shown.measure}")
        rows = [
            [self.words["finding"], f"{shown.title}: {shown.value} ({shown.year})"],
            [self.words["measure"], shown.what or shown.measure],
            [self.words["known"], shown.known or "–"],
            [self.words["responsible"], shown.responsible],
            [self.words["decision"], shown.decision],
            [self.words["follow_up"], shown.follow_up],
        ]
        box = Box(left=_MARGIN_IN, top=1.5, wide=_WIDE_IN - 2 * _MARGIN_IN, tall=4.9)
        self._table(
            slide, [], rows, (2.2, 9.93), box, alt=f"{self.words['table']}: {shown.measure}"
        )
        if shown.measure_source:
            source = f"{self.words['source']}: {shown.measure_source}"
            self._text(
                slide,
                [source],
                Box(left=_MARGIN_IN, top=6.6, wide=12.1, tall=0.65),
                (11, 10, 9),
                colour=_QUIET,
            )
        self._notes(slide, [shown.decision, shown.follow_up, shown.measure_source])

    def endings(self) -> None:
        """What to bear in mind, and the notes, on as many slides as they need."""
        self._listed(self.words["caveats"], [f"• {text}" for text in self.content.caveats])
        numbered = [f"{i}. {text}" for i, text in enumerate(self.content.notes, 1)]
        self._listed(self.words["notes"], numbered)

    def _listed(self, title: str, texts: list[str]) -> None:
        box = Box(left=_MARGIN_IN, top=1.5, wide=_WIDE_IN - 2 * _MARGIN_IN, tall=5.5)
        fits = (size for size in (18, 16, 14, 12) if tall_in(texts, size, box.wide) <= box.tall)
        size = next(fits, 14)
        while texts:
            here: list[str] = []
            while texts and tall_in([*here, texts[0]], size, box.wide) <= box.tall:
                here.append(texts.pop(0))
            slide = self._slide(title)
            self._text(slide, here, box, (size,))
            self._notes(slide, here)

    # Parts of a slide

    def _slide(self, title: str) -> Any:
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])  # title only
        box = Box(left=_MARGIN_IN, top=0.4, wide=_WIDE_IN - 2 * _MARGIN_IN, tall=0.95)
        self._title(slide, title, box, (30, 28, 26, 24, 22, 20, 18))
        return slide

    def _title(self, slide: Any, text: str, box: Box, sizes: tuple[float, ...]) -> None:
        self._place(slide.shapes.title, box)
        self._write(slide.shapes.title, [text], sizes, bold=True)

    def _place(self, shape: Any, box: Box) -> None:
        from pptx.util import Inches

        shape.left, shape.top = Inches(box.left), Inches(box.top)
        shape.width, shape.height = Inches(box.wide), Inches(box.tall)

    def _text(
        self,
        slide: Any,
        paragraphs: list[str],
        box: Box,
        sizes: tuple[float, ...],
        *,
        colour: str = _INK,
        bold: bool = False,
    ) -> None:
        from pptx.util import Inches

        shape = slide.shapes.add_textbox(
            *(Inches(v) for v in (box.left, box.top, box.wide, box.tall))
        )
        shape.name = paragraphs[0][:40] if paragraphs else ""
        self._write(shape, paragraphs, sizes, colour=colour, bold=bold)

    def _write(
        self,
        shape: Any,
        paragraphs: list[str],
        sizes: tuple[float, ...],
        *,
        colour: str = _INK,
        bold: bool = False,
    ) -> None:
        """Paragraphs at the largest size that fits; nothing is scaled by the program that shows them."""
        from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN

        box = Box(left=0, top=0, wide=shape.width / 914400, tall=shape.height / 914400)
        size = fitting(paragraphs, box, sizes, bold)
        frame = shape.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.TOP
        for position, text in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.LEFT
            self._run(paragraph, text, size, colour, bold)

    def _run(self, paragraph: Any, text: str, size: float, colour: str, bold: bool) -> None:
        from pptx.dml.color import RGBColor
        from pptx.util import Pt

        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, _FONT
        run.font.color.rgb = RGBColor.from_string(colour)
        run._r.get_or_add_rPr().set("lang", _locale(self.content.language))

    def _notes(self, slide: Any, paragraphs: list[str]) -> None:
        frame = slide.notes_slide.notes_text_frame
        for position, text in enumerate(text for text in paragraphs if text):
            paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = text
            run._r.get_or_add_rPr().set("lang", _locale(self.content.language))

    def _table(
        self,
        slide: Any,
        heads: list[str],
        rows: list[list[str]],
        widths: tuple[float, ...],
        box: Box,
        alt: str,
    ) -> None:
        """A native table at the largest size at which it fits; its first column is emphasised without heads."""
        from pptx.util import Inches

        every = [heads, *rows] if heads else rows
        size = next(
            s for s in (18, 16, 15, 14, 13, 12, 11) if _table_in(every, widths, s) <= box.tall
        )
        frame = slide.shapes.add_table(
            len(every), len(widths), *(Inches(v) for v in (box.left, box.top, box.wide, 0.1))
        )
        _describe(frame, alt)
        table = frame.table
        table.first_row, table.horz_banding, table.first_col = bool(heads), False, not heads
        for position, wide in enumerate(widths):
            table.columns[position].width = Inches(wide)
        for row, texts in enumerate(every):
            table.rows[row].height = Inches(_row_in(texts, widths, size))
            for column, text in enumerate(texts):
                is_head = (bool(heads) and row == 0) or (not heads and column == 0)
                self._cell(table.cell(row, column), text, size, is_head)

    def _cell(self, cell: Any, text: str, size: float, is_head: bool) -> None:
        from pptx.dml.color import RGBColor
        from pptx.util import Inches

        cell.margin_left = cell.margin_right = Inches(_CELL_IN)
        cell.margin_top = cell.margin_bottom = Inches(_CELL_IN / 2)
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string("E6E9EE" if is_head else "FFFFFF")
        self._run(cell.text_frame.paragraphs[0], text, size, _INK, is_head)

    def _chart(self, slide: Any, shown: Shown, box: Box) -> None:
        """A bar with its number each: the area, the median of its peers, the country where it is known."""
        from pptx.chart.data import CategoryChartData
        from pptx.dml.color import RGBColor
        from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
        from pptx.util import Inches, Pt

        decimals = "0" * shown.decimals
        data = CategoryChartData(number_format="#,##0" + (f".{decimals}" if decimals else ""))
        bars = {
            self.content.name: shown.of_area,
            self.words["bar_median"]: shown.median,
            self.words["bar_country"]: shown.country,
        }
        known = {name: value for name, value in bars.items() if math.isfinite(value)}
        data.categories = list(known)
        data.add_series(
            f"{shown.title} ({shown.unit})", [round(v, shown.decimals) for v in known.values()]
        )
        frame = slide.shapes.add_chart(
            XL_CHART_TYPE.BAR_CLUSTERED,
            *(Inches(v) for v in (box.left, box.top, box.wide, box.tall)),
            data,
        )
        _describe(frame, shown.alt)
        chart = frame.chart
        chart.has_legend, chart.has_title = False, True
        chart.font.size, chart.font.name = Pt(14), _FONT
        self._run(
            chart.chart_title.text_frame.paragraphs[0],
            f"{shown.unit or shown.title} ({shown.year})",
            14,
            _QUIET,
            False,
        )
        plot = chart.plots[0]
        plot.gap_width, plot.has_data_labels = 60, True
        plot.data_labels.show_value = True
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        plot.data_labels.font.size = Pt(16)
        chart.category_axis.reverse_order = True
        chart.category_axis.has_major_gridlines = False
        chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
        if min(known.values()) >= 0:
            chart.value_axis.minimum_scale = 0
        for point, colour in enumerate((_INK, _MID, _LIGHT)[: len(known)]):
            look = plot.series[0].points[point].format
            look.fill.solid()
            look.fill.fore_color.rgb = RGBColor.from_string(colour)
            look.line.color.rgb = RGBColor.from_string(_INK)  # a light bar on a pale projector

    def _map(self, slide: Any, box: Box) -> None:
        """The map as three shapes and a ring: lines and fills that can be edited, no picture."""
        from pptx.dml.color import RGBColor
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.util import Inches, Pt

        drawn = self.content.map
        assert drawn is not None, "asked only where there is one"
        tall = min(box.tall, box.wide / drawn.width)
        left = box.left + (box.wide - tall * drawn.width) / 2
        group = slide.shapes.add_group_shape()
        _describe(group, self.content.map_alt)
        for rings, colour in (
            (drawn.others, _LIGHT),
            (drawn.peers, _MID),
            (drawn.of_area, _INK),
        ):
            if not rings:
                continue
            shape = _freeform(group, rings, left, box.top, tall)
            shape.fill.solid()
            shape.fill.fore_color.rgb = RGBColor.from_string(colour)
            if colour == _LIGHT or (colour == _MID and drawn.peers_line):
                shape.line.color.rgb, shape.line.width = RGBColor.from_string("FFFFFF"), Pt(0.25)
            else:  # a line would cover the small ones
                shape.line.fill.background()
        x, y, radius = drawn.marked
        radius = radius * tall + 0.1
        ring = group.shapes.add_shape(
            MSO_SHAPE.OVAL,
            Inches(left + x * tall - radius),
            Inches(box.top + y * tall - radius),
            Inches(2 * radius),
            Inches(2 * radius),
        )
        ring.fill.background()
        ring.line.color.rgb, ring.line.width = RGBColor.from_string(_INK), Pt(2)


_UNITS = 10_000  # of a drawn path in the map's height
_HEAD = 40  # letters: a heading is shorter
_CELL_IN = 0.1  # inside a table's cell, left and right


def _row_in(texts: list[str], widths: tuple[float, ...], size: float) -> float:
    """How tall a row is at most, in inches; any of its cells may be bold."""
    columns = zip(texts, widths, strict=True)
    tallest = max(
        tall_in([t], size, wide - 2 * _CELL_IN, bold=len(t) < _HEAD) for t, wide in columns
    )
    return tallest + _CELL_IN


def _table_in(rows: list[list[str]], widths: tuple[float, ...], size: float) -> float:
    return sum(_row_in(texts, widths, size) for texts in rows)


def _freeform(group: Any, rings: outline.Rings, left: float, top: float, tall: float) -> Any:
    """One shape of many rings. Its path is written at once: point by point takes a minute."""
    from lxml import etree
    from pptx.util import Inches

    corners = np.vstack(rings)
    (west, north), (east, south) = corners.min(axis=0), corners.max(axis=0)
    builder = group.shapes.build_freeform(0, 0)
    builder.add_line_segments([(1, 0), (1, 1)], close=True)
    shape = builder.convert_to_shape()
    shape.left, shape.top = Inches(left + west * tall), Inches(top + north * tall)
    shape.width, shape.height = Inches((east - west) * tall), Inches((south - north) * tall)
    wide_units, tall_units = (max(1, round(_UNITS * side)) for side in (east - west, south - north))
    path = "".join(_path(np.rint(_UNITS * (ring - [west, north])).astype(int)) for ring in rings)
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    written = f'<a:path xmlns:a="{drawing}" w="{wide_units}" h="{tall_units}">{path}</a:path>'
    paths = shape._element.xpath(".//a:pathLst")[0]
    paths[:] = [etree.fromstring(written)]  # made of numbers alone
    return shape


def _path(ring: np.ndarray) -> str:
    points = [f'<a:pt x="{x}" y="{y}"/>' for x, y in ring.tolist()]
    drawn = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return f"<a:moveTo>{points[0]}</a:moveTo>{drawn}<a:close/>"


def _describe(shape: Any, text: str) -> None:
    """The text alternative that a screen reader says."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)
