"""The words of DOCX paragraphs with what was inserted and deleted, and the marks that point there.

A paragraph or table is gathered in a :class:`Words`; :class:`Words.read` may be called for several
paragraphs of one table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from assistant.sources.docx_package import attribute, local_name
from assistant.sources.docx_text import NOTES, SKIPPED, is_unseen, sign_of
from assistant.sources.tracked import NO_STAMP, Bookmark, Run, Stamp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from assistant.sources.docx_text import Fields
    from assistant.sources.tracked import State

_INSERTED = frozenset(("ins", "moveTo", "cellIns"))
_DELETED = frozenset(("del", "moveFrom", "cellDel"))
_READ = _DELETED | {"delText"}
"""What :data:`SKIPPED` leaves out of the printed text and is read here."""
_PASSED = (SKIPPED - _READ) | {"object", "instrText", "delInstrText"}


@dataclass(frozen=True, slots=True)
class Fate:
    """Which of the two texts some words stand in, and who saw to it."""

    is_original: bool = True
    is_final: bool = True
    stamp: Stamp = NO_STAMP

    @property
    def state(self) -> State | None:
        """What happened to the words; None for ones inserted and deleted again."""
        if self.is_original:
            return "kept" if self.is_final else "deleted"
        return "inserted" if self.is_final else None

    def inside(self, element: Element | None) -> Fate:
        """Return the fate of what stands inside an element, which may track a change."""
        name = "" if element is None else local_name(element)
        if element is None or name not in _INSERTED | _DELETED:
            return self
        is_new = name in _INSERTED
        return replace(
            self,
            is_original=self.is_original and not is_new,
            is_final=self.is_final and is_new if name in _DELETED else self.is_final,
            stamp=stamp_of(element),
        )


class CommentEdge(NamedTuple):
    """A place where the words of a comment begin or end, or where it is only hung up."""

    kind: str
    identity: str
    at: int


class Words:
    """What has been read of one paragraph or table."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.length = 0
        """Characters of the text after all changes."""
        self.bookmarks: list[Bookmark] = []
        self.edges: list[CommentEdge] = []
        self.drawings: list[Element] = []
        self.boxes: list[Element] = []
        """Contents of text boxes."""
        self.footnotes: list[tuple[str, str, int]] = []
        """Part and identity of notes that are referred to, and where."""
        self._open: dict[str, tuple[str, int]] = {}

    def add(self, text: str, fate: Fate) -> None:
        """Take up some words."""
        state = fate.state
        if not text or state is None:
            return
        stamp = NO_STAMP if state == "kept" else fate.stamp
        last = self.runs[-1] if self.runs else None
        if last and (last.state, last.stamp) == (state, stamp):
            self.runs[-1] = replace(last, text=last.text + text)
        else:
            self.runs.append(Run(text=text, state=state, stamp=stamp))
        if state != "deleted":
            self.length += len(text)

    def read(self, paragraph: Element, fields: Fields, fate: Fate) -> None:
        """Take up the words of a paragraph and the marks among them."""
        stack: list[tuple[Iterator[Element], Fate]] = [(iter(paragraph), fate)]
        while stack:
            elements, around = stack[-1]
            for element in elements:
                name = local_name(element)
                if name in {"t", "delText"}:
                    self.add("" if fields.is_contents else element.text or "", around)
                elif name == "instrText":
                    fields.instruct(element.text or "")
                elif name in {"drawing", "pict"}:
                    if around.is_final:
                        self._hang(element)
                elif name in NOTES and around.is_final:
                    identity = attribute(element, "id") or ""
                    self.footnotes.append((NOTES[name], identity, self.length))
                elif not self.mark(element) and name not in _PASSED | {"tbl"}:
                    if is_unseen(element, name):
                        continue
                    self.add(sign_of(element, name, fields), around)
                    stack.append((iter(element), around.inside(element)))
                    break
            else:
                stack.pop()

    def _hang(self, drawing: Element) -> None:
        """Take up a drawing: what it shows, or what it has written in it."""
        boxes = [each for each in drawing.iter() if local_name(each) == "txbxContent"]
        self.boxes += boxes
        if not boxes:
            self.drawings.append(drawing)

    def take(self, other: Words) -> None:
        """Take up what was gathered of one more paragraph."""
        at = self.length
        for run in other.runs:
            self.add(run.text, _fate_of(run))
        self.bookmarks += [
            replace(each, start=each.start + at, end=each.end + at) for each in other.bookmarks
        ]
        self.edges += [edge._replace(at=edge.at + at) for edge in other.edges]
        self.footnotes += [(part, name, place + at) for part, name, place in other.footnotes]

    def mark(self, element: Element) -> bool:
        """Take up a mark that points at words, and tell whether the element is one."""
        name, identity = local_name(element), attribute(element, "id") or ""
        if name == "bookmarkStart":
            self._open[identity] = (attribute(element, "name") or "", self.length)
        elif name == "bookmarkEnd":
            if identity in self._open:
                called, start = self._open.pop(identity)
                self.bookmarks.append(Bookmark(name=called, start=start, end=self.length))
        elif name in {"commentRangeStart", "commentRangeEnd", "commentReference"}:
            self.edges.append(CommentEdge(name, identity, self.length))
        else:
            return False
        return True


def _fate_of(run: Run) -> Fate:
    return Fate(run.state != "inserted", run.state != "deleted", run.stamp)


def stamp_of(element: Element) -> Stamp:
    """Return who made a tracked change or a comment, and when."""
    return Stamp(
        author=(attribute(element, "author") or "").strip(), time=_time(attribute(element, "date"))
    )


def _time(written: str | None) -> datetime | None:
    """Return the time as the author's clock showed it: Word writes that and calls it UTC."""
    try:
        return datetime.fromisoformat(written or "").replace(tzinfo=None)
    except ValueError:
        return None
