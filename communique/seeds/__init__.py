"""The folder seeds/ read: raw text kept, furniture cut, facts quoted."""
