"""The answers: gap, trend, profile, comparison, relational, scenario. No screen, no network."""
