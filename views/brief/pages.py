"""Both pages as pictures, and the files to take along."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from briefs import pdf, slides
from briefs.brief import Brief, BriefFault, as_file
from briefs.content import of_brief
from indicators import live
from translations.texts import _, language
from views.brief.draft import Choice, finished

_DOTS_AN_INCH = 110
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


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
