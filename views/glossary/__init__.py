"""The page *Glossary*."""
