"""The page *Agenda 2030*."""
