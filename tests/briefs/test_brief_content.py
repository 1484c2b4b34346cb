"""What a brief says: which way is better, changes that add up, and what was decided on beside what is now."""

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from support.brief_examples import DAY, brief, chosen, longest, of_standings

from analysis import standing
from briefs import content, pdf, slides
from briefs.brief import Brief, BriefFault, Finding, as_file, parse
from briefs.content import of_brief
from indicators import breaks, figures
from indicators.indicator import MUNICIPALITY, UNITS
from translations import Text, texts
from translations.numbers import number

TAX = "tax_base_2023_prices_sek"


def at_its_follow_up(language="sv", **changed):
    """Decided on the figure of 2013; the one of its follow-up is there."""
    finding = Finding(indicator=TAX, year=2013, measure="own", follow_up=2021, telling=TAX)
    return Brief(
        area="1264",
        scheme="skr",
        language=language,
        date=DAY,
        findings=(replace(finding, **changed),),
    )


@pytest.mark.parametrize(
    ("language", "better", "worse"),
    [
        ("sv", "bättre än hos minst tre fjärdedelar", "sämre än hos minst tre fjärdedelar"),
        ("en", "better than those of at least three quarters", "worse than those of as many"),
        ("nb", "bedre enn hos minst tre fjerdedeler", "dårligere enn hos minst tre fjerdedeler"),
    ],
)
def test_a_strength_is_better_also_where_lower_is_better(language, better, worse):
    said = of_brief(brief(language=language)).sides
    assert better in said
    assert worse in said
    assert not re.search(r"\bnår?\b", said), (
        "which value reaches which depends on which end is better"
    )


def test_the_change_is_the_difference_of_the_numbers_that_are_printed():
    """For all indicators of these municipalities: some round to another difference than the change does."""
    differing = 0
    for area in ("1264", "2425", "0180"):
        for start in range(0, len(found := chosen(area, MUNICIPALITY, "skr")), 5):
            five = found[start : start + 5]
            made = of_standings(five, area, "en", MUNICIPALITY, "skr")
            for one, shown in zip(five, of_brief(made).findings, strict=True):
                if len(one.series) < 2:
                    continue
                line = next(line for line in shown.lines if "(change " in line)
                was, now, change = read(line)
                decimals = UNITS[one.indicator.unit].decimals
                assert change == pytest.approx(now - was, abs=10**-9), line
                differing += round(one.change, decimals) != pytest.approx(change, abs=10**-9)
    assert differing > 0, "the examples no longer show the difference"


def read(line):
    """The three numbers of `2020: 61.2%; 2023: 58.5% (change −2.7 percentage points).`"""
    numbers = re.search(
        r": (\D*?[\d,.]+).*?; (?:\d{4}–)?\d{4}: (\D*?[\d,.]+).*\(change ([^\d]*[\d,.]+)", line
    )
    plain = (n.replace(",", "").replace("\N{MINUS SIGN}", "-").strip() for n in numbers.groups())
    return tuple(float(n) for n in plain)


def test_a_brief_has_its_own_language_and_the_page_keeps_its():
    with texts.speaking("en"):
        assert of_brief(brief(language="nb")).kind == "Beslutningsgrunnlag"
        with pytest.raises(BriefFault):
            of_brief(replace(brief(language="nb"), area="9999"))
        assert texts.language() == "en"


def test_the_headings_are_those_that_the_pages_and_the_slides_use():
    template = pdf._TEMPLATE.read_text("utf-8")
    code = Path(slides.__file__).read_text("utf-8")
    used = {
        *re.findall(r"\bd\.words\.(\w+)", template),
        *re.findall(r"self\.words\[[\x27\"](\w+)", code),
        "figure",  # in a row of heads
        "side",
    }
    assert set(of_brief(brief()).words) == used


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_the_summary_gives_each_value_its_year(language):
    made = of_brief(brief(language=language, many=5))
    for shown in made.findings:
        assert f"{shown.title} ({shown.value}, {shown.year})" in made.summary


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_at_its_follow_up_a_brief_says_what_it_was_then_and_what_it_is_now(language):
    made = at_its_follow_up(language)
    assert parse(as_file(made)) == made
    [shown] = of_brief(made).findings
    values = {year: figures.values(TAX, year=year)["value"]["1264"] for year in (2013, 2021)}
    then, now = (number(values[year], 0, language) for year in (2013, 2021))
    assert shown.year == "2013"
    assert then in shown.value
    assert shown.follow_up.index(then) < shown.follow_up.index("(2013)")
    assert shown.follow_up.index("(2013)") < shown.follow_up.index(now)
    assert shown.follow_up.index(now) < shown.follow_up.index("(2021)")
    assert len(pypdfium2.PdfDocument(pdf.document(made))) == pdf.PAGES
    assert slides.presentation(made)


def test_without_a_newer_figure_only_what_is_now_is_told():
    [shown] = of_brief(at_its_follow_up(year=2021, follow_up=2029)).findings
    assert "(2021)" in shown.follow_up
    assert "då " not in shown.follow_up


def test_a_break_between_then_and_now_is_said(monkeypatch):
    one = breaks.Break(id="made_up", year=2017, text=Text(sv="Nytt sätt.", en="New.", nb="Nytt."))

    def crossed(id, years, level):
        return (one,) if id == TAX and min(years) < one.year <= max(years) else ()

    monkeypatch.setattr(content, "breaks", SimpleNamespace(crossed=crossed))
    assert of_brief(at_its_follow_up()).findings[0].follow_up.endswith("(2021). Nytt sätt.")
    [later] = of_brief(at_its_follow_up(year=2017)).findings
    assert "Nytt sätt." not in later.follow_up


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_the_longest_brief_at_its_follow_up_is_two_pages_and_slides(language):
    made = longest("1264", language)
    latest = [
        standing.of_indicator(f.indicator, "1264", MUNICIPALITY, "skr") for f in made.findings
    ]
    older = zip(made.findings, latest, strict=True)
    findings = tuple(replace(f, year=int(one.series.index[0])) for f, one in older)
    made = replace(made, findings=findings)
    assert len(pypdfium2.PdfDocument(pdf.document(made))) == pdf.PAGES
    assert slides.presentation(made)
