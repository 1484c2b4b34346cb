"""The menu: every page once, under the heading of its part. A page more is a line more."""

from translations.texts import _

START = "overview"  # the page at the bare address


def parts() -> dict[str, dict[str, str]]:
    """The headings in order, each with its pages: their names (as in `pages/` and in the address) and titles."""
    return {
        "": {
            "overview": _("Overview"),
            "map": _("Map"),
            "profile": _("Municipality profile"),
            "compare": _("Compare"),
        },
        _("Town and country"): {
            "housing": _("Housing"),
            "transport": _("Transport"),
            "services": _("Services"),
            "jobs": _("Jobs and income"),
            "influence": _("Influence and trust"),
            "holds": _("Does the answer hold?"),
            "inequality": _("Inequality"),
        },
        _("Segregation"): {
            "segregation": _("Is it segregated?"),
            "measure": _("Measure segregation"),
            "inside": _("Inside a municipality"),
            "own": _("Your own table"),
        },
        _("Decide"): {
            "agenda": _("Agenda 2030"),
            "whatif": _("What if"),
            "brief": _("Decision brief"),
        },
        _("Seminar"): {
            "present": _("Present a story"),
            "poll": _("Poll"),
        },
        _("About the numbers"): {
            "sources": _("Sources and methods"),
            "glossary": _("Glossary"),
        },
    }


def titles() -> dict[str, str]:
    """Every page's title by its name, in the order of the menu."""
    return {name: title for pages in parts().values() for name, title in pages.items()}


def title(page: str) -> str:
    """The page's title, as the menu and the page itself have it."""
    return titles()[page]
