"""``redline``: what changed in a draft since an earlier version (花脸稿)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.workflow.desk import own_desk
from assistant.workflow.drafting import open_draft
from assistant.workflow.house_formats import format_of
from assistant.workflow.redlining import (
    ENDING,
    list_versions,
    open_numbered_version,
    write_redline,
)
from assistant.workflow.report_json import to_json

if TYPE_CHECKING:
    import argparse


def redline(options: argparse.Namespace) -> int:
    """Write the changes against another draft or an earlier version, or list the versions."""
    if options.versions:
        return _list(options)
    draft = open_draft(options.draft)
    if options.against is not None:
        against = open_draft(options.against)
    else:
        against = open_numbered_version(options.draft, options.version)
    path = options.output or options.draft.with_name(f"{options.draft.stem}花脸稿{ENDING}")
    write_redline(draft, path, against=against, measures=format_of(own_desk(), draft).measures)
    if options.json:
        print(to_json({"file": str(path)}))
    else:
        print(f"已写出花脸稿：{path}")
    return 0


def _list(options: argparse.Namespace) -> int:
    versions = list_versions(options.draft)
    if options.json:
        print(to_json({"versions": [version.time.isoformat() for version in versions]}))
        return 0
    for number, version in enumerate(versions, 1):
        print(f"{number}　{version.time.astimezone():%Y-%m-%d %H:%M:%S} 前的一版")
    if not versions:
        print("这份稿件还没有以前的版本。")
    return 0
