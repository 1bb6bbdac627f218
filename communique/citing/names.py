"""What a record is called where no page stands: an address, or a name made from its id."""

from __future__ import annotations

import uuid

from communique.model.site import Site

SPACE = uuid.UUID("6f3d2c1a-8f0e-5b61-9a52-3f5b0c9d7e41")
"""The space in which names are made from paths (RFC 9562, version 5); it never changes."""


def uri(path: str, site: Site) -> str:
    """The permanent address of a path below the site's root; a `urn:uuid:` made from the path where none is configured."""
    return site.address + path if site.address else uuid.uuid5(SPACE, path).urn
