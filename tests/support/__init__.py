"""What several tests stand on: made publishers, made files, and ways to ask a page."""
