import streamlit as st

from views import frame
from views.measure import distance, finding, indices, neighbours, noise, shares, splits
from views.measure.choices import Choice
from views.own import choices, files, shares_map, upload


def contents(choice: Choice) -> None:
    """A function, because what a page's own variables hold stays in memory after the session."""
    finding.show(choice)
    indices.show(choice)
    shares_map.show(choice)
    shares.show(choice)
    distance.show(choice)
    neighbours.show(choice)
    noise.show(choice)
    splits.show(choice)
    files.show(choice)


with frame.page("own") as title:
    st.title(title)
    upload.introduction()
    choices.ask(contents)
