"""One's own phrases (我的用语), and which of the shipped ones one does not want to see.

A phrase is known by its words: none is kept twice, and a favourite stands in place of the shipped
phrase of the same words. The file they are kept in is :mod:`favourites_file`'s matter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError
from assistant.phrases.phrase import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.phrases.phrase import Phrase


class PhraseKnown(AssistantError):
    """A phrase of the same words is among the favourites.

    Attributes:
        text: the words.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True, kw_only=True)
class Favourites:
    """What the drafter kept and hid."""

    phrases: tuple[Phrase, ...] = ()
    """In the order in which they were kept; no words twice."""
    hidden: tuple[str, ...] = ()
    """Texts of shipped phrases that are not shown."""

    def find(self, text: str) -> Phrase | None:
        """Return the favourite of these words, None where there is none."""
        key = key_of(text)
        return next((each for each in self.phrases if each.key == key), None)

    def adding(self, phrase: Phrase) -> Favourites:
        """Return the favourites with one more.

        Raises:
            PhraseKnown: they hold its words.
        """
        if self.find(phrase.text):
            raise PhraseKnown(phrase.text)
        return replace(self, phrases=(*self.phrases, phrase))

    def adding_new(self, phrases: Iterable[Phrase]) -> Favourites:
        """Return the favourites with those of *phrases* whose words they do not hold."""
        kept = {each.key: each for each in self.phrases}
        for phrase in phrases:
            kept.setdefault(phrase.key, phrase)
        return replace(self, phrases=tuple(kept.values()))

    def replacing(self, before: Phrase, after: Phrase) -> Favourites:
        """Return the favourites with *after* in the place of *before*, or added where it is gone.

        Raises:
            PhraseKnown: another favourite has the words of *after*.
        """
        if after.key != before.key and self.find(after.text):
            raise PhraseKnown(after.text)
        if self.find(before.text) is None:
            return self.adding(after)
        return replace(
            self,
            phrases=tuple(after if each.key == before.key else each for each in self.phrases),
        )

    def without(self, phrase: Phrase) -> Favourites:
        """Return the favourites without that one."""
        return replace(self, phrases=tuple(each for each in self.phrases if each.key != phrase.key))

    def hiding(self, phrase: Phrase) -> Favourites:
        """Return the favourites with a shipped phrase out of sight."""
        return replace(self, hidden=tuple(dict.fromkeys((*self.hidden, phrase.text))))

    def showing(self, phrase: Phrase) -> Favourites:
        """Return the favourites with a hidden phrase in sight again."""
        return replace(
            self, hidden=tuple(text for text in self.hidden if key_of(text) != phrase.key)
        )

    def showing_all(self) -> Favourites:
        """Return the favourites with nothing hidden."""
        return replace(self, hidden=())

    def hidden_of(self, shipped: Iterable[Phrase]) -> tuple[Phrase, ...]:
        """Return those of the shipped phrases that are hidden."""
        hidden = set(map(key_of, self.hidden))
        return tuple(each for each in shipped if each.key in hidden)

    def beside(self, shipped: Iterable[Phrase]) -> tuple[Phrase, ...]:
        """Return all that is to be seen: favourites, the newest first, then shipped phrases."""
        left_out = {each.key for each in self.phrases} | set(map(key_of, self.hidden))
        return (
            *reversed(self.phrases),
            *(each for each in shipped if each.key not in left_out),
        )
