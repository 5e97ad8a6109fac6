"""Title lines broken by sense (GB/T 9704-2012, 7.3.1).

Words stay whole, and the lines form a trapezoid or a diamond rather than a rectangle or an
hourglass. The choice is the cheapest of all ways to cut the title between words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, pairwise
from math import ceil

from assistant.export.kinsoku import NOT_AT_END, NOT_AT_START
from assistant.export.widths import cells

MOST_CELLS = 20.0
"""Characters of 22 pt on a line of the text area."""

# "局2025年": where Word puts a little space between a Chinese character and a digit
_SEAM = re.compile(r"(?<=[一-鿿])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[一-鿿])")
_SEAM_CELLS = 0.25

# "《法治政府建设实施纲要》" "（2021—2025年）" "“八五”" "2025年度" "第十四届" "法治政府" "年度报告"
_WHOLE = re.compile(
    r"《[^《》]*》|（[^（）]*）|“[^“”]*”"
    r"|第?[0-9一二三四五六七八九十]+(?:[-—～至][0-9]+)?(?:年度?|[月日号届次期批个项件])?"
    r"|[A-Za-z0-9.%]+"
    r"|法治政府(?:建设)?|依法(?:行政|治[国省市县区])|(?:年度|工作|情况|述职)报告"
)

# "临江市人民政府|关于": a name has ended, so a line may well end here too
_GOOD_END = re.compile(r"(?:政府|[局厅委院会室处办]|年度?|》)$")
_GOOD_START = re.compile(r"(?:关于|印发|转发|法治政府)")
_BAD_END = re.compile(r"(?:关于|[和与及对在为被把])$")
_BAD_START = re.compile(r"[的地得了之和与及等]")

_MOST_WAYS = 4000
"""Ways of cutting that are compared; a longer title is filled line by line."""


def break_title(title: str, body: str = "") -> tuple[str, ...]:
    """Return the lines of a title, at most 20 characters each; joined, they are the title.

    Args:
        title: the title; line feeds in it are the drafter's own breaks, kept where they fit.
        body: name of the issuing body, kept whole where it fits.
    """
    given = tuple(part for part in (part.strip() for part in title.split("\n")) if part)
    if len(given) > 1 and all(_width(part) <= MOST_CELLS for part in given):
        return given
    return _broken("".join(given), body)


def _width(line: str) -> float:
    """Return the cells a line takes where the reader spaces digits from Chinese characters."""
    return cells(line) + _SEAM_CELLS * len(_SEAM.findall(line))


@lru_cache(maxsize=64)
def _broken(title: str, body: str) -> tuple[str, ...]:
    if _width(title) <= MOST_CELLS:
        return (title,)
    words = _words(title, body)
    fewest = ceil(_width(title) / MOST_CELLS)
    for count in range(fewest, fewest + 2):
        lines = _best(words, count)
        if lines:
            return lines
    return _filled(words)


def _words(title: str, body: str) -> list[str]:
    """Cut the title into the pieces that stay whole."""
    from assistant.suggest.words import word_edges

    ends = set(word_edges(title))
    for start, end in _kept(title, body):
        ends -= set(range(start + 1, end))
        ends |= {start, end}
    ends = {
        end
        for end in ends
        if 0 < end < len(title)
        and title[end] not in NOT_AT_START
        and title[end - 1] not in NOT_AT_END
    }
    return [
        piece
        for start, end in pairwise([0, *sorted(ends), len(title)])
        for piece in _short(title[start:end])
    ]


def _kept(title: str, body: str) -> list[tuple[int, int]]:
    """Return the stretches that may not be cut, the body's name last so that it wins."""
    kept = [match.span() for match in _WHOLE.finditer(title)]
    at = title.find(body) if body and cells(body) <= MOST_CELLS else -1
    return [*kept, (at, at + len(body))] if at >= 0 else kept


def _short(piece: str) -> list[str]:
    """Cut a piece that is longer than a line, as it cannot stay whole."""
    most = int(MOST_CELLS)
    return [piece[at : at + most] for at in range(0, len(piece), most)]


def _best(words: list[str], count: int) -> tuple[str, ...] | None:
    """Return the cheapest way to set the words in *count* lines, or None where none fits."""
    if _ways(len(words) - 1, count - 1) > _MOST_WAYS:
        return None
    best: tuple[float, tuple[str, ...]] | None = None
    for cuts in combinations(range(1, len(words)), count - 1):
        lines = tuple("".join(words[start:end]) for start, end in pairwise([0, *cuts, len(words)]))
        if max(map(_width, lines)) > MOST_CELLS:
            continue
        cost = _cost(lines)
        if best is None or cost < best[0]:
            best = (cost, lines)
    return best[1] if best else None


def _ways(places: int, cuts: int) -> int:
    ways = 1
    for step in range(cuts):
        ways = ways * (places - step) // (step + 1)
    return ways


def _cost(lines: tuple[str, ...]) -> float:
    lengths = [cells(line) for line in lines]
    mean = sum(lengths) / len(lengths)
    uneven = sum((length - mean) ** 2 for length in lengths) / len(lengths)
    return uneven + _shape_cost(lengths) + sum(_cut_cost(*pair) for pair in pairwise(lines))


def _shape_cost(lengths: list[float]) -> float:
    """Charge for rectangles and hourglasses."""
    if len(set(lengths)) == 1:
        return 6.0
    inner = lengths[1:-1]
    if inner and min(inner) < lengths[0] and min(inner) < lengths[-1]:
        return 30.0
    return 0.0


def _cut_cost(before: str, after: str) -> float:
    """Charge for a cut that tears words apart in sense."""
    cost = 10.0
    if _GOOD_END.search(before):
        cost -= 6.0
    if _GOOD_START.match(after):
        cost -= 6.0
    if _BAD_END.search(before):
        cost += 40.0
    if _BAD_START.match(after):
        cost += 40.0
    return cost


def _filled(words: list[str]) -> tuple[str, ...]:
    """Fill line after line."""
    lines = [""]
    for word in words:
        if lines[-1] and _width(lines[-1] + word) > MOST_CELLS:
            lines.append("")
        lines[-1] += word
    return tuple(lines)
