"""The ready-made stories, in three languages.

Their words are in `translations/*/stories.toml`. The numbers in them stand in braces:
they are filled in from the figures when a story is told, so that a sentence says what
its page shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from presenting.story import Step, Story
from translations import Text, message
from translations.prose import prose

SKURUP, GOTEBORG, OSTERSUND = "1264", "1480", "2380"
# A place in each municipality that the map of "What if" would suggest, as that page's address writes it.
RYDSGARD, NEAR_OSTERSUND = "pharmacy:6144500:411500", "pharmacy:6985500:482500"
MEASURED = (GOTEBORG, "0180", "1280", SKURUP)


@dataclass(frozen=True, kw_only=True)
class StepText:
    """A step in three languages; `highlight` is a heading in the pages' own English words, or one of story.KINDS."""

    page: str
    heading: Text
    sentence: Text
    notes: Text
    words: tuple[tuple[str, str], ...] = ()
    highlight: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadyMade:
    """A ready-made story: its word in the address, its title, what it tells, and its steps."""

    id: str
    title: Text
    about: Text
    steps: tuple[StepText, ...]

    def told(self, language: str, numbers: Mapping[str, str]) -> Story:
        """The story in a language, with its `numbers` filled in; KeyError for one that is not given."""
        steps = tuple(_step(step, language, numbers) for step in self.steps)
        return Story(title=self.title[language], steps=steps, language=language)


def _step(step: StepText, language: str, numbers: Mapping[str, str]) -> Step:
    return Step(
        page=step.page,
        words=step.words,
        heading=step.heading[language].format(**numbers),
        sentence=step.sentence[language].format(**numbers),
        highlight=message(step.highlight, language) if step.highlight else "",
        notes=step.notes[language].format(**numbers),
    )


def _text(key: str, page: str, highlight: str = "", /, **words: str) -> StepText:
    """A step in the words that the stories' files hold under its key; `words` are those of the page's address."""
    texts = prose("stories")
    return StepText(
        page=page,
        heading=texts[f"{key}.heading"],
        sentence=texts[f"{key}.sentence"],
        notes=texts[f"{key}.notes"],
        words=tuple(words.items()),
        highlight=highlight,
    )


def _story(id: str, *steps: StepText) -> ReadyMade:
    texts = prose("stories")
    return ReadyMade(id=id, title=texts[f"{id}.title"], about=texts[f"{id}.about"], steps=steps)


READY = {
    story.id: story
    for story in (
        _story(
            "segregation",
            _text("segregation.meaning", "segregation"),
            _text("segregation.count", "segregation", ":map"),
            _text("segregation.town_and_country", "segregation", "By class", scheme="degurba"),
            _text("segregation.goteborg", "segregation", "Göteborg", area=GOTEBORG),
            _text(
                "segregation.chance",
                "measure",
                "Dissimilarity: what is seen, and what chance alone would give",
                group="foreign_born",
                municipalities=",".join(MEASURED),
            ),
            _text(
                "segregation.homes",
                "measure",
                "Dissimilarity: what is seen, and what chance alone would give",
                group="rented",
                municipalities=",".join(MEASURED),
            ),
            _text(
                "segregation.between",
                "inequality",
                indicator="tax_base_2023_prices_sek",
                scheme="degurba",
            ),
        ),
        _story(
            "pharmacy",
            _text("pharmacy.people", "services", service="pharmacy", km="5", scheme="degurba"),
            _text("pharmacy.town_and_country", "overview", "Services", scheme="degurba"),
            _text(
                "pharmacy.municipalities",
                "map",
                ":map",
                indicator="pharmacy_over_5km_pct",
                map="areas",
            ),
            _text(
                "pharmacy.squares", "map", ":map", indicator="pharmacy_over_5km_pct", map="people"
            ),
            _text("pharmacy.holds", "holds", ":chart", indicator="pharmacy_over_5km_pct"),
            _text(
                "pharmacy.agents",
                "services",
                ":chart",
                service="pharmacy_or_agent",
                km="5",
                scheme="degurba",
            ),
            _text(
                "pharmacy.opened",
                "whatif",
                ":chart",
                area=OSTERSUND,
                place="pharmacy",
                places=NEAR_OSTERSUND,
                limit_km="5",
            ),
        ),
        _story(
            "skurup",
            _text(
                "skurup.inhabitants",
                "map",
                ":map",
                indicator="population",
                area=SKURUP,
                scheme="skr",
                map="areas",
            ),
            _text("skurup.areas", "segregation", "Skurup", area=SKURUP),
            _text(
                "skurup.homes",
                "housing",
                ":map",
                indicator="dwellings_per_1000",
                area=SKURUP,
                scheme="skr",
            ),
            _text(
                "skurup.wage", "jobs", ":map", indicator="wage_mean_tkr", area=SKURUP, scheme="skr"
            ),
            _text("skurup.inside", "inside", "Skurup", within="cars_per_1000", area=SKURUP),
            _text(
                "skurup.pharmacy", "holds", ":chart", indicator="pharmacy_over_5km_pct", area=SKURUP
            ),
            _text(
                "skurup.opened",
                "whatif",
                ":chart",
                area=SKURUP,
                place="pharmacy",
                places=RYDSGARD,
                limit_km="5",
            ),
        ),
    )
}
