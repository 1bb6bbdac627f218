"""Source formats, a file each."""
