"""The engine: evidence in, diagnosis out. Pure (no files, no network); see docs/explanation/engine.md."""
