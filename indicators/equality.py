"""Women and men: incomes and parental leave; from Kolada."""

from indicators.key_figures import key_figure
from translations import Text

INDICATORS = (
    key_figure(
        "womens_income_of_mens_pct",
        "N00952",
        theme="equality",
        title=Text(
            sv="Kvinnors inkomst jämfört med mäns",
            en="Women's income compared with men's",
            nb="Kvinners inntekt sammenlignet med menns",
        ),
        meaning=Text(
            sv="Kvinnors medianinkomst efter skatt i procent av mäns, 20 år och äldre.",
            en="Women's median income after tax in per cent of men's, aged 20 and over.",
            nb="Kvinners medianinntekt etter skatt i prosent av menns, 20 år og eldre.",
        ),
        caveat=Text(
            sv="100 betyder lika; över 100 har kvinnor mer. Gäller alla 20 år och äldre, även pensionärer och "
            "deltidsarbetande: inte en jämförelse av löner.",
            en="100 is equal; above 100 women have more. Everyone aged 20 and over, pensioners and part-timers included: "
            "not a comparison of wages.",
            nb="100 betyr likt; over 100 har kvinner mer. Gjelder alle 20 år og eldre, også pensjonister og "
            "deltidsansatte: ikke en sammenligning av lønn.",
        ),
        unit="pct_of_mens",
        direction="high",
        goal=5,
    ),
    key_figure(
        "parental_leave_men_pct",
        "N00943",
        theme="equality",
        title=Text(
            sv="Föräldrapenning som män tar ut",
            en="Parental benefit taken by men",
            nb="Foreldrepenger tatt ut av menn",
        ),
        meaning=Text(
            sv="Andel av dagarna med föräldrapenning (nettodagar) som tas ut av män i kommunen.",
            en="Share of the days of parental benefit (net days) that men in the municipality take.",
            nb="Andel av dagene med foreldrepenger (nettodager) som menn i kommunen tar ut.",
        ),
        caveat=Text(
            sv="50 betyder lika. Andel av dagar, inte av föräldrar; obetald ledighet ingår inte.",
            en="50 is equal. A share of days, not of parents; unpaid leave is not seen.",
            nb="50 betyr likt. Andel av dager, ikke av foreldre; ulønnet permisjon inngår ikke.",
        ),
        direction="high",
        goal=5,
    ),
)
