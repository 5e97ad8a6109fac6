"""Pinyin that some sites print after characters: 領(lǐng)導(dǎo) → 領導.

Also of a whole word in one pair of brackets, without brackets, and with the tone as a digit. What
stands in brackets and is no pinyin stays: (PPP), (app), (SaaS), (试行).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cleaning.han import HAN

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

_TONED = "āáǎăàēéěĕèīíǐĭìōóǒŏòūúǔŭùǖǘǚǜńňǹḿ"
_LETTER = "a-zɑɡü"
"""Letters of pinyin: ɑ and ɡ are the forms of schoolbooks."""

_SYLLABLE = rf"[{_LETTER}]{{0,3}}[{_TONED}][{_LETTER}]{{0,3}}"
_TONELESS = r"(?:[bpmfdtnlɡgkhjqxryw]|[zcs]h?)?[aɑeiouü]{1,3}(?:n[gɡ]?|r)?"

# (lǐng)  （ lǐng dǎo ）  (fǎzhì): with a tone at least once
TONED = re.compile(
    rf"[(（](?<=[{HAN}][(（])\s?(?:{_SYLLABLE}|(?:{_SYLLABLE}|{_TONELESS})"
    rf"(?:[ '’·-]?(?:{_SYLLABLE}|{_TONELESS})){{1,5}}(?<=[{_TONED}{_LETTER}]))\s?[)）]",
    re.IGNORECASE,
)

# (men)  (de): a syllable of the neutral tone
TONELESS = re.compile(rf"[(（](?<=[{HAN}][(（])(?!ai[)）]){_TONELESS}[)）]")

# (ling3)  (lv4): the tone as a digit
NUMBERED = re.compile(rf"[(（](?<=[{HAN}][(（])(?![aeo]\d)(?:{_TONELESS}|[ln]ve?)[1-5][)）]")

# 領lǐng導dǎo : no brackets
BARE = re.compile(rf" ?(?<=[{HAN}])(?<! )(?:{_SYLLABLE}){{1,4}} ?(?=[{HAN}，。、；：）”》\n]|$)")

TONE = re.compile(f"[{_TONED}]", re.IGNORECASE)

SURE = 3
"""So many syllables show that the site annotates; then less certain ones are pinyin too."""


def drop_pinyin_notes(text: str) -> Cleaned:
    """Return *text* without the pinyin after Chinese characters."""
    if TONE.search(text):
        text, dropped = TONED.subn(_without_tone_stays, text)
        if dropped >= SURE:
            text = TONELESS.sub("", text)
        if len(BARE.findall(text)) >= SURE:
            text = BARE.sub("", text)
    if len(NUMBERED.findall(text)) >= SURE:
        text = TONELESS.sub("", NUMBERED.sub("", text))
    return text, ()


def _without_tone_stays(match: re.Match[str]) -> str:
    """Return nothing for pinyin, and the note itself where no letter bears a tone."""
    return "" if TONE.search(match[0]) else match[0]
