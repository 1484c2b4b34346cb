"""The field's terms, each explained once: the glossary's page and the pages' own help take them from here."""

from dataclasses import dataclass

from indicators.catalogue import INDICATORS
from indicators.schemes import SCHEMES
from translations import Text


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term in one or two plain sentences.

    `id` is the word of the address; of an index of segregation it is the index's own.
    `pages` are those that use the term; `reference` is who has defined or proposed it, as
    author and year, and empty where the term is nobody's.
    """

    id: str
    title: Text
    meaning: Text
    pages: tuple[str, ...] = ()
    reference: str = ""


def _same(word: str) -> Text:
    return Text(sv=word, en=word, nb=word)


_THEMES = ("housing", "transport", "services", "jobs")


def _schemes() -> tuple[Term, ...]:
    """The schemes as their own declarations tell of them."""
    used = {"centrality": ("map",), "deso_class": ("inside", "holds")}
    every = ("overview", "map", "holds", "sources")
    return tuple(
        Term(
            id=scheme.id,
            title=scheme.title,
            meaning=scheme.note,
            pages=used.get(scheme.id, every),
        )
        for scheme in SCHEMES.values()
    )


_WHERE = (
    Term(
        id="rural",
        title=Text(sv="Landsbygd", en="Rural", nb="Landdistrikt"),
        meaning=Text(
            sv="Det finns ingen given gräns mellan stad och land. Här sägs alltid vilken indelning som gäller, och svaret kan bli ett annat med en annan.",
            en="There is no given line between town and country. Here it is always said by which scheme, and another scheme may give another answer.",
            nb="Det finnes ingen gitt grense mellom by og land. Her sies det alltid hvilken inndeling som gjelder, og svaret kan bli et annet med en annen.",
        ),
        pages=("overview", "map", "holds"),
    ),
    Term(
        id="scheme",
        title=Text(
            sv="Indelning i stad och land", en="Urban–rural scheme", nb="Inndeling i by og land"
        ),
        meaning=Text(
            sv="En indelning av kommunerna, eller av mindre områden, i klasser från mest stad till mest land. Klyftan räknas mellan klasserna i dess ändar.",
            en="A division of municipalities, or of smaller areas, into classes from most urban to most rural. The gap is that between the classes at its ends.",
            nb="En inndeling av kommunene, eller av mindre områder, i klasser fra mest by til mest land. Kløften regnes mellom klassene i endene.",
        ),
        pages=("overview", "map", "holds", "sources"),
    ),
    Term(
        id="locality",
        title=Text(sv="Tätort", en="Locality", nb="Tettsted"),
        meaning=Text(
            sv="Bebyggelse där husen ligger tätt och där minst 200 personer bor; Statistiska centralbyrån (SCB) avgränsar dem. Norge har sin egen definition.",
            en="A cluster of houses close to each other with at least 200 inhabitants, as delimited by Statistics Sweden (SCB). Norway has its own definition.",
            nb="Bebyggelse der husene ligger tett og der minst 200 personer bor; Statistiska centralbyrån (SCB) avgrenser dem. Norge har sin egen definisjon.",
        ),
        pages=("inside", "transport"),
    ),
    Term(
        id="regso",
        title=Text(
            sv="RegSO (regionalt statistikområde)",
            en="RegSO (regional statistical area)",
            nb="RegSO (regionalt statistikkområde)",
        ),
        meaning=Text(
            sv="SCB:s delområden i en kommun: hela landet i 3 363 områden (2020), satta samman av DeSO. Områden av 2020 och av 2025 blandas aldrig.",
            en="Statistics Sweden's areas within a municipality: 3,363 in the whole country (2020), put together of DeSO. Areas of 2020 and of 2025 are never joined.",
            nb="SCBs delområder i en kommune: 3 363 i hele landet (2020), satt sammen av DeSO. Områder fra 2020 og fra 2025 blandes aldri.",
        ),
        pages=("map", "segregation", "influence"),
    ),
    Term(
        id="deso",
        title=Text(
            sv="DeSO (demografiskt statistikområde)",
            en="DeSO (demographic statistical area)",
            nb="DeSO (demografisk statistikkområde)",
        ),
        meaning=Text(
            sv="SCB:s minsta områden för statistik: 5 984 i landet (2018), oftast med 700 till 2 700 invånare. Kodens femte tecken säger var i kommunen området ligger (A, B eller C).",
            en="Statistics Sweden's smallest areas for statistics: 5,984 in the country (2018), most with 700 to 2,700 inhabitants. The fifth character of the code tells where in the municipality the area lies (A, B or C).",
            nb="SCBs minste områder for statistikk: 5 984 i landet (2018), oftest med 700 til 2 700 innbyggere. Kodens femte tegn sier hvor i kommunen området ligger (A, B eller C).",
        ),
        pages=("map", "measure", "inside"),
    ),
    Term(
        id="square",
        title=Text(
            sv="Bebodd kilometerruta", en="Inhabited square kilometre", nb="Bebodd kilometerrute"
        ),
        meaning=Text(
            sv="En ruta om en gånger en kilometer där minst en person bor: 103 464 rutor (2024) av landets omkring 450 000 kvadratkilometer. Folk antas bo i rutans mitt.",
            en="A square of one by one kilometre in which somebody lives: 103,464 of them (2024), of the country's some 450,000 square kilometres. People are taken to live at its centre.",
            nb="En rute på én ganger én kilometer der noen bor: 103 464 ruter (2024) av landets rundt 450 000 kvadratkilometer. Folk antas å bo midt i ruten.",
        ),
        pages=("map", "services", "whatif"),
    ),
    Term(
        id="people_map",
        title=Text(sv="Befolkningskarta", en="People's map", nb="Befolkningskart"),
        meaning=Text(
            sv="En karta som bara färgar de kilometerrutor där någon bor, så att tom skog inte dominerar.",
            en="A map that colours only the square kilometres in which somebody lives, so that empty forest does not dominate.",
            nb="Et kart som bare farger de kilometerrutene der noen bor, slik at tom skog ikke dominerer.",
        ),
        pages=("map", "services"),
    ),
)

_NUMBERS = (
    Term(
        id="gap",
        title=Text(sv="Klyfta (gap)", en="Gap", nb="Kløft (gap)"),
        meaning=Text(
            sv="Medelvärdet i landsbygdsklasserna minus medelvärdet i stadsklasserna, vägt efter folk. Det står i måttets egen enhet; för procent i procentenheter.",
            en="The mean of the rural classes minus the mean of the urban ones, weighted by people. It is in the indicator's own unit; of percentages, in percentage points.",
            nb="Gjennomsnittet i landklassene minus gjennomsnittet i byklassene, vektet etter folk. Det står i målets egen enhet; for prosent i prosentpoeng.",
        ),
        pages=("overview", *_THEMES, "holds"),
    ),
    Term(
        id="weighted_mean",
        title=Text(sv="Vägt medelvärde", en="Weighted mean", nb="Vektet gjennomsnitt"),
        meaning=Text(
            sv="Ett medelvärde där varje område räknas efter hur många som bor där. Utan vikter skulle en kommun med 2 400 invånare räknas lika mycket som en med 980 000.",
            en="A mean in which each area counts by how many people it holds. Without weights a municipality of 2,400 inhabitants would count as much as one of 980,000.",
            nb="Et gjennomsnitt der hvert område teller etter hvor mange som bor der. Uten vekter ville en kommune med 2 400 innbyggere telle like mye som en med 980 000.",
        ),
        pages=("overview", *_THEMES, "inequality"),
    ),
    Term(
        id="points",
        title=Text(sv="Procentenhet", en="Percentage point", nb="Prosentpoeng"),
        meaning=Text(
            sv="Skillnaden mellan två procenttal: från 10 till 15 procent är fem procentenheter, men en ökning med hälften.",
            en="The difference between two percentages: from 10 to 15 percent is five percentage points, but a rise by half.",
            nb="Forskjellen mellom to prosenttall: fra 10 til 15 prosent er fem prosentpoeng, men en økning på halvparten.",
        ),
        pages=("overview", "map", "holds"),
    ),
    Term(
        id="interval",
        title=Text(
            sv="95 procents intervall (bootstrap)",
            en="95% interval (bootstrap)",
            nb="95 prosents intervall (bootstrap)",
        ),
        meaning=Text(
            sv="Områdena dras om slumpvis många gånger, och talet räknas om varje gång; intervallet rymmer de mittersta 95 procenten. Det visar hur mycket svaret hänger på vilka områden som råkar finnas.",
            en="The areas are drawn again at random many times, and the number is computed anew each time; the interval holds the middle 95 percent. It tells how much the answer hangs on which areas there happen to be.",
            nb="Områdene trekkes om tilfeldig mange ganger, og tallet regnes på nytt hver gang; intervallet rommer de midterste 95 prosentene. Det viser hvor mye svaret avhenger av hvilke områder som tilfeldigvis finnes.",
        ),
        pages=("overview", *_THEMES, "holds"),
        reference="Efron 1979",
    ),
    Term(
        id="chance",
        title=Text(
            sv="Går inte att skilja från slumpen",
            en="Not distinguishable from chance",
            nb="Kan ikke skilles fra tilfeldigheter",
        ),
        meaning=Text(
            sv="Intervallet rymmer noll, eller så ger slumpen ensam ett lika stort tal. Det är ett giltigt svar, inte ett misslyckande.",
            en="The interval holds zero, or chance alone gives as large a number. It is a valid answer, not a failure.",
            nb="Intervallet rommer null, eller tilfeldigheter alene gir et like stort tall. Det er et gyldig svar, ikke en feil.",
        ),
        pages=("holds", "measure", *_THEMES),
    ),
    Term(
        id="estimate",
        title=Text(sv="Uppskattning", en="Estimate", nb="Anslag"),
        meaning=Text(
            sv="Ett tal som är beräknat med antaganden; definitionen under det säger vilka.",
            en="A number that is computed with assumptions; the definition below it says which.",
            nb="Et tall som er beregnet med antakelser; definisjonen under det sier hvilke.",
        ),
        pages=("services", "transport", "whatif"),
    ),
    Term(
        id="withheld",
        title=Text(sv="Dold uppgift", en="Withheld value", nb="Skjult tall"),
        meaning=Text(
            sv="Värdet visas inte: utgivaren har dolt det, eller så bygger det på färre än 50 personer eller bostäder. Dolt är aldrig noll, och räknas inte fram ur summor.",
            en="The value is not shown: the publisher has withheld it, or it rests on fewer than 50 people or dwellings. Withheld is never zero, and is not worked out from totals.",
            nb="Verdien vises ikke: utgiveren har skjult den, eller den bygger på færre enn 50 personer eller boliger. Skjult er aldri null, og regnes ikke ut av summer.",
        ),
        pages=("map", "measure", "sources"),
    ),
    Term(
        id="cell_key",
        title=Text(sv="Cell Key-metoden", en="Cell Key method", nb="Cell Key-metoden"),
        meaning=Text(
            sv="Små slumptal som SCB lägger till antal från referensår 2025, för att skydda enskilda. Delar behöver inte gå ihop med summan, och åren före och efter är ett brott i serien.",
            en="Small random whole numbers that Statistics Sweden adds to counts from reference year 2025, to protect individuals. Parts need not add up to the total, and the years before and after make a break in the series.",
            nb="Små tilfeldige heltall som SCB legger til antall fra referanseår 2025, for å beskytte enkeltpersoner. Deler trenger ikke å gå opp med summen, og årene før og etter er et brudd i serien.",
        ),
        pages=("measure", "sources"),
        reference="Fraser & Wooton 2005",
    ),
    Term(
        id="break",
        title=Text(sv="Tidsseriebrott", en="Break in a series", nb="Brudd i en serie"),
        meaning=Text(
            sv="Ett år då sättet att mäta ändrades. Ett hopp just där är ingen förändring i verkligheten; i diagrammen är det en streckad linje.",
            en="A year in which the way of measuring changed. A step just there is no change in reality; in the charts it is a dashed line.",
            nb="Et år da målemåten ble endret. Et hopp akkurat der er ingen endring i virkeligheten; i diagrammene er det en stiplet linje.",
        ),
        pages=("jobs", "map"),
    ),
    Term(
        id="survey",
        title=Text(sv="Enkätsvar", en="Survey answer", nb="Svar i spørreundersøkelse"),
        meaning=Text(
            sv="Andelen av dem som svarade. De som inte svarade kan tycka annorlunda.",
            en="The share of those who answered. Those who did not may think otherwise.",
            nb="Andelen av dem som svarte. De som ikke svarte, kan mene noe annet.",
        ),
        pages=("influence", "services"),
    ),
    Term(
        id="snapshot",
        title=Text(
            sv="Inbäddade data (ögonblicksbild)",
            en="Embedded snapshot",
            nb="Innebygde data (øyeblikksbilde)",
        ),
        meaning=Text(
            sv="De uppgifter som följer med Klyftkartan. De räcker för allt som visas utan nätverk, och varje fil har en kontrollsumma.",
            en="The data that come with Klyftkartan. They suffice for everything that is shown without a network, and each file has a checksum.",
            nb="Dataene som følger med Klyftkartan. De er nok til alt som vises uten nettverk, og hver fil har en kontrollsum.",
        ),
        pages=("sources",),
    ),
    Term(
        id="refresh",
        title=Text(sv="Uppdatering", en="Refresh", nb="Oppdatering"),
        meaning=Text(
            sv="Nyare uppgifter hämtas från utgivarna när någon ber om det. De lägger till år och mått. Bara där det inbäddade täcker en del av landet visas hela landet i stället, och nyare gränser ritas.",
            en="Newer figures are fetched from the publishers when somebody asks for it. They add years and indicators. Only where the embedded figures cover a part of the country is the whole country shown instead, and newer outlines are drawn.",
            nb="Nyere tall hentes fra utgiverne når noen ber om det. De legger til år og mål. Bare der det innebygde dekker en del av landet, vises hele landet i stedet, og nyere grenser tegnes.",
        ),
        pages=("sources",),
    ),
)

_SEGREGATION = (
    Term(
        id="relational",
        title=Text(
            sv="Relationell segregation", en="Relational segregation", nb="Relasjonell segregasjon"
        ),
        meaning=Text(
            sv="En kommun är *segregerad i relationell mening* när den har både områden med socioekonomiska utmaningar (typ 1–2) och områden med goda förutsättningar (typ 4–5). Det är en egenskap hos helheten, inte hos ett av områdena.",
            en="A municipality is *segregated in the relational sense* when it holds both areas with socio-economic challenges (types 1–2) and areas with good conditions (types 4–5). It is a property of the whole, not of one of its areas.",
            nb="En kommune er *segregert i relasjonell forstand* når den har både områder med sosioøkonomiske utfordringer (type 1–2) og områder med gode forutsetninger (type 4–5). Det er en egenskap ved helheten, ikke ved ett av områdene.",
        ),
        pages=("segregation",),
    ),
    Term(
        id="area_type",
        title=Text(
            sv="Områdestyp 1–5 (SCB)",
            en="Area type 1–5 (Statistics Sweden)",
            nb="Områdetype 1–5 (SCB)",
        ),
        meaning=Text(
            sv="Från 1, stora socioekonomiska utmaningar, till 5, mycket goda förutsättningar. Typen är relativ: den utgår från årets medelvärde och spridning i hela landet.",
            en="From 1, major socio-economic challenges, to 5, very good conditions. The type is relative: it goes by the year's mean and spread in the whole country.",
            nb="Fra 1, store sosioøkonomiske utfordringer, til 5, svært gode forhold. Typen er relativ: den går ut fra årets gjennomsnitt og spredning i hele landet.",
        ),
        pages=("segregation", "map"),
        reference="SCB",
    ),
    Term(
        id="dissimilarity",
        title=Text(sv="Olikhet D", en="Dissimilarity D", nb="Ulikhet D"),
        meaning=Text(
            sv="Den andel av gruppen som skulle behöva flytta för att alla områden ska vara lika. 0: alla är lika; 1: inget område delas.",
            en="The share of the group that would have to move for all areas to be alike. 0: all are alike; 1: no area is shared.",
            nb="Den andelen av gruppen som måtte flytte for at alle områder skal være like. 0: alle er like; 1: ingen områder deles.",
        ),
        pages=("measure", "own"),
        reference="Massey & Denton 1988",
    ),
    Term(
        id="gini",
        title=Text(sv="Gini G (segregation)", en="Gini G (segregation)", nb="Gini G (segregasjon)"),
        meaning=Text(
            sv="Hur mycket gruppens andel i medeltal skiljer sig mellan två personers områden, mot vad den som mest kunde. 0 till 1.",
            en="How much the group's share differs on average between two people's areas, against the most that it could. 0 to 1.",
            nb="Hvor mye gruppens andel i gjennomsnitt er forskjellig mellom to personers områder, mot det den høyst kunne. 0 til 1.",
        ),
        pages=("measure", "own"),
        reference="Massey & Denton 1988",
    ),
    Term(
        id="atkinson",
        title=Text(
            sv="Atkinson A (segregation)",
            en="Atkinson A (segregation)",
            nb="Atkinson A (segregasjon)",
        ),
        meaning=Text(
            sv="Ojämnhet där områden med hög och låg andel väger lika (b = 0,5). 0 till 1.",
            en="Unevenness in which areas with high and low shares weigh alike (b = 0.5). 0 to 1.",
            nb="Ujevnhet der områder med høy og lav andel veier likt (b = 0,5). 0 til 1.",
        ),
        pages=("measure", "own"),
        reference="James & Taeuber 1985",
    ),
    Term(
        id="entropy",
        title=Text(sv="Entropi", en="Entropy", nb="Entropi"),
        meaning=Text(
            sv="Ett mått på blandning: 0 när alla tillhör samma grupp, störst när grupperna är lika stora.",
            en="A measure of mixture: 0 when all belong to one group, largest when the groups are of the same size.",
            nb="Et mål på blanding: 0 når alle hører til samme gruppe, størst når gruppene er like store.",
        ),
        pages=("measure",),
        reference="Reardon & Firebaugh 2002",
    ),
    Term(
        id="entropy_index",
        title=Text(
            sv="Informationsteoretiskt H", en="Information theory H", nb="Informasjonsteoretisk H"
        ),
        meaning=Text(
            sv="Hur mycket mindre blandade områdena är än helheten, mätt med entropi, gruppen mot alla andra. 0 till 1.",
            en="How much less mixed the areas are than the whole, by entropy, the group against everyone else. 0 to 1.",
            nb="Hvor mye mindre blandet områdene er enn helheten, målt med entropi, gruppen mot alle andre. 0 til 1.",
        ),
        pages=("measure", "own"),
        reference="Reardon & Firebaugh 2002",
    ),
    Term(
        id="eta_squared",
        title=Text(sv="Eta i kvadrat", en="Eta squared", nb="Eta i annen"),
        meaning=Text(
            sv="Isolering utöver gruppens andel av alla. 0 till 1.",
            en="Isolation beyond the group's share of all. 0 to 1.",
            nb="Isolasjon utover gruppens andel av alle. 0 til 1.",
        ),
        pages=("measure", "own"),
        reference="Massey & Denton 1988",
    ),
    Term(
        id="isolation",
        title=Text(sv="Isolering xPx", en="Isolation xPx", nb="Isolasjon xPx"),
        meaning=Text(
            sv="Gruppens andel i det område där dess medlemmar i medeltal bor. Från gruppens andel av alla till 1: en stor grupp har hög isolering även utan segregation.",
            en="The group's share in the area of its average member. From the group's share of all to 1: a large group has high isolation even without segregation.",
            nb="Gruppens andel i området der medlemmene i gjennomsnitt bor. Fra gruppens andel av alle til 1: en stor gruppe har høy isolasjon også uten segregasjon.",
        ),
        pages=("measure", "own"),
        reference="Massey & Denton 1988",
    ),
    Term(
        id="exposure",
        title=Text(sv="Exponering xPy", en="Exposure xPy", nb="Eksponering xPy"),
        meaning=Text(
            sv="De andras andel i det område där gruppens medlemmar i medeltal bor. 1 minus isolering.",
            en="The others' share in the area of the group's average member. 1 minus isolation.",
            nb="De andres andel i området der gruppens medlemmer i gjennomsnitt bor. 1 minus isolasjon.",
        ),
        pages=("measure", "own"),
        reference="Massey & Denton 1988",
    ),
    Term(
        id="information_theory",
        title=Text(
            sv="Informationsteoretiskt H, alla grupper",
            en="Information theory H, all groups",
            nb="Informasjonsteoretisk H, alle grupper",
        ),
        meaning=Text(
            sv="Hur mycket mindre blandade områdena är än helheten, mätt med alla gruppers entropi. 0 till 1.",
            en="How much less mixed the areas are than the whole, by the entropy of all groups. 0 to 1.",
            nb="Hvor mye mindre blandet områdene er enn helheten, målt med entropien til alle grupper. 0 til 1.",
        ),
        pages=("measure", "own"),
        reference="Reardon & Firebaugh 2002",
    ),
    Term(
        id="multigroup_dissimilarity",
        title=Text(
            sv="Olikhet D, alla grupper",
            en="Dissimilarity D, all groups",
            nb="Ulikhet D, alle grupper",
        ),
        meaning=Text(
            sv="Den andel av folket som skulle behöva flytta, mot hur många det vore om alla grupper bodde helt åtskilda. 0 till 1.",
            en="The share of people that would have to move, against what it would be with all groups fully apart. 0 to 1.",
            nb="Den andelen av folket som måtte flytte, mot hvor mange det ville være om alle grupper bodde helt atskilt. 0 til 1.",
        ),
        pages=("measure", "own"),
        reference="Reardon & Firebaugh 2002",
    ),
    Term(
        id="rank_order_information",
        title=Text(
            sv="Rangordnad H för ordnade grupper",
            en="Rank-order H of ordered groups",
            nb="Rangordnet H for ordnede grupper",
        ),
        meaning=Text(
            sv="Segregation efter något som har en ordning och är känt i klasser, till exempel inkomst. 0 till 1.",
            en="Segregation by something that has an order and is known in classes, such as income. 0 to 1.",
            nb="Segregasjon etter noe som har en rekkefølge og er kjent i klasser, for eksempel inntekt. 0 til 1.",
        ),
        pages=("measure", "own"),
        reference="Reardon 2011",
    ),
    Term(
        id="corrected",
        title=Text(
            sv="Slumpkorrigerat index",
            en="Index corrected for chance",
            nb="Indeks korrigert for tilfeldighet",
        ),
        meaning=Text(
            sv="Små områden ger ett index över noll också när ingen segregation finns. Korrigeringen drar bort det som slumpen ensam skulle ge.",
            en="Small areas give an index above zero even where there is no segregation. The correction takes away what chance alone would give.",
            nb="Små områder gir en indeks over null også når det ikke finnes segregasjon. Korrigeringen trekker fra det tilfeldigheter alene ville gi.",
        ),
        pages=("measure", "own"),
        reference="Carrington & Troske 1997; Allen et al. 2015",
    ),
    Term(
        id="spatial_information",
        title=Text(
            sv="Rumsligt H över avstånd",
            en="Spatial H over distance",
            nb="Romlig H over avstand",
        ),
        meaning=Text(
            sv="H räknat på varje områdes omgivning i stället för på området självt. Det som finns kvar på långt håll är segregation mellan hela stadsdelar.",
            en="H computed for each area's surroundings rather than the area itself. What remains far out is segregation of whole districts.",
            nb="H regnet på hvert områdes omgivelser i stedet for på området selv. Det som er igjen på lang avstand, er segregasjon mellom hele bydeler.",
        ),
        pages=("measure",),
        reference="Reardon & O'Sullivan 2004",
    ),
    Term(
        id="morans_i",
        title=_same("Morans I"),
        meaning=Text(
            sv="Om områden med liknande andelar ligger intill varandra. Omkring 0: andelarna ligger huller om buller; mot 1: lika intill lika; under 0: olika intill olika.",
            en="Whether areas with like shares lie beside each other. About 0: the shares are scattered; towards 1: like beside like; below 0: unlike beside unlike.",
            nb="Om områder med liknende andeler ligger ved siden av hverandre. Rundt 0: andelene ligger hulter til bulter; mot 1: likt ved siden av likt; under 0: ulikt ved siden av ulikt.",
        ),
        pages=("measure",),
        reference="Moran 1950; Anselin 1995",
    ),
    Term(
        id="location_quotient",
        title=Text(sv="Lokaliseringskvot", en="Location quotient", nb="Lokaliseringskvotient"),
        meaning=Text(
            sv="Gruppens andel i ett område genom dess andel i hela kommunen eller landet. Över 1: området har mer än sin del.",
            en="The group's share in an area over its share in the whole municipality or country. Above 1: the area has more than its part.",
            nb="Gruppens andel i et område delt på andelen i hele kommunen eller landet. Over 1: området har mer enn sin del.",
        ),
    ),
    Term(
        id="votes_spread",
        title=Text(
            sv="Röstskillnad mellan områden",
            en="Difference in votes between areas",
            nb="Forskjell i stemmer mellom områder",
        ),
        meaning=Text(
            sv="Hur mycket ett partis andel i medeltal skiljer sig mellan två områden i samma kommun. Inget håll är bättre.",
            en="How much a party's share differs on average between two areas of the same municipality. Neither end is better.",
            nb="Hvor mye et partis andel i gjennomsnitt er forskjellig mellom to områder i samme kommune. Ingen ende er bedre.",
        ),
        pages=("influence",),
    ),
)

_INCOME = (
    Term(
        id="theil",
        title=Text(sv="Theils T", en="Theil's T", nb="Theils T"),
        meaning=Text(
            sv="Ett mått på ojämlikhet som kan delas upp exakt i en del mellan grupper och en del inom dem. 0: alla har lika; det känner mest av höga värden.",
            en="A measure of inequality that splits exactly into a part between groups and a part within them. 0: all have the same; it is most sensitive to high values.",
            nb="Et mål på ulikhet som kan deles nøyaktig i en del mellom grupper og en del innenfor dem. 0: alle har likt; det er mest følsomt for høye verdier.",
        ),
        pages=("inequality",),
        reference="Theil 1967",
    ),
    Term(
        id="mld",
        title=Text(
            sv="Genomsnittlig logavvikelse (Theils L)",
            en="Mean log deviation (Theil's L)",
            nb="Gjennomsnittlig logavvik (Theils L)",
        ),
        meaning=Text(
            sv="Som Theils T, men känner mest av låga värden. 0: alla har lika.",
            en="Like Theil's T, but most sensitive to low values. 0: all have the same.",
            nb="Som Theils T, men mest følsomt for lave verdier. 0: alle har likt.",
        ),
        pages=("inequality",),
        reference="Theil 1967",
    ),
    Term(
        id="gini_income",
        title=Text(sv="Gini (inkomster)", en="Gini (incomes)", nb="Gini (inntekter)"),
        meaning=Text(
            sv="0 när alla har lika, 1 när en har allt. Mellan kommuner räknas det på medelvärden; inom en kommun är det Kolada som publicerar det.",
            en="0 when all have the same, 1 when one has everything. Between municipalities it is of means; within a municipality it is as published by Kolada.",
            nb="0 når alle har likt, 1 når én har alt. Mellom kommuner regnes det på gjennomsnitt; innenfor en kommune er det Kolada som publiserer det.",
        ),
        pages=("inequality", "jobs"),
    ),
    Term(
        id="palma",
        title=Text(sv="Palmaliknande kvot", en="Palma-like ratio", nb="Palma-lignende forhold"),
        meaning=Text(
            sv="Vad den tiondel av folket har som bor i kommunerna med högst medelvärde, genom vad de fyra tiondelarna i kommunerna med lägst har. 0,25 när alla är lika.",
            en="What the tenth of the people in the municipalities with the highest means has, over what the four tenths in those with the lowest have. 0.25 where all are alike.",
            nb="Det tidelen av folket i kommunene med høyest gjennomsnitt har, delt på det de fire tidelene i kommunene med lavest har. 0,25 når alle er like.",
        ),
        pages=("inequality",),
    ),
    Term(
        id="atkinson_income",
        title=Text(sv="Atkinson (inkomster)", en="Atkinson (incomes)", nb="Atkinson (inntekter)"),
        meaning=Text(
            sv="Den andel av det hela som man kunde avstå från utan att välfärden sjönk, om resten vore jämnt fördelad (ε = 1). 0: allt är jämnt.",
            en="The share of the whole that could be given up without loss of welfare if the rest were shared evenly (ε = 1). 0: all is even.",
            nb="Den andelen av det hele man kunne gi avkall på uten tap av velferd, dersom resten var jevnt fordelt (ε = 1). 0: alt er jevnt.",
        ),
        pages=("inequality",),
        reference="Atkinson 1970",
    ),
    Term(
        id="tax_base",
        title=Text(sv="Skattekraft", en="Tax base", nb="Skattegrunnlag"),
        meaning=Text(
            sv="Invånarnas beskattningsbara inkomster, per invånare. I 2023 års priser går åren att jämföra.",
            en="The taxable incomes of the inhabitants, per inhabitant. In the prices of 2023 the years can be compared.",
            nb="Innbyggernes skattbare inntekter, per innbygger. I 2023-priser kan årene sammenlignes.",
        ),
        pages=("inequality", "jobs"),
    ),
    Term(
        id="economic_standard",
        title=Text(
            sv="Låg ekonomisk standard", en="Low economic standard", nb="Lav økonomisk standard"
        ),
        meaning=INDICATORS["low_standard_pct"].meaning,
        pages=("jobs", "map"),
    ),
)

_ACCESS = (
    Term(
        id="straight_line",
        title=Text(sv="Avstånd fågelvägen", en="Straight-line distance", nb="Avstand i luftlinje"),
        meaning=Text(
            sv="Det kortaste avståndet över kartan, från kilometerrutans mitt. Vägen är längre, ibland mycket längre: en sjö räknas inte.",
            en="The shortest distance across the map, from the centre of the square kilometre. The way by road is longer, sometimes much longer: a lake does not count.",
            nb="Den korteste avstanden over kartet, fra midten av kilometerruten. Veien er lengre, noen ganger mye lengre: en innsjø teller ikke.",
        ),
        pages=("services", "whatif", "transport"),
    ),
    Term(
        id="cumulative",
        title=Text(
            sv="Antal inom räckhåll (kumulativ tillgång)",
            en="Number within reach (cumulative access)",
            nb="Antall innen rekkevidde (kumulativ tilgang)",
        ),
        meaning=Text(
            sv="Hur många ställen, avgångar eller arbetstillfällen som ligger inom ett visst avstånd.",
            en="How many places, departures or jobs lie within a given distance.",
            nb="Hvor mange steder, avganger eller arbeidsplasser som ligger innenfor en gitt avstand.",
        ),
        pages=("whatif", "transport"),
    ),
    Term(
        id="two_step",
        title=Text(
            sv="Tillgång med konkurrens (2SFCA)",
            en="Access with competition (2SFCA)",
            nb="Tilgang med konkurranse (2SFCA)",
        ),
        meaning=Text(
            sv="Varje ställe delas först lika mellan alla som når det; sedan läggs varje persons delar ihop. Talet faller där många delar på få.",
            en="Each place is first divided among all who can reach it; then each person's parts are summed. The number falls where many share few.",
            nb="Hvert sted deles først likt mellom alle som når det; så legges hver persons deler sammen. Tallet faller der mange deler på få.",
        ),
        pages=("services",),
        reference="Luo & Wang 2003; Luo & Qi 2009",
    ),
    Term(
        id="departures",
        title=Text(sv="Avgångar", en="Departures", nb="Avganger"),
        meaning=Text(
            sv="Hur många turer som lämnar ett hållplatsläge en bestämd veckodag. Samma hållplats på båda sidor av vägen räknas som en plats.",
            en="How many trips leave a stop place on a stated weekday. A stop on both sides of the road counts as one place.",
            nb="Hvor mange turer som forlater et stoppested på en bestemt ukedag. Samme holdeplass på begge sider av veien teller som ett sted.",
        ),
        pages=("transport", "whatif"),
    ),
    Term(
        id="sdg_11_2_1",
        title=Text(
            sv="Agenda 2030-mått 11.2.1", en="SDG indicator 11.2.1", nb="Bærekraftsindikator 11.2.1"
        ),
        meaning=Text(
            sv="FN:s mått: högst 500 meter längs gatan till en hållplats med låg kapacitet (buss), eller 1 kilometer till en med hög (tåg, tunnelbana, färja). Här räknas sträckan fågelvägen.",
            en="The UN's measure: at most 500 metres along streets to a stop of low capacity (bus), or 1 kilometre to one of high capacity (train, metro, ferry). Here the distance is a straight line.",
            nb="FNs mål: høyst 500 meter langs gaten til et stopp med lav kapasitet (buss), eller 1 kilometer til et med høy (tog, T-bane, ferge). Her regnes strekningen i luftlinje.",
        ),
        pages=("transport",),
        reference="UN-Habitat",
    ),
    Term(
        id="n07418",
        title=_same("N07418"),
        meaning=Text(
            sv="Koladas mått: högst 500 meter fågelvägen till en hållplats med minst en avgång i timmen, vardagar klockan 06–20. Ett strängare krav på turer än 11.2.1, och ett annat mått.",
            en="Kolada's measure: at most 500 metres in a straight line to a stop with at least one departure an hour, weekdays 06–20. It asks more of the service than 11.2.1, and is another measure.",
            nb="Koladas mål: høyst 500 meter i luftlinje til et stopp med minst én avgang i timen, hverdager kl. 06–20. Det stiller strengere krav til turer enn 11.2.1, og er et annet mål.",
        ),
        pages=("transport",),
        reference="Kolada",
    ),
    Term(
        id="on_demand",
        title=Text(sv="Anropsstyrd trafik", en="On-demand transport", nb="Bestillingstransport"),
        meaning=Text(
            sv="En tur som går när någon har bokat den. I kalkylen delas dess resor lika mellan alla i dess område.",
            en="A trip that runs when somebody has booked it. In the calculation its trips are shared alike by all in its zone.",
            nb="En tur som går når noen har bestilt den. I beregningen deles turene likt mellom alle i området.",
        ),
        pages=("whatif",),
    ),
    Term(
        id="medicine_agent",
        title=Text(sv="Apoteksombud", en="Medicine agent", nb="Medisinutsalg (apoteksombud)"),
        meaning=Text(
            sv="En butik eller liknande som lämnar ut beställda läkemedel där apotek saknas. Den är inget apotek och räknas för sig.",
            en="A shop or the like that hands out ordered medicines where there is no pharmacy. It is no pharmacy and is counted apart.",
            nb="En butikk eller lignende som utleverer bestilte legemidler der det ikke finnes apotek. Den er ikke et apotek og telles for seg.",
        ),
        pages=("services", "whatif"),
    ),
)

_HOMES = (
    Term(
        id="tenure",
        title=Text(sv="Upplåtelseform", en="Tenure", nb="Eieform"),
        meaning=Text(
            sv="På vilken rätt man bor: hyresrätt, bostadsrätt (andel i en förening som äger huset) eller äganderätt.",
            en="By what right one lives in a home: rented, cooperative (bostadsrätt, a share in the association that owns the house) or owned outright.",
            nb="Med hvilken rett man bor: leid, borettslag (bostadsrätt, andel i foreningen som eier huset) eller selveid.",
        ),
        pages=("housing",),
    ),
    Term(
        id="crowding",
        title=Text(sv="Trångboddhet", en="Crowding", nb="Trangboddhet"),
        meaning=INDICATORS["crowded_pct"].meaning,
        pages=("housing",),
    ),
    Term(
        id="market_verdict",
        title=Text(
            sv="Kommunens bedömning av bostadsmarknaden",
            en="The municipality's own market verdict",
            nb="Kommunens vurdering av boligmarkedet",
        ),
        meaning=Text(
            sv="Kommunens eget svar i en årlig enkät: underskott, balans eller överskott på bostäder. Det är ett omdöme, ingen mätning.",
            en="The municipality's own answer in a yearly survey: shortage, balance or surplus of homes. It is a judgement, not a measurement.",
            nb="Kommunens eget svar i en årlig undersøkelse: underskudd, balanse eller overskudd på boliger. Det er en vurdering, ingen måling.",
        ),
        pages=("housing",),
        reference="Boverket",
    ),
    Term(
        id="million_programme",
        title=Text(sv="Miljonprogrammet", en="Million programme", nb="Miljonprogrammet"),
        meaning=Text(
            sv="De omkring en miljon bostäder som byggdes i Sverige 1965–1974. Många står i förorter, men en stor del är småhus.",
            en="The about one million homes that were built in Sweden in 1965–1974. Many are in suburbs, but a large part are houses.",
            nb="De rundt én million boligene som ble bygd i Sverige 1965–1974. Mange står i forsteder, men en stor del er småhus.",
        ),
    ),
)

TERMS = {
    term.id: term
    for term in (
        *_WHERE,
        *_schemes(),
        *_NUMBERS,
        *_SEGREGATION,
        *_INCOME,
        *_ACCESS,
        *_HOMES,
    )
}
