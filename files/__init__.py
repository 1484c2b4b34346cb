"""What a reader types, keeps in a file and opens again."""
