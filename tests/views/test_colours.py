import numpy as np
import pytest

from indicators import INDICATORS, figures
from translations import texts
from views import colours
from views.colours import METHODS, classes, labels, upper_limits

mapclassify = pytest.importorskip("mapclassify")
SHARE = INDICATORS["pharmacy_over_5km_pct"]
WAGE = INDICATORS["wage_mean_tkr"]


def luminance(colour):
    return np.dot(colours.rgb(colour), [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize(
    "id", ["pharmacy_over_5km_pct", "wage_mean_tkr", "population", "rail_over_20km_pct"]
)
@pytest.mark.filterwarnings("ignore:Numba not installed", "ignore:Not enough unique")
def test_classes_are_cut_as_mapclassify_cuts_them(id):
    values = figures.values(id)["value"].dropna().to_numpy()
    assert upper_limits(values, "equal") == pytest.approx(mapclassify.EqualInterval(values, 5).bins)
    assert upper_limits(values, "jenks") == pytest.approx(mapclassify.FisherJenks(values, 5).bins)
    quantiles = upper_limits(values, "quantiles")
    assert quantiles == pytest.approx(np.unique(mapclassify.Quantiles(values, 5).bins))


@pytest.mark.parametrize("method", METHODS)
def test_every_value_is_in_the_class_that_its_limits_say(method):
    values = figures.values(SHARE.id)["value"].to_numpy()
    found = classes(values, SHARE, method)
    lower = np.r_[-np.inf, found.limits[:-1]]
    assert (values <= np.array(found.limits)[found.codes] + 1e-12).all()
    assert (values > lower[found.codes]).all()


def test_missing_is_a_class_of_its_own():
    found = classes([1, 2, np.nan, 3, 4, 5, 6, 7], SHARE, "quantiles")
    assert found.codes[2] == -1
    assert (np.delete(found.codes, 2) >= 0).all()


def test_few_different_values_make_as_many_classes():
    assert upper_limits(np.array([0, 0, 0, 1.0]), "quantiles") == (0, 1)
    assert upper_limits(np.array([]), "quantiles") == ()
    assert classes([np.nan, np.nan], SHARE, "equal").codes.tolist() == [-1, -1]


def test_dark_is_worse_whichever_end_is_worse():
    values = np.arange(50.0)
    low_is_better, high_is_better = classes(values, SHARE, "equal"), classes(values, WAGE, "equal")
    assert luminance(low_is_better.colours[-1]) < luminance(low_is_better.colours[0])
    assert luminance(high_is_better.colours[-1]) > luminance(high_is_better.colours[0])


def test_an_indicator_without_direction_has_another_palette():
    neutral = classes(np.arange(50.0), INDICATORS["rented_pct"], "equal")
    assert not set(neutral.colours) & set(classes(np.arange(50.0), SHARE, "equal").colours)


def test_fixed_limits_reach_to_the_largest_value():
    found = classes([1.0, 30.0], SHARE, "fixed", (2.0, 5.0))
    assert found.limits == (2.0, 5.0, 30.0)
    assert found.codes.tolist() == [0, 2]


def test_labels_use_the_languages_decimal_sign():
    texts.speak("sv")
    swedish = labels(classes([0.5, 1.5, 2.5], SHARE, "equal"), SHARE)
    texts.speak("en")
    assert swedish[0] == "0,5"
    assert labels(classes([0.5, 1.5, 2.5], SHARE, "equal"), SHARE)[0] == "0.5"
