"""What a seminar needs: stories that are told step by step, and polls that a room answers."""
