r"""Regular expressions (正则表达式) as a drafter may write them.

Characters, ``.`` ``[…]`` ``\d \w \s \b`` ``^ $`` ``( )`` ``(?: )`` ``|`` and ``* + ? {2,5}``,
each also with ``?`` for as few as possible. Looking around and back is not among them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.draft.find.errors import SearchUnusable
from assistant.draft.find.syntax import Choice, Edge, Group, One, Repeat, Row, Signs

if TYPE_CHECKING:
    from assistant.draft.find.folding import Same
    from assistant.draft.find.syntax import EdgeKind, Node

LONGEST = 500
"""Characters of a pattern."""
_DEEPEST = 40
"""Brackets inside brackets."""
_MOST_TIMES = 500
"""Greatest number of times that may be written: 甲{2,500}."""

# (?:  [^甲-丁]  \d  {2,5}?  +  件
_SIGN = re.compile(
    r"""
    (?P<open> \((?:\?:)? )
  | (?P<close> \) )
  | (?P<or> \| )
  | (?P<times> (?: [*+?] | \{ (?P<least>\d{0,3}) (?P<comma>,)? (?P<most>\d{0,3}) \} ) )
        (?P<after> [?+]? )
  | (?P<class> \[ \^? \]? (?: \\. | [^\]\\] )* \] )
  | (?P<edge> \^ | \$ | \\[bB] )
  | (?P<kind> \\[dDwWsS] | \. )
  | \\ (?P<escaped> [^0-9A-Za-z] )
  | (?P<plain> [^\\\[{] )
    """,
    re.VERBOSE | re.DOTALL,
)
_NO_ESCAPE = "不支持这个反斜杠写法"
_EDGES: dict[str, EdgeKind] = {"^": "start", "$": "end", r"\b": "word", r"\B": "no_word"}
# 甲-丁  \d  \]
_ITEM = re.compile(
    r"(?P<kind>\\[dDwWsS])"
    r"|(?P<low>\\[^0-9A-Za-z]|[^\\])(?:-(?P<high>\\[^0-9A-Za-z]|[^\\]))?",
    re.DOTALL,
)


def parse_regular(pattern: str, same: Same) -> Node:
    """Return what the pattern is made of.

    Raises:
        SearchUnusable: it is none, or holds what is not supported.
    """
    if len(pattern) > LONGEST:
        raise SearchUnusable(pattern[:30], f"表达式太长，最多{LONGEST}个字符")
    return _Parser(pattern, same).parsed()


class _Parser:
    def __init__(self, pattern: str, same: Same) -> None:
        self._pattern = pattern
        self._same = same
        self._at = 0
        self._groups = 0
        self._depth = 0

    def parsed(self) -> Node:
        node = self._choice()
        if self._at < len(self._pattern):
            raise self._wrong("右括号没有对应的左括号")
        return node

    def _wrong(self, reason: str) -> SearchUnusable:
        return SearchUnusable(self._pattern, f"第{self._at + 1}个字符处：{reason}")

    def _sign(self) -> re.Match[str] | None:
        if self._at == len(self._pattern):
            return None
        if self._pattern.startswith("(?", self._at) and self._pattern[self._at + 2 :][:1] != ":":
            raise self._wrong("不支持“(?”开头的写法，只支持“(?:”")
        match = _SIGN.match(self._pattern, self._at)
        if match is None:
            raise self._wrong(self._fault())
        return match

    def _fault(self) -> str:
        sign = self._pattern[self._at]
        if sign == "[":
            return "方括号没有成对"
        if sign == "{":
            return "花括号里应写次数，要找花括号本身请写“\\{”"
        return _NO_ESCAPE

    def _choice(self) -> Node:
        options = [self._row()]
        while self._pattern.startswith("|", self._at):
            self._at += 1
            options.append(self._row())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _row(self) -> Node:
        parts: list[Node] = []
        while (match := self._sign()) and not (match["close"] or match["or"]):
            if match["times"]:
                if not parts:
                    raise self._wrong("次数前面没有内容")
                parts[-1] = self._repeat(parts[-1], match)
                self._at = match.end()
            elif match["open"]:
                parts.append(self._group(match))
            else:
                parts.append(self._single(match))
                self._at = match.end()
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def _group(self, match: re.Match[str]) -> Node:
        opened, self._at = self._at, match.end()
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._wrong("括号嵌套太深")
        number = 0
        if match["open"] == "(":
            self._groups += 1
            number = self._groups
        node = self._choice()
        if not self._pattern.startswith(")", self._at):
            self._at = opened
            raise self._wrong("左括号没有对应的右括号")
        self._at += 1
        self._depth -= 1
        return Group(node, number) if number else Row((node,))

    def _repeat(self, part: Node, match: re.Match[str]) -> Node:
        if isinstance(part, Repeat | Edge):
            raise self._wrong("次数不能连写，也不能写在位置后面")
        if match["after"] == "+":
            raise self._wrong("不支持“++”一类的写法")
        least, most = _times(match)
        if least is None or (most is not None and most < least):
            raise self._wrong("花括号里的次数写得不对")
        if max(least, most or 0) > _MOST_TIMES:
            raise self._wrong(f"次数太多，最多{_MOST_TIMES}次")
        return Repeat(part, least, most, is_lazy=match["after"] == "?")

    def _single(self, match: re.Match[str]) -> Node:
        if match["edge"]:
            return Edge(_EDGES[match["edge"]])
        if match["kind"]:
            return One(Signs(match["kind"], self._same, is_negated=match["kind"][-1].isupper()))
        if match["class"]:
            return self._class(match["class"])
        return literal(match["escaped"] or match["plain"], self._same)

    def _class(self, written: str) -> Node:
        inside = written[1:-1]
        is_negated = inside.startswith("^")
        inside = inside[is_negated:]
        done, items = 0, []
        while done < len(inside):
            match = _ITEM.match(inside, done)
            if match is None:
                raise self._wrong(_NO_ESCAPE)
            items.append(self._item(match))
            done = match.end()
        if not items:
            raise self._wrong("方括号里没有内容")
        wanted = f"[{'^' if is_negated else ''}{''.join(items)}]"
        return One(Signs(wanted, self._same, is_negated=is_negated))

    def _item(self, match: re.Match[str]) -> str:
        if match["kind"]:
            return match["kind"]
        low = match["low"][-1]
        if match["high"] is None:
            return re.escape(low)
        high = match["high"][-1]
        if high < low:
            raise self._wrong("方括号里的起止写反了")
        return f"{re.escape(low)}-{re.escape(high)}"


def literal(character: str, same: Same) -> One:
    """Return the one character, in any form that is the same."""
    forms = {character, same.fold(character)}
    return One(Signs(f"[{''.join(map(re.escape, sorted(forms)))}]", same))


def _times(match: re.Match[str]) -> tuple[int | None, int | None]:
    """Return least and most; None and None where none is said."""
    known: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
    if match["times"][0] in known:
        return known[match["times"][0]]
    least, most = match["least"], match["most"]
    if not match["comma"]:
        written = least + most
        return (int(written), int(written)) if written else (None, None)
    if not least and not most:
        return None, None
    return int(least or 0), int(most) if most else None
