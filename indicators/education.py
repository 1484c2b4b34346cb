"""Schooling: how it ends, and how much of it people have; results of schools, and key figures of Kolada."""

from indicators.coverage import WITH_LOCALITIES
from indicators.formulas import COUNT
from indicators.indicator import MUNICIPALITY, SMALLEST_BASE, Indicator
from indicators.key_figures import KOLADA, fed, key_figure
from loaders import skolverket_units, skolverket_year9
from translations import Text

_YEAR9 = {MUNICIPALITY: skolverket_year9.SOURCE.years}
_OF_SCHOOLS = Text(
    sv="Σ elever × skolans värde / Σ elever, över skolor vars värde inte är dolt",
    en="Σ pupils × the school's value / Σ pupils, over schools whose value is not withheld",
    nb="Σ elever × skolens verdi / Σ elever, over skoler der verdien ikke er skjult",
)
_WITHHELD = Text(
    sv="Gäller skolor i kommunen, inte elever som bor där: elever pendlar, främst i storstäderna. Läsåret 2024/25 "
    "saknar {withheld} av 1 714 skolor värde (få elever) och ingår inte; status ”beräknad” där någon fattas. "
    "Kommuner där färre än {base} elever kan räknas visas inte. Andra år är Koladas, där alla skolor ingår.",
    en="Of schools in the municipality, not of pupils who live there: pupils travel, most of all in the largest cities. In "
    "the school year 2024/25 {withheld} of 1,714 schools have no value (few pupils) and are left out; the status is "
    "“computed” where one is lacking. Municipalities where fewer than {base} pupils can be counted are not shown. Other "
    "years are Kolada's, with all schools.",
    nb="Gjelder skoler i kommunen, ikke elever som bor der: elever pendler, mest i storbyene. Skoleåret 2024/25 "
    "mangler {withheld} av 1 714 skoler verdi (få elever) og inngår ikke; status «beregnet» der noen mangler. "
    "Kommuner der færre enn {base} elever kan telles, vises ikke. Andre år er Koladas, der alle skoler inngår.",
)

INDICATORS = (
    key_figure(
        "low_education_25_64_pct",
        "N01984",
        theme="education",
        title=Text(
            sv="Förgymnasial utbildning, 25–64 år (Kolada)",
            en="Compulsory school as highest education, aged 25–64 (Kolada)",
            nb="Grunnskole som høyeste utdanning, 25–64 år (Kolada)",
        ),
        meaning=Text(
            sv="Andel av invånarna 25–64 år vars högsta utbildning är förgymnasial.",
            en="Share of inhabitants aged 25–64 whose highest education is below upper secondary.",
            nb="Andel av innbyggerne 25–64 år med grunnskole som høyeste utdanning.",
        ),
        caveat=Text(
            sv="Utbildning från utlandet kan vara ofullständigt känd. Åldersgruppen skiljer sig från "
            "”Förgymnasial utbildning, 16–74 år”.",
            en="Education from abroad may be known in part only. The age group differs from that of “Compulsory "
            "school as highest education, aged 16–74”.",
            nb="Utdanning fra utlandet kan være ufullstendig kjent. Aldersgruppen er en annen enn i «Grunnskole "
            "som høyeste utdanning, 16–74 år».",
        ),
        direction="low",
        comparable="not",
    ),
    key_figure(
        "eligible_vocational_pct",
        "N15428",
        theme="education",
        title=Text(
            sv="Behöriga till yrkesprogram efter årskurs 9",
            en="Eligible for a vocational programme after year 9",
            nb="Kvalifisert for yrkesfaglig program etter 9. trinn",
        ),
        meaning=Text(
            sv="Andel av eleverna i årskurs 9, folkbokförda i kommunen, med godkänt i svenska, engelska, "
            "matematik och minst fem andra ämnen. Var de går i skola spelar ingen roll (jämför ”i skolor i kommunen”).",
            en="Share of pupils in year 9, registered in the municipality, who passed Swedish, English, mathematics and at "
            "least five more subjects. Where they go to school does not matter (compare “in schools of the municipality”).",
            nb="Andel av elevene på 9. trinn, folkeregistrert i kommunen, med bestått i svensk, engelsk, matematikk og minst "
            "fem fag til. Hvor de går på skole, spiller ingen rolle (sammenlign «i skoler i kommunen»).",
        ),
        caveat=Text(
            sv="Året är det då läsåret slutar. Till och med 2011 räckte godkänt i tre ämnen: tidsseriebrott. "
            "Elever med okänd bakgrund ingår inte; i små kommuner med få elever varierar värdet mycket.",
            en="The year is that in which the school year ends. Up to 2011 three subjects were enough: the "
            "series breaks there. Pupils of unknown background are left out; in small municipalities with "
            "few pupils the value varies a lot.",
            nb="Året er det da skoleåret slutter. Til og med 2011 holdt det med tre fag: brudd i tidsserien. "
            "Elever med ukjent bakgrunn inngår ikke; i små kommuner med få elever varierer verdien mye.",
        ),
        direction="high",
        goal=4,
    ),
    Indicator(
        id="eligible_vocational_in_schools_pct",
        theme="education",
        title=Text(
            sv="Behöriga till yrkesprogram i skolor i kommunen",
            en="Eligible for a vocational programme, in schools of the municipality",
            nb="Kvalifisert for yrkesfaglig program, i skoler i kommunen",
        ),
        meaning=Text(
            sv="Andel av eleverna i årskurs 9 i skolor i kommunen, var de än bor, med godkänt i svenska, engelska, "
            "matematik och minst fem andra ämnen. (”Behöriga till yrkesprogram efter årskurs 9” gäller elever som bor i "
            "kommunen.)",
            en="Share of pupils in year 9 of schools in the municipality, wherever they live, who passed Swedish, English, "
            "mathematics and at least five more subjects. (“Eligible for a vocational programme after year 9” is of "
            "pupils who live in the municipality.)",
            nb="Andel av elevene på 9. trinn i skoler i kommunen, uansett hvor de bor, med bestått i svensk, engelsk, "
            "matematikk og minst fem fag til. («Kvalifisert for yrkesfaglig program etter 9. trinn» gjelder elever som "
            "bor i kommunen.)",
        ),
        formula=_OF_SCHOOLS,
        caveat=_WITHHELD.format(withheld="163", base=str(SMALLEST_BASE)),
        unit="pct",
        direction="high",
        weight="year9_pupils",
        years=_YEAR9,
        sources=("skolverket_year9", KOLADA),
        goal=4,
        feeds=(fed("N15424"),),
    ),
    Indicator(
        id="merit_value",
        theme="education",
        title=Text(
            sv="Meritvärde i årskurs 9, skolor i kommunen",
            en="Merit value in year 9, schools of the municipality",
            nb="Meritverdi på 9. trinn, skoler i kommunen",
        ),
        meaning=Text(
            sv="Genomsnittligt meritvärde, summan av de 17 bästa betygen (A = 20, E = 10; högst 340), för elever i årskurs 9 i "
            "skolor i kommunen, var de än bor.",
            en="Mean merit value, the sum of the 17 best marks (A = 20, E = 10; at most 340), of pupils in year 9 of schools in the "
            "municipality, wherever they live.",
            nb="Gjennomsnittlig meritverdi, summen av de 17 beste karakterene (A = 20, E = 10; høyst 340), for elever på 9. trinn i "
            "skoler i kommunen, uansett hvor de bor.",
        ),
        formula=_OF_SCHOOLS,
        caveat=Text(
            sv="{common} Landets medelvärde här gäller de kommuner som visas (228,7); med de övriga är det 228,6.",
            en="{common} The country's mean here is of the municipalities that are shown (228.7); with the others it is "
            "228.6.",
            nb="{common} Landets gjennomsnitt her gjelder de kommunene som vises (228,7); med de øvrige er det 228,6.",
        ).format(common=_WITHHELD.format(withheld="132", base=str(SMALLEST_BASE))),
        unit="merit",
        direction="high",
        weight="year9_pupils",
        years=_YEAR9,
        sources=("skolverket_year9", KOLADA),
        goal=4,
        feeds=(fed("N15504"),),
    ),
    Indicator(
        id="year9_pupils",
        theme="education",
        title=Text(
            sv="Elever i årskurs 9 med känt meritvärde",
            en="Pupils in year 9 whose merit value is known",
            nb="Elever på 9. trinn med kjent meritverdi",
        ),
        meaning=Text(
            sv="Elever i årskurs 9 i skolor i kommunen vars meritvärde är publicerat.",
            en="Pupils in year 9 of schools in the municipality whose merit value is published.",
            nb="Elever på 9. trinn i skoler i kommunen der meritverdien er publisert.",
        ),
        formula=COUNT,
        caveat=Text(
            sv="Läsåret 2024/25. I hela landet 123 118 elever; skolor med dolda värden ingår inte.",
            en="The school year 2024/25. 123,118 pupils in the whole country; schools with withheld values are left out.",
            nb="Skoleåret 2024/25. 123 118 elever i hele landet; skoler med skjulte verdier inngår ikke.",
        ),
        unit="people",
        direction=None,
        weight=None,
        years=_YEAR9,
        sources=("skolverket_year9",),
    ),
    Indicator(
        id="year9_schools_withheld_pct",
        theme="education",
        title=Text(
            sv="Skolor vars meritvärde är dolt",
            en="Schools whose merit value is withheld",
            nb="Skoler der meritverdien er skjult",
        ),
        meaning=Text(
            sv="Andel av skolorna med årskurs 9 i kommunen vars meritvärde inte är publicerat, oftast för att eleverna är få.",
            en="Share of the schools with a year 9 in the municipality whose merit value is not published, mostly because "
            "the pupils are few.",
            nb="Andel av skolene med 9. trinn i kommunen der meritverdien ikke er publisert, oftest fordi elevene er få.",
        ),
        formula=Text(
            sv="skolor utan värde / alla skolor med årskurs 9 × 100",
            en="schools without a value / all schools with a year 9 × 100",
            nb="skoler uten verdi / alle skoler med 9. trinn × 100",
        ),
        caveat=Text(
            sv="Läsåret 2024/25: 132 av 1 714 skolor. Hur många elever de har är oftast inte känt. Vägs med elever: en "
            "approximation.",
            en="The school year 2024/25: 132 of 1,714 schools. How many pupils they have is mostly unknown. Weighted by "
            "pupils: an approximation.",
            nb="Skoleåret 2024/25: 132 av 1 714 skoler. Hvor mange elever de har, er oftest ikke kjent. Vektes med "
            "elever: en tilnærming.",
        ),
        unit="pct",
        direction=None,
        weight="year9_pupils",
        years=_YEAR9,
        sources=("skolverket_year9",),
    ),
    Indicator(
        id="localities_with_school_pct",
        theme="education",
        title=Text(
            sv="Tätorter med grundskola",
            en="Localities with a compulsory school",
            nb="Tettsteder med grunnskole",
        ),
        meaning=Text(
            sv="Andel av kommunens tätorter (minst 200 invånare) som är postort för en grundskola i kommunen.",
            en="Share of the municipality's localities (at least 200 inhabitants) that are the postal town of a compulsory "
            "school in the municipality.",
            nb="Andel av kommunens tettsteder (minst 200 innbyggere) som er poststed for en grunnskole i kommunen.",
        ),
        formula=Text(
            sv="tätorter vars namn är postort för en skolenhet med någon av årskurserna 1–9 / alla tätorter × 100",
            en="localities whose name is the postal town of a unit with any of years 1–9 / all localities × 100",
            nb="tettsteder der navnet er poststed for en skoleenhet med noen av trinnene 1–9 / alle tettsteder × 100",
        ),
        caveat=Text(
            sv="Undre gräns, för sammanhang: 77 procent av skolorna har en postort som är en tätorts namn i kommunen; övriga "
            "kan ligga i en tätort med annan postort. Tätorter förs till kommunen där deras mitt ligger. Augusti 2020. "
            "Vägs med folkmängden: en approximation.",
            en="A lower bound, for context: the postal town of 77 per cent of the schools is the name of a locality in the "
            "municipality; the others may be in a locality with another postal town. A locality is of the municipality "
            "that its middle lies in. August 2020. Weighted by population: an approximation.",
            nb="En nedre grense, for sammenhengens skyld: 77 prosent av skolene har et poststed som er navnet på et tettsted "
            "i kommunen; de øvrige kan ligge i et tettsted med annet poststed. Tettsteder føres til kommunen der midten "
            "ligger. August 2020. Vektes med folketallet: en tilnærming.",
        ),
        unit="pct",
        direction=None,
        weight="population",
        years={MUNICIPALITY: skolverket_units.SOURCE.years},
        sources=("skolverket_units", "scb_localities"),
        covers=WITH_LOCALITIES,
    ),
    key_figure(
        "graduated_in_4_years_pct",
        "N17461",
        theme="education",
        title=Text(
            sv="Gymnasieexamen inom fyra år",
            en="Upper secondary diploma within four years",
            nb="Fullført videregående på fire år",
        ),
        meaning=Text(
            sv="Andel av eleverna, folkbokförda i kommunen, som började gymnasiet fyra år tidigare (även "
            "introduktionsprogram) och har fått examen.",
            en="Share of pupils registered in the municipality who started upper secondary school four years earlier "
            "(introductory programmes included) and have a diploma.",
            nb="Andel av elevene, folkeregistrert i kommunen, som begynte på videregående fire år tidligere (også "
            "introduksjonsprogram) og har fullført.",
        ),
        caveat=Text(
            sv="Elever utan svenskt personnummer vid starten ingår inte. IB-elever ingår inte från 2021. Kolada anger ingen "
            "dag för nästa publicering: det är inte säkert att nya år kommer.",
            en="Pupils without a Swedish personal number at the start are left out. Pupils of the International "
            "Baccalaureate are left out from 2021. Kolada gives no date of the next publication: new years may not "
            "come.",
            nb="Elever uten svensk personnummer ved starten inngår ikke. IB-elever inngår ikke fra 2021. Kolada oppgir "
            "ingen dato for neste publisering: det er ikke sikkert at nye år kommer.",
        ),
        direction="high",
        goal=4,
    ),
)
