"""The only floor that draws: frame, choosers, maps, charts, findings in words, citations."""
