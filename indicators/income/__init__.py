"""Incomes: what people earn, and what households have to live on."""

from indicators.income import earnings, standard, stockholm

INDICATORS = (*earnings.INDICATORS, *stockholm.INDICATORS, *standard.INDICATORS)
