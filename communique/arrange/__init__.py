"""Readings and curated content put in order: one Archive."""
