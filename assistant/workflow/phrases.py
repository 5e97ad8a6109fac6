"""Phrases to write by (用语): the shipped ones and one's own, kept on the desk and in tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.files import UnreadableFile
from assistant.outline.roles import role_of_heading
from assistant.passages.topic import load_topics
from assistant.phrases.bank import load_bank
from assistant.phrases.favourites import Favourites
from assistant.phrases.favourites_file import (
    FavouritesDamaged,
    FavouritesTooNew,
    read_favourites,
    write_favourites,
)
from assistant.phrases.phrase import PhraseUnusable, own_phrase, suggested_topic
from assistant.phrases.search import find_phrases as find
from assistant.phrases.table import PhraseLine, read_phrase_table, write_phrase_table
from assistant.workflow.terms import ROLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from assistant.base.errors import AssistantError
    from assistant.outline.section import Role
    from assistant.phrases.phrase import Phrase
    from assistant.phrases.search import PhraseQuery
    from assistant.workflow.desk import Desk

_ROLES: dict[str, Role] = {
    **{name: role for role, name in ROLE_NAMES.items()},
    **{role: role for role in ROLE_NAMES},
}
_ANY_ROLE = frozenset({"", "不限", "通用", "全部", "任意", "-", "—", "/"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPhrases:
    """What a search of the phrases gives."""

    phrases: tuple[Phrase, ...]
    """The best first."""
    total: int
    """How many there are, whatever was asked for."""
    topics: tuple[str, ...]
    """Topics that phrases have, in the order of the outline; the drafter's own ones last."""
    hidden: int
    """How many shipped ones are out of sight."""
    trouble: AssistantError | None = None
    """Why the drafter's own phrases cannot be read; the shipped ones are there all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPhrases:
    """What became of a table of phrases."""

    added: int
    known: int
    """Lines whose words were there already, or stand in the table twice."""
    unread: tuple[str, ...]
    """A Chinese sentence for each line that can be no phrase."""


def find_phrases(desk: Desk, query: PhraseQuery) -> FoundPhrases:
    """Return the phrases that are wanted, shipped and own together, the best first."""
    favourites, trouble = _favourites(desk)
    shipped = load_bank()
    phrases = favourites.beside(shipped)
    return FoundPhrases(
        phrases=find(phrases, query),
        total=len(phrases),
        topics=_topics(phrases),
        hidden=len(favourites.hidden_of(shipped)),
        trouble=trouble,
    )


def change_favourites(desk: Desk, change: Callable[[Favourites], Favourites]) -> None:
    """Keep what *change* makes of the favourites as they stand in the file now.

    Raises:
        UnreadableFile, FavouritesDamaged, FavouritesTooNew: what is there cannot be read; it stays.
        TargetNotWritable: the old file is untouched.
        PhraseKnown: a phrase of the same words is there already.
    """
    before = read_favourites(desk.phrases)
    after = change(before)
    if after != before:
        write_favourites(desk.phrases, after)


def import_phrases(desk: Desk, path: Path) -> ImportedPhrases:
    """Add the phrases of a table to the favourites and return what became of its lines.

    Nothing is taken away or changed: words that are there already stay as they are, with their
    topic and note. A line without a topic gets the one that its words show.

    Raises:
        PhraseTableUnusable, UnreadableFile: the table cannot be read.
        FavouritesDamaged, FavouritesTooNew: the favourites cannot be used.
        TargetNotWritable: the favourites are as they were.
    """
    phrases: list[Phrase] = []
    unread = []
    for line in read_phrase_table(path):
        try:
            phrases.append(_phrase_of(line))
        except PhraseUnusable as error:
            unread.append(f"第 {line.number} 行“{error.text[:20]}”：{error.reason}")
    before = read_favourites(desk.phrases)
    after = before.adding_new(phrases)
    if after != before:
        write_favourites(desk.phrases, after)
    added = len(after.phrases) - len(before.phrases)
    return ImportedPhrases(added=added, known=len(phrases) - added, unread=tuple(unread))


def export_phrases(desk: Desk, path: Path) -> int:
    """Write the favourites as a table that can be imported again; return how many there are.

    Raises:
        PhraseTableUnusable: the ending is neither XLSX nor CSV.
        UnreadableFile, FavouritesDamaged, FavouritesTooNew: the favourites cannot be used.
        TargetNotWritable: the file there before is untouched.
    """
    favourites = read_favourites(desk.phrases)
    lines = [
        PhraseLine(
            number=number,
            text=each.text,
            topic=each.topic,
            role=ROLE_NAMES[each.role] if each.role else "",
            note=each.note,
        )
        for number, each in enumerate(favourites.phrases, start=2)
    ]
    write_phrase_table(path, lines)
    return len(lines)


def _favourites(desk: Desk) -> tuple[Favourites, AssistantError | None]:
    """Return the favourites; none where they cannot be read, with the reason."""
    try:
        return read_favourites(desk.phrases), None
    except (UnreadableFile, FavouritesDamaged, FavouritesTooNew) as error:
        return Favourites(), error


def _topics(phrases: Iterable[Phrase]) -> tuple[str, ...]:
    used = dict.fromkeys(each.topic for each in phrases if each.topic)
    known = dict.fromkeys(topic for topic in load_topics().values() if topic in used)
    return tuple(known | used)


def _phrase_of(line: PhraseLine) -> Phrase:
    """Return the phrase that a line of a table is.

    Raises:
        PhraseUnusable: it is none.
    """
    made = own_phrase(line.text, topic=line.topic, role=_role_of(line.role), note=line.note)
    if made.topic:
        return made
    topic = suggested_topic(made.text)
    return own_phrase(made.text, topic=topic, role=made.role, note=made.note)


def _role_of(written: str) -> Role | None:
    """Return the role that a cell names: by its Chinese word, by its code, or as a heading.

    Raises:
        PhraseUnusable: it names none.
    """
    name = written.strip()
    if name in _ANY_ROLE:
        return None
    role = _ROLES.get(name) or _ROLES.get(name.lower()) or role_of_heading(name)
    if role is None:
        known = "、".join(ROLE_NAMES.values())
        raise PhraseUnusable(name, f"不是章节的作用，可写：{known}")
    return role
