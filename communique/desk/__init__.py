"""The archivist's desk: what changes content/, always on request, never during a build."""
