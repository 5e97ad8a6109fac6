"""Title lines broken by sense (GB/T 9704-2012, 7.3.1).

Words stay whole, and the lines form a trapezoid or a diamond rather than a rectangle or an
hourglass. The choice is the cheapest of all ways to cut the title between words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, pairwise
from math import ceil
from typing import TYPE_CHECKING

from assistant.export.kinsoku import NOT_AT_END, NOT_AT_START
from assistant.export.widths import cells

if TYPE_CHECKING:
    from assistant.export.gongwen import Measures

MOST_CELLS = 20.0
"""Characters of 22 pt on a line of the text area; a house format may leave room for fewer."""

# "局2025年": where Word puts a little space between a Chinese character and a digit
_SEAM = re.compile(r"(?<=[一-鿿])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[一-鿿])")
_SEAM_CELLS = 0.25

# "2021—2025年" "第十四届" "法治政府建设" "第一责任人职责" "工作情况的报告" "年度报告"
_WORDS = re.compile(
    r"第?[0-9一二三四五六七八九十]+(?:[-—～至][0-9]+)?(?:年度?|[月日号届次期批个项件])?"
    r"|[A-Za-z0-9.%]+"
    r"|法治(?:政府|社会|国家)?建设|法治(?:政府|社会|国家)|依法(?:行政|治[国省市县区])"
    r"|第一责任人(?:职责)?|(?:述职|年度|工作|专项|总结)报告"
    r"|(?:工作)?(?:情况|总结|安排|计划|打算|要点)(?:的?(?:述职|年度|专项)?报告)?"
)
# "“八五”普法规划" "（2021—2025年）" "《法治政府建设实施纲要（2021—2025年）》"
_ENCLOSED = (
    re.compile(r"“[^“”]*”(?:普法)?(?:规划)?"),
    re.compile(r"（[^（）]*）"),
    re.compile(r"《[^《》]*》"),
)
# "临江市司法局、临江市财政局关于", "临江市委 临江市人民政府2025年": bodies that issue together
_BODIES = re.compile(r"[^0-9《“（]+?(?=关于|[0-9]{4}年)")
_BODY = re.compile(r"[^、\s]+[、\s]*")

# "临江市人民政府|关于": a name has ended, so a line may well end here too
_GOOD_END = re.compile(r"(?:政府|[局厅委院会室处办]|年度?|》)$")
_GOOD_START = re.compile(r"(?:关于|印发|转发|法治政府)")
_BAD_END = re.compile(r"(?:关于|[和与及对在为被把])$")
_BAD_START = re.compile(r"[的地得了之和与及等]")

_LINE_COST = 12.0
"""Charge for a line more than the fewest."""
_NAME_COST = 15.0
"""Charge for cutting the name of a document in 《》."""
_EVENNESS = 0.5
"""What a square of a character costs that a line differs from the mean."""
_MOST_WAYS = 4000
"""Ways of cutting that are compared; a longer title is filled line by line."""


def break_title(title: str, body: str = "", *, most: float = MOST_CELLS) -> tuple[str, ...]:
    """Return the lines of a title, at most *most* characters each; joined, they are the title.

    Args:
        title: the title; line feeds in it are the drafter's own breaks, kept where they fit.
        body: name of the issuing body, kept whole where it fits.
        most: characters that fit on a line.
    """
    given = tuple(part for part in (part.strip() for part in title.split("\n")) if part)
    if len(given) > 1 and all(_width(part) <= most for part in given):
        return given
    return _broken("".join(given), body, most)


def title_cells(measures: Measures) -> float:
    """Return how many characters of the title fit on a line, at most those of the standard."""
    fitting = int(measures.page.text_width_pt // measures.styles["title"].size_pt)
    return min(MOST_CELLS, float(fitting))


def _width(line: str) -> float:
    """Return the cells a line takes where the reader spaces digits from Chinese characters."""
    return cells(line) + _SEAM_CELLS * len(_SEAM.findall(line))


@lru_cache(maxsize=64)
def _broken(title: str, body: str, most: float) -> tuple[str, ...]:
    if _width(title) <= most:
        return (title,)
    fewest = ceil(_width(title) / most)
    found = []
    for is_whole in (True, False):
        words = _words(title, body, most, is_whole=is_whole)
        for count in range(fewest, fewest + 3):
            lines = _best(words, count, most)
            if lines:
                extra = (count - fewest) * _LINE_COST + (not is_whole) * _NAME_COST
                found.append((_cost(lines) + extra, lines))
    return min(found)[1] if found else _filled(words, most)


def _words(title: str, body: str, most: float, *, is_whole: bool) -> list[str]:
    """Cut the title into the pieces that stay whole, names of documents where *is_whole*."""
    from assistant.suggest.words import word_edges

    ends = set(word_edges(title))
    for start, end in _kept(title, body, most, is_whole=is_whole):
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
        for piece in _short(title[start:end], most)
    ]


def _kept(title: str, body: str, most: float, *, is_whole: bool) -> list[tuple[int, int]]:
    """Return the stretches that may not be cut, larger ones and the bodies' names last: they win.

    What does not fit on a line is cut between the stretches in it.
    """
    kept = [match.span() for match in _WORDS.finditer(title)]
    for enclosed in _ENCLOSED if is_whole else _ENCLOSED[:-1]:
        kept += [match.span() for match in enclosed.finditer(title)]
    together = _BODIES.match(title)
    if together:
        kept += [match.span() for match in _BODY.finditer(together[0])]
    at = title.find(body) if body else -1
    if at >= 0:
        kept.append((at, at + len(body)))
    return [(start, end) for start, end in kept if _width(title[start:end]) <= most]


def _short(piece: str, most: float) -> list[str]:
    """Cut a piece that is longer than a line, as it cannot stay whole."""
    if _width(piece) <= most:
        return [piece]
    return [piece[at : at + int(most)] for at in range(0, len(piece), int(most))]


def _best(words: list[str], count: int, most: float) -> tuple[str, ...] | None:
    """Return the cheapest way to set the words in *count* lines, or None where none fits."""
    if _ways(len(words) - 1, count - 1) > _MOST_WAYS:
        return None
    best: tuple[float, tuple[str, ...]] | None = None
    for cuts in combinations(range(1, len(words)), count - 1):
        lines = tuple("".join(words[start:end]) for start, end in pairwise([0, *cuts, len(words)]))
        if max(map(_width, lines)) > most:
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
    lengths = [cells(line.strip()) for line in lines]
    mean = sum(lengths) / len(lengths)
    uneven = _EVENNESS * sum((length - mean) ** 2 for length in lengths) / len(lengths)
    return uneven + _shape_cost(lengths) + sum(_cut_cost(*pair) for pair in pairwise(lines))


def _shape_cost(lengths: list[float]) -> float:
    """Charge for rectangles and hourglasses."""
    if len(set(lengths)) == 1:
        return 36.0
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


def _filled(words: list[str], most: float) -> tuple[str, ...]:
    """Fill line after line."""
    lines = [""]
    for word in words:
        if lines[-1] and _width(lines[-1] + word) > most:
            lines.append("")
        lines[-1] += word
    return tuple(lines)
