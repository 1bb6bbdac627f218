"""Compiled templates: kept by this process, and the program's own beside its modules, as Python keeps those."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from types import CodeType

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from communique.rendering import compiling, expressions

_HERE = Path(__file__).parent
_OWN = _HERE.parent.parent / "templates"


class Compiled(FileSystemBytecodeCache):
    """Templates compiled by this process, by place and digest of their source: a server compiles them once.

    With `keep`, those of the program are read from its `__pycache__` where they were left by a run of the very same
    compiler, and left there where Python may leave what it compiles; where that cannot be, they are compiled each time.
    """

    def __init__(self, keep: bool = False) -> None:
        super().__init__(str(_HERE / "__pycache__"), f"%s.{sys.implementation.cache_tag}")
        self._codes: dict[tuple[str, str], CodeType | None] = {}
        self._keep = keep

    def get_cache_key(self, name: str, filename: str | Path | None = None) -> str:
        """The name of a template of the program, as a file may have it; of any other its place too."""
        own = self._keep and filename is not None and Path(filename) == _OWN / name
        return name.replace("/", "-") if own else f"{filename}/{name}"

    def get_source_checksum(self, source: str) -> str:
        """The digest of a source and of what compiles it."""
        return super().get_source_checksum(f"{self._compiler}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled of this very source."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        if bucket.code is None and _is_own(bucket):
            with suppress(Exception):  # what is torn is compiled again
                super().load_bytecode(bucket)
                self._codes[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._codes[bucket.key, bucket.checksum] = bucket.code
        if _is_own(bucket) and not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)

    @cached_property
    def _compiler(self) -> str:
        ours = (Path(str(module.__file__)).read_bytes() for module in (compiling, expressions))
        return blake2b(b"\0".join((*ours, version("jinja2").encode()))).hexdigest()


def _is_own(bucket: Bucket) -> bool:
    """Whether a template is one of the program's."""
    return "/" not in bucket.key
