"""The page *Overview* and its tour."""
