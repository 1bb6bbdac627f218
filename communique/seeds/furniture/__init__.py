"""Page furniture, a file a kind: find it and say where it stands."""
