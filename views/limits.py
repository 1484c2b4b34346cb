"""What is said when the reading of a visitor's file was ended, and who that visitor is."""

from streamlit.runtime.scriptrunner import get_script_run_ctx

from loaders.outside import Ended
from translations.texts import _, number


def visitor() -> str:
    """Whose files are read one at a time: the session."""
    context = get_script_run_ctx()
    return context.session_id if context is not None else ""


def sentence(ended: Ended) -> str:
    """Which limit the reading reached."""
    most = number(ended.most)
    return {
        "memory": _(
            "The file takes more than {most} MB of memory to read, so the reading was ended. Bring fewer rows, columns or "
            "outlines.",
            most=most,
        ),
        "time": _(
            "The file takes more than {most} seconds to read, so the reading was ended. Bring fewer rows, columns or outlines.",
            most=most,
        ),
        "size": _(
            "What the file holds is more than {most} MB, so the reading was ended. Bring fewer rows, columns or outlines.",
            most=most,
        ),
        "busy": _(
            "Other visitors' files are being read just now. Take the file away and bring it again in a minute."
        ),
    }.get(
        ended.limit,
        _("The reading of the file broke down: it is damaged, or too large to be read."),
    )
