"""What changed between two drafts, as small raw data, and how to do it again (稿件的一步改动).

It follows the records whatever their fields are, so a field that is added later is kept too. An
edit is a list that begins with its kind::

    ["keep"]                                as it was
    ["=", raw]                              this instead
    ["text", start, end, words]             words in place of a stretch of a text
    ["list", [[start, end, [edit, ...]]]]   in place of stretches of a list; the nth edit begins
                                            with the nth thing replaced, those beyond with nothing
    ["record", {name: edit}]                the fields of a record that changed
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from assistant.draft.parts import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    Edit = list[Any]
    Stretch = tuple[int, int, int, int]
    """Start and end in the old, start and end in the new."""

_SHORT = 60
"""Characters of a text that is written whole."""


class WrongEdit(ValueError):
    """Raw data that is no edit, or none of what it is applied to."""


def picture_key(picture: Picture) -> str:
    """Return the name under which a picture's data is kept apart."""
    return hashlib.sha256(picture.data).hexdigest()


def edit_between(old: object, new: object) -> Edit | None:
    """Return what makes *new* of *old*, None where they are the same."""
    if old is new or old == new:
        return None
    if type(old) is not type(new) or isinstance(new, Picture):
        return ["=", _raw(new)]
    if isinstance(new, str) and len(new) > _SHORT:
        return _text_edit(str(old), new)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return ["list", list(_list_edits(old, new))]
    if is_dataclass(new):
        return ["record", dict(_field_edits(old, new))]
    return ["=", new]


def edited(raw: Any, edit: object) -> Any:  # noqa: ANN401 -- raw data of JSON
    """Return raw data after an edit; *raw* itself stays as it is.

    Raises:
        WrongEdit: the edit does not fit.
    """
    match edit:
        case ["keep"]:
            return raw
        case ["=", new]:
            return new
        case ["text", int(start), int(end), str(words)] if isinstance(raw, str):
            _require(0 <= start <= end <= len(raw))
            return raw[:start] + words + raw[end:]
        case ["list", list(stretches)] if isinstance(raw, list):
            return _edited_list(raw, stretches)
        case ["record", dict(changes)] if isinstance(raw, dict):
            return raw | {name: edited(raw.get(name), each) for name, each in changes.items()}
    raise WrongEdit


def _edited_list(raw: list[Any], stretches: list[object]) -> list[Any]:
    done: list[Any] = []
    at = 0
    for stretch in stretches:
        match stretch:
            case [int(start), int(end), list(edits)]:
                _require(at <= start <= end <= len(raw))
            case _:
                raise WrongEdit
        done += raw[at:start]
        before = raw[start:end]
        done += [
            edited(before[nth] if nth < len(before) else None, edit)
            for nth, edit in enumerate(edits)
        ]
        at = end
    return done + raw[at:]


def _require(fits: bool) -> None:
    if not fits:
        raise WrongEdit


def _text_edit(old: str, new: str) -> Edit:
    start = _same_head(old, new)
    tail = _same_head(old[start:][::-1], new[start:][::-1])
    return ["text", start, len(old) - tail, new[start : len(new) - tail]]


def _same_head(old: str, new: str) -> int:
    """Return how many characters two texts begin with in common; halving beats counting here."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _list_edits(old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Edit]:
    for start, end, new_start, new_end in _stretches(old, new):
        before = old[start:end]
        edits = [
            (edit_between(before[nth], item) or ["keep"])
            if nth < len(before)
            else ["=", _raw(item)]
            for nth, item in enumerate(new[new_start:new_end])
        ]
        yield [start, end, edits]


def _stretches(old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Stretch]:
    """Give the stretches that differ: each on its own where nothing moved, else one for all."""
    if len(old) == len(new):
        for at, (before, after) in enumerate(zip(old, new, strict=True)):
            if before is not after and before != after:
                yield at, at + 1, at, at + 1
        return
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield head, len(old) - tail, head, len(new) - tail


def _field_edits(old: Any, new: Any) -> Iterator[tuple[str, Edit]]:  # noqa: ANN401 -- any record
    for field in fields(new):
        edit = edit_between(getattr(old, field.name), getattr(new, field.name))
        if edit is not None:
            yield field.name, edit


def _raw(value: Any) -> Any:  # noqa: ANN401 -- any record
    if isinstance(value, Picture):
        kept = {field.name: getattr(value, field.name) for field in fields(value)}
        del kept["data"]
        return kept | {"file": picture_key(value)}
    if isinstance(value, tuple):
        return [_raw(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value
