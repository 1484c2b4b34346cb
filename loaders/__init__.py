"""One file per published source: `SOURCE`, `load` (reaches out), `parse` (pure), ending in a check."""
