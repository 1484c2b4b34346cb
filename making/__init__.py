"""What makes the data: builds the snapshot, refreshes it, cuts outlines."""
