"""A table that was copied in Excel, WPS or Word: its cells out of plain text or HTML.

A clipboard may hold anything, so sizes are bounded; what is not plainly one table is none.
"""

from __future__ import annotations

import csv
from html.parser import HTMLParser
from typing import TypeAlias

from assistant.draft.table_text import squared

Rows: TypeAlias = list[list[str]]

_LONGEST = 5_000_000
"""Characters that are looked at."""
_MOST_COLUMNS = 60
_MOST_ROWS = 2_000
_SILENT = frozenset({"head", "style", "script", "title", "xml"})
_CELLS = frozenset({"td", "th"})
_BREAKS = frozenset({"br", "p", "div", "li"})


def table_in_text(text: str, *, into_cells: bool = False) -> Rows | None:
    """Return the cells of text in which every line has as many tabs, None for any other text.

    Args:
        text: what was copied.
        into_cells: it is pasted into a table, so that a single row is cells, too.
    """
    if "\t" not in text or len(text) > _LONGEST:
        return None
    lines = text.strip("\r\n").splitlines()
    for rows in (_unquoted(lines), [line.split("\t") for line in lines]):
        if len(rows) > (0 if into_cells else 1) and {len(row) for row in rows} == {len(rows[0])}:
            return _fitting(rows)
    return None


def table_in_html(html: str, *, into_cells: bool = False) -> Rows | None:
    """Return the cells of HTML that holds one table and no words beside it, else None.

    Args:
        html: what was copied.
        into_cells: it is pasted into a table, so that a single column is cells, too.
    """
    if "<t" not in html.lower() or len(html) > _LONGEST:
        return None
    parser = _TableParser()
    parser.feed(html)
    parser.close()
    if parser.tables != 1 or parser.words_outside or not parser.rows:
        return None
    rows = squared(parser.rows)
    return _fitting(rows, least=1 if into_cells and len(rows) > 1 else 2)


def _unquoted(lines: list[str]) -> Rows:
    """Return cells as Excel writes them: one with a line feed stands in quotation marks."""
    try:
        return list(csv.reader((f"{line}\n" for line in lines), delimiter="\t"))
    except csv.Error:
        return []


def _fitting(rows: Rows, *, least: int = 2) -> Rows | None:
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    is_fit = bool(filled) and least <= len(rows[0]) <= _MOST_COLUMNS and len(filled) <= _MOST_ROWS
    return [[" ".join(cell.split()) for cell in row] for row in filled] if is_fit else None


class _TableParser(HTMLParser):
    """Collects the cells of a table; one that spans several leaves the others empty."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows = []
        self.tables = 0
        self.words_outside = False
        self._depth = 0
        self._silent = 0
        self._is_in_cell = False
        self._wide = 1
        self._spans: dict[int, int] = {}
        """Rows that a cell above still reaches into, by column."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self.tables += not self._depth
            self._depth += 1
        elif tag == "tr" and self._depth == 1 and len(self.rows) <= _MOST_ROWS:
            self.rows.append([])
            self._is_in_cell = False
            self._skip_spanned()
        elif tag in _CELLS and self._depth == 1 and self.rows:
            self._open_cell(dict(attrs))
        elif tag in _BREAKS and self._is_in_cell:
            self.rows[-1][-1] += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "table":
            self._depth = max(self._depth - 1, 0)
        elif tag in _CELLS and self._depth == 1 and self._is_in_cell:
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if not self._depth:
            self.words_outside = self.words_outside or bool(data.strip())
        elif self._is_in_cell and self.rows[-1]:
            self.rows[-1][-1] += data

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        if self._is_in_cell:
            self._close_cell()
        row = self.rows[-1]
        if len(row) > _MOST_COLUMNS:
            return
        self._wide = _span(attributes.get("colspan"))
        tall = _span(attributes.get("rowspan"))
        for column in range(len(row), len(row) + self._wide):
            if tall > 1:
                self._spans[column] = tall
        row.append("")
        self._is_in_cell = True

    def _close_cell(self) -> None:
        self._is_in_cell = False
        self.rows[-1].extend([""] * (self._wide - 1))
        self._skip_spanned()

    def _skip_spanned(self) -> None:
        row = self.rows[-1]
        while self._spans.get(len(row), 0) > 1:
            self._spans[len(row)] -= 1
            row.append("")


def _span(value: str | None) -> int:
    is_whole = bool(value) and value is not None and value.isdecimal() and len(value) <= 3
    return max(1, min(int(value or 1), _MOST_COLUMNS)) if is_whole else 1
