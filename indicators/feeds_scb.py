"""How a refresh asks Statistics Sweden's tables, where several themes ask alike.

Codes of values are as seen in the tables; a label beside one serves where the code is another.
"""

from indicators.indicator import (
    MUNICIPALITY,
    SMALL_AREAS,
    SMALL_AREAS_FROM_2024,
    SMALL_AREAS_UNTIL_2023,
)

SCB = "scb"
# Levels of a table: most have all; where a table was replaced, the two share them.
ALL = (MUNICIPALITY, *SMALL_AREAS)
UNTIL_2023 = (MUNICIPALITY, *SMALL_AREAS_UNTIL_2023)
FROM_2024 = (MUNICIPALITY, *SMALL_AREAS_FROM_2024)
BOTH_SEXES = {"Kon": ("1+2",)}
