"""What is measured, each figure as one JSON line: `python -m bench`."""
