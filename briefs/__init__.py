"""The decision brief: findings, measures, decisions; as a file, a PDF and slides."""
