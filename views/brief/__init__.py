"""The page *Decision brief*."""
