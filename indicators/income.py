"""Wages, low incomes and the municipality's tax base."""

from indicators.indicator import DESO, MUNICIPALITY, REGSO, Indicator
from translations import Text

_PANEL_YEARS = (2001, 2005, 2009, 2013, 2017, 2021)


def _tax_base(id: str, prices: Text) -> Indicator:
    return Indicator(
        id=id,
        theme="income",
        title=Text(
            sv="Skattekraft, {prices}", en="Tax base, {prices}", nb="Skattegrunnlag, {prices}"
        ).format(prices=prices),
        meaning=Text(
            sv="Beskattningsbar förvärvsinkomst per invånare; året är inkomståret.",
            en="Taxable earned income per inhabitant; the year is that of the income.",
            nb="Skattbar inntekt per innbygger; året er inntektsåret.",
        ),
        formula=Text(
            sv="beskattningsbara inkomster / invånare",
            en="taxable incomes / inhabitants",
            nb="skattbare inntekter / innbyggere",
        ),
        caveat=Text(
            sv="I {prices}. Före utjämning mellan kommuner. Knivsta saknar värde för 2001.",
            en="In {prices}. Before equalisation between municipalities. Knivsta has no value for 2001.",
            nb="I {prices}. Før utjevning mellom kommuner. Knivsta mangler verdi for 2001.",
        ).format(prices=prices),
        unit="sek",
        direction="high",
        weight="population",
        years={MUNICIPALITY: _PANEL_YEARS},
        sources=("municipality_panel",),
    )


INDICATORS = (
    Indicator(
        id="wage_mean_tkr",
        theme="income",
        title=Text(sv="Medellön", en="Mean wage income", nb="Gjennomsnittlig lønnsinntekt"),
        meaning=Text(
            sv="Löneinkomst, medelvärde för samtliga: även de utan lön räknas.",
            en="Wage income, mean over everyone: those without a wage count too.",
            nb="Lønnsinntekt, gjennomsnitt for alle: også de uten lønn regnes med.",
        ),
        formula=Text(
            sv="kommun: Σ RegSO-värde × folkmängd / Σ folkmängd",
            en="municipality: Σ RegSO value × population / Σ population",
            nb="kommune: Σ RegSO-verdi × folketall / Σ folketall",
        ),
        caveat=Text(
            sv="Löpande priser. Kommunens värde är en skattning: RegSO-värdena vägs med hela folkmängden.",
            en="Current prices. A municipality's value is an estimate: the RegSO values are weighted by the whole "
            "population.",
            nb="Løpende priser. Kommunens verdi er et anslag: RegSO-verdiene vektes med hele folketallet.",
        ),
        unit="tkr",
        direction="high",
        weight="population",
        years={MUNICIPALITY: (2020, 2021, 2022, 2023), REGSO: (2020, 2021, 2022, 2023)},
        sources=("scb_wages",),
        goal=8,
    ),
    Indicator(
        id="lowest_income_quartile_pct",
        theme="income",
        title=Text(
            sv="I rikets lägsta inkomstfjärdedel",
            en="In the country's lowest income quarter",
            nb="I landets laveste inntektsfjerdedel",
        ),
        meaning=Text(
            sv="Andel vars inkomst hör till den lägsta fjärdedelen i hela landet.",
            en="Share whose income is in the lowest quarter of the whole country.",
            nb="Andel med inntekt i den laveste fjerdedelen i hele landet.",
        ),
        formula=Text(
            sv="kommun: Σ DeSO-andel × folkmängd / Σ folkmängd",
            en="municipality: Σ DeSO share × population / Σ population",
            nb="kommune: Σ DeSO-andel × folketall / Σ folketall",
        ),
        caveat=Text(
            sv="2019, andrahandsuppgift; åldersgruppen anges inte. Kommunens värde är en skattning.",
            en="2019, second hand; the age group is not stated. A municipality's value is an estimate.",
            nb="2019, annenhåndsopplysning; aldersgruppen oppgis ikke. Kommunens verdi er et anslag.",
        ),
        unit="pct",
        direction="low",
        weight="population",
        years={MUNICIPALITY: (2019,), DESO: (2019,)},
        sources=("deso_register",),
        goal=10,
    ),
    _tax_base("tax_base_sek", Text(sv="löpande priser", en="current prices", nb="løpende priser")),
    _tax_base(
        "tax_base_2023_prices_sek", Text(sv="2023 års priser", en="2023 prices", nb="2023-priser")
    ),
)
