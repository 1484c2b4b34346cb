"""Living alone, places to meet, and trust between people; from Kolada."""

from indicators.key_figures import key_figure, survey
from translations import Text

INDICATORS = (
    key_figure(
        "single_adult_households_pct",
        "N02942",
        theme="meeting",
        title=Text(
            sv="Ensamståendehushåll",
            en="Households of a single adult (ensamstående)",
            nb="Husholdninger med én enslig voksen (ensamstående)",
        ),
        meaning=Text(
            sv="Andel av alla hushåll den 31 december som är ensamståendehushåll.",
            en="Share of all households on 31 December whose adult is single (ensamstående).",
            nb="Andel av alle husholdninger 31. desember der den voksne er enslig (ensamstående).",
        ),
        caveat=Text(
            sv="Ensamstående är inte detsamma som ensamboende: i SCB:s hushållsregister är även en ensam "
            "förälder med barn ensamstående. Nyckeltalet skiljer dem inte åt, så det är inte andelen "
            "enpersonshushåll. Andel av hushåll, inte av människor.",
            en="A single adult need not live alone: in Statistics Sweden's household register a lone parent with children "
            "is ensamstående too. The key figure does not tell them apart, so it is not the share of one-person "
            "households. A share of households, not of people.",
            nb="Enslig er ikke det samme som aleneboende: i SCBs husholdningsregister er også en aleneforelder med barn "
            "ensamstående. Nøkkeltallet skiller dem ikke, så det er ikke andelen enpersonhusholdninger. Andel av "
            "husholdninger, ikke av mennesker.",
        ),
        direction=None,
    ),
    key_figure(
        "living_alone_65_plus_pct",
        "N01726",
        theme="meeting",
        title=Text(
            sv="Ensamboende, 65 år och äldre",
            en="Living alone, aged 65 and over",
            nb="Aleneboende, 65 år og eldre",
        ),
        meaning=Text(
            sv="Andel av invånarna 65 år och äldre som bor ensamma.",
            en="Share of inhabitants aged 65 and over who live alone.",
            nb="Andel av innbyggerne 65 år og eldre som bor alene.",
        ),
        caveat=Text(
            sv="Enligt folkbokföringen. Att bo ensam är inte detsamma som att vara ensam.",
            en="According to the population register. Living alone is not being lonely.",
            nb="Ifølge folkeregisteret. Å bo alene er ikke det samme som å være ensom.",
        ),
        direction=None,
    ),
    survey(
        "meeting_young_survey_pct",
        "N00591",
        theme="meeting",
        title=Text(
            sv="Bra ställen för unga att träffas (enkät)",
            en="Good places for the young to meet (survey)",
            nb="Gode møteplasser for unge (spørreundersøkelse)",
        ),
        question=Text(
            sv="utbudet av ställen i kommunen där unga kan träffas, till exempel fritidsgårdar",
            en="the places in the municipality where the young can meet, such as youth centres",
            nb="tilbudet av steder i kommunen der unge kan møtes, for eksempel fritidsklubber",
        ),
    ),
    survey(
        "meeting_old_survey_pct",
        "N00592",
        theme="meeting",
        title=Text(
            sv="Bra ställen för äldre att träffas (enkät)",
            en="Good places for the old to meet (survey)",
            nb="Gode møteplasser for eldre (spørreundersøkelse)",
        ),
        question=Text(
            sv="utbudet av ställen i kommunen där äldre kan träffas, till exempel träffpunkter",
            en="the places in the municipality where older people can meet, such as day centres",
            nb="tilbudet av steder i kommunen der eldre kan møtes, for eksempel eldresentre",
        ),
    ),
    survey(
        "trust_people_survey_pct",
        "N00666",
        theme="meeting",
        title=Text(
            sv="Man kan lita på människor (enkät)",
            en="People can be trusted (survey)",
            nb="Folk er til å stole på (spørreundersøkelse)",
        ),
        question=Text(
            sv="man i allmänhet kan lita på människor",
            en="whether people in general can be trusted",
            nb="man i alminnelighet kan stole på folk",
        ),
        answer=Text(
            sv="helt och hållet eller till stor del",
            en="wholly or to a large extent",
            nb="helt og holdent eller i stor grad",
        ),
    ),
    key_figure(
        "libraries_per_1000",
        "N09806",
        theme="meeting",
        title=Text(sv="Folkbibliotek", en="Public libraries", nb="Folkebibliotek"),
        meaning=Text(
            sv="Kommunens huvud- och filialbibliotek per 1 000 invånare.",
            en="The municipality's main and branch libraries per 1,000 inhabitants.",
            nb="Kommunens hoved- og filialbibliotek per 1 000 innbyggere.",
        ),
        caveat=Text(
            sv="Små kommuner får höga tal. Bokbussar och enskilda skolbibliotek räknas inte; kommuner som redovisat "
            "skolbibliotek i samma tal saknar värde.",
            en="Small municipalities get high figures. Mobile libraries and separate school libraries are not counted; "
            "municipalities that reported school libraries in the same number have no value.",
            nb="Små kommuner får høye tall. Bokbusser og egne skolebibliotek regnes ikke med; kommuner som har rapportert "
            "skolebibliotek i samme tall, mangler verdi.",
        ),
        unit="hundredths_per_1000",
        direction="high",
        weight_is_base=True,
    ),
    key_figure(
        "library_hours_week",
        "N09808",
        theme="meeting",
        title=Text(
            sv="Bibliotekets öppettid", en="Library opening hours", nb="Bibliotekets åpningstid"
        ),
        meaning=Text(
            sv="Timmar i veckan, en vanlig vintervecka, då biblioteket med längst öppettid i kommunen är öppet.",
            en="Hours a week, in an ordinary week of winter, at the municipality's library that is open longest.",
            nb="Timer i uken, en vanlig vinteruke, ved det biblioteket i kommunen som er lengst åpent.",
        ),
        caveat=Text(
            sv="Meröppet (utan personal) och timmar med begränsad service ingår. Ett enda bibliotek: säger inget om filialerna.",
            en="Hours without staff and with reduced service count. One library only: it tells nothing of the branches.",
            nb="Meråpent (uten personale) og timer med redusert service inngår. Ett enkelt bibliotek: sier ingenting om filialene.",
        ),
        unit="hours_week",
        direction="high",
    ),
)
