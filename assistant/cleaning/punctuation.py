"""Half-width punctuation between Chinese characters to full width; numbers and addresses stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cleaning.han import HAN

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

_FULL = dict(zip(",;:?!", "，；：？！", strict=True))

# what brackets and marks are Chinese beside; not the marks themselves, or one would change the next
_BESIDE_BRACKET = f"{HAN}。、“”‘’《》【】〔〕…·"
_BESIDE_MARK = f"{_BESIDE_BRACKET}（）"

# http://www.example.gov.cn/a?b=1,2   name@example.gov.cn   www.example.cn
ADDRESS = re.compile(r"(?:https?|ftp)://[!-~]+|www\.[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)

# 在2023年,某局  某局,2023年  95%,  but not 12:30, 1,000 and the marks of English text
MARK = re.compile(
    rf"[,;:?!](?:(?<=[{_BESIDE_MARK}%°℃].)|(?<=[{_BESIDE_MARK}%°℃] .)|(?= ?[{_BESIDE_MARK}]))"
)

# 12345,12348热线 : digits beside, and no group of three
LIST_COMMA = re.compile(r",(?:(?<=\d{4},)(?=\d)|(?<=\d,)(?=\d{1,2}(?!\d)|\d{4}))")

# (试行)  (2021-2025年)  法治(SaaS)
BRACKETS = re.compile(r"[()（）]")

# 工作.同时    取得成效.    取得成效.2023年
STOP = re.compile(
    rf"\.(?<=[{HAN}”）》%]\.)(?=[{HAN}“”’《（）]|\d{{4}}年|$)|．(?<=[{HAN}”）》%]．)$", re.MULTILINE
)

# 工作．同时    取得成效． : a full-width point where the text has no other full stop
WIDE_STOP = re.compile(rf"．(?<=[{HAN}”》）%\d]．)(?=[{HAN}“”‘’《（]|\d{{4}}年|$)", re.MULTILINE)

# 一.主要成效
ORDINAL_STOP = re.compile(r"\n[（(]?[一二三四五六七八九十]{1,3}[.．]$")

# 等等...
DOTS = re.compile(rf"\.{{3,6}}(?<=[{HAN}”）》，、]\.{{3}})(?!\.)|。{{3,}}")

# 调解中心--青栎模式  : hyphens, bars of box drawing and horizontal bars that stand for a dash
DASH = re.compile(
    rf"(?:-(?<!--)-++|－(?<!－－)－++|─(?<!──)─++|―(?<!――)―++)"
    rf"(?:(?<=[{HAN}”》）。，][-－─―]{{2}})|(?=[{HAN}“《]))"
)

# 2021─2025年  2021--2025年
RANGE_DASH = re.compile(r"(?:(?<=[\d年月日%])--|[─―](?<=[\d年月日%].))(?=\d)")

# 3~5天  10%~20%  上午~下午
TILDE = re.compile(rf"[~〜∼](?<=[{HAN}\d%].)(?=[{HAN}\d])")

# 青政发[2021]7号  青政发【2021】7号
DOCUMENT_YEAR = re.compile(rf"[\[［【〔](?<=[{HAN}].)((?:19|20)\d\d)[\]］】〕](?=第?\d{{1,5}}号)")

# <<法治政府建设实施纲要>>
DOUBLE_ANGLES = re.compile(rf"<<([^<>\n]{{0,100}}[{HAN}][^<>\n]{{0,100}})>>")

# 《关于贯彻<实施纲要>的意见》  <实施纲要>
ANGLES = re.compile(rf"<([{HAN}“][^<>\n]{{1,100}})>")

GLANCE = 60
"""Characters after an opening bracket among which Chinese is looked for."""

TITLE = 120
"""Characters before an angle among which the title that holds it opens."""

CHINESE = re.compile(f"[{HAN}]")
BRACKET_AFTER = re.compile(rf"[{_BESIDE_BRACKET}%°℃] ?$")
BRACKET_BEFORE = re.compile(rf" ?[{_BESIDE_BRACKET}]")


def widen_punctuation(text: str) -> Cleaned:
    """Return *text* with the punctuation of Chinese sentences in full width."""
    if "(" in text or ")" in text:
        text = "\n".join(_full_brackets(line) for line in text.split("\n"))
    text = _outside_addresses(text)
    if "..." in text or "。。。" in text:
        text = DOTS.sub("……", text)
    text = STOP.sub(_full_stop, text)
    if text.count("．") > text.count("。"):
        text = WIDE_STOP.sub(_full_stop, text)
    if "<" in text:
        text = ANGLES.sub(_title_marks, DOUBLE_ANGLES.sub(r"《\1》", text))
    text = DOCUMENT_YEAR.sub(r"〔\1〕", text)
    return _dashes(text), ()


def _outside_addresses(text: str) -> str:
    """Return *text* with its half-width marks in full width, those of addresses left alone."""
    if "://" not in text and "www." not in text and "@" not in text:
        return _full_marks(text)
    parts, position = [], 0
    for address in ADDRESS.finditer(text):
        parts += [_full_marks(text[position : address.start()]), address[0]]
        position = address.end()
    return "".join([*parts, _full_marks(text[position:])])


def _full_marks(text: str) -> str:
    text = MARK.sub(lambda match: _FULL[match[0]], text)
    return LIST_COMMA.sub(_list_comma, text)


def _list_comma(match: re.Match[str]) -> str:
    """Return the comma between two numbers of a Chinese line; in English it stays."""
    text, at = match.string, match.start()
    start, end = text.rfind("\n", 0, at) + 1, at + GLANCE
    is_chinese = CHINESE.search(text, max(start, at - GLANCE), end)
    return "，" if is_chinese and "\n" not in text[at : is_chinese.start()] else ","


def _dashes(text: str) -> str:
    if any(sign in text for sign in ("--", "－－", "─", "―")):
        text = RANGE_DASH.sub("—", DASH.sub("——", text))
    return TILDE.sub("～", text)


def _title_marks(match: re.Match[str]) -> str:
    """Return the words between angles as a title, or as one within a title."""
    before = match.string[max(0, match.start() - TITLE) : match.start()]
    before = before[before.rfind("\n") + 1 :]
    is_inside = before.count("《") > before.count("》")
    return f"〈{match[1]}〉" if is_inside else f"《{match[1]}》"


def _full_brackets(line: str) -> str:
    """Return a line whose brackets are full width where they hold or touch Chinese."""
    if "(" not in line and ")" not in line:
        return line
    characters = list(line)
    open_at: list[int] = []
    for match in BRACKETS.finditer(line):
        at = match.start()
        if match[0] in "(（":
            open_at.append(at)
        elif open_at:
            start = open_at.pop()
            if line[start] == "（" or match[0] == "）" or _holds_chinese(line, start, at):
                characters[start], characters[at] = "（", "）"
        elif _is_chinese(line, at, at + 1):
            characters[at] = "）"
    for at in open_at:
        if _is_chinese(line, at, at + 1):
            characters[at] = "（"
    return "".join(characters)


def _holds_chinese(line: str, start: int, end: int) -> bool:
    """Tell whether a pair of brackets touches Chinese text, or begins with some inside."""
    return _is_chinese(line, start, end + 1) or bool(
        CHINESE.search(line, start, min(end, start + GLANCE))
    )


def _is_chinese(line: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a line touches Chinese text on either side."""
    before, after = line[max(0, start - 2) : start], line[end : end + 2]
    return bool(BRACKET_AFTER.search(before) or BRACKET_BEFORE.match(after))


def _full_stop(match: re.Match[str]) -> str:
    """Return a full stop, but leave the point of an ordinal such as 一."""
    before = "\n" + match.string[: match.end()] if match.end() < 8 else ""
    before = before or match.string[match.end() - 8 : match.end()]
    return "." if ORDINAL_STOP.search(before) else "。"
