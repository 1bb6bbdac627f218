"""Pages drawn."""
