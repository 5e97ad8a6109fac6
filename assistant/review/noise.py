"""What a word processor does to a text without anybody having changed a word.

It puts no-break spaces and soft hyphens, makes quotes curly and blanks of other widths; it leaves
out what cannot be printed. None of that may be shown as a change.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

JOINT = "\u2029"
"""Stands for the end of a paragraph where texts of several are compared as one."""

# "案\u00ad件\u200b": soft hyphens and whatever shows nothing; an export leaves most of it out
_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_QUOTES = dict.fromkeys("“”„‟＂″", '"') | dict.fromkeys("‘’‚‛＇′", "'")
_HYPHENS = dict.fromkeys("\u2010\u2011\u2012", "-")
# １２％Ａ: width alone; punctuation of the other width is another sign in Chinese
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％]")


def shows_nothing(char: str) -> bool:
    """Tell whether a character is left out before anything is compared."""
    return _NOTHING.match(char) is not None


@lru_cache(maxsize=8192)
def like(char: str) -> str:
    """Return the one character by which it is compared."""
    if char.isspace() and char not in {JOINT, "\t", "\n"}:
        return " "
    if _WIDE.match(char):
        return unicodedata.normalize("NFKC", char)
    return _QUOTES.get(char) or _HYPHENS.get(char) or char


def likeness(text: str) -> str:
    """Return the text, character by character, as it is compared."""
    return "".join(map(like, text))


def is_noise(removed: str, added: str, before: str, after: str) -> bool:
    """Tell whether a change only puts blanks or takes them, and parts or joins no Latin words.

    Args:
        removed: what gives way.
        added: what comes.
        before: the character before it, if any.
        after: the character after it, if any.
    """
    if removed.strip(" ") or added.strip(" "):
        return False
    return not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())
