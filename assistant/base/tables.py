"""The data files the app ships, read."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from assistant.base.files import read_bytes
from assistant.base.paths import bundled

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of ``corpus/<name>``, columns by the names of its first line.

    Raises:
        UnreadableFile: the bundled file is missing.
    """
    text = read_bytes(bundled("corpus", name)).decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return tuple({key: value or "" for key, value in row.items()} for row in rows)
