"""Crowding, holiday homes, what is built and what it costs; from Kolada."""

from indicators.formulas import PUBLISHED
from indicators.indicator import MUNICIPALITY, Indicator
from indicators.key_figures import key_figure
from loaders import municipality_register
from translations import Text

_PANEL = municipality_register.SOURCE

INDICATORS = (
    Indicator(
        id="house_price_mean_sek",
        theme="housing",
        title=Text(
            sv="Småhuspris, medelvärde", en="House price, mean", nb="Småhuspris, gjennomsnitt"
        ),
        meaning=Text(
            sv="Genomsnittligt pris för de småhus som såldes under året.",
            en="Mean price of the houses sold in the year.",
            nb="Gjennomsnittlig pris for småhus solgt i løpet av året.",
        ),
        formula=PUBLISHED,
        caveat=Text(
            sv="Löpande priser, ett medelvärde: få och dyra köp drar upp det i små kommuner. Ett högt pris är en kostnad för "
            "köparen och en tillgång för ägaren; ett lågt kan betyda att ett nytt hus kostar mer att bygga än det är värt. "
            "Medelvärden vägs med antalet bostäder.",
            en="Current prices, a mean: few and dear sales raise it in small municipalities. A high price is a cost for buyers "
            "and an asset for owners; a low one can mean that a new house costs more to build than it is worth. Means are "
            "weighted by dwellings.",
            nb="Løpende priser, et gjennomsnitt: få og dyre kjøp trekker det opp i små kommuner. En høy pris er en kostnad for "
            "kjøperen og en verdi for eieren; en lav kan bety at et nytt hus koster mer å bygge enn det er verdt. "
            "Gjennomsnitt vektes med antall boliger.",
        ),
        unit="sek_each",
        direction=None,
        weight="dwellings",
        years={MUNICIPALITY: _PANEL.years},
        sources=(_PANEL.key,),
        goal=11,
    ),
    Indicator(
        id="new_dwellings_per_1000",
        theme="housing",
        title=Text(
            sv="Nybyggda bostäder per 1 000 invånare",
            en="Newly built dwellings per 1,000 inhabitants",
            nb="Nybygde boliger per 1 000 innbyggere",
        ),
        meaning=Text(
            sv="Bostäder i nya hus som färdigställdes under året. Ombyggda flerbostadshus räknas inte, som i Koladas siffra.",
            en="Dwellings in new buildings completed in the year. Rebuilt blocks are not counted, as they are in Kolada's figure.",
            nb="Boliger i nye bygninger fullført i løpet av året. Ombygde blokker regnes ikke med, slik de gjør i Koladas tall.",
        ),
        formula=Text(
            sv="färdigställda bostäder / folkmängden × 1 000",
            en="dwellings completed / population × 1,000",
            nb="fullførte boliger / folketallet × 1 000",
        ),
        caveat=Text(
            sv="Varierar mycket mellan åren i små kommuner. Fler är inte bättre där folkmängden minskar.",
            en="Varies a lot between years in small municipalities. More is not better where the population falls.",
            nb="Varierer mye mellom årene i små kommuner. Flere er ikke bedre der folketallet synker.",
        ),
        unit="tenths_per_1000",
        direction=None,
        weight="population",
        years={MUNICIPALITY: _PANEL.years},
        sources=(_PANEL.key,),
        goal=11,
    ),
    key_figure(
        "crowded_pct",
        "N07907",
        theme="housing",
        title=Text(
            sv="Trångboddhet i flerbostadshus",
            en="Crowding in blocks of flats",
            nb="Trangboddhet i blokker",
        ),
        meaning=Text(
            sv="Andel av dem som bor i flerbostadshus som har fler än två personer per rum, kök och vardagsrum oräknade (norm 2).",
            en="Share of those living in blocks of flats with more than two people to a room, kitchen and living room not "
            "counted (norm 2).",
            nb="Andel av dem som bor i blokker, som har mer enn to personer per rom, kjøkken og stue ikke medregnet (norm 2).",
        ),
        caveat=Text(
            sv="Den som bor ensam räknas aldrig som trångbodd. Småhus och specialbostäder, som studentbostäder, ingår inte.",
            en="Nobody who lives alone counts as crowded. Houses and special housing, such as student flats, are not included.",
            nb="Den som bor alene, regnes aldri som trangbodd. Småhus og spesialboliger, som studentboliger, inngår ikke.",
        ),
        direction="low",
        goal=11,
    ),
    key_figure(
        "housing_market_verdict",
        "U30446",
        theme="housing",
        title=Text(
            sv="Kommunens bedömning av bostadsmarknaden (0 underskott, 1 balans, 2 överskott)",
            en="The municipality's own verdict on its housing market (0 shortage, 1 balance, 2 surplus)",
            nb="Kommunens vurdering av boligmarkedet (0 underskudd, 1 balanse, 2 overskudd)",
        ),
        meaning=Text(
            sv="Vad kommunen själv svarade om hela kommunen i Boverkets bostadsmarknadsenkät.",
            en="What the municipality itself answered for the whole municipality in the National Board of Housing's survey.",
            nb="Hva kommunen selv svarte for hele kommunen i Boverkets boligmarkedsundersøkelse.",
        ),
        caveat=Text(
            sv="En bedömning, inte en mätning. Underskott kan bero på att många vill flytta dit; överskott "
            "säger inte att bostäderna passar dem som söker. 2013 löd svaret ”i stort sett balans”.",
            en="A judgement, not a measurement. A shortage may come of many wanting to move there; a surplus does not say that "
            "the dwellings suit those who look. In 2013 the answer read “by and large balance”.",
            nb="En vurdering, ikke en måling. Underskudd kan skyldes at mange vil flytte dit; overskudd sier "
            "ikke at boligene passer dem som søker. I 2013 lød svaret «stort sett balanse».",
        ),
        unit="verdict",
        direction=None,
        weight=None,
    ),
    key_figure(
        "holiday_homes_per_1000",
        "N07911",
        theme="housing",
        title=Text(
            sv="Fritidshus per 1 000 invånare",
            en="Holiday homes per 1,000 inhabitants",
            nb="Fritidsboliger per 1 000 innbyggere",
        ),
        meaning=Text(
            sv="Småhus utan någon folkbokförd den 1 januari, ägda av privatpersoner eller dödsbon, i förhållande till folkmängden.",
            en="Houses where nobody is registered on 1 January, owned by private people or estates, in relation to the population.",
            nb="Småhus uten noen folkeregistrert 1. januar, eid av privatpersoner eller dødsbo, i forhold til folketallet.",
        ),
        caveat=Text(
            sv="Även permanentbostäder där ingen är folkbokförd räknas; hus som ägs av företag räknas inte. "
            "Säger inget om hur ofta husen används.",
            en="Permanent houses where nobody is registered count too; houses owned by companies do not. Does not tell how often "
            "they are used.",
            nb="Også helårsboliger der ingen er folkeregistrert, regnes med; hus eid av foretak regnes ikke "
            "med. Sier ingenting om hvor ofte husene brukes.",
        ),
        unit="per_1000",
        direction=None,
        weight_is_base=True,
    ),
    key_figure(
        "completed_dwellings_per_1000",
        "N07916",
        theme="housing",
        title=Text(
            sv="Färdigställda bostäder per 1 000 invånare",
            en="Dwellings completed per 1,000 inhabitants",
            nb="Fullførte boliger per 1 000 innbyggere",
        ),
        meaning=Text(
            sv="Bostäder som färdigställdes under året i småhus och flerbostadshus, inklusive nettot av "
            "ombyggda flerbostadshus.",
            en="Dwellings completed in the year in houses and blocks of flats, with the net of rebuilt blocks.",
            nb="Boliger som ble fullført i løpet av året i småhus og blokker, inkludert nettoen av ombygde "
            "blokker.",
        ),
        caveat=Text(
            sv="Varierar mycket mellan åren i små kommuner. Fler är inte bättre där folkmängden minskar.",
            en="Varies a lot between years in small municipalities. More is not better where the population falls.",
            nb="Varierer mye mellom årene i små kommuner. Flere er ikke bedre der folketallet synker.",
        ),
        unit="tenths_per_1000",
        direction=None,
        weight_is_base=True,
    ),
    key_figure(
        "cooperative_price_sek_m2",
        "N07908",
        theme="housing",
        title=Text(
            sv="Pris på bostadsrätter",
            en="Price of cooperative dwellings (bostadsrätt)",
            nb="Pris på borettslagsboliger (bostadsrätt)",
        ),
        meaning=Text(
            sv="Genomsnittligt pris för bostadsrätter som såldes under året, per kvadratmeter.",
            en="Mean price of the cooperative dwellings sold in the year, per square metre.",
            nb="Gjennomsnittspris for borettslagsboliger solgt i løpet av året, per kvadratmeter.",
        ),
        caveat=Text(
            sv="Ytan är inte den sålda bostadens: priset delas med kommunens genomsnittliga yta, som antas "
            "oförändrad över åren. Löpande priser. Ett högt pris är en kostnad för köparen och en tillgång "
            "för ägaren.",
            en="The area is not that of the dwelling sold: the price is divided by the municipality's mean "
            "area, taken to be the same over the years. Current prices. A high price is a cost for buyers "
            "and an asset for owners.",
            nb="Arealet er ikke den solgte boligens: prisen deles på kommunens gjennomsnittlige areal, som "
            "antas uendret over årene. Løpende priser. En høy pris er en kostnad for kjøperen og en verdi "
            "for eieren.",
        ),
        unit="sek_m2",
        direction=None,
        weight="dwellings",
    ),
    key_figure(
        "house_price_sek_m2",
        "N07909",
        theme="housing",
        title=Text(sv="Pris på småhus", en="Price of houses", nb="Pris på småhus"),
        meaning=Text(
            sv="Pris per kvadratmeter för permanentbostäder i småhus som såldes under året, räknat på varje köp.",
            en="Price per square metre of permanent houses sold in the year, reckoned from each purchase.",
            nb="Pris per kvadratmeter for helårsboliger i småhus solgt i løpet av året, regnet ut fra hvert kjøp.",
        ),
        caveat=Text(
            sv="Definitionen av permanentbostad ändrades 2015, vilket kan störa jämförelser över tid. Löpande "
            "priser. Ett högt pris är en kostnad för köparen och en tillgång för ägaren.",
            en="The definition of a permanent house changed in 2015, which may disturb comparisons over time. "
            "Current prices. A high price is a cost for buyers and an asset for owners.",
            nb="Definisjonen av helårsbolig ble endret i 2015, noe som kan forstyrre sammenligninger over tid. "
            "Løpende priser. En høy pris er en kostnad for kjøperen og en verdi for eieren.",
        ),
        unit="sek_m2",
        direction=None,
        weight="dwellings",
    ),
)
