"""Letters of a text that somebody typed or that a file holds."""

import unicodedata


def visible(text: str, kept: str = "") -> str:
    """The text without what is not seen: control characters, and letters that turn the direction of writing.

    A control character that separates words becomes a space; those in `kept`
    stay. Letters are composed (NFC).

    >>> visible("A\\u202eb\\tc")
    'Ab c'
    """
    seen = (
        c if c in kept or unicodedata.category(c)[0] != "C" else " " if c.isspace() else ""
        for c in text
    )
    return unicodedata.normalize("NFC", "".join(seen))
