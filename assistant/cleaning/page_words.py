"""The words of web pages that two rules look for, from ``corpus/page-words.csv``."""

from __future__ import annotations

import csv
from functools import cache

from assistant.base.paths import bundled


@cache
def page_words(kind: str) -> frozenset[str]:
    """Return the words of one kind.

    Args:
        kind: ``button`` (a line of nothing else is the page's own), ``column`` (names of a site's
            columns), ``table`` (names of cells that no sentence begins with), ``table_too`` (names
            that count only in the company of one of those).
    """
    with bundled("corpus", "page-words.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["word"] for row in csv.DictReader(file) if row["kind"] == kind)
