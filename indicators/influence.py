"""Political influence: how the votes fall between the parties."""

from indicators.coverage import ELECTION_AREAS
from indicators.indicator import REGSO_2025, Indicator
from loaders.valmyndigheten_2022 import PARTIES
from translations import Text

NAMES = {
    "C": Text(sv="Centerpartiet", en="the Centre Party", nb="Centerpartiet"),
    "KD": Text(sv="Kristdemokraterna", en="the Christian Democrats", nb="Kristdemokraterna"),
    "L": Text(sv="Liberalerna", en="the Liberals", nb="Liberalerna"),
    "M": Text(sv="Moderaterna", en="the Moderate Party", nb="Moderaterna"),
    "MP": Text(sv="Miljöpartiet", en="the Green Party", nb="Miljöpartiet"),
    "S": Text(sv="Socialdemokraterna", en="the Social Democratic Party", nb="Socialdemokraterna"),
    "SD": Text(sv="Sverigedemokraterna", en="the Sweden Democrats", nb="Sverigedemokraterna"),
    "V": Text(sv="Vänsterpartiet", en="the Left Party", nb="Vänsterpartiet"),
}


def _votes(party: str) -> Indicator:
    return Indicator(
        id=f"votes_riksdag_{party.lower()}_pct",
        theme="influence",
        title=Text(
            sv="Röster på {party} i riksdagsvalet",
            en="Votes for {party} in the Riksdag election",
            nb="Stemmer på {party} i riksdagsvalget",
        ).format(party=NAMES[party]),
        meaning=Text(
            sv="Andel av alla avgivna röster i riksdagsvalet den 11 september 2022.",
            en="Share of all votes cast in the Riksdag election of 11 September 2022.",
            nb="Andel av alle avgitte stemmer i riksdagsvalget 11. september 2022.",
        ),
        formula=Text(
            sv="röster på partiet / alla röster, även blanka och ogiltiga × 100, från valdistrikt till RegSO efter yta",
            en="votes for the party / all votes, blank and invalid ones included × 100, from election districts to RegSO "
            "by area",
            nb="stemmer på partiet / alle stemmer, også blanke og ugyldige × 100, fra valgdistrikter til RegSO etter areal",
        ),
        caveat=Text(
            sv="Skattning, omräknad av tredje part efter yta: skillnaden mellan områden är troligen större än den som syns. Officiella resultat räknas på giltiga röster och är något högre. "
            "Antal röster saknas, så inget vägt medelvärde ges.",
            en="An estimate, recomputed by a third party by area: the difference between areas is probably larger than what is seen. Official results are shares of the valid votes and somewhat "
            "higher. The number of votes is missing, so no weighted mean is given.",
            nb="Anslag, omregnet av en tredjepart etter areal: forskjellen mellom områder er trolig større enn den som vises. Offisielle resultater regnes av gyldige stemmer og er noe høyere. "
            "Antall stemmer mangler, så det gis ikke noe vektet gjennomsnitt.",
        ),
        unit="pct",
        direction=None,
        weight=None,
        years={REGSO_2025: (2022,)},
        sources=("valmyndigheten_2022",),
        goal=16,
        covers=ELECTION_AREAS,
    )


INDICATORS = tuple(_votes(party) for party in PARTIES)
