"""A decision brief: choose findings, write what is asked for, look at it, take it along, open it again."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from analysis import standing
from analysis.standing import Standing
from briefs import pdf, slides
from briefs.brief import (
    DECIDED_AT,
    LONGEST,
    MOST_BYTES,
    MOST_FINDINGS,
    Brief,
    BriefFault,
    Finding,
    as_file,
    clean,
    parse,
    then_of,
)
from briefs.content import of_brief
from briefs.library import LIBRARY, fitting
from indicators import figures, live
from indicators.catalogue import INDICATORS
from indicators.indicator import LEVELS, MUNICIPAL, MUNICIPALITY
from indicators.schemes import schemes_at
from indicators.written import amount
from translations.texts import _, language, literal, number, said
from views import address, choosers, citation

_DRAFTS, _BEFORE, _FAULT, _FILE = "brief_drafts", "brief_before", "brief_fault", "brief_file"
_YEARS_ON = 3  # the follow-up that is proposed
_YEARS_OFFERED = 12
_STRENGTHS, _BEHIND = 2, 3  # proposed to begin with
_DOTS_AN_INCH = 110
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The area of the address, where it stands, and what is being written about it."""

    area: str
    level: str
    scheme: str
    standings: dict[str, Standing]

    @property
    def key(self) -> tuple[str, str]:
        """What is written is kept for each area."""
        return self.level, self.area

    @property
    def draft(self) -> Brief:
        """What is being written, in the page's language and under its scheme; texts may be too long.

        A finding keeps the year that it was decided on; a telling indicator without a value gives way to its own.
        """
        drafts = st.session_state.setdefault(_DRAFTS, {})
        if self.key not in drafts:
            drafts[self.key] = self._begun()
        known = [f for f in drafts[self.key].findings if f.indicator in self.standings]
        current = [
            replace(
                f,
                year=self.found(f).year,
                telling=f.telling if f.telling in self.standings else f.indicator,
            )
            for f in known
        ]
        return replace(
            drafts[self.key],
            scheme=self.scheme,
            language=language(),
            findings=tuple(current),
        )

    def found(self, finding: Finding) -> Standing:
        """Where the area stands on a finding, in its year; in the latest where nothing is held until then."""
        where = (finding.indicator, self.area, self.level, self.scheme)
        return standing.of_indicator(*where, finding.year) or self.standings[finding.indicator]

    def _begun(self) -> Brief:
        """A new one: what stands out, strengths first."""
        strengths, behind = standing.stands_out(list(self.standings.values()))
        chosen = [*strengths[:_STRENGTHS], *behind[:_BEHIND]]
        return Brief(
            area=self.area,
            level=self.level,
            scheme=self.scheme,
            language=language(),
            date=datetime.date.today().isoformat(),
            findings=tuple(proposed(one) for one in chosen),
        )


def proposed(standing: Standing) -> Finding:
    """A finding without a measure: which one is for the reader to choose."""
    return Finding(
        indicator=standing.indicator.id,
        year=standing.year,
        measure="",
        follow_up=max(datetime.date.today().year, standing.year) + _YEARS_ON,
        telling=standing.indicator.id,
    )


def introduction() -> None:
    """What comes out of this page."""
    st.markdown(
        _(
            "Choose up to five findings, and for each a measure, who is responsible, what decision is asked for and "
            "when it is followed up. The result is two pages (PDF) and slides (PowerPoint), made on this machine. "
            "Nothing is sent anywhere; save the brief as a file to go on another day."
        )
    )


# The area


def choose() -> Choice | None:
    """Level, area and scheme from the address; None where no area is chosen."""
    level = address.word("level", DECIDED_AT, MUNICIPALITY)
    columns = st.columns(3)
    with columns[0]:
        names = {id: said(LEVELS[id]) for id in DECIDED_AT}
        choosers.pick(_("Level"), names, "level", _take_level)
    with columns[1]:
        municipality = choosers.area(figures.areas())
        area = choosers.part(level) if municipality and level not in MUNICIPAL else municipality
        if municipality and level not in MUNICIPAL:
            choosers.part_of(municipality, level)
    with columns[2]:
        scheme = choosers.scheme(level)
    if area is None:
        st.info(_("Choose an area to write a brief of it."), icon=":material/search:")
        return None
    found = standing.of_area(area, level, scheme.id)
    standings = {one.indicator.id: one for one in found}
    return Choice(area=area, level=level, scheme=scheme.id, standings=standings)


def _take_level() -> None:
    level = st.session_state["level"]
    address.put("level", level)
    address.put("part", None)
    if st.query_params.get("scheme") not in schemes_at(level):
        address.put("scheme", None)


# The findings


def choose_findings(choice: Choice) -> None:
    """Which findings, in which order; strengths first in the list, then where the area is behind."""
    st.subheader(_("Findings"))
    if not choice.standings:
        st.markdown(_("No indicator has a value for this area: there is nothing to choose from."))
        return
    strengths, behind = standing.stands_out(list(choice.standings.values()), most=len(INDICATORS))
    first = [one.indicator.id for one in (*strengths, *behind)]
    order = [*first, *(id for id in choice.standings if id not in first)]
    # Written now: a callback reads them before the page has its language.
    chosen = {f.indicator: choice.found(f) for f in choice.draft.findings}
    offered = {id: _offer(chosen.get(id, choice.standings[id])) for id in order}
    st.session_state["brief_findings"] = list(chosen)
    st.multiselect(
        _("Findings, in the order of the brief (at most {most})", most=MOST_FINDINGS),
        order,
        format_func=lambda id: offered.get(id, id),
        key="brief_findings",
        max_selections=MOST_FINDINGS,
        on_change=_take_findings,
        args=(choice,),
        help=_(
            "Strengths come first, then where the area is behind its peers, then every other indicator. Peers are the municipalities of the same class; below the municipality, the areas of the same municipality."
        ),
    )


def _offer(standing: Standing) -> str:
    """One line of the list: which side, what, how much, when."""
    side = side_name(standing)
    written = f"{said(standing.indicator.title)}: {amount(standing.value, standing.indicator)}"
    return f"{side} – {written} ({standing.year})" if side else f"{written} ({standing.year})"


def side_name(standing: Standing) -> str:
    """What the side of a standing is called; nothing in the middle."""
    return {"strength": _("Strength"), "behind": _("Behind"), "": ""}[standing.side]


def _take_findings(choice: Choice) -> None:
    now = {finding.indicator: finding for finding in choice.draft.findings}
    chosen = st.session_state["brief_findings"][:MOST_FINDINGS]
    kept = tuple(now.get(id) or proposed(choice.standings[id]) for id in chosen)
    _keep(choice, findings=kept)


# What is written


def write(choice: Choice) -> None:
    """The texts of the brief, and those of each finding."""
    draft = choice.draft
    with st.expander(_("Title, who asks, and a note"), expanded=bool(draft.title or draft.note)):
        left, middle, right = st.columns([3, 2, 1])
        with left:
            _text(choice, _("Title"), "title", None)
        with middle:
            _text(choice, _("Asked for by"), "asked_by", None)
        with right:
            st.session_state["brief_date"] = datetime.date.fromisoformat(draft.date)
            st.date_input(
                _("Date"),
                key="brief_date",
                on_change=_take_date,
                args=(choice,),
                format="YYYY-MM-DD",
            )
        _text(choice, _("Note on the first page"), "note", None, tall=True)
    for position, finding in enumerate(draft.findings, 1):
        with st.container(border=True):
            _finding(choice, position, finding)


def _finding(choice: Choice, position: int, finding: Finding) -> None:
    found = choice.found(finding)
    indicator = found.indicator
    st.markdown(f"**{position}. {said(indicator.title)}**")
    st.markdown(
        _(
            "{value} in {year}. Median of the peers {median}; place {place} of {among}, counted from the lowest value.",
            value=amount(found.value, indicator),
            year=found.year,
            median=amount(found.median, indicator),
            place=number(found.place),
            among=number(found.among),
        )
    )
    st.caption(f"{citation.short(indicator, found.year, choice.level)} {said(indicator.caveat)}")
    _newer(choice, finding)
    left, right = st.columns(2)
    with left:
        names = {one.id: said(one.name) for one in fitting(indicator.theme)}
        measures = {"": _("None chosen yet"), **names}
        _choice(choice, finding, _("Measure to take"), "measure", measures)
        _what_is_known(finding)
        _text(choice, _("Responsible"), "responsible", finding)
    with right:
        _text(choice, _("Decision asked for"), "decision", finding, tall=True)
        years = _years(finding)
        _choice(choice, finding, _("Follow-up year"), "follow_up", {y: str(y) for y in years})
        if finding.follow_up < datetime.date.today().year:
            st.warning(
                _(
                    "The follow-up year {year} is past: choose a later one, unless this is the follow-up.",
                    year=finding.follow_up,
                ),
                icon=":material/event_busy:",
            )
        telling = {id: said(INDICATORS[id].title) for id in choice.standings}
        _choice(choice, finding, _("Indicator that will tell"), "telling", telling)
        _then_and_now(choice, finding)


def _newer(choice: Choice, finding: Finding) -> None:
    """That there is a newer figure than the one that was decided on; before the follow-up it can be used."""
    latest = choice.standings[finding.indicator]
    if latest.year <= finding.year:
        return
    st.markdown(
        _(
            "There is a newer figure, {value} in {year}; the brief keeps the one of {kept}.",
            value=amount(latest.value, latest.indicator),
            year=latest.year,
            kept=finding.year,
        )
    )
    if latest.year < finding.follow_up:
        st.button(
            _("Use the figure of {year}", year=latest.year),
            key=f"brief_newer_{finding.indicator}",
            icon=":material/update:",
            on_click=_use_year,
            args=(choice, finding.indicator, latest.year),
        )


def _then_and_now(choice: Choice, finding: Finding) -> None:
    """What the telling indicator said when the finding was made and what it says now, where that is newer."""
    if (then := then_of(finding, choice.draft)) is None:
        return
    now = choice.standings[finding.telling]
    st.markdown(
        _(
            "Then: {was} ({then}). Now: {value} ({year}).",
            was=amount(then.value, then.indicator),
            then=then.year,
            value=amount(now.value, now.indicator),
            year=now.year,
        )
    )
    st.caption(citation.short(now.indicator, now.year, choice.level))


def _what_is_known(finding: Finding) -> None:
    measure = LIBRARY.get(finding.measure)
    if measure is None:
        st.caption(
            _("Those made for the theme come first. A measure in the list is no recommendation.")
        )
        return
    st.caption(f"{said(measure.what)} {said(measure.known)}")
    if measure.source:
        st.caption(f"{_('Source')}: {measure.source.citation(language())}")


def _years(finding: Finding) -> list[int]:
    """Years that a follow-up can be in, and the one that is chosen, even if it is past."""
    first = max(datetime.date.today().year, finding.year + 1)
    return sorted({finding.follow_up, *range(first, first + _YEARS_OFFERED)})


def _choice(choice: Choice, finding: Finding, label: str, name: str, options: dict) -> None:
    key = f"brief_{name}_{finding.indicator}"
    chosen = getattr(finding, name)
    st.session_state[key] = chosen if chosen in options else next(iter(options))
    st.selectbox(
        label,
        list(options),
        format_func=lambda code: options.get(code, str(code)),
        key=key,
        on_change=_take,
        args=(choice, finding.indicator, name, key),
    )


def _text(
    choice: Choice, label: str, name: str, finding: Finding | None, *, tall: bool = False
) -> None:
    """A field; a text that is too long for two pages stays in it, and a sentence says where it is cut."""
    id = finding.indicator if finding else None
    key = f"brief_{name}_{id or ''}"
    st.session_state[key] = written = getattr(finding or choice.draft, name)
    field: Callable = st.text_area if tall else st.text_input
    field(label, key=key, on_change=_take, args=(choice, id, name, key))
    if (short := shortened(clean(written), LONGEST[name])) != clean(written):
        st.warning(
            _(
                "More than fits ({most} characters): the brief ends it with “{end}”.",
                most=LONGEST[name],
                end=literal(short[-30:]),
            ),
            icon=":material/content_cut:",
        )
    if missing := pdf.without_letters(clean(written)):
        st.warning(
            _(
                "The PDF has no letter for {letters}: a box stands in its place.",
                letters=literal(missing[:20]),
            ),
            icon=":material/check_box_outline_blank:",
        )


def shortened(text: str, most: int) -> str:
    """A text of at most `most` letters; one that is longer ends after a whole word, with dots."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole = cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut
    return f"{whole.rstrip()}…"


def _take(choice: Choice, id: str | None, name: str, key: str) -> None:
    value = st.session_state[key]
    if id is None:
        _keep(choice, **{name: value})
    else:
        _change(choice, id, **{name: value})


def _use_year(choice: Choice, id: str, year: int) -> None:
    _change(choice, id, year=year)


def _change(choice: Choice, id: str, **changes: Any) -> None:
    """Parts of one finding of the draft."""
    changed = (replace(f, **changes) if f.indicator == id else f for f in choice.draft.findings)
    _keep(choice, findings=tuple(changed))


def _take_date(choice: Choice) -> None:
    if day := st.session_state["brief_date"]:
        _keep(choice, date=day.isoformat())


def _keep(choice: Choice, **changes: Any) -> None:
    st.session_state[_DRAFTS][choice.key] = replace(choice.draft, **changes)


def finished(draft: Brief) -> Brief:
    """The brief as it is made and saved: its texts cleaned, and shortened to what fits."""

    def fit(record: Brief | Finding) -> dict[str, Any]:
        names = (name for name in LONGEST if hasattr(record, name))
        return {n: shortened(clean(getattr(record, n)), LONGEST[n]) for n in names}

    findings = tuple(replace(finding, **fit(finding)) for finding in draft.findings)
    return replace(draft, findings=findings, **fit(draft))


# Looking at it, and taking it along


def look_and_take(choice: Choice) -> None:
    """Both pages as pictures, and the files."""
    st.subheader(_("The brief"))
    brief = finished(choice.draft)
    try:
        pages = _pictures(brief)
    except (BriefFault, RuntimeError):
        st.error(
            _(
                "The pages cannot be made of this. What you have written is kept: save it as a file."
            ),
            icon=":material/error:",
        )
        pages = []
    name = f"klyftkartan_{choice.area}_{language()}"
    with st.container(horizontal=True):
        if pages:
            _download(_("PDF"), partial(pdf.document, brief), f"{name}.pdf", "application/pdf")
            _download(_("PowerPoint"), partial(slides.presentation, brief), f"{name}.pptx", _PPTX)
        _download(
            _("Save to go on later (JSON)"),
            partial(as_file, brief),
            f"{name}.json",
            "application/json",
        )
    if pages:
        _look(brief, pages)


def _look(brief: Brief, pages: list[bytes]) -> None:
    content = of_brief(brief)
    decisions = "; ".join(f"{f.title}: {f.measure}" for f in content.findings)
    says = (
        _("Page 1 of the brief: {title}. {summary}", title=content.title, summary=content.summary),
        _("Page 2 of the brief, measures: {decisions}.", decisions=decisions or "–"),
    )
    for column, page, alt in zip(st.columns(2), pages, says, strict=True):
        with column, st.container(border=True):
            st.image(page, width="stretch", alt=alt)


@live.cached(maxsize=16)
def _pictures(brief: Brief) -> list[bytes]:
    return pdf.pictures(brief, _DOTS_AN_INCH)


def _download(label: str, data: Callable[[], bytes], file_name: str, mime: str) -> None:
    st.download_button(
        label,
        data=data,
        file_name=file_name,
        mime=mime,
        key=f"brief_take_{mime.rsplit('/', 1)[-1][:4]}",
        on_click="ignore",
        icon=":material/download:",
    )


# Opening a saved one


def open_file() -> None:
    """Go on with a saved brief; a file that cannot be used gets a sentence and changes nothing."""
    with st.expander(_("Open a saved brief")):
        st.file_uploader(
            _("A brief's file (JSON)"),
            key=_FILE,
            on_change=_take_file,
            help=_("A file that this page has saved. It is read as data: nothing in it is run."),
        )
        if before := st.session_state.get(_BEFORE):
            level, area = before[0]
            st.button(
                _(
                    "Take back what was written before: {area}",
                    area=literal(figures.titles(figures.areas(level).loc[[area]]).iloc[0]),
                ),
                key="brief_back",
                on_click=_back,
                args=before,
                icon=":material/undo:",
            )
    if fault := st.session_state.get(_FAULT):
        st.error(_file_sentence(*fault), icon=":material/error:")


def _take_file() -> None:
    file = st.session_state[_FILE]
    st.session_state[_FAULT] = None
    if file is None:
        return
    try:
        brief = parse(file.getvalue())
    except BriefFault as fault:
        st.session_state[_FAULT] = (fault.reason, fault.about)
        return
    _replace(brief)
    _go_to(brief.level, brief.area)
    address.put("scheme", brief.scheme)
    address.put("lang", brief.language)


def _replace(brief: Brief) -> None:
    """Another brief takes the place of its area's draft; what was there can be brought back."""
    drafts, key = st.session_state.setdefault(_DRAFTS, {}), (brief.level, brief.area)
    if key in drafts:
        st.session_state[_BEFORE] = (key, drafts[key])
    drafts[key] = brief


def _go_to(level: str, area: str) -> None:
    """The address of an area, and of a scheme that its level has."""
    areas = figures.areas(level)
    is_part = level not in MUNICIPAL
    address.put("level", level)
    address.put("area", areas.at[area, "municipality_code"] if is_part else area)
    address.put("part", area if is_part else None)
    if st.query_params.get("scheme") not in schemes_at(level):
        address.put("scheme", None)


def _back(key: tuple[str, str], brief: Brief) -> None:
    """What was written before, shown where it belongs; pressed again, what it replaced."""
    _replace(brief)
    _go_to(*key)


def _file_sentence(reason: str, about: str) -> str:
    what = literal(about)
    return {
        "large": _(
            "The file is too large to be a saved brief: at most {most} kB.",
            most=number(MOST_BYTES // 1000),
        ),
        "damaged": _("The file is damaged, or is not a saved brief: nothing was opened."),
        "older": _(
            "The file was saved by an older version, which can no longer be opened: nothing was opened."
        ),
        "newer": _("The file was saved by a newer version of Klyftkartan: nothing was opened."),
        "area": _("The file asks for the area “{what}”, which is not known.", what=what),
        "scheme": _("The file asks for the scheme “{what}”, which is not known.", what=what),
        "indicator": _("The file asks for the indicator “{what}”, which is not known.", what=what),
        "measure": _("The file asks for the measure “{what}”, which is not known.", what=what),
        "value": _(
            "The file asks for a value of “{what}” that is not here, for that area and year.",
            what=what,
        ),
        "year": _("The follow-up year {what} of the file cannot be used.", what=what),
        "long": _("A text of the file is longer than fits on two pages: nothing was opened."),
        "many": _("The file holds more than {most} findings.", most=MOST_FINDINGS),
        "twice": _("The file holds a finding twice: “{what}”.", what=what),
    }[reason]
