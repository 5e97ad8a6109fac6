"""Pinyin that some sites print after characters: 領(lǐng)導(dǎo) → 領導."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cleaning.han import HAN

if TYPE_CHECKING:
    from assistant.cleaning.rule import Cleaned

_TONED = "āáǎăàēéěĕèīíǐĭìōóǒŏòūúǔŭùǖǘǚǜńňǹḿ"

# (lǐng)  （dǎo）: one toned syllable in brackets
TONED = re.compile(rf"[(（](?<=[{HAN}][(（])[a-zü]{{0,3}}[{_TONED}][a-zü]{{0,3}}[)）]")

# (men)  (de): a syllable of the neutral tone
TONELESS = re.compile(
    rf"[(（](?<=[{HAN}][(（])(?:[bpmfdtnlgkhjqxryw]|[zcs]h?)?[aeiouü]{{1,3}}(?:ng?|r)?[)）]"
)

SURE = 3
"""So many toned syllables show that the site annotates; then toneless ones are pinyin too."""


def drop_pinyin_notes(text: str) -> Cleaned:
    """Return *text* without the pinyin in brackets after Chinese characters."""
    text, dropped = TONED.subn("", text)
    if dropped >= SURE:
        text = TONELESS.sub("", text)
    return text, ()
