"""Fixtures of the pages."""

from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from support.refreshed import refresh_key_figures


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once():
    """A page's first run reads the metadata of every installed package, which no test changes."""
    once = cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture
def refreshed_key_figures(data_folder):
    """Made-up values of every key figure for every municipality but the first, in 2024 and 2025."""
    refresh_key_figures()
