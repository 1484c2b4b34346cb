"""A busy machine is no fault of a measure: examples may take as long as they take."""

from hypothesis import settings

settings.register_profile("measures", deadline=None)
settings.load_profile("measures")
