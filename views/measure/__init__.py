"""*Measure segregation*: a choice, and each section of what is measured; a reader's own table has the same."""
