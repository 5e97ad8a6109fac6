"""``review``: what a leader changed in the print of a draft, and taking it over."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.base.files import is_there
from assistant.cli.terminal import plain
from assistant.workflow.claiming import claimed
from assistant.workflow.drafting import open_draft, save_draft
from assistant.workflow.errors import DraftExists
from assistant.workflow.report_json import to_json
from assistant.workflow.review_terms import ELEMENT_NAMES, change_name, field_warning
from assistant.workflow.reviewing import apply_changes, read_review

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from assistant.review.review import Change, Comment, Remark, Review
    from assistant.workflow.report_json import Shape

_LONGEST = 60
"""Characters of a text that are shown of it."""

_CONTEXT = 15
"""Characters before a change by which it is found."""


def review(options: argparse.Namespace) -> int:
    """List the changes and comments; write the draft with those that are accepted."""
    if not _is_sensible(options):
        return 2
    with claimed(options.output):
        return _review(options)


def _review(options: argparse.Namespace) -> int:
    draft = open_draft(options.draft)
    found = read_review(draft, options.file)
    known = {change.id for change in found.changes}
    accepted = known if options.accept_all else {number - 1 for number in options.accept or ()}
    if not accepted <= known:
        print(f"没有第 {max(accepted) + 1} 条改动，共 {len(known)} 条。", file=sys.stderr)
        return 2
    if options.output is not None:
        save_draft(options.output, apply_changes(draft, found, accepted))
    if options.json:
        print(to_json(_shape(found, accepted)))
        return 0
    for line in _lines(found):
        print(plain(line))
    if options.output is not None:
        print(f"已采纳 {len(accepted)} 条，写入 {options.output}。")
    return 0


def _is_sensible(options: argparse.Namespace) -> bool:
    """Tell whether what is asked for goes together; say what does not."""
    accepts = bool(options.accept) or options.accept_all
    if accepts and options.output is None:
        print("采纳改动要写明放在哪里：-o OUT.fzbg。", file=sys.stderr)
    elif options.output is not None and not accepts:
        print("请写明采纳哪几条：--accept 序号，或 --accept-all。", file=sys.stderr)
    elif options.output is not None and is_there(options.output) and not options.force:
        raise DraftExists(options.output)
    return accepts == (options.output is not None)


def _shape(found: Review, accepted: Collection[int]) -> Shape:
    return {
        "changes": [
            _change_shape(change, is_accepted=change.id in accepted) for change in found.changes
        ],
        "remarks": [_remark_shape(remark) for remark in found.remarks],
    }


def _change_shape(change: Change, *, is_accepted: bool) -> Shape:
    return asdict(change) | {
        "id": change.id + 1,
        "accepted": is_accepted,
        "time": _iso(change.time),
        "comments": [_comment_shape(each) for each in change.comments],
    }


def _remark_shape(remark: Remark) -> Shape:
    return asdict(remark) | {"comments": [_comment_shape(each) for each in remark.comments]}


def _comment_shape(comment: Comment) -> Shape:
    return asdict(comment) | {"time": _iso(comment.time)}


def _iso(time: datetime | None) -> str | None:
    return time.isoformat(timespec="minutes") if time else None


def _lines(found: Review) -> Iterator[str]:
    if not found.changes:
        yield "没有改动。"
    for change in found.changes:
        yield f"{change.id + 1}. {change_name(change)}{_by(change.author, change.time)}"
        yield from (f"   {line}" for line in _words_of(change))
        yield from _comments(change.comments)
    for remark in found.remarks:
        place = ELEMENT_NAMES.get(remark.element, "")
        words = f"“{_short(remark.words)}”" if remark.words else "全文"
        yield f"批注：{place}{words}"
        yield from _comments(remark.comments)


def _words_of(change: Change) -> Iterator[str]:
    if change.kind in {"moved", "restyled", "split", "merged"}:
        yield _short("".join(piece.text for piece in change.pieces if piece.kind == "same"))
    else:
        if change.before:
            yield f"{'原文' if change.after else '删去'}：{_short(change.before)}"
        if change.after:
            yield f"{'改为' if change.before else '加上'}：{_short(change.after)}"
    if change.kind == "edited" and change.pieces[0].kind == "same":
        yield f"位置：“{change.pieces[0].text[-_CONTEXT:]}”之后"
    if warning := field_warning(change):
        yield f"注意：{warning}"


def _comments(comments: Collection[Comment]) -> Iterator[str]:
    for comment in comments:
        yield f"   批注{_by(comment.author, comment.time)}：{_short(comment.text)}"


def _by(author: str, time: datetime | None) -> str:
    said = " ".join(filter(None, (author, f"{time:%Y-%m-%d %H:%M}" if time else "")))
    return f"（{said}）" if said else ""


def _short(words: str) -> str:
    line = " ".join(words.split("\n"))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
