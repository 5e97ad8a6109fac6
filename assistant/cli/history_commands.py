"""``history`` and ``compare``: the earlier versions of a draft, and two drafts or reports.

What they are given is said here too; the line's parser only adds the verbs.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.base.files import is_there
from assistant.cli.argument_types import positive
from assistant.cli.terminal import plain
from assistant.draft.versions.version import KIND_NAMES
from assistant.export.text.comparison_text import figure_lines, word_lines
from assistant.workflow.claiming import claimed
from assistant.workflow.drafting import save_draft
from assistant.workflow.errors import DraftExists
from assistant.workflow.redlining import list_versions, open_numbered_version
from assistant.workflow.report_json import to_json
from assistant.workflow.side_by_side import compare_texts, open_side, write_side_by_side

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assistant.draft.comparing.side_by_side import SideRow
    from assistant.draft.versions.version import Version
    from assistant.workflow.report_json import Shape
    from assistant.workflow.side_by_side import SideBySide


def fill_history(verb: argparse.ArgumentParser) -> None:
    """Say what ``history`` is given."""
    verb.add_argument("draft", type=Path, metavar="稿件")
    verb.add_argument(
        "--restore", type=positive, metavar="N", help="把第 N 版写成另一份稿件，1 为最近"
    )
    verb.add_argument("-o", "--output", type=Path, metavar="OUT.fzbg", help="恢复到这个文件")
    verb.add_argument("--force", action="store_true", help="覆盖已有的稿件")
    verb.add_argument("--json", action="store_true", help="只输出一份 JSON")


def fill_compare(verb: argparse.ArgumentParser) -> None:
    """Say what ``compare`` is given."""
    verb.add_argument("before", type=Path, metavar="A", help="稿件，或 DOCX、PDF、网页、文本")
    verb.add_argument("after", type=Path, metavar="B", help="与它比较的另一份")
    verb.add_argument("--figures", action="store_true", help="只列不同的数据")
    verb.add_argument("-o", "--output", type=Path, metavar="OUT.html或.txt", help="另存为文件")
    verb.add_argument("--json", action="store_true", help="只输出一份 JSON")


def history(options: argparse.Namespace) -> int:
    """List the earlier versions, or write one of them as a draft of its own."""
    if not _is_sensible(options):
        return 2
    if options.restore is not None:
        return _restore(options)
    versions = list_versions(options.draft)
    if options.json:
        print(to_json({"versions": [_version(*each) for each in enumerate(versions, 1)]}))
        return 0
    for number, version in enumerate(versions, 1):
        print(plain(_line(number, version)))
    if not versions:
        print("这份稿件还没有以前的版本。")
    return 0


def compare(options: argparse.Namespace) -> int:
    """Print what differs between two drafts or reports, or write it into a file."""
    compared = compare_texts(open_side(options.before), open_side(options.after))
    if options.output is not None:
        names = options.before.name, options.after.name
        write_side_by_side(options.output, compared, names)
    if options.json:
        print(to_json(_shape(compared, options)))
    elif options.output is not None:
        print(plain(f"已写出比较结果：{options.output}"))
    else:
        for line in _lines(compared, options):
            print(line)
    return 0


def _lines(compared: SideBySide, options: argparse.Namespace) -> Iterator[str]:
    if not options.figures:
        yield from word_lines(compared.rows)
        yield f"文字不同 {compared.count} 处"
    yield from figure_lines(compared.figures)
    yield f"数据不同 {len(compared.figures)} 处"


def _shape(compared: SideBySide, options: argparse.Namespace) -> Shape:
    shape: Shape = {"figures": [asdict(row) for row in compared.figures]}
    if not options.figures:
        shape["rows"] = [_row(row) for row in compared.rows if row.is_difference]
    if options.output is not None:
        shape["file"] = str(options.output)
    return shape


def _is_sensible(options: argparse.Namespace) -> bool:
    """Tell whether what is asked for goes together; say what does not."""
    if options.restore is not None and options.output is None:
        print("恢复历史版本要写明放在哪里：-o OUT.fzbg。", file=sys.stderr)
    elif options.output is not None and options.restore is None:
        print("请写明恢复第几版：--restore 序号。", file=sys.stderr)
    return (options.restore is None) == (options.output is None)


def _restore(options: argparse.Namespace) -> int:
    if is_there(options.output) and not options.force:
        raise DraftExists(options.output)
    with claimed(options.output):
        save_draft(options.output, open_numbered_version(options.draft, options.restore))
    if options.json:
        print(to_json({"file": str(options.output)}))
    else:
        print(plain(f"已把第 {options.restore} 版写成稿件：{options.output}"))
    return 0


def _line(number: int, version: Version) -> str:
    label = version.name or (f"{version.act}之前" if version.act else "")
    length = "" if version.characters is None else f"{version.characters:,}字"
    when = f"{version.time.astimezone():%Y-%m-%d %H:%M:%S}"
    words = (str(number), when, KIND_NAMES[version.kind], label, length)
    return "　".join(filter(None, words))


def _version(number: int, version: Version) -> Shape:
    return {
        "number": number,
        "time": version.time.isoformat(),
        "kind": version.kind,
        "name": version.name,
        "act": version.act,
        "characters": version.characters,
    }


def _row(row: SideRow) -> Shape:
    return {
        "kind": row.kind,
        "section": row.section,
        "before": row.before.text if row.before else None,
        "after": row.after.text if row.after else None,
        "pieces": [{"kind": piece.kind, "text": piece.text} for piece in row.pieces],
        "restyled": row.is_restyled,
    }
