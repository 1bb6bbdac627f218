"""Derived views of the archive, each one pure function and its shape."""
