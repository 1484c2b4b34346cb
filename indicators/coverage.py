"""Which part of the country an indicator is known for, where it is not the whole."""

from indicators.indicator import Coverage
from loaders.scb_stockholm_2020 import MUNICIPALITY_CODE
from translations import Text

STOCKHOLM = Coverage(
    text=Text(
        sv="bara Stockholms kommun, 544 av 5 984 DeSO",
        en="Stockholm municipality only, 544 of 5,984 DeSO",
        nb="bare Stockholm kommune, 544 av 5 984 DeSO",
    ),
    areas=544,
    municipalities=(MUNICIPALITY_CODE,),
)
WITH_LOCALITIES = Coverage(
    text=Text(
        sv="285 av 290 kommuner: Järfälla, Tyresö, Danderyd, Sundbyberg och Solna är delar av tätorten Stockholm",
        en="285 of 290 municipalities: Järfälla, Tyresö, Danderyd, Sundbyberg and Solna are parts of the locality Stockholm",
        nb="285 av 290 kommuner: Järfälla, Tyresö, Danderyd, Sundbyberg og Solna er deler av tettstedet Stockholm",
    ),
    areas=285,
)
WITH_CENTRE_ELSEWHERE = Coverage(
    text=Text(
        sv="194 av 357 norska kommuner: de övriga är själva centrum, eller en egen region",
        en="194 of 357 Norwegian municipalities: the others are a centre themselves, or a region of their own",
        nb="194 av 357 norske kommuner: de øvrige er selv senter, eller en egen region",
    ),
    areas=194,
)
ELECTION_AREAS = Coverage(
    text=Text(
        sv="3 327 av 3 363 RegSO; 36 saknas i källan",
        en="3,327 of 3,363 RegSO; 36 are missing from the source",
        nb="3 327 av 3 363 RegSO; 36 mangler i kilden",
    ),
    areas=3327,
)
STOCKHOLM_COUNTY_2025 = Coverage(
    text=Text(
        sv="bara Stockholms län, 1 361 av 6 160 DeSO (länet har 1 362; en saknas i källan)",
        en="Stockholm county only, 1,361 of 6,160 DeSO (the county has 1,362; one is missing from the source)",
        nb="bare Stockholms län, 1 361 av 6 160 DeSO (länet har 1 362; én mangler i kilden)",
    ),
    areas=1361,
)
