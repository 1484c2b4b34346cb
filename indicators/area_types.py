"""SCB's five socio-economic area types, by their official names, strengths first."""

from translations import Text

AREA_TYPES: dict[int, Text] = {
    5: Text(
        sv="Områden med mycket goda socioekonomiska förutsättningar",
        en="Areas with very good socio-economic conditions",
        nb="Områder med svært gode sosioøkonomiske forutsetninger",
    ),
    4: Text(
        sv="Områden med goda socioekonomiska förutsättningar",
        en="Areas with good socio-economic conditions",
        nb="Områder med gode sosioøkonomiske forutsetninger",
    ),
    3: Text(
        sv="Socioekonomiskt blandade områden",
        en="Socio-economically mixed areas",
        nb="Sosioøkonomisk blandede områder",
    ),
    2: Text(
        sv="Områden med socioekonomiska utmaningar",
        en="Areas with socio-economic challenges",
        nb="Områder med sosioøkonomiske utfordringer",
    ),
    1: Text(
        sv="Områden med stora socioekonomiska utmaningar",
        en="Areas with major socio-economic challenges",
        nb="Områder med store sosioøkonomiske utfordringer",
    ),
}
YEAR = 2023  # the latest reference year of the types in the snapshot
