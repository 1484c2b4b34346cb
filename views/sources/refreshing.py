"""What there is and how old, and bringing newer figures from the publishers."""

import time
from functools import partial

import pandas as pd
import streamlit as st

from analysis import access
from indicators.inputs import LIVE_SOURCES
from loaders import population_grid
from making.refresh import MODULES, Outcome, background, status
from translations.texts import _, language, number, speak
from views import server_keeper, tables


def there_is() -> None:
    """Every source: which years are embedded, which were refreshed, when, and how many rows."""
    st.subheader(_("What there is, and how old"))
    sources = status.rows()
    st.markdown(
        _(
            "Of {count} sources {refreshed} have been refreshed. A refresh adds years to the embedded snapshot and "
            "never replaces one of its years.",
            count=number(len(sources)),
            refreshed=number(sum(bool(source.retrieved) for source in sources)),
        )
    )
    _table(sources)
    _newer_grid()
    _say_what_is_missing()


def _table(sources: list[status.Row]) -> None:
    table = pd.DataFrame(
        {
            _("Publisher"): [source.publisher for source in sources],
            _("Source"): [source.title for source in sources],
            _("Embedded (years)"): [source.embedded_years for source in sources],
            _("Refreshed (years)"): [source.refreshed_years for source in sources],
            _("Retrieved"): [source.retrieved and source.retrieved.date() for source in sources],
            _("Age (days)"): [source.age_days if source.retrieved else None for source in sources],
            _("Rows"): [source.rows or None for source in sources],
        }
    )
    localized = st.column_config.NumberColumn(format="localized")
    settings = {
        _("Retrieved"): st.column_config.DateColumn(format="localized"),
        **dict.fromkeys((_("Age (days)"), _("Rows")), localized),
    }
    tables.plain(table, settings, alt=_("What there is, and how old"), height=320)


def _say_what_is_missing() -> None:
    """What waits for a refresh, and what of one is damaged."""
    waiting = status.waiting()
    if waiting:
        st.caption(
            _(
                "{count} indicators have no value until a refresh brings them.",
                count=number(len(waiting)),
            )
        )
    damaged = [name for name, (rows, _when) in status.parts().items() if not rows]
    if damaged:
        st.warning(
            _(
                "Refreshed data are damaged and left out: {names}. Refresh again.",
                names=", ".join(damaged),
            )
        )


def _newer_grid() -> None:
    """A newer population grid: how many live where the distances of the embedded squares say nothing."""
    grid = access.newer_grid()
    if grid is None:
        return
    st.caption(
        _(
            "Population grid {year} (SCB, refreshed): {people} people in {squares} inhabited square kilometres. {new_people} of them "
            "({share}%) live in {new_squares} squares that the embedded grid of {embedded} does not have: their distances to "
            "services are not known. The pages on services go on counting with the people of {embedded}.",
            year=grid.year,
            people=number(grid.people),
            squares=number(grid.squares),
            new_people=number(grid.new_people),
            share=number(100 * grid.new_people / grid.people, 2),
            new_squares=number(grid.new_squares),
            embedded=population_grid.SOURCE.period,
        )
    )


def control() -> None:
    """Start a refresh, watch it, stop it, and read how it went."""
    st.subheader(_("Refresh"))
    st.markdown(
        _(
            "Asks the publishers for newer figures: it needs a network and takes minutes. Pages go on working "
            "meanwhile, and when a publisher does not answer, its old figures stay."
        )
    )
    if not server_keeper.may():
        server_keeper.ask_for_key("refresh")
        return
    run = background.latest()
    if run is not None and run.is_running:
        st.fragment(partial(_watch, language()), run_every=1.0)()
        return
    _start()
    if run is not None:
        _outcome(run)


def _start() -> None:
    chosen = st.multiselect(
        _("Publishers"),
        list(MODULES),
        format_func=_name,
        placeholder=_("All publishers"),
        key="refresh_publishers",
    )
    anew = st.checkbox(_("Ask again even where an answer is a few hours old"), key="refresh_anew")
    if st.button(_("Refresh"), icon=":material/refresh:", type="primary", key="refresh_start"):
        background.start(chosen or None, anew=anew)
        st.rerun()


def _watch(spoken: str) -> None:
    """Where the refresh is. A timed rerun begins without the page's language."""
    speak(spoken)
    run = background.latest()
    if run is None or not run.is_running:
        st.rerun()
    assert run is not None
    step = run.step
    if step is None:
        st.progress(0.0, text=_("Beginning …"))
    else:
        share = (step.publishers_done + step.done / max(step.of, 1)) / step.publishers
        text = _(
            "{name}: {done} of {of} ({publisher} of {publishers} publishers)",
            name=_name(step.key),
            done=number(step.done),
            of=number(step.of),
            publisher=number(step.publishers_done + 1),
            publishers=number(step.publishers),
        )
        left = _time_left(run.started, share)
        st.progress(min(share, 1.0), text=f"{text}. {left}" if left else text)
        if step.what:
            st.caption(step.what)
    if run.is_cancelled:
        st.info(_("Stopping: what has already been swapped in stays."))
    elif st.button(_("Cancel"), icon=":material/stop:", key="refresh_cancel"):
        run.cancel()


def _time_left(started: float, share: float) -> str:
    spent = time.time() - started
    if share < 0.02 or spent < 3:
        return ""
    seconds = spent / share - spent
    if seconds < 90:
        return _("About {seconds} seconds left.", seconds=number(seconds))
    return _("About {minutes} minutes left.", minutes=number(seconds / 60))


def _outcome(run: background.Run) -> None:
    """How the last refresh went, publisher by publisher."""
    if run.fault:
        st.error(_fault_sentence(run.fault), icon=":material/error:")
        return
    results = {
        "done": _("refreshed: {rows} rows"),
        "partly": _("partly refreshed: {rows} rows; the rest keeps its old figures"),
        "kept": _("not refreshed: the old figures stay"),
        "cancelled": _("cancelled: the old figures stay"),
    }
    for outcome in run.outcomes:
        said = results[outcome.result].format(rows=number(outcome.rows))
        with st.container(border=True):
            st.markdown(f"**{_name(outcome.key)}**: {said}.")
            _sentences(outcome)


def _sentences(outcome: Outcome) -> None:
    """What the publishers' answers lacked, as the loaders say it (in English)."""
    if not outcome.sentences:
        return
    if language() != "en":
        st.caption(_("In the loaders' own words:"))
    for sentence in outcome.sentences[:10]:
        st.text(sentence)
    if len(outcome.sentences) > 10:
        st.caption(_("and {count} more", count=number(len(outcome.sentences) - 10)))


def _fault_sentence(fault: str) -> str:
    if fault.startswith("Another refresh"):
        return _("Another refresh is running; wait until it is done.")
    return _("The folder for refreshed data cannot be written: {fault}", fault=fault)


def _name(key: str) -> str:
    source = LIVE_SOURCES.get(key)
    return f"{source.publisher}: {source.title}" if source else key
