"""The lines that a web page shows: one a block, one a row of a table, numbers of lists in them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.sources.list_numbers import format_number
from assistant.sources.source_text import MarkedHeading
from assistant.sources.table_text import LONGEST_CELL, Cell, table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK_NAMES = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section"
    " summary table tbody td tfoot th thead title tr ul"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that begin and end a line."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
"""Elements that mark a heading, by level."""

PARAGRAPHS = frozenset(("p", "div", "li", "br", "h1", "h2", "h3", "h4"))
"""Elements that part the text of a cell."""

FEWEST_PARAGRAPHS = 3
"""Paragraphs of a long cell that make it a part of the page."""

WIDEST = 50
"""Columns up to which cells may span others; a page may say a million."""

# a line of the page's source broken between two Chinese characters shows no space
SOURCE_BREAK = re.compile(r"(?<=[、-〿一-鿿！-～])[ \t\r]*\n[ \t\r\n]*(?=[、-〿一-鿿！-～])")

# [1]  ①  1  * : what refers to a footnote, as 执法[1]
NOTE_MARK = re.compile(r"\s*[\[［〔【(（]?\s*(?:\d{1,3}|[①-⑳*]|[ivx]{1,4})\s*[\]］〕】)）]?\s*")

# [1]  ① : surely no exponent
BRACKETED = re.compile(r"\s*[\[［〔【①-⑳*]")

# href="#_ftn1"   href="#sdfootnote1sym"   href="#fn:1"
NOTE_LINK = re.compile(
    r"#(?:_?(?:ftn|edn)\d|sd(?:foot|end)note\d+sym|fn\W?\d|footnote)", re.IGNORECASE
)

# href="#_ftnref1"   href="#sdfootnote1anc" : from a footnote back to the text
NOTE_ITSELF = re.compile(r"#(?:_?(?:ftn|edn)ref|sd(?:foot|end)note\d+anc|fnref)", re.IGNORECASE)

NOTE = "注："
"""What the text of a footnote begins with."""

# 一、  （一）  1.  第一 : a number that the text of an entry has already
ORDINAL = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、．.]|第[一二三四五六七八九十\d]|[①-⑳])"
)

# list-style-type: cjk-ideographic
LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?([a-z-]+)\s*(?:;|$)", re.IGNORECASE)

NUMBERS = {
    "a": ("lowerLetter", "."),
    "A": ("upperLetter", "."),
    "i": ("lowerRoman", "."),
    "I": ("upperRoman", "."),
    "lower-alpha": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-ideographic": ("chineseCounting", "、"),
    "simp-chinese-informal": ("chineseCounting", "、"),
    "trad-chinese-informal": ("chineseCounting", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
}
"""Types of numbered lists: how the number is written, and what follows it. Others: 1."""

UNNUMBERED = frozenset(("none", "disc", "circle", "square"))

POWERS = str.maketrans("23", "²³")

# div class="x"    /p    br/
TAG_NAME = re.compile(r"/?\s*([A-Za-z][A-Za-z0-9]*)")


class _Running(NamedTuple):
    """A cell that runs on downward."""

    rows: int
    """For how many more rows it does."""
    columns: int


def shown_lines(root: Any) -> list[str]:  # noqa: ANN401 -- lxml has no types
    """Return the lines that an element shows, those without any sign left out."""
    import lxml.etree

    parts: list[str] = []
    verbatim = 0
    walk = lxml.etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            replaced = _replaced(element, tag)
            if replaced is not None:
                parts.append(replaced)
                walk.skip_subtree()
                continue
            verbatim += tag == "pre"
            parts.append("\n" if tag in BLOCKS else "")
            text = element.text
        else:
            verbatim -= tag == "pre" and verbatim > 0
            parts.append("\n" if tag in BLOCKS else "")
            text = element.tail if element is not root else None
        if text:
            parts.append(text if verbatim else collapsed(text))
    return tidied("".join(parts))


def marked_headings(root: Any) -> tuple[MarkedHeading, ...]:  # noqa: ANN401 -- lxml has no types
    """Return the lines of an element that are marked as headings."""
    return tuple(
        MarkedHeading(text=lines[0], level=HEADINGS.index(heading.tag) + 1)
        for heading in root.iter(*HEADINGS)
        if len(lines := shown_lines(heading)) == 1
    )


def flat_lines(page: str) -> list[str]:
    """Return the lines of a page that nests too deep for a tree, read tag by tag."""
    parts: list[str] = []
    silent = ""
    for piece in page.split("<"):
        tag, _, text = piece.partition(">")
        match = TAG_NAME.match(tag)
        name = match[1].lower() if match else ""
        if silent:
            silent = "" if tag.startswith("/") and name == silent else silent
            continue
        if name in {"script", "style"} and not tag.startswith("/"):
            silent = name
            continue
        parts.append("\n" if name in BLOCKS else "")
        parts.append(collapsed(unescape(text)))
    return tidied("".join(parts))


def number_lists(root: Any) -> None:  # noqa: ANN401 -- lxml has no types
    """Write the numbers of numbered lists into the texts of their entries."""
    for numbered in root.iter("ol"):
        entries = [entry for entry in numbered if entry.tag == "li"]
        style = _list_style(numbered)
        number = _whole(numbered.get("start"), 1)
        for entry in entries if style not in UNNUMBERED else ():
            number = _whole(entry.get("value"), number)
            _prefix(entry, _number(number, style))
            number += 1


def _list_style(numbered: Any) -> str:  # noqa: ANN401 -- lxml has no types
    found = LIST_STYLE.search(numbered.get("style", ""))
    return found[1].lower() if found else numbered.get("type", "1")


def _number(number: int, style: str) -> str:
    written, sign = NUMBERS.get(style, ("decimal", "."))
    return format_number(number, written) + sign


def _prefix(entry: Any, label: str) -> None:  # noqa: ANN401 -- lxml has no types
    """Put a label before the text of an entry that has no number of its own."""
    while not (entry.text or "").strip() and len(entry) and entry[0].tag not in {"ol", "ul", "br"}:
        entry = entry[0]
    text = entry.text or ""
    if not ORDINAL.match(text):
        entry.text = label + text.lstrip()


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 5 else otherwise


def collapsed(text: str) -> str:
    """Return text with its white space as a browser shows it."""
    if "\n" in text:
        text = SOURCE_BREAK.sub("", text)
    return " ".join(f"|{text}|".split())[1:-1]


def tidied(text: str) -> list[str]:
    """Return the lines that hold something."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if line.strip("| ")]


def _replaced(element: Any, tag: str) -> str | None:  # noqa: ANN401 -- lxml has no types
    """Return what stands for an element whose contents are not walked, or None."""
    if tag == "table" and _is_data(element):
        return "\n" + "\n".join(_table_lines(element))
    if tag == "sup":
        return _raised(element)
    if tag == "a" and NOTE_MARK.fullmatch("".join(element.itertext())):
        target = element.get("href", "")
        return NOTE if NOTE_ITSELF.match(target) else "" if NOTE_LINK.match(target) else None
    return None


def _raised(element: Any) -> str | None:  # noqa: ANN401 -- lxml has no types
    """Return the text of a superscript: no mark of a footnote, powers of a unit as one sign."""
    text = "".join(element.itertext())
    if not NOTE_MARK.fullmatch(text):
        return None
    parent = element.getparent()
    is_link = element.find(".//a") is not None or (parent is not None and parent.tag == "a")
    if is_link or BRACKETED.match(text):
        return ""
    return (
        text.strip().translate(POWERS) if _text_before(element).endswith(("m", "M", "米")) else None
    )


def _text_before(element: Any) -> str:  # noqa: ANN401 -- lxml has no types
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        return before.tail or ""
    return "" if parent is None else parent.text or ""


def _is_data(table: Any) -> bool:  # noqa: ANN401 -- lxml has no types
    """Tell whether a table holds pieces of data, and is not the frame of the page or the text."""
    if table.find(".//table") is not None:
        return False
    return not any(_is_frame(cell) for cell in table.iter("td", "th"))


def _is_frame(cell: Any) -> bool:  # noqa: ANN401 -- lxml has no types
    """Tell whether a cell holds text of several paragraphs, too long for a piece of data."""
    paragraphs = sum(1 for element in cell.iter() if element.tag in PARAGRAPHS)
    if paragraphs < FEWEST_PARAGRAPHS:
        return False
    return sum(map(len, cell.itertext())) > LONGEST_CELL


def _table_lines(table: Any) -> Iterator[str]:  # noqa: ANN401 -- lxml has no types
    """Give the rows of a table, each cell in its column; a row of one cell gives its lines."""
    running: dict[int, _Running] = {}
    rows: list[list[Cell]] = []
    for part in table.iter("caption", "tr"):
        own = [cell for cell in part if cell.tag in {"td", "th"}]
        if len(own) > 1 or running:
            rows.append(_row(own, running))
            continue
        yield from table_lines(rows)
        rows.clear()
        yield from shown_lines(part)
    yield from table_lines(rows)


def _row(own: list[Any], running: dict[int, _Running]) -> list[Cell]:
    """Return the cells of a row, those that run on from rows above among them.

    Args:
        own: the cells that the row has itself.
        running: what runs on, by the column where it begins; brought up to the next row.
    """
    row: list[Cell] = []
    begun: dict[int, _Running] = {}
    column = _run_on(row, running, 0)
    for cell in own:
        width = min(max(1, _whole(cell.get("colspan"), 1)), max(1, WIDEST - column))
        height = _whole(cell.get("rowspan"), 1)
        if height > 1 and column < WIDEST:
            begun[column] = _Running(height - 1, width)
        row.append(Cell(text=" ".join(shown_lines(cell)), columns=width))
        column = _run_on(row, running, column + width)
    running.update(begun)
    return row


def _run_on(row: list[Cell], running: dict[int, _Running], column: int) -> int:
    """Add the cells from rows above that run on here; return the column behind them."""
    while column in running:
        rows, columns = running.pop(column)
        if rows > 1:
            running[column] = _Running(rows - 1, columns)
        row.append(Cell(columns=columns, is_below=True))
        column += columns
    return column
