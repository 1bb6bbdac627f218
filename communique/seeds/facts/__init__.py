"""Facts read from a clean text, a file each."""
