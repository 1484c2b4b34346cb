"""The page *Sources and methods*."""
