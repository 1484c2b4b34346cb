"""The answers, for a page, a brief or a notebook: `from analysis import gap, profile, relational`.

No function here draws, knows a reader's session or reaches out. Areas, indicators and
schemes are given by their ids, and what comes back is a number, a small record or a
table of pandas. What is said to be shared is not to be changed. `docs/ten_answers.ipynb`
shows ten of them.
"""

__all__ = [
    "access",
    "agenda",
    "comparison",
    "counterparts",
    "europe",
    "gap",
    "groups",
    "inequality",
    "inside",
    "means",
    "profile",
    "relational",
    "scenarios",
    "segregation",
    "similar",
    "standing",
    "votes",
]
