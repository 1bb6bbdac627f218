"""The folder content/ read into typed values."""
