"""``forms``: workbooks for the source offices (数据报送表), out and back."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.base.files import is_there
from assistant.cli.terminal import plain
from assistant.draft.numbers import format_number
from assistant.draft.office_forms.decision import answered_offices, choices_of
from assistant.draft.office_forms.form import OfficeFormError, offices_of
from assistant.workflow.claiming import claimed
from assistant.workflow.drafting import open_draft, save_draft
from assistant.workflow.errors import DraftExists
from assistant.workflow.office_choice import form_files, write_chosen_forms
from assistant.workflow.office_forms import read_office_forms, take_over
from assistant.workflow.report_json import to_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assistant.draft.draft import Draft
    from assistant.draft.office_forms.collection import Conflict, Doubt
    from assistant.workflow.office_forms import CollectedForms
    from assistant.workflow.report_json import Shape


def forms(options: argparse.Namespace) -> int:
    """Write forms, or read the returned ones."""
    return _ACTS[options.act](options)


def _out(options: argparse.Namespace) -> int:
    draft = open_draft(options.draft)
    asked = {name for row in draft.sheet for name in offices_of(row)}
    offices = set(options.office or asked)
    if unknown := offices - asked:
        raise OfficeFormError(None, f"指标表里没有来源单位“{'、'.join(sorted(unknown))}”")
    written = write_chosen_forms(
        options.folder, draft, offices=offices, deadline=options.deadline.strip()
    )
    unasked = [row.name for row in written.without_office]
    if options.json:
        files = [asdict(form) | {"path": str(form.path)} for form in written.forms]
        print(to_json({"forms": files, "without_office": unasked}))
        return 0
    for form in written.forms:
        print(plain(f"{form.office}（{form.rows} 项）：{form.path}"))
    if unasked:
        told = f"{len(unasked)} 项指标没有来源单位，没有发给任何单位：{'、'.join(unasked)}"
        print(plain(told), file=sys.stderr)
    return 0


def _in(options: argparse.Namespace) -> int:
    """Print what came back; 1 where a file could not be used."""
    if options.output is not None and is_there(options.output) and not options.force:
        raise DraftExists(options.output)
    with claimed(options.output):
        draft = open_draft(options.draft)
        collected = read_office_forms(form_files(options.files), draft)
        if options.output is not None:
            save_draft(options.output, take_over(draft, collected.rows))
    if options.json:
        print(to_json(_shape(draft, collected)))
    else:
        for line in _lines(draft, collected):
            print(plain(line))
        if options.output is not None:
            print(f"已填入 {len(collected.rows)} 项：{options.output}")
    return 1 if collected.unknown else 0


def _lines(draft: Draft, collected: CollectedForms) -> Iterator[str]:
    yield f"已报送：{'、'.join(answered_offices(draft, collected)) or '无'}"
    yield f"未报送：{'、'.join(collected.missing) or '无'}"
    yield f"可以填入：{len(collected.rows)} 项"
    yield from map(_conflict_line, collected.conflicts)
    yield from map(_doubt_line, collected.doubts)
    for unfilled in collected.unfilled:
        note = f"（备注：{unfilled.note}）" if unfilled.note else ""
        yield f"[未填] {unfilled.office}：{unfilled.name}{note}"
    for unknown in collected.unknown:
        yield f"[无法识别] {unknown.path}：{unknown.reason}"


def _conflict_line(conflict: Conflict) -> str:
    said = [
        f"{format_number(value)}（{'、'.join(filter(None, offices)) or '单位不明'}）"
        for value, offices in choices_of(conflict).items()
    ]
    held = [] if conflict.held is None else [f"现有 {format_number(conflict.held)}"]
    return f"[不一致] {conflict.name}：{'；'.join((*said, *held))}。没有填入"


def _doubt_line(doubt: Doubt) -> str:
    understood = "没有填入" if doubt.value is None else f"理解为 {format_number(doubt.value)}"
    office = doubt.office or "单位不明"
    return f"[存疑] {office}：{doubt.name}“{doubt.found}”，{understood}。{doubt.reason}"


def _shape(draft: Draft, collected: CollectedForms) -> Shape:
    shape = asdict(collected)
    _speak_paths(shape)
    return shape | {"answered": list(answered_offices(draft, collected))}


def _speak_paths(shape: object) -> None:
    """Let the paths in a document be words."""
    if isinstance(shape, dict):
        for key, value in shape.items():
            if isinstance(value, Path):
                shape[key] = str(value)
            _speak_paths(value)
    elif isinstance(shape, list | tuple):
        for value in shape:
            _speak_paths(value)


_ACTS = {"out": _out, "in": _in}
