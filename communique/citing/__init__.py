"""Citations: what a reader cites, written as styles, templates and reference managers want it."""
