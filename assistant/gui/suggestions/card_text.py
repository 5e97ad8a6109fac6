"""The words of a card: the passage with its marks, what is changed in it, why it is there."""

from __future__ import annotations

from difflib import SequenceMatcher
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from assistant.draft.fields import split_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.gui.look.theme import Theme
    from assistant.suggest.suggestion import Suggestion

_ROOM, _MOST_WORDS = 12, 3
"""Characters that the shared words may take, with their quotation marks, and how many are told."""


class Comparison(NamedTuple):
    """A passage and what is made of it, as rich text with the differences tinted."""

    original: str
    adapted: str


class _Token(NamedTuple):
    """A character, or a whole field or blank."""

    text: str
    is_mark: bool
    """Whether it is a field or blank."""


def marked_passage(text: str, matched: Sequence[tuple[int, int]], theme: Theme) -> str:
    """Return the passage as rich text with the matched stretches marked."""
    parts, done = [], 0
    for start, end in matched:
        parts.append(escape(text[done:start]))
        parts.append(_tinted(text[start:end], theme.colors.accent_soft, theme.colors.accent))
        done = end
    return _paragraph("".join([*parts, escape(text[done:])]))


def compare_passage(
    original: str, adapted: str, write: Callable[[str], str], theme: Theme
) -> Comparison:
    """Return both with what differs tinted: replaced numbers and names, fields, blanks.

    Args:
        original: as the peer wrote it.
        adapted: text with fields and blanks.
        write: gives the words of a field's expression.
        theme: whose colours are used.
    """
    before = [_Token(character, is_mark=False) for character in original]
    after = list(_tokens(adapted, write))
    colors = theme.colors
    left: list[str] = []
    right: list[str] = []
    for kind, start, end, first, last in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        gone, come = _joined(before[start:end]), after[first:last]
        left.append(escape(gone) if kind == "equal" else _tinted(gone, colors.red_soft, colors.ink))
        right += _written(come, theme, is_new=kind != "equal")
    return Comparison(_paragraph("".join(left)), _paragraph("".join(right)))


def plain_adapted(text: str, write: Callable[[str], str]) -> str:
    """Return adapted words as they read, fields written out."""
    return _joined(_tokens(text, write))


def reason_of(suggestion: Suggestion, *, is_pinned: bool) -> str:
    """Return why a passage is shown: ``同一部分 · 共有“行政复议”“调解”``."""
    place = "已固定" if is_pinned else ""
    if not place and (suggestion.is_same_section or suggestion.is_same_role):
        place = "同类标题" if suggestion.is_same_section else "同一部分"
    shared = "".join(f"“{word}”" for word in _told_words(suggestion.shared))
    parts = (place, f"共有{shared}" if shared else "")
    return " · ".join(filter(None, parts)) or "写法相近"


def _told_words(shared: Sequence[str]) -> Iterator[str]:
    """Give as many of the shared words as are quickly read, none that is part of another."""
    room, told = _ROOM, ""
    for word in shared:
        if (
            told.count(" ") < _MOST_WORDS
            and len(word) > 1
            and len(word) + 2 <= room
            and word not in told
        ):
            room, told = room - len(word) - 2, f"{told} {word}"
            yield word


def _tokens(text: str, write: Callable[[str], str]) -> Iterator[_Token]:
    for piece in split_fields(text):
        if piece.kind == "field":
            yield _Token(write(piece.text) or piece.text, is_mark=True)
        elif piece.kind == "blank":
            yield _Token(piece.text, is_mark=True)
        else:
            yield from (_Token(character, is_mark=False) for character in piece.text)


def _written(tokens: Sequence[_Token], theme: Theme, *, is_new: bool) -> Iterator[str]:
    """Give the tokens as rich text, neighbouring new characters under one tint."""
    colors, plain = theme.colors, ""
    for token in tokens:
        if not token.is_mark:
            plain += token.text
            continue
        yield _plain(plain, theme, is_new=is_new)
        plain = ""
        is_blank = token.text.startswith("【")
        ground, ink = (colors.amber_soft, colors.amber) if is_blank else (colors.field, colors.ink)
        yield _tinted(token.text, ground, ink)
    yield _plain(plain, theme, is_new=is_new)


def _plain(text: str, theme: Theme, *, is_new: bool) -> str:
    if is_new and text:
        return _tinted(text, theme.colors.accent_soft, theme.colors.accent)
    return escape(text)


def _joined(tokens: Sequence[_Token] | Iterator[_Token]) -> str:
    return "".join(token.text for token in tokens)


def _tinted(text: str, background: str, ink: str) -> str:
    if not text:
        return ""
    return f'<span style="background-color:{background}; color:{ink}">{escape(text)}</span>'


def _paragraph(html: str) -> str:
    return f'<p style="line-height:140%; margin:0">{html}</p>'
