"""The menu: eight entries, each a page or a few that stand beside each other as tabs.

A page more is a line more. Every page keeps an address of its own.
"""

from translations.texts import _

START = "overview"  # the page at the bare address


def entries() -> dict[str, dict[str, str]]:
    """Title of each entry, in order, with its pages: their names (as in `pages/` and in the address) and titles.

    The first page is where the entry leads.
    """
    return {
        _("Start"): {"overview": _("Start")},
        _("My municipality"): {"profile": _("My municipality"), "agenda": _("Agenda 2030")},
        _("Map"): {
            "map": _("Map"),
            "services": _("Services"),
            "transport": _("Transport"),
            "housing": _("Housing"),
            "jobs": _("Jobs and income"),
            "influence": _("Influence and trust"),
        },
        _("Compare"): {"compare": _("Compare")},
        _("What if"): {"whatif": _("What if")},
        _("Segregation"): {
            "segregation": _("Is it segregated?"),
            "measure": _("Measure segregation"),
            "inside": _("Inside a municipality"),
        },
        _("Show"): {
            "brief": _("Decision brief"),
            "present": _("Present a story"),
            "poll": _("Poll"),
        },
        _("Data and method"): {
            "sources": _("Sources and methods"),
            "own": _("Your own table"),
            "holds": _("Does the answer hold?"),
            "inequality": _("Inequality"),
            "glossary": _("Glossary"),
        },
    }


def titles() -> dict[str, str]:
    """Every page's title by its name, in the order of the menu."""
    return {name: title for pages in entries().values() for name, title in pages.items()}


def title(page: str) -> str:
    """The page's title, as the menu and the page itself have it."""
    return titles()[page]


def beside(page: str) -> dict[str, str]:
    """The pages of the same entry with their titles, the page itself among them; {} where it stands alone."""
    pages = next(pages for pages in entries().values() if page in pages)
    return pages if len(pages) > 1 else {}


def first_of(page: str) -> str:
    """The page where the menu's entry leads that holds a page."""
    return next(next(iter(pages)) for pages in entries().values() if page in pages)
