"""The urban–rural schemes: the only place that knows which class is rural."""

from dataclasses import dataclass

import pandas as pd

from indicators.indicator import (
    DESO,
    DESO_2025,
    MUNICIPALITY,
    NORWAY,
    REGSO,
    SMALL_AREAS_FROM_2024,
    SQUARE,
)
from translations import Text

SWEDISH = (MUNICIPALITY, REGSO, DESO, *SMALL_AREAS_FROM_2024, SQUARE)


@dataclass(frozen=True, kw_only=True)
class Cut:
    """Another line through the classes of a scheme, as honest as the usual one: its rural and its urban classes."""

    id: str
    title: Text
    urban: tuple[int | str, ...]
    rural: tuple[int | str, ...]


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """A division of the municipalities into classes, from most urban to most rural.

    `column` is the class column of the frame of areas at each of `levels`. The gap is that of
    the `rural` classes against the `urban` ones; classes in neither stand between. `cuts` are
    other lines through the same classes: they tell how much the gap hangs on the line.
    """

    id: str
    title: Text
    column: str
    year: int
    source: str
    classes: dict[int | str, Text]
    urban: tuple[int | str, ...]
    rural: tuple[int | str, ...]
    urban_name: Text
    rural_name: Text
    note: Text
    levels: tuple[str, ...] = SWEDISH
    cuts: tuple[Cut, ...] = ()

    def sides(self, areas: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
        """The masks of the rural and of the urban areas; an area between them, or of no class, is in neither.

        `areas` are those of one of `levels` (`figures.areas`), or some of them.
        """
        return self.cut_sides(self, areas)

    def cut_sides(self, cut: "Scheme | Cut", areas: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
        """The same masks where the line is that of one of the `cuts`."""
        classes = areas[self.column]
        return classes.isin(cut.rural), classes.isin(cut.urban)


# Statistics Sweden's notes on TAB6253, TAB6534 and TAB6680.
UNPLACED = Text(
    sv="Människor som inte kan placeras i kommunen räknas i ett område i centralorten: i små kommuner kan det märkas.",
    en="People who cannot be placed in the municipality are counted in an area of its central locality: in small "
    "municipalities it may show.",
    nb="Mennesker som ikke kan plasseres i kommunen, regnes i et område i kommunesenteret: i små kommuner kan det "
    "merkes.",
)
SCHEMES = {
    scheme.id: scheme
    for scheme in (
        Scheme(
            id="degurba",
            title=Text(
                sv="Urbaniseringsgrad (DEGURBA)",
                en="Degree of urbanisation (DEGURBA)",
                nb="Urbaniseringsgrad (DEGURBA)",
            ),
            column="degurba",
            year=2025,
            source="scb_classification",
            classes={
                1: Text(sv="Stad", en="City", nb="By"),
                2: Text(sv="Mindre stad och förort", en="Town and suburb", nb="Småby og forstad"),
                3: Text(sv="Landsbygd", en="Rural area", nb="Landdistrikt"),
            },
            urban=(1, 2),
            rural=(3,),
            urban_name=Text(
                sv="städer och förorter", en="cities, towns and suburbs", nb="byer og forsteder"
            ),
            rural_name=Text(sv="landsbygdskommuner", en="rural municipalities", nb="landkommuner"),
            note=Text(
                sv="Eurostats indelning efter hur tätt de flesta i kommunen bor. Stad mot land: klass 1 och 2 mot 3.",
                en="Eurostat's division by how densely most people in the municipality live. Urban against rural: "
                "classes 1 and 2 against 3.",
                nb="Eurostats inndeling etter hvor tett de fleste i kommunen bor. By mot land: klasse 1 og 2 mot 3.",
            ),
            cuts=(
                Cut(
                    id="degurba_towns",
                    title=Text(
                        sv="DEGURBA: landsbygd (3) mot mindre städer och förorter (2)",
                        en="DEGURBA: rural areas (3) against towns and suburbs (2)",
                        nb="DEGURBA: landdistrikt (3) mot småbyer og forsteder (2)",
                    ),
                    urban=(2,),
                    rural=(3,),
                ),
                Cut(
                    id="degurba_cities",
                    title=Text(
                        sv="DEGURBA: landsbygd (3) mot städer (1)",
                        en="DEGURBA: rural areas (3) against cities (1)",
                        nb="DEGURBA: landdistrikt (3) mot byer (1)",
                    ),
                    urban=(1,),
                    rural=(3,),
                ),
            ),
        ),
        Scheme(
            id="skr",
            title=Text(
                sv="SKR:s kommungrupper 2023",
                en="SKR's municipality groups 2023",
                nb="SKRs kommunegrupper 2023",
            ),
            column="skr_group",
            year=2023,
            source="scb_classification",
            classes={
                "A1": Text(sv="Storstäder", en="Large cities", nb="Storbyer"),
                "A2": Text(
                    sv="Pendlingskommuner nära storstad",
                    en="Commuting municipalities near large cities",
                    nb="Pendlerkommuner nær storby",
                ),
                "B3": Text(sv="Större städer", en="Medium-sized towns", nb="Større byer"),
                "B4": Text(
                    sv="Pendlingskommuner nära större stad",
                    en="Commuting municipalities near medium-sized towns",
                    nb="Pendlerkommuner nær større by",
                ),
                "B5": Text(
                    sv="Lågpendlingskommuner nära större stad",
                    en="Low-commuting municipalities near medium-sized towns",
                    nb="Lavpendlerkommuner nær større by",
                ),
                "C6": Text(
                    sv="Mindre städer/tätorter", en="Small towns", nb="Mindre byer/tettsteder"
                ),
                "C7": Text(
                    sv="Pendlingskommuner nära mindre stad/tätort",
                    en="Commuting municipalities near small towns",
                    nb="Pendlerkommuner nær mindre by/tettsted",
                ),
                "C8": Text(sv="Landsbygdskommuner", en="Rural municipalities", nb="Landkommuner"),
                "C9": Text(
                    sv="Landsbygdskommuner med besöksnäring",
                    en="Rural municipalities with a visitor industry",
                    nb="Landkommuner med reiseliv",
                ),
            },
            urban=("A1", "A2"),
            rural=("C6", "C7", "C8", "C9"),
            urban_name=Text(
                sv="storstäder och storstadsnära kommuner (A)",
                en="large cities and municipalities near them (A)",
                nb="storbyer og kommuner nær dem (A)",
            ),
            rural_name=Text(
                sv="mindre städer och landsbygdskommuner (C)",
                en="small towns and rural municipalities (C)",
                nb="mindre byer og landkommuner (C)",
            ),
            note=Text(
                sv="Sveriges Kommuner och Regioners indelning efter storlek och pendling. Stad mot land: grupp A "
                "mot C; B ligger däremellan.",
                en="The Swedish Association of Local Authorities and Regions' division by size and commuting. Urban "
                "against rural: group A against C; B stands between.",
                nb="Sveriges Kommuner och Regioners inndeling etter størrelse og pendling. By mot land: gruppe A "
                "mot C; B ligger imellom.",
            ),
            cuts=(
                Cut(
                    id="skr_all",
                    title=Text(
                        sv="SKR: grupp C mot alla andra (A och B)",
                        en="SKR: group C against all others (A and B)",
                        nb="SKR: gruppe C mot alle andre (A og B)",
                    ),
                    urban=("A1", "A2", "B3", "B4", "B5"),
                    rural=("C6", "C7", "C8", "C9"),
                ),
                Cut(
                    id="skr_ends",
                    title=Text(
                        sv="SKR: landsbygdskommuner (C8–C9) mot storstäder (A1)",
                        en="SKR: rural municipalities (C8–C9) against large cities (A1)",
                        nb="SKR: landkommuner (C8–C9) mot storbyer (A1)",
                    ),
                    urban=("A1",),
                    rural=("C8", "C9"),
                ),
            ),
        ),
        Scheme(
            id="ur3",
            title=Text(
                sv="Funktionell region, tre typer (ur3)",
                en="Functional region, three types (ur3)",
                nb="Funksjonell region, tre typer (ur3)",
            ),
            column="ur3",
            year=2015,
            source="tillvaxtanalys_regions",
            classes={
                1: Text(sv="Storstadsregion", en="Metropolitan region", nb="Storbyregion"),
                2: Text(sv="Tät region", en="Dense region", nb="Tett region"),
                3: Text(sv="Landsbygdsregion", en="Rural region", nb="Landregion"),
            },
            urban=(1,),
            rural=(3,),
            urban_name=Text(sv="storstadsregioner", en="metropolitan regions", nb="storbyregioner"),
            rural_name=Text(sv="landsbygdsregioner", en="rural regions", nb="landregioner"),
            note=Text(
                sv="Typen gäller hela den funktionella regionen, inte kommunen. Stad mot land: typ 1 mot 3.",
                en="The type is that of the whole functional region, not of the municipality. Urban against rural: "
                "type 1 against 3.",
                nb="Typen gjelder hele den funksjonelle regionen, ikke kommunen. By mot land: type 1 mot 3.",
            ),
        ),
        Scheme(
            id="ur6",
            title=Text(
                sv="Funktionell region, sex typer (ur6)",
                en="Functional region, six types (ur6)",
                nb="Funksjonell region, seks typer (ur6)",
            ),
            column="ur6",
            year=2015,
            source="tillvaxtanalys_regions",
            classes={
                1: Text(sv="Storstadsregion", en="Metropolitan region", nb="Storbyregion"),
                2: Text(
                    sv="Tät region nära större stad",
                    en="Dense region near a larger city",
                    nb="Tett region nær større by",
                ),
                3: Text(
                    sv="Tät region, avlägset belägen",
                    en="Dense region, remote",
                    nb="Tett region, avsidesliggende",
                ),
                4: Text(
                    sv="Landsbygdsregion nära större stad",
                    en="Rural region near a larger city",
                    nb="Landregion nær større by",
                ),
                5: Text(
                    sv="Landsbygdsregion, avlägset belägen",
                    en="Rural region, remote",
                    nb="Landregion, avsidesliggende",
                ),
                6: Text(
                    sv="Landsbygdsregion, mycket avlägset belägen",
                    en="Rural region, very remote",
                    nb="Landregion, svært avsidesliggende",
                ),
            },
            urban=(1,),
            rural=(4, 5, 6),
            urban_name=Text(sv="storstadsregioner", en="metropolitan regions", nb="storbyregioner"),
            rural_name=Text(sv="landsbygdsregioner", en="rural regions", nb="landregioner"),
            note=Text(
                sv="Typen gäller hela den funktionella regionen, inte kommunen. Stad mot land: typ 1 mot 4–6.",
                en="The type is that of the whole functional region, not of the municipality. Urban against rural: "
                "type 1 against 4–6.",
                nb="Typen gjelder hele den funksjonelle regionen, ikke kommunen. By mot land: type 1 mot 4–6.",
            ),
        ),
        Scheme(
            id="centrality",
            title=Text(
                sv="SSB:s centralitet (Norge)",
                en="Statistics Norway's centrality (Norway)",
                nb="SSBs sentralitet",
            ),
            column="centrality",
            year=2024,
            source="ssb_klass",
            classes={
                1: Text(sv="Mest centrala", en="Most central", nb="Mest sentrale"),
                2: Text(sv="Näst mest centrala", en="Second most central", nb="Nest mest sentrale"),
                3: Text(sv="Medelcentrala 1", en="Medium central 1", nb="Mellomsentrale 1"),
                4: Text(sv="Medelcentrala 2", en="Medium central 2", nb="Mellomsentrale 2"),
                5: Text(
                    sv="Näst minst centrala", en="Second least central", nb="Nest minst sentrale"
                ),
                6: Text(sv="Minst centrala", en="Least central", nb="Minst sentrale"),
            },
            urban=(1, 2),
            rural=(5, 6),
            urban_name=Text(
                sv="centrala kommuner (1–2)",
                en="central municipalities (1–2)",
                nb="sentrale kommuner (1–2)",
            ),
            rural_name=Text(
                sv="mindre centrala kommuner (5–6)",
                en="less central municipalities (5–6)",
                nb="mindre sentrale kommuner (5–6)",
            ),
            note=Text(
                sv="Statistisk sentralbyrås indelning efter restid till arbetsplatser och service. Stad mot land: "
                "klass 1–2 mot 5–6; 3–4 ligger däremellan. Inte samma indelning som DEGURBA eller SKR:s grupper.",
                en="Statistics Norway's division by travel time to jobs and services. Urban against rural: classes "
                "1–2 against 5–6; 3–4 stand between. Not the same division as DEGURBA or SKR's groups.",
                nb="Statistisk sentralbyrås inndeling etter reisetid til arbeidsplasser og service. By mot land: "
                "klasse 1–2 mot 5–6; 3–4 ligger imellom. Ikke samme inndeling som DEGURBA eller SKRs grupper.",
            ),
            levels=(NORWAY,),
        ),
        # An area's own place within its municipality, where the others class the municipality.
        Scheme(
            id="deso_class",
            title=Text(
                sv="Läge i kommunen (DeSO A, B, C)",
                en="Place within the municipality (DeSO A, B, C)",
                nb="Beliggenhet i kommunen (DeSO A, B, C)",
            ),
            column="deso_class",
            year=2018,
            source="scb_area_key",
            classes={
                "C": Text(
                    sv="C: i kommunens centralort",
                    en="C: in the municipality's centre",
                    nb="C: i kommunesenteret",
                ),
                "B": Text(
                    sv="B: i en annan tätort",
                    en="B: in another locality",
                    nb="B: i et annet tettsted",
                ),
                "A": Text(
                    sv="A: till största delen utanför tätorter",
                    en="A: mostly outside localities",
                    nb="A: for det meste utenfor tettsteder",
                ),
            },
            urban=("C",),
            rural=("A",),
            urban_name=Text(
                sv="områden i kommunernas centralorter (C)",
                en="areas in the municipalities' centres (C)",
                nb="områder i kommunesentrene (C)",
            ),
            rural_name=Text(
                sv="områden utanför tätorter (A)",
                en="areas outside localities (A)",
                nb="områder utenfor tettsteder (A)",
            ),
            note=Text(
                sv="DeSO-kodens femte tecken. Stad mot land: C mot A; B (övriga tätorter) ligger däremellan. {unplaced}",
                en="The fifth character of the DeSO code. Urban against rural: C against A; B (other localities) stands "
                "between. {unplaced}",
                nb="DeSO-kodens femte tegn. By mot land: C mot A; B (andre tettsteder) ligger imellom. {unplaced}",
            ).format(unplaced=UNPLACED),
            levels=(DESO, DESO_2025),
        ),
    )
}


def schemes_at(level: str) -> dict[str, Scheme]:
    """The schemes that class the areas of a level; the first is shown unless another is chosen."""
    return {id: scheme for id, scheme in SCHEMES.items() if level in scheme.levels}
