"""The place that every page is about: searched for once, above all pages, and kept in the address."""
