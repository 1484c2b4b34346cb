"""Arithmetic on columns: gaps, weighted statistics, access. No file, no screen."""
