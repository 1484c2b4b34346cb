"""How people are housed: tenure, the market, and the houses themselves."""

from indicators.housing import buildings, market, tenure

INDICATORS = (*tenure.INDICATORS, *market.INDICATORS, *buildings.INDICATORS)
