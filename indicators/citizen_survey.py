"""Trust, by where in the municipality one lives: the citizen survey, which a refresh from Statistics Sweden brings.

The survey's tables of 2021 on (ME0003, in PxWebApi 2 one table a question) give a
municipality's answers by the background of those asked. Seen in use: the tables, the
dimensions, the code of the question about politicians, the code of the share that is
told as trust, and the labels of the three places. Assumed: that this share is of the
two highest grades together, as Kolada's is, and how the question about people reads
(it is found by its label, or the refusal says what there is).
"""

from indicators.indicator import MUNICIPALITY, Indicator, feeds_at
from translations import Text

# Ends of ids; the label of the place in the tables; the words for those who live there.
_PLACES = (
    (
        "centre",
        "~centralort",
        Text(sv="i centralorten", en="in the municipality's centre", nb="i kommunesenteret"),
    ),
    (
        "other_locality",
        "~annan tätort",
        Text(sv="i annan tätort", en="in another locality", nb="i et annet tettsted"),
    ),
    (
        "outside_localities",
        "~utanför tätort",
        Text(sv="utanför tätort", en="outside localities", nb="utenfor tettsted"),
    ),
)


def _by_place(
    id: str, title: Text, meaning: Text, table: str, question: tuple[str, str], high: str
) -> tuple[Indicator, ...]:
    dimension, code = question
    return tuple(
        Indicator(
            id=f"{id}_{place}_pct",
            theme="influence",
            title=Text(
                sv="{title}, boende {where}",
                en="{title}, living {where}",
                nb="{title}, bosatt {where}",
            ).format(title=title, where=where),
            meaning=meaning.format(where=where),
            formula=Text(sv="publicerad andel", en="published share", nb="publisert andel"),
            caveat=Text(
                sv="Urvalsundersökning: i en liten kommun bygger talet på få svar, och skillnader mellan orter är osäkra. "
                "Ett tal som saknas är inte noll. Alla kommuner deltar inte varje år. Medelvärden vägs med hela "
                "folkmängden.",
                en="A sample survey: in a small municipality the figure rests on few answers, and differences between "
                "places are uncertain. A missing figure is not zero. Not all municipalities take part each year. Means "
                "are weighted by the whole population.",
                nb="En utvalgsundersøkelse: i en liten kommune bygger tallet på få svar, og forskjeller mellom steder er "
                "usikre. Et tall som mangler er ikke null. Ikke alle kommuner deltar hvert år. Gjennomsnitt vektes med "
                "hele folketallet.",
            ),
            unit="pct",
            direction="high",
            weight="population",
            years={},
            sources=("scb",),
            goal=16,
            feeds=feeds_at(
                (MUNICIPALITY,),
                "scb",
                table,
                part={dimension: (code,), "MedBakgrund": (label,), "ContentsCode": (high,)},
            ),
        )
        for place, label, where in _PLACES
    )


INDICATORS = (
    *_by_place(
        "trust_politicians_survey",
        Text(
            sv="Förtroende för kommunens politiker",
            en="Trust in the municipality's politicians",
            nb="Tillit til kommunens politikere",
        ),
        Text(
            sv="Andel av dem som bor {where} som har ganska eller mycket stort förtroende för kommunens politiker.",
            en="Share of those living {where} who have fairly or very great trust in the municipality's politicians.",
            nb="Andel av dem som bor {where} som har ganske eller svært stor tillit til kommunens politikere.",
        ),
        "TAB5873",
        ("MedbVariabel14", "1180"),
        "000005CN",
    ),
    *_by_place(
        "trust_people_survey",
        Text(
            sv="Tillit till människor",
            en="Trust in people",
            nb="Tillit til mennesker",
        ),
        Text(
            sv="Andel av dem som bor {where} som tycker att man i allmänhet kan lita på människor.",
            en="Share of those living {where} who think that people in general can be trusted.",
            nb="Andel av dem som bor {where} som mener at man i alminnelighet kan stole på folk.",
        ),
        "TAB5874",
        ("MedbVariabel15", "~lita på|~tillit|~litar"),
        "000005D0",
    ),
)
