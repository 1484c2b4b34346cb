"""What the feeds choose, against tables that read as the publishers' own do: the right cells, or a refusal by name."""

import dataclasses

import pandas as pd
import pytest
from support.pxweb_server import Dim, Px, Service

from indicators import INDICATORS, figures, live
from indicators.indicator import MUNICIPALITY, NORWAY, REGSO, REGSO_2025
from making.refresh import feeds, scb, ssb

SWEDEN = {MUNICIPALITY: "0114", REGSO_2025: "0114R001"}
REGIONS = {"00": "Riket", "0114": "Upplands Väsby", "0114R001_RegSO2025": "0114R001 (Centrum)"}
NORWAYS = {"0": "Hele landet", "0301": "Oslo", "31": "Østfold", "0101": "Halden (-2019)"}
SEX = Dim({"1": "män", "2": "kvinnor", "1+2": "totalt"}, "kön")


def contents(**labels: str) -> Dim:
    return Dim(labels, "tabellinnehåll", role="metric")


def px(figures: dict, *, regions=REGIONS, **dims: Dim) -> Px:
    """A table whose figure is told by the first of a key's codes (besides area and year) that `figures` has."""

    def cell(key):
        codes = [code for name, code in key.items() if name not in ("Region", "Tid")]
        return next((figures[code] for code in codes if code in figures), 1)

    whole = {
        "Region": Dim(dict(regions), "region", role="geo"),
        **dims,
        "Tid": Dim({"2024": "2024"}, "år", role="time"),
    }
    return Px(dims=whole, cell=cell)


INDUSTRY = px(
    {"A-U+US": 2000, "A": 100, "B+C": 500, "Q": 400, "J": 60, "US": 40},
    SNI2007=Dim(
        {
            "A-U+US": "Total",
            "A": "företag inom jordbruk, skogsbruk och fiske",
            "B+C": "tillverkningsindustri; gruvor och mineralutvinningsindustri",
            "D+E": "företag inom energi och miljö",
            "J": "informations- och kommunikationsföretag",
            "O": "civila myndigheter och försvaret",
            "Q": "enheter för vård och omsorg, socialtjänst",
            "US": "uppgift saknas",
        },
        "näringsgren SNI 2007",
    ),
    Kon=SEX,
    ContentsCode=contents(**{"000008A0": "sysselsatta"}),
)
STANDARD = px(
    {"000008AB": 271.5, "q1": 31, "q2": 27, "q3": 22, "q4": 20},
    ContentsCode=contents(
        **{f"q{n}": f"Andel personer i kvartil {n}, procent" for n in range(1, 5)},
        **{"000008AA": "Antal personer", "000008AB": "Medianvärde, tkr"},
    ),
)
BUILDINGS = px(
    {"0000082X": 12.5, "0000082Y": 345},
    ContentsCode=contents(**{"0000082X": "Andel i procent", "0000082Y": "Antal"}),
    Byggnadstyp=Dim({"001": "friliggande småhus", "005": "flerbostadshus"}, "byggnadstyp"),
)
PERIODS = [
    "-1920",
    *(f"{year}-{year + 9}" for year in range(1921, 2021, 10)),
    "2021-2030",
]
AGE = px(
    {period: 10 * (n + 1) for n, period in enumerate(PERIODS)},  # 10, 20 … 120: 780 in all
    ByggAr=Dim({**{p: p for p in PERIODS}, "us": "uppgift saknas"}, "byggnadsår"),
    ContentsCode=contents(**{"0000080B": "Antal", "0000080C": "Andel i procent"}),
)
PLACES = Dim(
    {
        "000": "samtliga",
        "010": "män",
        "210": "var man bor i kommunen -  Centralorten",
        "220": "var man bor i kommunen - Annan tätort",
        "230": "var man bor i kommunen - Utanför tätort",
    },
    "medborgarnas bakgrund",
)


def survey(dimension: str, questions: dict[str, str], high: str) -> Px:
    return px(
        {"000": 50, "210": 61, "220": 57, "230": 44},
        **{dimension: Dim(questions, "förtroende")},
        MedBakgrund=PLACES,
        ContentsCode=contents(
            **{high: "andel höga betyg", f"{high}x": "andel höga betyg - Osäkerhetstal"}
        ),
    )


POLITICIANS = survey(
    "MedbVariabel14", {"1180": "kommunens politiker", "1190": "riksdagens politiker"}, "000005CN"
)
PEOPLE = survey("MedbVariabel15", {"1200": "att man i allmänhet kan lita på människor"}, "000005D0")
HOUSEHOLDS = px(
    {f"{type:03}": 300 if type == 1 else 70 for type in range(11)},
    regions=NORWAYS,
    HushType=Dim(
        {f"{type:03}": "Aleneboende" if type == 1 else f"type {type}" for type in range(11)},
        "husholdningstype",
    ),
    ContentsCode=contents(Husholdninger="Husholdninger"),
)
FAMILIES = px(
    {"004": 40, "005": 60, "001": 400},
    regions=NORWAYS,
    FamilieType=Dim(
        {
            "001": "Enpersonfamilie",
            "002": "Par uten hjemmeboende barn",
            "004": "Mor/far med små barn (yngste barn 0-5 år)",
            "005": "Mor/far med store barn (yngste barn 6-17 år)",
            "008": "Mor/far med voksne barn (yngste barn 18 år og over)",
        },
        "familietype",
    ),
    ContentsCode=contents(Familier="Familier"),
)
EMPLOYED = px(
    {"15-74": 66.1, "20-66": 77.7},
    regions=NORWAYS,
    Kjonn=Dim({"0": "Begge kjønn", "1": "Menn"}, "kjønn", total="0", may_be_omitted=True),
    Alder=Dim({"15-74": "15-74 år", "20-66": "20-66 år"}, "alder"),
    ContentsCode=contents(Sysselsatte="Sysselsatte (prosent)"),
)
DWELLINGS = px(
    {},  # one of each
    regions=NORWAYS,
    BygnType=Dim({"01": "Enebolig", "02": "Tomannsbolig", "999": "Andre"}, "bygningstype"),
    BruksAreal=Dim({"1": "Under 30 kvm", "2": "30 kvm og over"}, "bruksareal"),
    ContentsCode=contents(Boliger="Boliger (antall)"),
)
STORTING = px(
    {"ValgSProsent": 80.4, "Godkjente": 900},
    regions=NORWAYS,
    ContentsCode=contents(ValgSProsent="Valdeltaking (prosent)", Godkjente="Godkjende røyster"),
)
COUNCIL = px(
    {"DeltaProsent": 62.4, "ForhandProsent": 30.1, "AvgitteStemmer": 900},
    regions=NORWAYS,
    ContentsCode=contents(
        AvgitteStemmer="Avgitte stemmer",
        DeltaProsent="Valgdeltakelse i prosent",
        ForhandProsent="Forhåndsstemmer i prosent",
    ),
)
# Indicator, its table, how the table reads, and the figure of Upplands Väsby or Oslo.
CASES = [
    ("employed_in_agriculture_pct", "TAB6681", INDUSTRY, 100 / 2000 * 100),
    ("employed_in_manufacturing_pct", "TAB6681", INDUSTRY, 500 / 2000 * 100),
    ("employed_in_care_pct", "TAB6681", INDUSTRY, 400 / 2000 * 100),
    ("employed_in_information_pct", "TAB6681", INDUSTRY, 60 / 2000 * 100),
    ("economic_standard_median_tkr", "TAB6684", STANDARD, 271.5),
    ("economic_standard_quartile_1_pct", "TAB6684", STANDARD, 31),
    ("economic_standard_quartile_4_pct", "TAB6684", STANDARD, 20),
    ("apartment_buildings_pct", "TAB6620", BUILDINGS, 12.5),
    ("buildings_until_1940_pct", "TAB6540", AGE, (10 + 20 + 30) / 780 * 100),
    ("buildings_1961_1980_pct", "TAB6540", AGE, (60 + 70) / 780 * 100),
    ("buildings_since_2001_pct", "TAB6540", AGE, (100 + 110 + 120) / 780 * 100),
    ("trust_politicians_survey_centre_pct", "TAB5873", POLITICIANS, 61),
    ("trust_politicians_survey_other_locality_pct", "TAB5873", POLITICIANS, 57),
    ("trust_politicians_survey_outside_localities_pct", "TAB5873", POLITICIANS, 44),
    ("trust_people_survey_centre_pct", "TAB5874", PEOPLE, 61),
    ("trust_people_survey_other_locality_pct", "TAB5874", PEOPLE, 57),
    ("trust_people_survey_outside_localities_pct", "TAB5874", PEOPLE, 44),
    ("households_norway", "06070", HOUSEHOLDS, 300 + 10 * 70),
    ("living_alone_households_norway_pct", "06070", HOUSEHOLDS, 30),
    ("single_parent_families_norway_pct", "06083", FAMILIES, 100 / 502 * 100),
    ("employed_15_74_norway_pct", "06445", EMPLOYED, 66.1),
    ("turnout_parliament_norway_pct", "08243", STORTING, 80.4),
    ("turnout_municipality_norway_pct", "09475", COUNCIL, 62.4),
]


def quiet(done: int, of: int, what: str) -> None:
    assert 0 <= done <= of


@pytest.fixture
def collect(publish, monkeypatch):
    """Collect one indicator from one table, at the first level that the table's areas have."""

    def one(id: str, table: str, reads: Px):
        indicator = INDICATORS[id]
        levels = {f.level for f in indicator.feeds}
        level = next(level for level in (NORWAY, MUNICIPALITY, REGSO_2025) if level in levels)
        known = {level: pd.Index(["0301"] if level == NORWAY else [SWEDEN[level]])}
        monkeypatch.setattr(feeds, "known_areas", lambda: known)
        only = dataclasses.replace(
            indicator, feeds=tuple(f for f in indicator.feeds if f.level == level)
        )
        assert {f.table for f in only.feeds} == {table}
        bases = {
            f.per: dataclasses.replace(INDICATORS[f.per], feeds=()) for f in only.feeds if f.per
        }
        monkeypatch.setattr(feeds, "INDICATORS", {id: only, **bases})
        module = ssb if level == NORWAY else scb
        publish(**{module.KEY: Service({table: reads})})
        return module.collect(quiet)

    return one


@pytest.mark.parametrize(("id", "table", "reads", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_feed_finds_its_cells_in_a_table_as_the_publisher_writes_it(
    collect, id, table, reads, expected
):
    found = collect(id, table, reads)
    assert found.faults == ()
    (frame,) = (part for name, part in found.parts.items() if name.startswith("values_"))
    assert list(frame["year"]) == [2024]
    assert frame["value"].tolist() == [pytest.approx(expected)]
    assert set(frame["table"]) == {table}


def test_the_survey_gives_its_uncertainty_beside_each_value(collect):
    by_contents = {"000005CN": 61, "000005CNx": 7.3}
    reads = dataclasses.replace(POLITICIANS, cell=lambda key: by_contents[key["ContentsCode"]])
    found = collect("trust_politicians_survey_centre_pct", "TAB5873", reads)
    assert found.faults == ()
    assert found.parts["values_scb"]["value"].tolist() == [61]
    margin = found.parts["margins_scb"]
    assert margin["value"].tolist() == [7.3]
    assert "000005CNx" in margin["query"].iloc[0]


@pytest.mark.parametrize("label", ["antal svarande", "andel låga betyg - Osäkerhetstal"])
def test_a_survey_that_gives_no_uncertainty_of_the_share_says_so_and_keeps_the_share(
    collect, label
):
    without = contents(**{"000005CN": "andel höga betyg", "x": label})
    reads = dataclasses.replace(POLITICIANS, dims={**POLITICIANS.dims, "ContentsCode": without})
    found = collect("trust_politicians_survey_centre_pct", "TAB5873", reads)
    assert list(found.parts) == ["values_scb"]
    (sentence,) = found.faults
    assert sentence.startswith("scb: table TAB5873 gives no uncertainty")


@pytest.mark.parametrize(("id", "table", "reads", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_table_that_reads_otherwise_is_refused_with_what_it_has(
    collect, id, table, reads, expected
):
    def strange(code: str, dim: Dim) -> Dim:
        if dim.role in ("geo", "time"):
            return dim
        values = {f"{value}?": f"otherwise {n}" for n, value in enumerate([*dim.values, "more"])}
        return dataclasses.replace(dim, values=values)

    dims = {code: strange(code, dim) for code, dim in reads.dims.items()}
    found = collect(id, table, dataclasses.replace(reads, dims=dims))
    assert not found.parts
    (sentence,) = found.faults
    assert f"table {table} has no value" in sentence
    assert "otherwise" in sentence
    assert id in sentence


# TAB6586: each division has figures of its own years, ".." in the others'.
INDEX = Px(
    dims={
        "Region": Dim(
            {"0114R001": "Upplands Väsby (2020)", "0114R001_RegSO2025": "Upplands Väsby"},
            "region",
            role="geo",
        ),
        "ContentsCode": contents(
            **{
                "000008IT": "Socioekonomiskt index",
                "000008IU": "Områdestyp",
                "000008IV": "Andel personer med låg ekonomisk standard, procent",
                "000008IW": "Andel personer med förgymnasial utbildning, procent",
                "000008IX": "Andel personer som har ekonomiskt bistånd och/eller är långtidsarbetslösa, procent",
            }
        ),
        "Tid": Dim({str(y): str(y) for y in range(2011, 2025)}, "år", role="time"),
    },
    cell=lambda key: (
        None
        if key["Region"].endswith("2025") != (key["Tid"] == "2024")
        else ["IT", "IU", "IV", "IW", "IX"].index(key["ContentsCode"][-2:]) + 1
    ),
)
OF_THE_INDEX = (
    "socio_economic_index",
    "area_type",
    "socio_low_standard_pct",
    "socio_compulsory_pct",
    "socio_benefit_or_unemployed_pct",
)


def test_the_index_comes_from_the_new_service_for_both_divisions(publish, monkeypatch):
    levels = {REGSO: pd.Index(["0114R001"]), REGSO_2025: pd.Index(["0114R001"])}
    monkeypatch.setattr(feeds, "known_areas", lambda: levels)
    monkeypatch.setattr(feeds, "INDICATORS", {id: INDICATORS[id] for id in OF_THE_INDEX})
    publish(scb=Service({"TAB6586": INDEX}))
    found = scb.collect(quiet)
    assert found.faults == ()
    frame = found.parts["values_scb"].astype({"level": str, "indicator": str})
    for number, id in enumerate(OF_THE_INDEX, 1):
        own = frame[frame["indicator"] == id]
        assert set(own["value"]) == {number}
        until = set(range(2011, 2024)) - set(INDICATORS[id].years.get(REGSO, ()))
        assert set(own.loc[own["level"] == REGSO, "year"]) == until
        assert set(own.loc[own["level"] == REGSO_2025, "year"]) == {2024}


def test_only_turnout_by_area_hangs_on_the_older_service():
    by_old = [i.id for i in INDICATORS.values() for f in i.feeds if f.source == "scb_v1"]
    assert sorted(by_old) == [
        "turnout_municipality_pct",
        "turnout_parliament_pct",
        "turnout_region_pct",
    ]


@pytest.mark.parametrize("may_be_omitted", [False, True])
def test_dwellings_are_summed_over_both_dimensions_whether_or_not_they_may_be_left_out(
    collect, may_be_omitted
):
    dims = {
        code: dataclasses.replace(dim, may_be_omitted=may_be_omitted, total="01")
        if code in ("BygnType", "BruksAreal")
        else dim
        for code, dim in DWELLINGS.dims.items()
    }
    found = collect("dwellings_norway", "06513", dataclasses.replace(DWELLINGS, dims=dims))
    assert found.faults == ()
    assert found.parts["values_ssb"]["value"].tolist() == [6]


def assistance(figure: float) -> Px:
    return px(
        {"KOSsosantkliente0000": figure},
        regions=NORWAYS,
        ContentsCode=contents(KOSsosantkliente0000="Sosialhjelpsmottakere (antall)"),
    )


def people_of_oslo() -> float:
    """The population that the rate is per: the snapshot's; a refresh that brings another does not replace it."""
    rows = pd.DataFrame({"area_id": ["0301"], "value": [700_000.0]}).assign(
        indicator="population",
        level=NORWAY,
        year=2024,
        status="observed",
        source="ssb",
        table="07459",
        query="",
        retrieved="2026-01-02T03:04:05+00:00",
    )
    live.write("values_ssb", rows[live.COLUMNS])
    return float(figures.values("population", NORWAY, 2024)["value"]["0301"])


def test_recipients_are_counts_where_oslo_has_thousands(collect):
    people = people_of_oslo()
    found = collect("social_assistance_norway_per_1000", "13995", assistance(26_600))
    assert found.faults == ()
    frame = found.parts["values_ssb"]
    own = frame[frame["indicator"] == "social_assistance_norway_per_1000"]
    assert own["value"].tolist() == [pytest.approx(1000 * 26_600 / people)]


def test_recipients_are_left_out_where_oslo_has_tens(collect):
    people_of_oslo()
    found = collect("social_assistance_norway_per_1000", "13995", assistance(38.0))
    assert "values_ssb" not in found.parts
    (sentence,) = found.faults
    assert sentence.startswith(
        "ssb: table 13995 gives 38 for 0301, where a count is at least 1000: probably a rate."
    )


def test_a_key_figure_that_may_not_come_again_says_so():
    caveat = INDICATORS["graduated_in_4_years_pct"].caveat
    assert "ingen dag för nästa publicering" in caveat.sv
    assert "no date of the next publication" in caveat.en
    assert "ingen dato for neste publisering" in caveat.nb
