"""How each language writes a number and its unit."""

import math

from babel.numbers import format_decimal

_NBSP = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"


def number(value: float, decimals: int, language: str) -> str:
    """A number as the language writes it; a dash for NaN."""
    if math.isnan(value):
        return "–"
    rounded = round(float(value), decimals) + 0.0  # no minus zero
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(rounded, pattern, locale=language).replace("-", _MINUS)


def with_unit(written: str, unit: str, language: str) -> str:
    """A written number and its unit: `12,3 %`; English sets no space before a percent sign."""
    gap = "" if language == "en" and unit == "%" else _NBSP
    return f"{written}{gap}{unit}".strip()
