"""The page *Municipality profile*."""
