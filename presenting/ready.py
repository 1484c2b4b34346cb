"""The ready-made stories, in three languages.

The numbers in them stand in braces: they are filled in from the figures when a
story is told, so that a sentence says what its page shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from presenting.story import Step, Story
from translations import Text, message

SKURUP, GOTEBORG, OSTERSUND = "1264", "1480", "2380"
# A place in each municipality that the map of "What if" would suggest, as that page's address writes it.
RYDSGARD, NEAR_OSTERSUND = "pharmacy:6144500:411500", "pharmacy:6985500:482500"
MEASURED = (GOTEBORG, "0180", "1280", SKURUP)


@dataclass(frozen=True, kw_only=True)
class StepText:
    """A step in three languages; `highlight` is a heading in the pages' own English words, or one of story.KINDS."""

    page: str
    heading: Text
    sentence: Text
    notes: Text
    words: tuple[tuple[str, str], ...] = ()
    highlight: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadyMade:
    """A ready-made story: its word in the address, its title, what it tells, and its steps."""

    id: str
    title: Text
    about: Text
    steps: tuple[StepText, ...]

    def told(self, language: str, numbers: Mapping[str, str]) -> Story:
        """The story in a language, with its `numbers` filled in; KeyError for one that is not given."""
        steps = tuple(_step(told, language, numbers) for told in self.steps)
        return Story(title=self.title[language], steps=steps, language=language)


def _step(step: StepText, language: str, numbers: Mapping[str, str]) -> Step:
    return Step(
        page=step.page,
        words=step.words,
        heading=step.heading[language].format(**numbers),
        sentence=step.sentence[language].format(**numbers),
        highlight=message(step.highlight, language) if step.highlight else "",
        notes=step.notes[language].format(**numbers),
    )


_SEGREGATION = ReadyMade(
    id="segregation",
    title=Text(sv="Är Sverige segregerat?", en="Is Sweden segregated?", nb="Er Sverige segregert?"),
    about=Text(
        sv="Vad ordet betyder här, hur många kommuner det gäller, och vad siffrorna inte säger.",
        en="What the word means here, how many municipalities it concerns, and what the numbers do not say.",
        nb="Hva ordet betyr her, hvor mange kommuner det gjelder, og hva tallene ikke sier.",
    ),
    steps=(
        StepText(
            page="segregation",
            heading=Text(
                sv="Vad menas med segregerat?",
                en="What does segregated mean?",
                nb="Hva menes med segregert?",
            ),
            sentence=Text(
                sv="En kommun är segregerad när den har både områden med socioekonomiska utmaningar och områden med "
                "goda förutsättningar. Det är en egenskap hos helheten, inte hos ett av områdena.",
                en="A municipality is segregated when it has both areas with socio-economic challenges and areas with "
                "good conditions. It is a property of the whole, not of one of the areas.",
                nb="En kommune er segregert når den har både områder med sosioøkonomiske utfordringer og områder med "
                "gode forutsetninger. Det er en egenskap ved helheten, ikke ved ett av områdene.",
            ),
            notes=Text(
                sv="Fråga först: hur många av landets kommuner tror ni att det gäller? Vänta på några svar innan ni "
                "vänder blad. Områdestyperna är SCB:s.",
                en="Ask first: how many of the country's municipalities do you think it concerns? Wait for a few "
                "answers before you turn. The area types are Statistics Sweden's.",
                nb="Spør først: hvor mange av landets kommuner tror dere det gjelder? Vent på noen svar før dere blar "
                "om. Områdetypene er SCBs.",
            ),
        ),
        StepText(
            page="segregation",
            highlight=":map",
            heading=Text(
                sv="{yes} av {all} kommuner",
                en="{yes} of {all} municipalities",
                nb="{yes} av {all} kommuner",
            ),
            sentence=Text(
                sv="Så många hade båda slagen av områden {year}: {share} av kommunerna. Där bor {people} av befolkningen. "
                "(SCB:s områdestyper {year}.)",
                en="So many had both kinds of areas in {year}: {share} of the municipalities. {people} of the population "
                "live there. (Statistics Sweden's area types, {year}.)",
                nb="Så mange hadde begge typene områder i {year}: {share} av kommunene. Der bor {people} av "
                "befolkningen. (SCBs områdetyper, {year}.)",
            ),
            notes=Text(
                sv="Typerna är jämförda med rikets medelvärde samma år: några områden hamnar alltid i typ 1–2. Var "
                "gränsen dras avgör hur knapp majoriteten är.",
                en="The types compare with the country's mean of the same year: some areas are always of types 1–2. "
                "Where the limit is drawn decides how narrow the majority is.",
                nb="Typene sammenlignes med landets gjennomsnitt samme år: noen områder havner alltid i type 1–2. Hvor "
                "grensen trekkes, avgjør hvor knapt flertallet er.",
            ),
        ),
        StepText(
            page="segregation",
            words=(("scheme", "degurba"),),
            highlight="By class",
            heading=Text(
                sv="I städer och på landsbygd",
                en="In cities and in the countryside",
                nb="I byer og på landsbygda",
            ),
            sentence=Text(
                sv="Båda slagen av områden finns i {cities} av städerna, {towns} av de mindre städerna och förorterna "
                "och {rural} av landsbygdskommunerna. (SCB {year}; urbaniseringsgrad {scheme_year}.)",
                en="Both kinds of areas are found in {cities} of the cities, {towns} of the towns and suburbs and {rural} "
                "of the rural municipalities. (Statistics Sweden {year}; degree of urbanisation {scheme_year}.)",
                nb="Begge typene områder finnes i {cities} av byene, {towns} av småbyene og forstedene og {rural} av "
                "landkommunene. (SCB {year}; urbaniseringsgrad {scheme_year}.)",
            ),
            notes=Text(
                sv="En liten kommun har få områden, och därmed mindre utrymme för båda slagen. Byt indelning på sidan om "
                "någon frågar.",
                en="A small municipality has few areas, and so less room for both kinds. Change the division on the page "
                "if somebody asks.",
                nb="En liten kommune har få områder, og dermed mindre rom for begge typene. Bytt inndeling på siden hvis "
                "noen spør.",
            ),
        ),
        StepText(
            page="segregation",
            words=(("area", GOTEBORG),),
            highlight="Göteborg",
            heading=Text(
                sv="En kommun: Göteborg", en="One municipality: Göteborg", nb="Én kommune: Göteborg"
            ),
            sentence=Text(
                sv="{good} av invånarna bor i områden med goda eller mycket goda förutsättningar, {mixed} i blandade "
                "områden och {challenges} i områden med utmaningar. (SCB {year}.)",
                en="{good} of the people live in areas with good or very good conditions, {mixed} in mixed areas and "
                "{challenges} in areas with challenges. (Statistics Sweden {year}.)",
                nb="{good} av innbyggerne bor i områder med gode eller svært gode forutsetninger, {mixed} i blandede "
                "områder og {challenges} i områder med utfordringer. (SCB {year}.)",
            ),
            notes=Text(
                sv="Börja med styrkorna. Siffrorna gäller områden, inte personer: i varje område bor människor i alla "
                "slags villkor.",
                en="Begin with the strengths. The numbers are about areas, not about persons: in every area there are "
                "people in all kinds of conditions.",
                nb="Begynn med styrkene. Tallene gjelder områder, ikke personer: i hvert område bor det mennesker under "
                "alle slags vilkår.",
            ),
        ),
        StepText(
            page="measure",
            words=(("group", "foreign_born"), ("municipalities", ",".join(MEASURED))),
            highlight="Dissimilarity: what is seen, and what chance alone would give",
            heading=Text(
                sv="Mer än slumpen?", en="More than chance?", nb="Mer enn tilfeldigheter?"
            ),
            sentence=Text(
                sv="I Göteborg är olikheten mellan födda utomlands och andra {seen} på en skala från 0 till 1. Slumpen "
                "ensam skulle ge {chance}. (SCB, RegSO, {measured}.)",
                en="In Göteborg the dissimilarity between people born abroad and others is {seen} on a scale from 0 to 1. "
                "Chance alone would give {chance}. (Statistics Sweden, RegSO, {measured}.)",
                nb="I Göteborg er ulikheten mellom utenlandsfødte og andre {seen} på en skala fra 0 til 1. "
                "Tilfeldigheter alene ville gitt {chance}. (SCB, RegSO, {measured}.)",
            ),
            notes=Text(
                sv="Talet är den andel av gruppen som skulle behöva flytta för att alla områden skulle bli lika. Det säger "
                "hur ojämnt, inte varför.",
                en="The number is the share of the group that would have to move for all areas to become alike. It says "
                "how uneven, not why.",
                nb="Tallet er den andelen av gruppen som måtte flytte for at alle områder skulle bli like. Det sier hvor "
                "ujevnt, ikke hvorfor.",
            ),
        ),
        StepText(
            page="inside",
            words=(("within", "lowest_income_quartile_pct"), ("area", GOTEBORG)),
            highlight=":chart",
            heading=Text(
                sv="Centralort och landsbygd i samma kommun",
                en="Centre and countryside of the same municipality",
                nb="Kommunesenter og landsbygd i samme kommune",
            ),
            sentence=Text(
                sv="Andelen i rikets lägsta inkomstfjärdedel är högre på landsbygden än i centralorten i {more} av {known} "
                "kommuner, och lägre i {less}. ({within_year}, uppskattning.)",
                en="The share in the country's lowest income quarter is higher in the countryside than in the centre in "
                "{more} of {known} municipalities, and lower in {less}. ({within_year}, estimate.)",
                nb="Andelen i landets laveste inntektsfjerdedel er høyere på landsbygda enn i kommunesenteret i {more} av "
                "{known} kommuner, og lavere i {less}. ({within_year}, anslag.)",
            ),
            notes=Text(
                sv="Skillnader finns alltså också inom kommunerna, och inte alltid åt det håll man väntar sig. Källan och "
                "reservationerna står längst ner på sidan.",
                en="So there are differences inside the municipalities too, and not always the way one expects. Source "
                "and caveats are at the end of the page.",
                nb="Det finnes altså forskjeller også inne i kommunene, og ikke alltid i den retningen man venter. Kilde "
                "og forbehold står nederst på siden.",
            ),
        ),
        StepText(
            page="inequality",
            words=(("indicator", "tax_base_2023_prices_sek"), ("scheme", "degurba")),
            heading=Text(
                sv="Mellan stad och land, eller inom?",
                en="Between town and country, or within?",
                nb="Mellom by og land, eller innenfor?",
            ),
            sentence=Text(
                sv="Av olikheten i skattekraft mellan kommuner ligger {between} mellan städer, mindre städer och landsbygd, "
                "och {rest} mellan kommuner av samma slag. (SCB {tax_year}, Theils index.)",
                en="Of the inequality in tax base between municipalities, {between} lies between cities, towns and "
                "countryside, and {rest} between municipalities of the same kind. (Statistics Sweden {tax_year}, Theil "
                "index.)",
                nb="Av ulikheten i skattegrunnlag mellom kommuner ligger {between} mellom byer, småbyer og landsbygd, og "
                "{rest} mellom kommuner av samme slag. (SCB {tax_year}, Theils indeks.)",
            ),
            notes=Text(
                sv="Olikheten inom kommunerna syns inte i de här siffrorna. Avsluta med en fråga: vad kan vi själva "
                "påverka?",
                en="Inequality inside the municipalities is not seen in these numbers. End with a question: what can we "
                "ourselves do something about?",
                nb="Ulikheten inne i kommunene synes ikke i disse tallene. Avslutt med et spørsmål: hva kan vi selv gjøre "
                "noe med?",
            ),
        ),
    ),
)

_PHARMACY = ReadyMade(
    id="pharmacy",
    title=Text(sv="Långt till apoteket", en="Far from the pharmacy", nb="Langt til apoteket"),
    about=Text(
        sv="Hur många har långt, var bor de, håller svaret, och vad skulle ett apotek till betyda?",
        en="How many have far to go, where do they live, does the answer hold, and what would one pharmacy more mean?",
        nb="Hvor mange har langt, hvor bor de, holder svaret, og hva ville ett apotek til bety?",
    ),
    steps=(
        StepText(
            page="services",
            words=(("service", "pharmacy"), ("km", "5"), ("scheme", "degurba")),
            heading=Text(sv="{beyond} människor", en="{beyond} people", nb="{beyond} mennesker"),
            sentence=Text(
                sv="Så många, {share} av befolkningen, har mer än 5 km fågelvägen till närmaste apotek. (Uppskattning; "
                "Pipos {year}, SCB 2024.)",
                en="So many, {share} of the population, have more than 5 km, as the crow flies, to the nearest pharmacy. "
                "(Estimate; Pipos {year}, Statistics Sweden 2024.)",
                nb="Så mange, {share} av befolkningen, har mer enn 5 km i luftlinje til nærmeste apotek. (Anslag; Pipos "
                "{year}, SCB 2024.)",
            ),
            notes=Text(
                sv="Vägen är oftast längre än fågelvägen. De allra flesta har nära: det är värt att säga först.",
                en="The way by road is usually longer than as the crow flies. Most people have a pharmacy near: that is "
                "worth saying first.",
                nb="Veien er som regel lengre enn luftlinjen. De aller fleste har kort vei: det er verdt å si først.",
            ),
        ),
        StepText(
            page="overview",
            words=(("scheme", "degurba"),),
            highlight="Services",
            heading=Text(sv="Stad och land", en="Town and country", nb="By og land"),
            sentence=Text(
                sv="I landsbygdskommuner har {rural} mer än 5 km till ett apotek, i städer och förorter {urban}. Skillnaden är "
                "{difference}. (Uppskattning {year}; urbaniseringsgrad.)",
                en="In rural municipalities {rural} have more than 5 km to a pharmacy, in cities, towns and suburbs {urban}. "
                "The difference is {difference}. (Estimate {year}; degree of urbanisation.)",
                nb="I landkommuner har {rural} mer enn 5 km til et apotek, i byer og forsteder {urban}. Forskjellen er "
                "{difference}. (Anslag {year}; urbaniseringsgrad.)",
            ),
            notes=Text(
                sv="Medelvärden över människor, inte över kommuner. Osäkerheten står i sidans text.",
                en="Means over people, not over municipalities. The uncertainty is in the text of the page.",
                nb="Gjennomsnitt over mennesker, ikke over kommuner. Usikkerheten står i teksten på siden.",
            ),
        ),
        StepText(
            page="map",
            words=(("indicator", "pharmacy_over_5km_pct"), ("map", "areas")),
            highlight=":map",
            heading=Text(
                sv="Kommun för kommun", en="Municipality by municipality", nb="Kommune for kommune"
            ),
            sentence=Text(
                sv="I {half} av {all} kommuner har mer än hälften av invånarna över 5 km till ett apotek. (Uppskattning "
                "{year}.)",
                en="In {half} of {all} municipalities more than half of the people have over 5 km to a pharmacy. "
                "(Estimate {year}.)",
                nb="I {half} av {all} kommuner har mer enn halvparten av innbyggerne over 5 km til et apotek. (Anslag "
                "{year}.)",
            ),
            notes=Text(
                sv="Kartan överdriver: de stora ytorna har få invånare. Nästa steg visar samma sak där det bor människor.",
                en="The map exaggerates: the large surfaces have few people. The next step shows the same where people "
                "live.",
                nb="Kartet overdriver: de store flatene har få innbyggere. Neste steg viser det samme der det bor "
                "mennesker.",
            ),
        ),
        StepText(
            page="map",
            words=(("indicator", "pharmacy_over_5km_pct"), ("map", "people")),
            highlight=":map",
            heading=Text(
                sv="Där det bor människor", en="Where people live", nb="Der det bor mennesker"
            ),
            sentence=Text(
                sv="Landets {squares} bebodda kvadratkilometer, utan den tomma skogen. (SCB, befolkning per ruta 2024.)",
                en="The country's {squares} inhabited square kilometres, without the empty forest. (Statistics Sweden, "
                "population by square 2024.)",
                nb="Landets {squares} bebodde kvadratkilometer, uten den tomme skogen. (SCB, befolkning per rute 2024.)",
            ),
            notes=Text(
                sv="Samma siffror, färre ytor. Låt bilden stå en stund.",
                en="The same numbers, fewer surfaces. Let the picture stand for a while.",
                nb="De samme tallene, færre flater. La bildet stå en stund.",
            ),
        ),
        StepText(
            page="holds",
            words=(("indicator", "pharmacy_over_5km_pct"),),
            highlight=":chart",
            heading=Text(sv="Håller svaret?", en="Does the answer hold?", nb="Holder svaret?"),
            sentence=Text(
                sv="{agreement} Skillnaden går från {least} till {most} beroende på hur landsbygd avgränsas. ({year}.)",
                en="{agreement} The difference goes from {least} to {most}, depending on how the countryside is "
                "delimited. ({year}.)",
                nb="{agreement} Forskjellen går fra {least} til {most}, avhengig av hvordan landsbygd avgrenses. "
                "({year}.)",
            ),
            notes=Text(
                sv="Vad som är landsbygd beror på vem som drar gränsen. Därför visas alla indelningar bredvid varandra.",
                en="What is countryside depends on who draws the line. That is why all divisions are shown side by side.",
                nb="Hva som er landsbygd, avhenger av hvem som trekker grensen. Derfor vises alle inndelinger ved siden "
                "av hverandre.",
            ),
        ),
        StepText(
            page="services",
            words=(("service", "pharmacy_or_agent"), ("km", "5"), ("scheme", "degurba")),
            highlight=":chart",
            heading=Text(
                sv="Apoteksombuden gör vägen kortare",
                en="Medicine agents make the way shorter",
                nb="Medisinutsalgene gjør veien kortere",
            ),
            sentence=Text(
                sv="Med ombuden inräknade har {share_agent} mer än 5 km, mot {share} utan dem. (Uppskattning; Pipos {year}.)",
                en="With agents counted, {share_agent} have more than 5 km, against {share} without them. (Estimate; Pipos "
                "{year}.)",
                nb="Med utsalgene medregnet har {share_agent} mer enn 5 km, mot {share} uten dem. (Anslag; Pipos {year}.)",
            ),
            notes=Text(
                sv="Ett ombud lämnar ut beställda läkemedel, ofta i en lanthandel. Det ersätter inte rådgivningen på ett "
                "apotek.",
                en="An agent hands out medicines that were ordered, often in a country shop. It does not replace the advice "
                "of a pharmacy.",
                nb="Et utsalg leverer ut bestilte legemidler, ofte i en landhandel. Det erstatter ikke rådgivningen på et "
                "apotek.",
            ),
        ),
        StepText(
            page="whatif",
            words=(
                ("area", OSTERSUND),
                ("place", "pharmacy"),
                ("places", NEAR_OSTERSUND),
                ("limit_km", "5"),
            ),
            highlight=":chart",
            heading=Text(
                sv="Om ett apotek öppnade i Östersunds kommun",
                en="If a pharmacy opened in the municipality of Östersund",
                nb="Om et apotek åpnet i Östersund kommune",
            ),
            sentence=Text(
                sv="På den plats som når flest skulle {gained} fler av kommunens {inhabitants} invånare få högst 5 km: från "
                "{before} till {after}. (Räkneexempel, fågelvägen; SCB 2024, Pipos {year}.)",
                en="At the place that reaches most people, {gained} more of the municipality's {inhabitants} people would "
                "come within 5 km: from {before} to {after}. (A worked example, as the crow flies; Statistics Sweden "
                "2024, Pipos {year}.)",
                nb="På det stedet som når flest, ville {gained} flere av kommunens {inhabitants} innbyggere få høyst 5 km: "
                "fra {before} til {after}. (Regneeksempel, luftlinje; SCB 2024, Pipos {year}.)",
            ),
            notes=Text(
                sv="Ett räkneexempel, inget förslag. Kartan på sidan låter er flytta apoteket eller pröva ett ombud.",
                en="A worked example, not a proposal. The map on the page lets you move the pharmacy or try an agent.",
                nb="Et regneeksempel, ikke et forslag. Kartet på siden lar dere flytte apoteket eller prøve et utsalg.",
            ),
        ),
    ),
)

_SKURUP = ReadyMade(
    id="skurup",
    title=Text(
        sv="Skurup: en liten ort nära en stor stad",
        en="Skurup: a small town near a big city",
        nb="Skurup: en liten by nær en stor by",
    ),
    about=Text(
        sv="En kommun i Skåne: vad den har, vad som skiljer sig inom den, och vad som kunde ändras.",
        en="A municipality in Skåne: what it has, what differs inside it, and what could be changed.",
        nb="En kommune i Skåne: hva den har, hva som er forskjellig inne i den, og hva som kunne endres.",
    ),
    steps=(
        StepText(
            page="map",
            words=(
                ("indicator", "population"),
                ("area", SKURUP),
                ("scheme", "skr"),
                ("map", "areas"),
            ),
            highlight=":map",
            heading=Text(
                sv="{inhabitants} invånare",
                en="{inhabitants} inhabitants",
                nb="{inhabitants} innbyggere",
            ),
            sentence=Text(
                sv="Så många bodde i Skurup {people_year}, mot {inhabitants_first} år {people_first}. SKR räknar kommunen "
                "till gruppen ”{group}”. (SCB.)",
                en="So many lived in Skurup in {people_year}, against {inhabitants_first} in {people_first}. SKR places the "
                "municipality in the group “{group}”. (Statistics Sweden.)",
                nb="Så mange bodde i Skurup i {people_year}, mot {inhabitants_first} i {people_first}. SKR regner kommunen "
                "til gruppen «{group}». (SCB.)",
            ),
            notes=Text(
                sv="Skurup ligger mellan Malmö och Ystad. Sök gärna upp publikens egen kommun på kartan efteråt.",
                en="Skurup lies between Malmö and Ystad. Feel free to look up the audience's own municipality afterwards.",
                nb="Skurup ligger mellom Malmö og Ystad. Søk gjerne opp publikums egen kommune på kartet etterpå.",
            ),
        ),
        StepText(
            page="segregation",
            words=(("area", SKURUP),),
            highlight="Skurup",
            heading=Text(
                sv="Områdena i Skurup",
                en="The areas of Skurup",
                nb="Områdene i Skurup",
            ),
            sentence=Text(
                sv="Av kommunens {areas} områden är {areas_good} av typen goda eller mycket goda förutsättningar, "
                "{areas_mixed} blandade och {areas_challenges} av typen utmaningar. (SCB {types_year}.)",
                en="Of the municipality's {areas} areas, {areas_good} are of the types with good or very good conditions, "
                "{areas_mixed} are mixed and {areas_challenges} are of the types with challenges. (Statistics Sweden "
                "{types_year}.)",
                nb="Av kommunens {areas} områder er {areas_good} av typen gode eller svært gode forutsetninger, "
                "{areas_mixed} blandede og {areas_challenges} av typen utfordringer. (SCB {types_year}.)",
            ),
            notes=Text(
                sv="Områdena är SCB:s regionala statistikområden (RegSO). Typen säger hur området står sig mot riket, "
                "inte hur det är att bo där.",
                en="The areas are Statistics Sweden's regional statistical areas (RegSO). The type says how the area "
                "compares with the country, not what it is like to live there.",
                nb="Områdene er SCBs regionale statistikkområder (RegSO). Typen sier hvordan området står seg mot landet, "
                "ikke hvordan det er å bo der.",
            ),
        ),
        StepText(
            page="housing",
            words=(("indicator", "dwellings_per_1000"), ("area", SKURUP), ("scheme", "skr")),
            highlight=":map",
            heading=Text(sv="Bostäderna", en="The homes", nb="Boligene"),
            sentence=Text(
                sv="Skurup hade {homes} bostäder per 1 000 invånare {homes_year}. Medianen i samma kommungrupp är "
                "{homes_group}, i landet {homes_all}. (SCB.)",
                en="Skurup had {homes} dwellings per 1,000 inhabitants in {homes_year}. The median of the same group of "
                "municipalities is {homes_group}, of the country {homes_all}. (Statistics Sweden.)",
                nb="Skurup hadde {homes} boliger per 1 000 innbyggere i {homes_year}. Medianen i samme kommunegruppe er "
                "{homes_group}, i landet {homes_all}. (SCB.)",
            ),
            notes=Text(
                sv="Få bostäder per invånare kan betyda stora hushåll eller brist; siffran säger inte vilket. Fritidshus "
                "räknas inte.",
                en="Few dwellings per inhabitant may mean large households or shortage; the number does not say which. "
                "Holiday homes are not counted.",
                nb="Få boliger per innbygger kan bety store husholdninger eller mangel; tallet sier ikke hvilken. "
                "Fritidshus regnes ikke med.",
            ),
        ),
        StepText(
            page="jobs",
            words=(("indicator", "wage_mean_tkr"), ("area", SKURUP), ("scheme", "skr")),
            highlight=":map",
            heading=Text(sv="Löneinkomsten", en="Wage income", nb="Lønnsinntekten"),
            sentence=Text(
                sv="Löneinkomsten var i medeltal {wage} {wage_year}, även de utan lön räknade; kommungruppens median är "
                "{wage_group}, landets {wage_all}. (SCB, uppskattning; prisnivån anges inte.)",
                en="The wage income was {wage} on average in {wage_year}, those without a wage counted too; the median of "
                "the group is {wage_group}, of the country {wage_all}. (Statistics Sweden, estimate; prices not stated.)",
                nb="Lønnsinntekten var i gjennomsnitt {wage} i {wage_year}, også de uten lønn regnet med; kommunegruppens "
                "median er {wage_group}, landets {wage_all}. (SCB, anslag; prisnivået oppgis ikke.)",
            ),
            notes=Text(
                sv="Det är inte vad en anställd tjänar: de utan lön räknas med, och åldrarna anges inte. Jämför med "
                "gruppen: en pendlingskommun mäts mot andra pendlingskommuner.",
                en="This is not what an employee earns: those without a wage count too, and the ages are not stated. "
                "Compare with the group: a commuting municipality is measured against others of its kind.",
                nb="Dette er ikke hva en ansatt tjener: de uten lønn regnes med, og aldrene oppgis ikke. Sammenlign med "
                "gruppen: en pendlerkommune måles mot andre pendlerkommuner.",
            ),
        ),
        StepText(
            page="inside",
            words=(("within", "cars_per_1000"), ("area", SKURUP)),
            highlight="Skurup",
            heading=Text(
                sv="En ort och en landsbygd",
                en="A town and a countryside",
                nb="Et tettsted og en landsbygd",
            ),
            sentence=Text(
                sv="I centralorten finns {cars_centre} bilar per 1 000 invånare, utanför orterna {cars_country}. ({cars_year}, "
                "uppskattning.)",
                en="In the centre there are {cars_centre} cars per 1,000 inhabitants, outside the localities {cars_country}. "
                "({cars_year}, estimate.)",
                nb="I kommunesenteret er det {cars_centre} biler per 1 000 innbyggere, utenfor tettstedene {cars_country}. "
                "({cars_year}, anslag.)",
            ),
            notes=Text(
                sv="Samma kommun, olika vardag. Tabellen under diagrammet har fler mått.",
                en="The same municipality, different everyday lives. The table below the chart has more measures.",
                nb="Samme kommune, ulik hverdag. Tabellen under diagrammet har flere mål.",
            ),
        ),
        StepText(
            page="holds",
            words=(("indicator", "pharmacy_over_5km_pct"), ("area", SKURUP)),
            highlight=":chart",
            heading=Text(
                sv="Apoteket: {pharmacy} har mer än 5 km",
                en="The pharmacy: {pharmacy} have more than 5 km",
                nb="Apoteket: {pharmacy} har mer enn 5 km",
            ),
            sentence=Text(
                sv="Kommungruppens median är {pharmacy_group}. Indelningarna räknar Skurup till staden: "
                "skillnaden mellan stad och land visar inte allt. (Uppskattning {pharmacy_year}.)",
                en="The median of the group is {pharmacy_group}. The divisions count Skurup as urban: the gap "
                "between town and country does not show everything. (Estimate {pharmacy_year}.)",
                nb="Kommunegruppens median er {pharmacy_group}. Inndelingene regner Skurup til byen: "
                "forskjellen mellom by og land viser ikke alt. (Anslag {pharmacy_year}.)",
            ),
            notes=Text(
                sv="Längst ner på sidan står vilken klass Skurup får i varje indelning.",
                en="At the end of the page you see which class Skurup has in each division.",
                nb="Nederst på siden står det hvilken klasse Skurup får i hver inndeling.",
            ),
        ),
        StepText(
            page="whatif",
            words=(
                ("area", SKURUP),
                ("place", "pharmacy"),
                ("places", RYDSGARD),
                ("limit_km", "5"),
            ),
            highlight=":chart",
            heading=Text(
                sv="Om ett apotek öppnade i Rydsgård",
                en="If a pharmacy opened in Rydsgård",
                nb="Om et apotek åpnet i Rydsgård",
            ),
            sentence=Text(
                sv="Då skulle {gained} fler av {inhabitants_squares} invånare få högst 5 km: från {before} till {after}. "
                "(Räkneexempel, fågelvägen; SCB 2024, Pipos {pharmacy_year}.)",
                en="Then {gained} more of {inhabitants_squares} people would come within 5 km: from {before} to {after}. (A "
                "worked example, as the crow flies; Statistics Sweden 2024, Pipos {pharmacy_year}.)",
                nb="Da ville {gained} flere av {inhabitants_squares} innbyggere få høyst 5 km: fra {before} til {after}. "
                "(Regneeksempel, luftlinje; SCB 2024, Pipos {pharmacy_year}.)",
            ),
            notes=Text(
                sv="Ett räkneexempel, inget förslag. Om ett apotek kan drivas där vet räkningen inte. Fråga: vad skulle ni "
                "själva pröva?",
                en="A worked example, not a proposal. Whether a pharmacy could be run there, the sum does not know. Ask: "
                "what would you try yourselves?",
                nb="Et regneeksempel, ikke et forslag. Om et apotek kan drives der, vet regnestykket ikke. Spør: hva ville "
                "dere selv prøve?",
            ),
        ),
    ),
)

READY = {story.id: story for story in (_SEGREGATION, _PHARMACY, _SKURUP)}
