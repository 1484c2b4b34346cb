"""Who lives where: numbers, ages, education, birth, households, and the conditions of areas."""

from indicators.people import conditions, education, households, origin, population

INDICATORS = (
    *population.INDICATORS,
    *education.INDICATORS,
    *origin.INDICATORS,
    *conditions.INDICATORS,
    *households.INDICATORS,
)
