"""``sources``: what a draft borrowed, and from whom."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.cli.terminal import plain
from assistant.draft.source_list import list_sources
from assistant.draft.source_table import source_text
from assistant.workflow.drafting import open_draft
from assistant.workflow.report_json import to_json
from assistant.workflow.source_list import write_source_list

if TYPE_CHECKING:
    import argparse


def sources(options: argparse.Namespace) -> int:
    """Print the list of sources, or write it into a file."""
    draft = open_draft(options.draft)
    listed = list_sources(draft)
    if options.out is not None:
        write_source_list(draft, options.out)
    if options.json:
        print(to_json({**asdict(listed), "share": round(listed.share, 4)}))
    elif options.out is not None:
        print(f"借鉴来源清单已导出到 {options.out}：共 {len(listed.entries)} 处。")
    else:
        for line in source_text(listed).splitlines():
            print(plain(line))
    return 0
