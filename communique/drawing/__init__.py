"""Figures: archive dates and marks turned to SVG geometry."""
