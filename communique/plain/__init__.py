"""The archive as plain values: objects and rows that any program can read, each format escaped in one place."""
