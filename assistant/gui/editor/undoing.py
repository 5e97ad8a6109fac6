"""Undo: the states that the draft was in, and the steps that led from one to the next.

A state is cheap: paragraphs are frozen, and those a step left alone are shared with the state
before. What is typed in one go is one step; every other act is one, whatever it changes.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.draft.parts import Paragraph, Picture

RunKind = Literal["", "typing", "backspace", "delete"]
"""Kinds of steps that join those of their kind before; an act of the empty kind joins nothing."""

PAUSE_SECONDS = 2.0
"""Who has not typed for so long begins a new step."""
MOST_STEPS = 500
MOST_CHARACTERS = 16_000_000
"""Of the paragraphs that all steps together hold."""
_ANY = "编辑"
"""Name of a step that nobody named."""
_PLACE = 4
"""Characters that weigh as much as a paragraph's place in a state."""


class Selection(NamedTuple):
    """Where the caret stands, and where the selection that it ends began."""

    anchor: int
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The draft as it stood once."""

    blocks: tuple[Paragraph, ...]
    """The title first."""
    pictures: tuple[Picture, ...]
    rest: object
    """What else belongs to it; whoever gave it knows what that is."""
    write: Callable[[str], str] = field(compare=False)
    """Gave the words of its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One change of the draft."""

    name: str
    before: Selection
    after: Selection
    state: State
    """What it led to."""
    kind: RunKind
    is_open: bool
    """Whether the next one of its kind may join it."""
    time: float
    weight: int
    """In characters."""


class Undoing(QObject):
    """The steps of one draft.

    Signals:
        changed: another step than before is the one to undo or to do again.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QObject,
        read: Callable[[], State],
        selection: Callable[[], Selection],
        bring_back: Callable[[State, Selection], None],
    ) -> None:
        """Know no step yet.

        Args:
            parent: owns this.
            read: gives the state as it stands; called after something was changed.
            selection: gives the selection as it stands.
            bring_back: puts a state and a selection in the place of those that stand there.
        """
        super().__init__(parent)
        self._read = read
        self._selection = selection
        self._bring_back = bring_back
        self._start = read()
        self._steps: list[_Step] = []
        self._done = 0
        """How many of the steps are done; the others were undone."""
        self._is_touched = False
        self._is_within = False
        """Within a step, or going from one state to another."""
        self._name = ""
        self._before = self._seen = Selection(0, 0)
        self._told = ("", "")

    @property
    def undo_name(self) -> str:
        """Name of the step to undo, empty where there is none."""
        return self._steps[self._done - 1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """Name of the step to do again, empty where there is none."""
        return self._steps[self._done].name if self._done < len(self._steps) else ""

    @property
    def before_run(self) -> Sequence[Paragraph] | None:
        """The blocks before what is typed or taken back in one go; None after any other act."""
        if not self._done or not self._steps[self._done - 1].kind:
            return None
        return (self._steps[self._done - 2].state if self._done > 1 else self._start).blocks

    def begin(self) -> None:
        """Start anew from the state as it stands."""
        self._start, self._steps, self._done = self._read(), [], 0
        self._is_touched = False
        self.follow_caret()
        self._tell()

    def touch(self) -> None:
        """Note that something was changed, or is just being changed."""
        if not (self._is_touched or self._is_within):
            self._before = self._seen
        self._is_touched = True

    def follow_caret(self) -> None:
        """Note where the caret stands; what is typed there is no part of what was typed before."""
        if not (self._is_touched or self._is_within):
            self._seen = self._selection()
            self._close()

    @contextmanager
    def step(self, name: str, kind: RunKind = "", *, is_last: bool = False) -> Iterator[None]:
        """Make one step of all that is done within; one within another is part of that.

        Args:
            name: what is done, for people; an empty one leaves it to a step within.
            kind: of what is typed in one go.
            is_last: what comes next begins a new step.
        """
        if self._is_within:
            self._name = self._name or name
            yield
            return
        self.settle()
        self._is_within, self._name, self._before = True, name, self._selection()
        try:
            yield
        finally:
            self._is_within = False
            if self._is_touched:
                self.settle(self._name, kind, is_last=is_last)
            elif self._before != self._selection():
                self.follow_caret()

    def settle(self, name: str = "", kind: RunKind = "", *, is_last: bool = False) -> None:
        """Make one step of what was changed since the last one, if anything was."""
        if not self._is_touched or self._is_within:
            return
        self._is_touched = False
        state, before = self._read(), self._state()
        if state == before:
            self.follow_caret()
            return
        step = _Step(
            name=name or _ANY,
            before=self._before,
            after=self._selection(),
            state=state,
            kind=kind,
            is_open=bool(kind) and not is_last,
            time=monotonic(),
            weight=_weight(before.blocks, state.blocks),
        )
        self._seen = step.after
        del self._steps[self._done :]
        self._add(step)
        self._done = len(self._steps)
        self._drop_oldest()
        self._tell()

    def undo(self) -> None:
        """Go back to the state before the last step."""
        self.settle()
        if self._done:
            self._done -= 1
            self._go(self._steps[self._done].before)

    def redo(self) -> None:
        """Do the step again that was undone last."""
        self.settle()
        if self._done < len(self._steps):
            self._done += 1
            self._go(self._steps[self._done - 1].after)

    def _go(self, selection: Selection) -> None:
        self._is_within = True
        try:
            self._bring_back(self._state(), selection)
        finally:
            self._is_within = self._is_touched = False
        self.follow_caret()
        self._tell()

    def _state(self) -> State:
        return self._steps[self._done - 1].state if self._done else self._start

    def _add(self, step: _Step) -> None:
        last = self._steps[-1] if self._steps else None
        if last is None or not _is_joined(last, step):
            self._steps.append(step)
            return
        before = self._steps[-2].state if len(self._steps) > 1 else self._start
        weight = _weight(before.blocks, step.state.blocks)
        self._steps[-1] = replace(step, name=last.name, before=last.before, weight=weight)

    def _close(self) -> None:
        """Let nothing join the last step."""
        if self._done and self._steps[self._done - 1].is_open:
            self._steps[self._done - 1] = replace(self._steps[self._done - 1], is_open=False)

    def _drop_oldest(self) -> None:
        weight = sum(step.weight for step in self._steps)
        while len(self._steps) > MOST_STEPS or (weight > MOST_CHARACTERS and len(self._steps) > 1):
            oldest = self._steps.pop(0)
            self._start = oldest.state
            self._done -= 1
            weight -= oldest.weight

    def _tell(self) -> None:
        names = (self.undo_name, self.redo_name)
        if names != self._told:
            self._told = names
            self.changed.emit()


def _is_joined(last: _Step, step: _Step) -> bool:
    is_going_on = last.is_open and step.kind == last.kind and step.before == last.after
    return is_going_on and step.time - last.time < PAUSE_SECONDS


def _weight(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> int:
    """Return how much a state holds that the one before does not."""
    known = set(map(id, before))
    return len(after) * _PLACE + sum(len(each.text) for each in after if id(each) not in known)
