"""The page *Your own table*."""
