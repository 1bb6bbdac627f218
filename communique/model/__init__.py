"""The nouns: every value that passes from room to room."""
