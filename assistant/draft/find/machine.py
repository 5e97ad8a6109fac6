"""Finding what a pattern describes, in bounded time.

The pattern becomes a small program. Where two ways lead on, one is tried and the other kept; a
place of the text that was reached in one step of the program is not looked at in the same step
again, so the work grows with the length of the text times that of the program. What still takes too
many steps is given up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.find.errors import SearchUnusable
from assistant.draft.find.syntax import Choice, Edge, Group, One, Repeat, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.find.syntax import EdgeKind, Node, Signs

MOST_STEPS = 2_000_000
"""Steps of one search through a whole draft, a second or two of work."""
_LONGEST = 4_000
"""Steps of a program."""

Groups = tuple[int, ...]
"""Start and end of each group from the whole on, −1 where a group took no part."""


@dataclass(frozen=True, slots=True)
class _Take:
    signs: Signs


@dataclass(frozen=True, slots=True)
class _Try:
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class _Go:
    to: int


@dataclass(frozen=True, slots=True)
class _Keep:
    slot: int


@dataclass(frozen=True, slots=True)
class _Be:
    kind: EdgeKind


_Step = _Take | _Try | _Go | _Keep | _Be | None
"""None is the end."""


@dataclass(slots=True)
class Budget:
    """The steps that are left."""

    words: str
    """Pattern as it was written."""
    left: int = MOST_STEPS

    def spend(self, steps: int) -> None:
        """Count steps.

        Raises:
            SearchUnusable: there are none left.
        """
        self.left -= steps
        if self.left < 0:
            raise SearchUnusable(self.words, "这个写法要试的可能太多，请写得更具体一些")


class Machine:
    """A pattern made ready.

    Args:
        node: what the pattern is made of.
        words: the pattern as it was written.

    Raises:
        SearchUnusable: it is too long.
    """

    def __init__(self, node: Node, words: str) -> None:
        self._words = words
        self._steps: list[_Step] = []
        self._slots = 2
        self._seen: set[int] = set()
        self._write(node)
        self._steps.append(None)
        self._begins = _Begins(self._first_signs())

    def find(self, text: str, budget: Budget) -> Iterator[Groups]:
        """Yield what fits, from left to right, without overlap and nothing empty.

        Raises:
            SearchUnusable: it takes too many steps.
        """
        self._seen.clear()
        at, length, begins = 0, len(text), self._begins
        budget.spend(length // 50)
        while at < length:
            if not begins[text[at]]:
                at += 1
                continue
            found = self._match(text, at, budget)
            if found is None:
                at += 1
                continue
            yield found
            at = found[1]
            self._seen.clear()

    def _match(  # noqa: C901 -- one loop that calls nothing, for it runs for every character
        self, text: str, start: int, budget: Budget
    ) -> Groups | None:
        """Return what fits from *start*, the way that is to be tried first."""
        steps, seen, size = self._steps, self._seen, len(self._steps)
        kept: list[tuple[int, int, Groups]] = [(0, start, (start, *(-1,) * (self._slots - 1)))]
        while kept:
            number, at, groups = kept.pop()
            spent = 0
            while True:
                spent += 1
                match steps[number]:
                    case _Take(signs):
                        if at == len(text) or not signs[text[at]]:
                            break
                        at += 1
                    case _Try(first, second):
                        place = at * size + number
                        if place in seen:
                            break
                        seen.add(place)
                        kept.append((second, at, groups))
                        number = first - 1
                    case _Go(to):
                        number = to - 1
                    case _Keep(slot):
                        groups = (*groups[:slot], at, *groups[slot + 1 :])
                    case _Be(kind):
                        if not _is_edge(kind, text, at):
                            break
                    case None:
                        if at == start:
                            break
                        budget.spend(spent)
                        return (start, at, *groups[2:])
                number += 1
            budget.spend(spent)
        return None

    def _write(self, node: Node) -> None:
        """Add the steps of a part."""
        if len(self._steps) > _LONGEST:
            raise SearchUnusable(self._words, "表达式太复杂，请写得短一些")
        match node:
            case One(signs):
                self._steps.append(_Take(signs))
            case Edge(kind):
                self._steps.append(_Be(kind))
            case Row(parts):
                for part in parts:
                    self._write(part)
            case Choice(options):
                self._write_choice(options)
            case Repeat():
                self._write_repeat(node)
            case Group(part, number):
                self._slots = max(self._slots, 2 * number + 2)
                self._steps.append(_Keep(2 * number))
                self._write(part)
                self._steps.append(_Keep(2 * number + 1))

    def _write_choice(self, options: tuple[Node, ...]) -> None:
        ends = []
        for option in options[:-1]:
            fork = self._reserve()
            self._write(option)
            ends.append(self._reserve())
            self._steps[fork] = _Try(fork + 1, len(self._steps))
        self._write(options[-1])
        for end in ends:
            self._steps[end] = _Go(len(self._steps))

    def _write_repeat(self, node: Repeat) -> None:
        for _ in range(node.least):
            self._write(node.part)
        if node.most is None:
            fork = self._reserve()
            self._write(node.part)
            self._steps.append(_Go(fork))
            self._fork(fork, is_lazy=node.is_lazy)
            return
        forks = []
        for _ in range(node.most - node.least):
            forks.append(self._reserve())
            self._write(node.part)
        for fork in forks:
            self._fork(fork, is_lazy=node.is_lazy)

    def _reserve(self) -> int:
        self._steps.append(None)
        return len(self._steps) - 1

    def _fork(self, fork: int, *, is_lazy: bool) -> None:
        """Lead from *fork* into what follows it, or past all that is written by now."""
        into, past = fork + 1, len(self._steps)
        self._steps[fork] = _Try(past, into) if is_lazy else _Try(into, past)

    def _first_signs(self) -> list[Signs]:
        """Return what the first character may be."""
        signs: list[Signs] = []
        reached: set[int] = set()
        ahead = [0]
        while ahead:
            number = ahead.pop()
            if number in reached:
                continue
            reached.add(number)
            match self._steps[number]:
                case _Take(found):
                    signs.append(found)
                case _Try(first, second):
                    ahead += (first, second)
                case _Go(to):
                    ahead.append(to)
                case _Keep() | _Be():
                    ahead.append(number + 1)
                case None:
                    pass
        return signs


class _Begins(dict[str, bool]):
    """Whether something that fits may begin with a character."""

    def __init__(self, signs: list[Signs]) -> None:
        super().__init__()
        self._signs = signs

    def __missing__(self, character: str) -> bool:
        self[character] = found = any(signs[character] for signs in self._signs)
        return found


def _is_edge(kind: EdgeKind, text: str, at: int) -> bool:
    if kind == "start":
        return at == 0
    if kind == "end":
        return at == len(text)
    before = at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")
    after = at < len(text) and (text[at].isalnum() or text[at] == "_")
    return (before != after) == (kind == "word")
