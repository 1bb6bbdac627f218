"""Communiqué: a static site generator for archives of diplomatic events."""
