"""The municipality of border squares, on a small made country."""

import geopandas as gpd
import pandas as pd
from shapely.geometry import box

from making import borders

KM = 1000
# Two municipalities of a county with detailed outlines, and two beyond it, side by side.
GENERALISED = gpd.GeoDataFrame(
    {"name": ["Ett", "Två", "Tre", "Fyra"]},
    index=pd.Index(["0101", "0102", "0501", "0502"], name="area_id"),
    geometry=[box(x * 10 * KM, 0, (x + 1) * 10 * KM, 10 * KM) for x in range(4)],
    crs=3006,
)
# In detail the first ends two kilometres later, and the second two kilometres earlier.
DESO = gpd.GeoDataFrame(
    index=pd.Index(["0101A0010", "0101A0020", "0102A0010"], name="area_id"),
    geometry=[
        box(0, 0, 6 * KM, 10 * KM),
        box(6 * KM, 0, 12 * KM, 10 * KM),
        box(12 * KM, 0, 18 * KM, 10 * KM),
    ],
    crs=3006,
)


def grid(*squares: tuple[float, str, int]) -> pd.DataFrame:
    """Squares (easting in km, the grid's municipality, people) in a row."""
    return pd.DataFrame(
        {
            "population": [people for *_, people in squares],
            "easting": [int(x * KM) for x, *_ in squares],
            "northing": 5 * KM,
            "municipality_code": [code for _, code, _ in squares],
        }
    )


def codes(frame: pd.DataFrame, **register: int) -> list[str]:
    people = pd.Series({code.removeprefix("c"): number for code, number in register.items()})
    return borders.municipality_codes(frame, GENERALISED, DESO, people).tolist()


def test_detailed_outlines_decide_where_there_are_some():
    frame = grid(
        (5, "0101", 90), (11, "0102", 10), (15, "0102", 80), (25, "0501", 1), (35, "0502", 1)
    )
    found = codes(frame, c0101=100, c0102=80, c0501=1, c0502=1)
    assert found == ["0101", "0101", "0102", "0501", "0502"]


def test_a_square_that_the_detailed_outlines_leave_out_goes_to_the_county_beside():
    frame = grid(
        (5, "0101", 90), (15, "0102", 80), (19.5, "0102", 10), (25, "0501", 90), (35, "0502", 1)
    )
    found = codes(frame, c0101=90, c0102=80, c0501=100, c0502=1)
    assert found[2] == "0501"


def test_a_square_in_a_gap_between_simplified_outlines_is_not_astray():
    gaping = DESO.copy()
    gaping.loc["0102A0010", "geometry"] = box(12 * KM, 0, 15 * KM - 50, 10 * KM)
    frame = grid((5, "0101", 90), (15, "0102", 80), (25, "0501", 90), (35, "0502", 1))
    people = pd.Series({"0101": 90, "0102": 80, "0501": 90, "0502": 1})
    assert borders.municipality_codes(frame, GENERALISED, gaping, people)[1] == "0102"


def test_elsewhere_border_squares_move_until_the_register_is_met():
    frame = grid(
        (5, "0101", 9), (15, "0102", 9), (25, "0501", 60), (29.5, "0501", 40), (35, "0502", 60)
    )
    assert codes(frame, c0101=9, c0102=9, c0501=100, c0502=60)[3] == "0501"
    assert codes(frame, c0101=9, c0102=9, c0501=60, c0502=100)[3] == "0502"


def test_a_square_well_inside_stays_whatever_the_register_says():
    frame = grid((5, "0101", 9), (15, "0102", 9), (25, "0501", 100), (35, "0502", 60))
    assert codes(frame, c0101=9, c0102=9, c0501=60, c0502=100)[2] == "0501"
