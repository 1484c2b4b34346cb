"""The page *Present a story*: choosing one, and its stage."""
