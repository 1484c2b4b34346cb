"""Fixtures of the pages."""

import pytest
from support.refreshed import refresh_key_figures


@pytest.fixture
def refreshed_key_figures(data_folder):
    """Made-up values of every key figure for every municipality but the first, in 2024 and 2025."""
    refresh_key_figures()
