"""Scenarios that are kept to compare, in the session and in a file."""

from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis import scenarios
from analysis.scenarios import Scenario
from translations.texts import _, number
from views import address
from views.whatif import choices, edits, sentences
from views.whatif.choices import Choice
from views.whatif.sentences import kind_names, signed_points

_KEPT = "whatif_kept"


def kept(choice: Choice | None) -> None:
    """Keep up to four scenarios, compare them, take them along in a file and open them again."""
    st.subheader(_("Keep and compare"))
    _open_file()
    kept_scenarios: list[Scenario] = st.session_state.setdefault(_KEPT, [])
    if choice is not None:
        _keep_this(choice, len(kept_scenarios))
    if not kept_scenarios:
        st.markdown(_("No scenario is kept yet."))
        return
    if choice is not None:
        _comparison(choice, kept_scenarios)
    names = {position: scenario.name for position, scenario in enumerate(kept_scenarios)}
    if st.session_state.get("whatif_which") not in names:
        st.session_state.pop("whatif_which", None)
    st.selectbox(
        _("A kept scenario"),
        list(names),
        format_func=lambda position: names.get(position, ""),
        key="whatif_which",
    )
    with st.container(horizontal=True):
        st.button(_("Open"), key="whatif_open", on_click=_open, icon=":material/folder_open:")
        st.button(_("Forget"), key="whatif_forget", on_click=_forget, icon=":material/delete:")
        st.download_button(
            _("Save all as a file (JSON)"),
            data=scenarios.saved(kept_scenarios),
            file_name="klyftkartan_scenarios.json",
            mime="application/json",
            key="whatif_save",
            on_click="ignore",
            icon=":material/download:",
        )


def _keep_this(choice: Choice, count: int) -> None:
    if count >= scenarios.MOST_KEPT:
        st.caption(
            _("{most} scenarios are kept: forget one to keep another.", most=scenarios.MOST_KEPT)
        )
        return
    st.text_input(
        _("Name of this scenario"),
        key="whatif_name",
        max_chars=40,
        placeholder=_("Scenario {number}", number=count + 1),
    )
    st.button(
        _("Keep this scenario"),
        key="whatif_keep",
        on_click=_keep,
        args=(choice, _("Scenario {number}", number=count + 1)),
        icon=":material/bookmark_add:",
    )


def _keep(choice: Choice, otherwise: str) -> None:
    typed = "".join(letter for letter in st.session_state["whatif_name"] if letter.isprintable())
    scenario = Scenario(
        name=typed.strip()[:40] or otherwise,
        area=choice.area,
        kind=choice.kind,
        limit_km=choice.limit_km,
        places=scenarios.written(choice.places) or "",
    )
    st.session_state[_KEPT].append(scenario)
    st.session_state["whatif_name"] = ""


def _open() -> None:
    scenario = st.session_state[_KEPT][st.session_state["whatif_which"]]
    edits.change(scenarios.read(scenario.places)[0])
    address.put("area", scenario.area)
    address.put("place", scenario.kind)
    address.put("limit_km", scenario.limit_km)


def _forget() -> None:
    st.session_state[_KEPT].pop(st.session_state["whatif_which"])


def _open_file() -> None:
    """Scenarios of a saved file join those that are kept; a file that cannot be used gets a sentence."""
    file = st.file_uploader(
        _("Open saved scenarios"),
        key="whatif_file",
        help=_("A JSON file that this page has saved. It is read as data: nothing in it is run."),
    )
    if file is None:
        return
    if st.session_state.get("whatif_seen") == file.file_id:
        if reason := st.session_state.get("whatif_file_fault"):
            st.error(_file_sentence(reason), icon=":material/error:")
        return
    st.session_state["whatif_seen"] = file.file_id
    st.session_state["whatif_file_fault"] = reason = _join_file(file)
    if reason:
        st.error(_file_sentence(reason), icon=":material/error:")


def _join_file(file: UploadedFile) -> str | None:
    """Why a file's scenarios cannot join those that are kept; None when they have."""
    try:
        opened = scenarios.opened(file.getvalue())
    except scenarios.ScenarioFault as fault:
        return fault.reason
    now = st.session_state.setdefault(_KEPT, [])
    new = [scenario for scenario in opened if scenario not in now]
    if len(now) + len(new) > scenarios.MOST_KEPT:
        return "room"
    now.extend(new)
    return None


def _file_sentence(reason: str) -> str:
    damaged = _("The file is damaged, or does not hold saved scenarios: nothing was opened.")
    return {
        "large": _(
            "The file is too large to be saved scenarios: at most {most} kB.",
            most=number(scenarios.MOST_BYTES // 1000),
        ),
        "damaged": damaged,
        "older": damaged,
        "newer": damaged,
        "many": _("The file holds more scenarios than can be kept: nothing was opened."),
        "room": _("There is not room for all scenarios of the file: forget some of those kept."),
        "place": _(
            "A scenario of the file asks for a municipality, a kind or a place that cannot be used: nothing was opened."
        ),
    }[reason]


def _comparison(choice: Choice, offered: list[Scenario]) -> None:
    """All kept scenarios by the same yardstick: what is chosen above."""
    rows = [_row(choice, scenario) for scenario in offered]
    sentences.plain_table(rows, alt=_("Keep and compare"))
    st.caption(
        _(
            "Each counts the people of its own municipality, all by what is chosen above: {kind}, {limit}. What a "
            "scenario places of other kinds does not count here. Straight line, estimate.",
            kind=kind_names()[choice.kind],
            limit=choices.limit_text(choice),
        )
    )


def _row(choice: Choice, scenario: Scenario) -> dict[str, str | float]:
    places = scenarios.read(scenario.places)[0]
    measured = replace(choice, area=scenario.area, places=places)
    result = measured.outcome()
    return {
        _("Scenario"): scenario.name,
        _("Municipality"): measured.name,
        _("Places"): sentences.listed_places(places) or "–",
        _("Within, before (%)"): round(100 * result.before / result.people, 1),
        _("Within, after (%)"): round(100 * result.after / result.people, 1),
        _("People who gain"): result.gained,
        _("People who lose"): result.lost,
        _("Mean distance after (km)"): round(result.mean_km_after, 2),
        _("Change of the country's gap"): signed_points(result.gap_after - result.gap_before),
    }
