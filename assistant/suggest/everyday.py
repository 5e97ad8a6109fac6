"""What reports say for the words of everyday speech: corpus/everyday-words.csv.

Who only knows roughly what is to be written asks in plain words (打官司输了); a report says
败诉率.
"""

from __future__ import annotations

from functools import cache

from assistant.base.tables import read_table


def official_words(text: str) -> tuple[str, ...]:
    """Return the words of reports for all everyday words in *text*, none twice."""
    found = (official for everyday, official in _pairs() if everyday in text)
    return tuple(dict.fromkeys(word for words in found for word in words))


def without_everyday_words(text: str) -> str:
    """Return the text with a blank for each everyday word."""
    for everyday, _ in _pairs():
        text = text.replace(everyday, " ")
    return text


@cache
def _pairs() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (everyday, tuple(row["official"].split("|")))
        for row in read_table("everyday-words.csv")
        for everyday in row["everyday"].split("|")
    )
