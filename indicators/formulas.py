"""Formulas in words that many indicators share."""

from translations import Text

COUNT = Text(sv="antal", en="count", nb="antall")
PUBLISHED = Text(sv="publicerat värde", en="published value", nb="publisert verdi")
PUBLISHED_SHARE = Text(sv="publicerad andel", en="published share", nb="publisert andel")
