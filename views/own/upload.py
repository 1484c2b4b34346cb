"""The reader's file: what is needed, examples to try, and what was read of the one that is uploaded."""

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from indicators import figures
from indicators.indicator import DESO, REGSO
from loaders import outside, own_reading, own_table
from loaders.outside import Ended
from loaders.own_reading import OwnSheet
from loaders.own_table import OwnFault
from translations.texts import _, number
from views import limits
from views.own.counts import known_codes
from views.own.sentences import sentence

_EXAMPLE = ("1264", "0181")  # Skurup and Södertälje
_EXAMPLES: dict[str, tuple[str, str, int, dict[str, str]]] = {
    "born": (REGSO, "population", 2023, {"born_abroad": "foreign_born_pct"}),
    "tenure": (
        REGSO,
        "dwellings",
        2023,
        {"rented": "rented_pct", "cooperative": "cooperative_pct", "owned": "owned_pct"},
    ),
}
KEPT = "own_table"  # session key of what was read of the file


def introduction() -> None:
    """What the page does with a file, what it needs, and a table to try it with."""
    st.markdown(
        _(
            "Measure segregation in a table of your own: one row for each area, with its code, the number of people in "
            "one group or several, and the number of all. CSV, Excel (.xlsx), GeoPackage and GeoJSON can be read, up "
            "to {most} MB.",
            most=number(own_table.MOST_BYTES // 2**20),
        )
    )
    st.caption(
        _(
            "The file is read in the server's memory while this page is open in your browser. It is not stored, not "
            "logged and not shown to anyone else, and nothing in it is executed."
        )
    )
    _offer_examples()


def _offer_examples() -> None:
    names = {
        "born": _("Example: born abroad, RegSO (CSV)"),
        "tenure": _("Example: dwellings by tenure, RegSO (CSV)"),
    }
    with st.container(horizontal=True):
        for kind, title in names.items():
            st.download_button(
                title,
                data=example(kind),
                file_name=f"klyftkartan_example_{kind}.csv",
                mime="text/csv",
                key=f"own_example_{kind}",
                on_click="ignore",
                icon=":material/download:",
                help=_(
                    "The areas of Skurup and Södertälje: counts computed from published shares (SCB, {year}) and "
                    "rounded.",
                    year=_EXAMPLES[kind][2],
                ),
            )


def example(kind: str = "born") -> bytes:
    """A small table from the embedded figures, as a reader might have it."""
    level, total, year, groups = _EXAMPLES[kind]
    people = figures.values(total, level, year)["value"]
    frame = pd.DataFrame(
        {
            name: (figures.values(id, level, year)["value"] * people / 100).round()
            for name, id in groups.items()
        }
    ).assign(total=people)
    rows = frame[frame.index.str[:4].isin(_EXAMPLE)].astype("Int64")
    rows.index.name = "desokod" if level == DESO else "regsokod"
    return rows.to_csv(sep=";").encode("utf-8-sig")


def uploaded() -> OwnSheet | None:
    """The reader's file as a table; None before there is one, or when it cannot be read, and why is said."""
    outside.prepare()
    file = st.file_uploader(
        _("Your table"),
        key="own_file",
        max_upload_size=own_table.MOST_BYTES // 2**20,
        help=_("One row for each area. DeSO, RegSO or municipality codes, or any other areas."),
    )
    if file is None:
        st.session_state.pop(KEPT, None)
        return None
    kept = st.session_state.get(KEPT)
    if kept is None or kept["file"] != file.file_id:
        st.session_state[KEPT] = kept = {"file": file.file_id, "table": _read(file)}
    if isinstance(kept["table"], OwnFault | Ended):
        say_faults(kept["table"])
        return None
    return kept["table"]


def _read(file: UploadedFile) -> OwnSheet | OwnFault | Ended:
    with st.spinner(_("Reading the file …")):
        try:
            return own_reading.table(file.getvalue(), file.name, known_codes(), limits.visitor())
        except (OwnFault, Ended) as fault:
            return fault


def say_faults(fault: OwnFault | Ended) -> None:
    """Everything that is wrong, in one place."""
    if isinstance(fault, Ended):
        lines = [limits.sentence(fault)]
    else:
        lines = [sentence(each) for each in fault.faults]
    text = lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    st.error(text, icon=":material/error:")
