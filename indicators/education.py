"""Schooling: how it ends, and how much of it people have; from Kolada."""

from indicators.key_figures import key_figure
from translations import Text

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
            "matematik och minst fem andra ämnen.",
            en="Share of pupils in year 9, registered in the municipality, who passed Swedish, English, mathematics and at "
            "least five more subjects.",
            nb="Andel av elevene på 9. trinn, folkeregistrert i kommunen, med bestått i svensk, engelsk, matematikk og minst "
            "fem fag til.",
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
