"""The versions of a draft in their stored form: what several have in common is there once.

A draft in JSON is an object of plain values, records (the elements) and lists (paragraphs, sheet,
pictures). Each record and each member of a list is one *line* of JSON; a version refers to its
lines by number, so a paragraph that never changed costs nothing. What a line means is left to
``draft_json.py``. The stored form may come from a stranger: a version that is not whole is passed
over.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import accumulate, compress
from typing import TYPE_CHECKING, Any

from assistant.draft.versions.version import KIND_NAMES, Version, thinned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.draft.versions.version import VersionKind

LARGEST_VERSION = 20_000_000
"""Characters of one version's lines."""
LARGEST_HISTORY = 64_000_000
"""Bytes of all lines that are read; far fewer are written unless the named versions need them."""
LARGEST_INDEX = 20_000_000
_LARGEST_UNNAMED = 16_000_000
"""Characters of all lines from which on the oldest versions without a name go."""
_MOST_READ = 1000
"""Versions."""
_MOST_MEMBERS = 5_000_000
"""Paragraphs and rows of all versions that are read."""
_LONGEST_LABEL = 200
_TIME = "%Y%m%dT%H%M%S%fZ"
_LINE = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_STRENGTH = ("auto", "saved", "before", "named")


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """A draft as numbers of lines; a list has runs of them: first and one past the last of each."""

    format: int
    plain: Mapping[str, object]
    records: Mapping[str, int]
    lists: Mapping[str, tuple[int, ...]]

    def runs(self) -> Iterable[tuple[int, int]]:
        for number in self.records.values():
            yield number, number + 1
        for runs in self.lists.values():
            yield from _pairs(runs)

    def numbers(self) -> Iterable[int]:
        for start, end in self.runs():
            yield from range(start, end)

    def length(self) -> int:
        return sum(end - start for start, end in self.runs())


class History:
    """The versions of one file, oldest first, while it is read and written."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._numbers: dict[str, int] = {}
        self._states: dict[Version, _State] = {}

    @classmethod
    def read(cls, index: bytes, lines: bytes) -> History:
        """Return the history that :meth:`written` wrote.

        Raises:
            ValueError: it is not readable as a whole.
        """
        history = cls()
        for line in lines.decode("utf-8").split("\n"):
            history._lines.append(line)
            history._numbers.setdefault(line, len(history._lines) - 1)
        try:
            raw = json.loads(index)["versions"][-_MOST_READ:]
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError("no versions") from error
        members = 0
        for each in reversed(raw):
            members += history._take(each)
            if members > _MOST_MEMBERS:
                break
        history._states = dict(reversed(history._states.items()))
        return history

    @property
    def versions(self) -> tuple[Version, ...]:
        """All versions, oldest first."""
        return tuple(self._states)

    def find(self, version: Version) -> Version | None:
        """Return the version as it is called now; None where it is gone."""
        return next((each for each in self._states if each.id == version.id), None)

    def raw_of(self, version: Version) -> dict[str, Any]:
        """Return the raw data of one of the versions.

        Raises:
            ValueError: it is damaged.
        """
        state = self._states[version]
        if sum(len(self._lines[number]) for number in state.numbers()) > LARGEST_VERSION:
            raise ValueError("too large")
        draft = dict(state.plain)
        try:
            for name, number in state.records.items():
                draft[name] = json.loads(self._lines[number])
            for name, runs in state.lists.items():
                draft[name] = [
                    json.loads(line)
                    for start, end in _pairs(runs)
                    for line in self._lines[start:end]
                ]
        except RecursionError as error:
            raise ValueError("too deep") from error
        return {"format": state.format, "draft": draft}

    def add(self, version: Version, raw: dict[str, Any]) -> Version:
        """Put aside a draft, in raw data, and return its version.

        The newest version is not put aside twice: it takes the kind of the new one instead, where
        that says more.
        """
        state = self._state(raw)
        newest = next(reversed(self._states), None)
        if newest is not None and self._states[newest] == state:
            if _says_as_much(newest, version):
                return newest
            if newest.kind != "named":
                del self._states[newest]
                version = replace(version, act=version.act or newest.act)
        version = replace(
            version,
            id=self._free_id(version.time),
            name=version.name[:_LONGEST_LABEL],
            act=version.act[:_LONGEST_LABEL],
        )
        self._states[version] = state
        return version

    def rename(self, version: Version, name: str) -> Version:
        """Give the version a name, or take it away, and return it."""
        kind: VersionKind = "named" if name else "before" if version.act else "saved"
        renamed = replace(version, kind=kind, name=name[:_LONGEST_LABEL])
        self._states = {
            renamed if each == version else each: state for each, state in self._states.items()
        }
        return renamed

    def remove(self, version: Version) -> None:
        """Drop the version."""
        del self._states[version]

    def thin(self, now: datetime) -> None:
        """Drop what is not worth keeping any more."""
        self._states = {each: self._states[each] for each in thinned(self.versions, now)}
        size = self._size()
        for version in self.versions[:-1]:
            if size <= _LARGEST_UNNAMED:
                return
            if version.kind != "named":
                del self._states[version]
                size = self._size()

    def has_room(self) -> bool:
        """Tell whether the named versions leave room for others in what can be read back."""
        named = [state for version, state in self._states.items() if version.kind == "named"]
        lines = compress(self._lines, self._used(named))
        return sum(len(line.encode()) + 1 for line in lines) <= LARGEST_HISTORY // 2

    def lines_with(self, word: str) -> list[str]:
        """Return the lines that hold a word, those of the newest version first."""
        holding = {number for number, line in enumerate(self._lines) if word in line}
        if not holding:
            return []
        states = reversed(self._states.values())
        found = (number for state in states for number in state.numbers() if number in holding)
        return [self._lines[number] for number in dict.fromkeys(found)]

    def written(self) -> tuple[bytes, bytes]:
        """Return the index of the versions and their lines, without those that nobody needs."""
        used = self._used(self._states.values())
        places = list(accumulate(used, initial=0))
        versions = [_raw(version, state, places) for version, state in self._states.items()]
        index = json.dumps({"versions": versions}, ensure_ascii=False, sort_keys=True)
        return _encoded(index), "\n".join(compress(self._lines, used)).encode()

    def _used(self, states: Iterable[_State]) -> bytearray:
        """Return for each line whether one of the versions needs it."""
        used = bytearray(len(self._lines))
        for state in states:
            for start, end in state.runs():
                used[start:end] = b"\1" * (end - start)
        return used

    def _size(self) -> int:
        return sum(map(len, compress(self._lines, self._used(self._states.values()))))

    def _state(self, raw: dict[str, Any]) -> _State:
        plain, records, lists = {}, {}, {}
        for name, value in raw["draft"].items():
            if isinstance(value, list | tuple):
                lists[name] = _runs(map(self._number, value))
            elif isinstance(value, dict):
                records[name] = self._number(value)
            else:
                plain[name] = value
        return _State(format=raw["format"], plain=plain, records=records, lists=lists)

    def _number(self, value: object) -> int:
        line = _encoded(_LINE.encode(value)).decode()
        number = self._numbers.setdefault(line, len(self._lines))
        if number == len(self._lines):
            self._lines.append(line)
        return number

    def _free_id(self, time: datetime) -> str:
        first = time.astimezone(UTC).strftime(_TIME)
        taken = {each.id for each in self._states}
        names = (first, *(f"{first}-{nth}" for nth in range(2, len(taken) + 3)))
        return next(name for name in names if name not in taken)

    def _take(self, raw: object) -> int:
        """Add a stored version and return how many lines it has; a wrong shape is passed over."""
        try:
            version, state = _read(raw, len(self._lines))
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            return 0
        if self.find(version) is None:
            self._states[version] = state
        return state.length()


def _says_as_much(newest: Version, version: Version) -> bool:
    """Tell whether a version of the same draft needs no other: 送审稿, but not for 导出."""
    ranks = _STRENGTH.index(newest.kind), _STRENGTH.index(version.kind)
    is_same = (newest.name, newest.act) == (version.name, version.act)
    return ranks[0] > ranks[1] or (ranks[0] == ranks[1] and is_same)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")


def _raw(version: Version, state: _State, places: Sequence[int]) -> dict[str, object]:
    return {
        "id": version.id,
        "time": version.time.astimezone(UTC).isoformat(),
        "kind": version.kind,
        "name": version.name,
        "act": version.act,
        "characters": version.characters,
        "format": state.format,
        "plain": state.plain,
        "records": {name: places[number] for name, number in state.records.items()},
        "lists": {name: _moved(runs, places) for name, runs in state.lists.items()},
    }


def _read(raw: Any, lines: int) -> tuple[Version, _State]:  # noqa: ANN401 -- JSON
    """Return a stored version; KeyError, TypeError, ValueError or AttributeError for a bad one."""
    time = datetime.fromisoformat(raw["time"])
    characters = raw["characters"]
    if raw["kind"] not in KIND_NAMES or time.tzinfo is None or not raw["format"]:
        raise ValueError("no version")
    version = Version(
        id=_label(raw["id"]),
        time=time.astimezone(UTC),
        kind=raw["kind"],
        name=_label(raw["name"]),
        act=_label(raw["act"]),
        characters=None if characters is None else _whole(characters),
    )
    state = _State(
        format=_whole(raw["format"]),
        plain=dict(raw["plain"]),
        records={name: _whole(number, lines) for name, number in raw["records"].items()},
        lists={name: _checked(runs, lines) for name, runs in raw["lists"].items()},
    )
    return version, state


def _label(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_LABEL:
        raise TypeError("no label")
    return value.encode("utf-8", errors="replace").decode()


def _whole(value: object, limit: int = 1 << 40) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < limit:
        raise ValueError("no number")
    return value


def _runs(numbers: Iterable[int]) -> tuple[int, ...]:
    """Return ``3, 4, 5, 9`` as ``3, 6, 9, 10``: where each run begins and one past its end."""
    runs: list[int] = []
    for number in numbers:
        if runs and runs[-1] == number:
            runs[-1] += 1
        else:
            runs += (number, number + 1)
    return tuple(runs)


def _pairs(runs: Sequence[int]) -> Iterable[tuple[int, int]]:
    return zip(runs[::2], runs[1::2], strict=True)


def _moved(runs: Sequence[int], places: Sequence[int]) -> tuple[int, ...]:
    """Return the runs where the lines stand now; what has come together is one run."""
    moved: list[int] = []
    for start, end in _pairs(runs):
        if moved and moved[-1] == places[start]:
            moved[-1] = places[end]
        else:
            moved += (places[start], places[end])
    return tuple(moved)


def _checked(runs: Any, lines: int) -> tuple[int, ...]:  # noqa: ANN401 -- JSON
    checked = tuple(runs)
    if set(map(type, checked)) - {int}:
        raise TypeError("no numbers")
    for start, end in _pairs(checked):
        if not 0 <= start < end <= lines:
            raise ValueError("no run")
    return checked
