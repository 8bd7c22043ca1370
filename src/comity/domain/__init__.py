"""Frozen nouns, errors and ports. Imports nothing else of comity."""
