"""Renderers: one neutral brief, and a module for each format (terminal, markdown, json, html, docx, pdf)."""
