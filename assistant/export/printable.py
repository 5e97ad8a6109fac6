"""Text from strangers made fit for print: what XML forbids or what only misleads is left out."""

from __future__ import annotations

import re

# "收案\x0b158件\t\r\n" : white space that ends lines or moves the carriage
_WHITE = re.compile("\r\n|[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]")

# "案\x00件\ud800\ufffe\u202e": controls, lone surrogates, noncharacters, direction marks
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def printable(text: str) -> str:
    """Return *text* on one line, without characters that XML forbids or that show nothing."""
    return _FORBIDDEN.sub("", _WHITE.sub(" ", text))


def printable_cells(text: str) -> str:
    """Return the text of a table likewise, its line feeds and tabs kept."""
    return "\n".join("\t".join(map(printable, row.split("\t"))) for row in text.split("\n"))
