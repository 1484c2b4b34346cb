"""What is being written about an area: kept in the reader's session, finished when it is taken along."""

import datetime
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from analysis import standing as standings
from analysis.standing import Standing
from briefs.brief import LONGEST, Brief, Finding, clean
from translations.texts import language

_DRAFTS, _BEFORE = "brief_drafts", "brief_before"  # keys of the session
_YEARS_ON = 3  # the follow-up that is proposed
_STRENGTHS, _BEHIND = 2, 3  # proposed to begin with


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
                year=self.standing(f).year,
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

    def standing(self, finding: Finding) -> Standing:
        """Where the area stands on a finding, in its year; in the latest where nothing is held until then."""
        where = (finding.indicator, self.area, self.level, self.scheme)
        return standings.of_indicator(*where, finding.year) or self.standings[finding.indicator]

    def _begun(self) -> Brief:
        """A new one: what stands out, strengths first."""
        strengths, behind = standings.stands_out(list(self.standings.values()))
        chosen = [*strengths[:_STRENGTHS], *behind[:_BEHIND]]
        return Brief(
            area=self.area,
            level=self.level,
            scheme=self.scheme,
            language=language(),
            date=datetime.date.today().isoformat(),
            findings=tuple(proposed(place) for place in chosen),
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


def change(choice: Choice, id: str, **changes: Any) -> None:
    """Parts of one finding of the draft."""
    changed = (replace(f, **changes) if f.indicator == id else f for f in choice.draft.findings)
    keep(choice, findings=tuple(changed))


def keep(choice: Choice, **changes: Any) -> None:
    """Parts of the draft."""
    st.session_state[_DRAFTS][choice.key] = replace(choice.draft, **changes)


def shortened(text: str, most: int) -> str:
    """A text of at most `most` letters; one that is longer ends after a whole word, with dots."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole = cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut
    return f"{whole.rstrip()}…"


def finished(draft: Brief) -> Brief:
    """The brief as it is made and saved: its texts cleaned, and shortened to what fits."""

    def fit(record: Brief | Finding) -> dict[str, Any]:
        names = (name for name in LONGEST if hasattr(record, name))
        return {n: shortened(clean(getattr(record, n)), LONGEST[n]) for n in names}

    findings = tuple(replace(finding, **fit(finding)) for finding in draft.findings)
    return replace(draft, findings=findings, **fit(draft))


def put(brief: Brief) -> None:
    """Another brief takes the place of its area's draft; what was there can be brought back."""
    drafts, key = st.session_state.setdefault(_DRAFTS, {}), (brief.level, brief.area)
    if key in drafts:
        st.session_state[_BEFORE] = (key, drafts[key])
    drafts[key] = brief


def before() -> tuple[tuple[str, str], Brief] | None:
    """What was written before another brief took its place, and of which level and area."""
    return st.session_state.get(_BEFORE)
