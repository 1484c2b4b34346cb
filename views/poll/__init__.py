"""The page *Poll*: keeper, screen and telephone."""
