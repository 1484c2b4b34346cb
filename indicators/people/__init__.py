"""Who lives where: numbers, ages, education, birth, households, and the conditions of areas."""

from indicators.people import (
    conditions,
    education,
    households,
    norway,
    origin,
    population,
    projected,
)

INDICATORS = (
    *population.INDICATORS,
    *projected.INDICATORS,
    *norway.INDICATORS,
    *education.INDICATORS,
    *origin.INDICATORS,
    *conditions.INDICATORS,
    *households.INDICATORS,
)
