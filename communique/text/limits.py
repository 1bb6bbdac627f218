"""How large an input may be: one table for all rooms, each figure measured; docs/limits.md gives the same.

Whatever keeps within all of these ends within 15 seconds and 1 GB. The figures of a source are those at which the
densest texts that we could think of still take half of that: one that is nothing but names and dates costs fifty times
as much as prose.
"""

from __future__ import annotations

SOURCE = 500_000
"""Bytes of a source text."""
SOURCE_LINES = 10_000
"""Lines of a source text that are not blank: each can be a paragraph with a number, an address and a row of data."""
SOURCE_PEOPLE = 2_000
"""People whom a source names: each has a page."""
ROWS = 1_000
"""Topics of a site, and likewise instruments: each has a page, also where no text names it."""
MOVED = 10_000
"""Old addresses of `content/moved.yaml`: each has a page that leads on."""
ADDRESSES = 200_000_000
"""Bytes of the list of recorded addresses, which only `record` writes: some millions of them."""
YAML = 2_000_000
"""Bytes of a record or vocabulary in YAML."""
DEPTH = 20
"""Levels of nesting in YAML."""
MARKDOWN = 1_000_000
"""Bytes of a record or page in Markdown."""
TABLE = 5_000_000
"""Bytes of a table to be taken in."""
TABLE_ROWS = 5_000
"""Its rows: each becomes a file of its own, flushed to the disk."""
SAVED_PAGE = 5_000_000
"""Bytes of a saved page to be taken in."""
TITLE = 300
"""Characters of a title."""
NAME = 200
"""Bytes of a file's name."""
