"""The measures that a brief can propose, each with what is known of it and who says so.

A measure is no recommendation: whether it fits is for those who decide. What a
source says of effects is repeated with its limits; where nothing is measured,
that is said.
"""

from dataclasses import dataclass

from indicators.indicator import THEMES
from translations import Text

EVERYWHERE = tuple(THEMES)


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A publication: `year` is 0 where it bears none, `update` names a later edition that corrects it."""

    publisher: str
    title: str
    year: int
    address: str
    update: str = ""

    def citation(self, language: str) -> str:
        """One line: publisher, title, year and address."""
        year = str(self.year or Text(sv="utan år", en="undated", nb="uten år")[language])
        updated = Text(sv="uppdaterad", en="updated", nb="oppdatert")[language]
        dated = f"{year}; {updated}: {self.update}" if self.update else year
        return f"{self.publisher}: {self.title} ({dated}). {self.address}"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """`what` it is in two sentences, `known` of its effect and limits, and the `themes` that it fits.

    `source` is None only for a measure that the reader describes.
    """

    id: str
    name: Text
    what: Text
    known: Text
    themes: tuple[str, ...]
    source: Reference | None


_NOT_MEASURED = Text(
    sv="Effekten är inte mätt här.",
    en="Its effect is not measured here.",
    nb="Virkningen er ikke målt her.",
)


def _known(sv: str, en: str, nb: str) -> Text:
    """What is known, and that this dashboard has measured nothing of it."""
    said = Text(sv=sv, en=en, nb=nb)
    return Text(**{k: f"{said[k]} {_NOT_MEASURED[k]}" for k in ("sv", "en", "nb")})


LIBRARY: dict[str, Measure] = {
    measure.id: measure
    for measure in (
        Measure(
            id="meeting_place",
            name=Text(
                sv="Mötesplats som drivs med de boende",
                en="A meeting place run with the residents",
                nb="Møteplass som drives sammen med beboerne",
            ),
            what=Text(
                sv="Kommunen upplåter och bekostar ett hus eller en lokal, fysisk eller digital, som föreningar och boende fyller. Rigas föreningshus, som öppnade 2013 i en tidigare skola, är förebilden i ett av URBACT:s nätverk.",
                en="The municipality provides and pays for a house or a room, physical or digital, that associations and residents fill. Riga's NGO House, opened in a former school in 2013, is the model of one of URBACT's networks.",
                nb="Kommunen stiller til rådighet og betaler et hus eller et lokale, fysisk eller digitalt, som foreninger og beboere fyller. Rigas foreningshus, som åpnet i en tidligere skole i 2013, er forbildet i et av URBACTs nettverk.",
            ),
            known=_known(
                "Källan beskriver arbetssättet och hur andra städer tagit efter det.",
                "The source describes how it works and how other cities have taken it up.",
                "Kilden beskriver arbeidsmåten og hvordan andre byer har tatt den i bruk.",
            ),
            themes=("meeting", "influence", "people", "income"),
            source=Reference(
                publisher="URBACT",
                title="ACTive NGOs – Transfer Network of 6 European Cities for the Development of Cooperation between NGOs and Local Governments",
                year=2019,
                address="https://archive.urbact.eu/active-ngos-%E2%80%93-transfer-network-6-european-cities-development-cooperation-between-ngos-and-local",
            ),
        ),
        Measure(
            id="community_hall",
            name=Text(
                sv="Stöd till en allmän samlingslokal",
                en="Support for a public assembly hall",
                nb="Støtte til et forsamlingshus",
            ),
            what=Text(
                sv="Kommunen stöder en befintlig samlingslokal, till exempel ett Folkets hus eller en bygdegård, så att den kan hållas öppen. Stödet kan gälla drift, upprustning eller tillgänglighet.",
                en="The municipality supports an existing hall, such as a Folkets hus or a village hall, so that it can stay open. The support may be for running, repair or accessibility.",
                nb="Kommunen støtter et eksisterende forsamlingshus, for eksempel et Folkets hus eller et grendehus, slik at det kan holdes åpent. Støtten kan gjelde drift, opprusting eller tilgjengelighet.",
            ),
            known=_known(
                "Utredningen prövar vad lokalerna och det statliga stödet betyder för deltagandet i samhällslivet; den är från 2003.",
                "The inquiry examines what halls and state support mean for taking part in society; it is from 2003.",
                "Utredningen vurderer hva lokalene og statsstøtten betyr for deltakelse i samfunnslivet; den er fra 2003.",
            ),
            themes=("meeting", "influence", "services"),
            source=Reference(
                publisher="Utredningen om allmänna samlingslokaler",
                title="Allmänna samlingslokaler – demokrati, kultur, utveckling, SOU 2003:118",
                year=2003,
                address="https://lagen.nu/sou/2003:118",
            ),
        ),
        Measure(
            id="intermediary",
            name=Text(
                sv="Mellanhand mellan kommun och boende",
                en="An intermediary between municipality and residents",
                nb="Mellomledd mellom kommune og beboere",
            ),
            what=Text(
                sv="En utpekad funktion för samman boende, föreningar, företag och förvaltningar kring en fråga, på de boendes villkor. I URBACT:s nätverk BoostInno, lett av Gdańsk och med Länsstyrelsen Skåne, prövade städer att vara mäklare för social innovation.",
                en="A named function brings residents, associations, firms and departments together on an issue, on the residents' terms. In URBACT's network BoostInno, led by Gdańsk and with the County Administrative Board of Skåne, cities tried being brokers of social innovation.",
                nb="En utpekt funksjon bringer beboere, foreninger, bedrifter og etater sammen om en sak, på beboernes vilkår. I URBACTs nettverk BoostInno, ledet av Gdańsk og med Länsstyrelsen Skåne, prøvde byer å være meglere for sosial innovasjon.",
            ),
            known=_known(
                "Källan redovisar nätverkets arbete 2015–2018.",
                "The source reports the network's work in 2015–2018.",
                "Kilden gjør rede for nettverkets arbeid 2015–2018.",
            ),
            themes=EVERYWHERE,
            source=Reference(
                publisher="URBACT",
                title="BoostInno: Boosting social innovation, Action Planning Network 2015–2018",
                year=2018,
                address="https://urbact.eu/node/766",
            ),
        ),
        Measure(
            id="stakeholder_map",
            name=Text(
                sv="Karta över berörda aktörer, och inbjudan till dem",
                en="A map of those concerned, and an invitation to them",
                nb="Kart over berørte aktører, og invitasjon til dem",
            ),
            what=Text(
                sv="Innan något beslutas kartläggs vilka som berörs, vilket inflytande de har och vilka som inte brukar höras; sedan bjuds de in. URBACT har mallar för intressentanalys och för en matris över betydelse och inflytande.",
                en="Before anything is decided it is mapped who is concerned, what influence they have and who is seldom heard; then they are invited. URBACT has templates for stakeholder analysis and for a matrix of importance and influence.",
                nb="Før noe vedtas, kartlegges hvem som berøres, hvilken innflytelse de har og hvem som sjelden blir hørt; så inviteres de. URBACT har maler for interessentanalyse og for en matrise over betydning og innflytelse.",
            ),
            known=_known(
                "Ett arbetssätt, inte en insats: det förbereder beslut.",
                "A way of working, not a measure in itself: it prepares decisions.",
                "En arbeidsmåte, ikke et tiltak i seg selv: det forbereder beslutninger.",
            ),
            themes=EVERYWHERE,
            source=Reference(
                publisher="URBACT",
                title="The URBACT II Local Support Group Toolkit",
                year=2013,
                address="https://issuu.com/martyn.allen/docs/urbact_toolkit_4_final_layout_1",
            ),
        ),
        Measure(
            id="new_finance",
            name=Text(
                sv="Ny finansiering: gräsrotsfinansiering och lokalt kapital",
                en="New finance: crowdfunding and local capital",
                nb="Ny finansiering: folkefinansiering og lokal kapital",
            ),
            what=Text(
                sv="Invånare, företag och kommun finansierar ett lokalt projekt tillsammans, genom insamling på nätet eller genom att köpa andelar. Initiativet kommer oftast från invånare och föreningar på platsen.",
                en="Residents, firms and the municipality pay for a local project together, by collecting online or by buying shares. The initiative mostly comes from residents and associations of the place.",
                nb="Innbyggere, bedrifter og kommune finansierer et lokalt prosjekt sammen, ved innsamling på nettet eller ved å kjøpe andeler. Initiativet kommer oftest fra innbyggere og foreninger på stedet.",
            ),
            known=_known(
                "OECD:s rapport ser möjligheter till pengar, information och förtroende, och ställer frågor till den som vill pröva.",
                "The OECD paper sees opportunities for funding, information and trust, and lists questions for those who want to try.",
                "OECD-rapporten ser muligheter for penger, informasjon og tillit, og stiller spørsmål til den som vil prøve.",
            ),
            themes=EVERYWHERE,
            source=Reference(
                publisher="OECD (Charbit, C. & Desmoulins, G.)",
                title="Civic Crowdfunding: A Collective Option for Local Public Goods? OECD Regional Development Working Papers 2017/02",
                year=2017,
                address="https://ideas.repec.org/p/oec/govaab/2017-2-en.html",
            ),
        ),
        Measure(
            id="area_company",
            name=Text(
                sv="Områdesföretag i ett bostadsområde",
                en="A local area company in a neighbourhood",
                nb="Områdeselskap i et boligområde",
            ),
            what=Text(
                sv="Ett bolag med uppdraget att utveckla ett område sköter bostäder och mötesplatser, köper lokalt och förmedlar arbete, med boende i styrelsen. Gårdstensbostäder i Göteborg bildades 1997 för detta.",
                en="A company charged with developing one area runs housing and meeting places, buys locally and finds jobs, with residents on its board. Gårdstensbostäder in Gothenburg was founded for this in 1997.",
                nb="Et selskap med oppdrag å utvikle et område driver boliger og møteplasser, kjøper lokalt og formidler arbeid, med beboere i styret. Gårdstensbostäder i Göteborg ble opprettet for dette i 1997.",
            ),
            known=Text(
                sv="Utvärderingen 2008 räknade en företagsekonomisk förlust på 150–250 miljoner kr och en samhällsekonomisk vinst på 280–950; osäkert, ett enda område. Enligt uppdateringen 2014 hade bolagets eget resultat till 2013 förbättrats betydligt (omkring 6 % avkastning).",
                en="The 2008 evaluation put the company's loss at SEK 150–250 million and society's gain at 280–950; uncertain, and one area only. According to the 2014 update, the company's own result had improved considerably by 2013 (a return of about 6%).",
                nb="Evalueringen i 2008 regnet et bedriftsøkonomisk tap på 150–250 mill. kr og en samfunnsøkonomisk gevinst på 280–950; usikkert, ett enkelt område. Ifølge oppdateringen i 2014 var selskapets eget resultat betydelig bedre i 2013 (om lag 6 % avkastning).",
            ),
            themes=("housing", "jobs", "income", "people", "meeting"),
            source=Reference(
                publisher="KTH (Lundström, S. & Lind, H.)",
                title="Affären Gårdsten – Har förnyelsen av Gårdsten varit lönsam?",
                year=2008,
                update="Lind, H., TRITA-FOB 2014:1",
                address="https://ichb.se/innehall/fordjupning/affaren-gardsten---har-fornyelsen-av-gardsten-varit-lonsam/",
            ),
        ),
        Measure(
            id="village_company",
            name=Text(
                sv="Bygdebolag (lokalt utvecklingsbolag)",
                en="A village company (local development company)",
                nb="Bygdeselskap (lokalt utviklingsselskap)",
            ),
            what=Text(
                sv="Boende, föreningar och företag i en bygd äger tillsammans ett bolag som kan köpa en fastighet, driva butik eller bygga bostäder. Ofta är det ett aktiebolag med begränsad vinstutdelning, med en ideell förening som huvudägare.",
                en="Residents, associations and firms of a village together own a company that can buy a building, run a shop or build homes. It is often a limited company with limited dividends, with an association as main owner.",
                nb="Beboere, foreninger og bedrifter i ei bygd eier sammen et selskap som kan kjøpe en eiendom, drive butikk eller bygge boliger. Ofte er det et aksjeselskap med begrenset utbytte, med en forening som hovedeier.",
            ),
            known=_known(
                "Källan beskriver formen och hur ett bolag startas.",
                "The source describes the form and how to start one.",
                "Kilden beskriver formen og hvordan et selskap startes.",
            ),
            themes=("people", "services", "housing", "jobs", "meeting"),
            source=Reference(
                publisher="Bygdegårdarnas Riksförbund",
                title="Bygdebolag",
                year=0,
                address="https://bygdegardarna.se/var-verksamhet/service/bygdebolag/",
            ),
        ),
        Measure(
            id="service_point",
            name=Text(
                sv="Samlad servicepunkt i butik eller mack",
                en="A combined service point in a shop or fuel station",
                nb="Samlet servicepunkt i butikk eller bensinstasjon",
            ),
            what=Text(
                sv="Kommunen tecknar avtal med en butik eller mack om att också ge samhällsinformation, internet, hemsändning, ombud och en plats att mötas på. Kommunen pekar ut orterna i en serviceplan.",
                en="The municipality signs an agreement with a shop or fuel station to also give public information, internet, home delivery, agents' services and a place to meet. It names the places in a service plan.",
                nb="Kommunen inngår avtale med en butikk eller bensinstasjon om også å gi offentlig informasjon, internett, hjemlevering, utsalg og et sted å møtes. Stedene pekes ut i en serviceplan.",
            ),
            known=_known(
                "Källan är en vägledning: den bygger på att offentlig och kommersiell sektor samverkar länge.",
                "The source is guidance: it rests on lasting cooperation between public and commercial sectors.",
                "Kilden er en veiledning: den bygger på varig samarbeid mellom offentlig og kommersiell sektor.",
            ),
            themes=("services", "health", "transport", "meeting"),
            source=Reference(
                publisher="Tillväxtverket",
                title="Servicepunkter",
                year=0,
                address="https://tillvaxtverket.se/tillvaxtverket/guiderochverktyg/guiderochverktyg/servicepunkter.2877.html",
            ),
        ),
        Measure(
            id="shop_support",
            name=Text(
                sv="Stöd till den sista butiken",
                en="Support for the last shop",
                nb="Støtte til den siste butikken",
            ),
            what=Text(
                sv="Kommunen och regionen stöder en dagligvarubutik i ett glest område, med serviceplan, driftstöd eller hemsändningsbidrag. Butiken bär ofta också ombud för apotek, paket och betalningar.",
                en="Municipality and region support a grocery in a sparsely populated area by a service plan, running support or help with home delivery. The shop is often also agent for medicines, parcels and payments.",
                nb="Kommune og region støtter en dagligvarebutikk i et grisgrendt område, med serviceplan, driftsstøtte eller tilskudd til hjemlevering. Butikken er ofte også utsalg for medisiner, pakker og betaling.",
            ),
            known=_known(
                "Utredningen föreslog långsiktiga stöd till butiker; ett särskilt driftstöd infördes 2016 (SFS 2016:126).",
                "The inquiry proposed lasting support for shops; a special running support came in 2016 (SFS 2016:126).",
                "Utredningen foreslo varig støtte til butikker; en særskilt driftsstøtte kom i 2016 (SFS 2016:126).",
            ),
            themes=("services", "health"),
            source=Reference(
                publisher="Utredningen Service i glesbygd",
                title="Service i glesbygd, SOU 2015:35",
                year=2015,
                address="https://lagen.nu/sou/2015:35",
            ),
        ),
        Measure(
            id="mobile_service",
            name=Text(
                sv="Mobil eller gemensam offentlig service",
                en="Mobile or shared public service",
                nb="Mobil eller felles offentlig tjeneste",
            ),
            what=Text(
                sv="Service som inte bär ett eget kontor på orten kommer med en buss på bestämda tider, eller delar lokal och personal med andra myndigheter. Kommun, region och stat kan dela på kostnaden.",
                en="A service that cannot carry an office of its own in the place comes by bus at set hours, or shares premises and staff with other authorities. Municipality, region and state can share the cost.",
                nb="En tjeneste som ikke bærer et eget kontor på stedet, kommer med buss til faste tider eller deler lokale og personale med andre etater. Kommune, region og stat kan dele på kostnaden.",
            ),
            known=_known(
                "Utredningen föreslog ett försök med ett mobilt servicekontor och 28 nya kontor.",
                "The inquiry proposed a trial of a mobile service office and 28 new offices.",
                "Utredningen foreslo et forsøk med et mobilt servicekontor og 28 nye kontorer.",
            ),
            themes=("services", "health", "influence", "education"),
            source=Reference(
                publisher="Finansdepartementet",
                title="En utvecklad organisation för lokal statlig service – slutredovisning, Ds 2020:29",
                year=2020,
                address="https://lagen.nu/ds/2020:29",
            ),
        ),
        Measure(
            id="on_demand_transport",
            name=Text(
                sv="Anropsstyrd kollektivtrafik",
                en="On-demand public transport",
                nb="Bestillingstransport",
            ),
            what=Text(
                sv="Resor beställs i förväg och körs med taxi eller minibuss där linjetrafik inte bär sig. Regionens kollektivtrafikmyndighet beslutar; kommunen kan köpa till.",
                en="Trips are booked ahead and run by taxi or minibus where a regular line does not pay. The regional transport authority decides; the municipality can buy more.",
                nb="Reiser bestilles på forhånd og kjøres med taxi eller minibuss der rutetrafikk ikke bærer seg. Regionens kollektivmyndighet bestemmer; kommunen kan kjøpe mer.",
            ),
            known=_known(
                "Forskningsöversikten samlar vad som prövats i Sverige och utomlands, och vilka hinder som finns.",
                "The research review gathers what has been tried in Sweden and abroad, and what stands in the way.",
                "Forskningsoversikten samler hva som er prøvd i Sverige og utlandet, og hvilke hindre som finnes.",
            ),
            themes=("transport", "services", "health", "jobs"),
            source=Reference(
                publisher="Riksdagen, trafikutskottet",
                title="Mobilitet på landsbygder – forskningsöversikt och nulägesbeskrivning, 2019/20:RFR10",
                year=2020,
                address="https://data.riksdagen.se/dokument/H70WRFR10",
            ),
        ),
        Measure(
            id="work_integration",
            name=Text(
                sv="Köp av arbetsintegrerande sociala företag",
                en="Purchases from work-integration social enterprises",
                nb="Kjøp fra arbeidsintegrerende sosiale foretak",
            ),
            what=Text(
                sv="Kommunen köper varor, tjänster eller arbetsträning av företag som finns till för att ge arbete åt dem som står längst från arbetsmarknaden. Reserverade kontrakt och sociala villkor i upphandlingen är vägar dit.",
                en="The municipality buys goods, services or work training from firms that exist to give work to those furthest from the labour market. Reserved contracts and social terms in procurement are ways to do it.",
                nb="Kommunen kjøper varer, tjenester eller arbeidstrening av foretak som finnes for å gi arbeid til dem som står lengst fra arbeidsmarkedet. Reserverte kontrakter og sosiale vilkår i anskaffelser er veier dit.",
            ),
            known=_known(
                "Studien gäller hur företagen blir hållbara genom samverkan, inte vad en kommun vinner.",
                "The study is about how such firms last through cooperation, not about what a municipality gains.",
                "Studien gjelder hvordan foretakene blir bærekraftige gjennom samarbeid, ikke hva en kommune vinner.",
            ),
            themes=("jobs", "income", "education", "equality"),
            source=Reference(
                publisher="Tillväxtverket",
                title="Starkare tillsammans – Arbetsintegrerande sociala företags nätverkande och modeller, rapport 0238",
                year=2017,
                address="https://publector.org/publication/Starkare-tillsammans/Titel",
            ),
        ),
        Measure(
            id="residents_dialogue",
            name=Text(
                sv="Dialog och förslagsrätt före beslut",
                en="Dialogue and a right to propose, before decisions",
                nb="Dialog og forslagsrett før vedtak",
            ),
            what=Text(
                sv="Invånare får lägga fram och pröva förslag innan ett beslut fattas, och får veta vad som hände med dem. De som sällan hörs söks upp särskilt.",
                en="Residents may put forward and try proposals before a decision is made, and learn what became of them. Those who are seldom heard are sought out.",
                nb="Innbyggere kan legge fram og prøve forslag før et vedtak fattes, og får vite hva som skjedde med dem. De som sjelden blir hørt, oppsøkes særskilt.",
            ),
            known=_known(
                "Demokratiutredningen går igenom medborgardialog, medborgarförslag och folkinitiativ i kommunerna.",
                "The democracy inquiry reviews dialogue, residents' proposals and initiatives in the municipalities.",
                "Demokratiutredningen gjennomgår innbyggerdialog, innbyggerforslag og folkeinitiativ i kommunene.",
            ),
            themes=("influence", "meeting", "equality", "people"),
            source=Reference(
                publisher="2014 års Demokratiutredning",
                title="Låt fler forma framtiden! SOU 2016:5",
                year=2016,
                address="https://lagen.nu/sou/2016:5",
            ),
        ),
        Measure(
            id="segregation_work",
            name=Text(
                sv="Samlat, långsiktigt arbete mot segregation",
                en="Joint, long-term work against segregation",
                nb="Samlet, langsiktig arbeid mot segregering",
            ),
            what=Text(
                sv="Utbildning, arbete och boende tas i ett sammanhang, med en egen organisation och uppföljning över flera mandatperioder. Det gäller hela kommunen: både områden med utmaningar och områden med goda förutsättningar.",
                en="Education, jobs and housing are taken together, with an organisation of its own and follow-up over several terms. It concerns the whole municipality: areas with challenges and areas with good conditions.",
                nb="Utdanning, arbeid og bolig ses i sammenheng, med egen organisering og oppfølging over flere valgperioder. Det gjelder hele kommunen: både områder med utfordringer og områder med gode forutsetninger.",
            ),
            known=_known(
                "Statskontoret fann att nästan alla kommuner med stora utmaningar har ett sådant arbete, och att de behöver kunskapsstöd.",
                "The Agency for Public Management found that nearly all municipalities with large challenges do such work, and need support with knowledge.",
                "Statskontoret fant at nesten alle kommuner med store utfordringer har et slikt arbeid, og at de trenger kunnskapsstøtte.",
            ),
            themes=("housing", "income", "education", "people", "jobs", "health"),
            source=Reference(
                publisher="Statskontoret",
                title="Kommuners och regioners arbete för att minska och motverka segregation",
                year=2023,
                address="https://www.statskontoret.se/publicerat/publikationer/publikationer-2023/kommuners-och-regioners-arbete-for-att-minska-och-motverka-segregation/",
            ),
        ),
        Measure(
            id="own",
            name=Text(
                sv="Annan åtgärd, beskriven i beslutet",
                en="Another measure, described in the decision",
                nb="Annet tiltak, beskrevet i vedtaket",
            ),
            what=Text(
                sv="En åtgärd som inte finns i listan. Beskriv den i beslutet.",
                en="A measure that is not in the list. Describe it in the decision.",
                nb="Et tiltak som ikke finnes i listen. Beskriv det i vedtaket.",
            ),
            known=Text(
                sv="Förslagsställarens egen: ingen källa.",
                en="The proposer's own: no source.",
                nb="Forslagsstillerens egen: ingen kilde.",
            ),
            themes=EVERYWHERE,
            source=None,
        ),
    )
}


def fitting(theme: str) -> list[Measure]:
    """Every measure: those made for the theme first, then those for any, then the others; the reader's own last."""

    def order(measure: Measure) -> tuple[int, int]:
        if measure.source is None:
            return 3, 0
        if measure.themes == EVERYWHERE:
            return 1, 0
        return (0, measure.themes.index(theme)) if theme in measure.themes else (2, 0)

    return sorted(LIBRARY.values(), key=order)
