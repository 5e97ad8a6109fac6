"""The words of web pages that two rules look for, from ``corpus/page-words.csv``."""

from __future__ import annotations

from functools import cache

from assistant.base.tables import read_table


@cache
def page_words(kind: str) -> frozenset[str]:
    """Return the words of one kind.

    Args:
        kind: ``button`` (a line of nothing else is the page's own), ``column`` (names of a site's
            columns), ``field`` (what a page says of its article: 来源), ``table`` (names of cells
            that no sentence begins with), ``table_too`` (names that count only in the company of
            one of those).
    """
    return frozenset(row["word"] for row in read_table("page-words.csv") if row["kind"] == kind)
