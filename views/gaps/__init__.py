"""The pages of *Town and country*: one module a theme, and what they share."""
