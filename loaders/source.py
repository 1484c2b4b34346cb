"""The record that heads every loader: what is read, from whom, under which terms."""

from dataclasses import dataclass

from translations import Text

CC0 = Text(sv="CC0", en="CC0", nb="CC0")
CC_BY = Text(sv="CC BY 4.0", en="CC BY 4.0", nb="CC BY 4.0")
NOT_STATED = Text(
    sv="Licens inte angiven i filen",
    en="Licence not stated in the file",
    nb="Lisens ikke oppgitt i filen",
)
USUAL_TERMS = Text(
    sv="Utgivarens vanliga villkor (licensen står inte i filen)",
    en="The publisher's usual terms (the file states no licence)",
    nb="Utgiverens vanlige vilkår (lisensen står ikke i filen)",
)
NLOD = Text(sv="NLOD 2.0", en="NLOD 2.0", nb="NLOD 2.0")

# What the authority says of its raw data (data.val.se).
FREE_WITH_SOURCE = Text(
    sv="Fri användning om utgivaren anges som källa",
    en="Free to use with the publisher named as the source",
    nb="Fri bruk når utgiveren oppgis som kilde",
)


@dataclass(frozen=True, kw_only=True)
class Source:
    """One published data set.

    `years` are the reference years of the figures; none where a refresh brings
    what there is. `rows` is the number of rows that the publisher's file holds
    (None where it is not fixed). `file` is the file name the snapshot builder
    looks for; "" for a source that is only asked over the network.
    """

    key: str
    publisher: str
    title: str
    table: str
    address: str
    licence: Text
    units: str
    computed: Text
    years: tuple[int, ...] = ()
    file: str = ""
    rows: int | None = None
    limits: Text | None = None

    @property
    def period(self) -> str:
        """`2023` or `2020–2023`, as printed in a citation; "" where no years are declared."""
        if not self.years:
            return ""
        first, last = min(self.years), max(self.years)
        return str(first) if first == last else f"{first}–{last}"

    def citation(self, language: str) -> str:
        """One line to copy: publisher, title, table, period and licence."""
        known = f"{self.title} {self.table}"
        period = "" if self.period in known else self.period
        parts = [self.title, self.table, period]
        return f"{self.publisher}: {', '.join(part for part in parts if part)}. {self.licence[language]}."
