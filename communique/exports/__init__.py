"""The same archive in other formats, a file a format."""
