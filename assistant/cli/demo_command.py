"""``demo`` and ``self-check``: the whole program, once through."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from assistant.base.paths import own_command
from assistant.cli.draft_commands import pdf_writer, print_findings
from assistant.cli.peer_commands import print_benchmark, print_suggestions
from assistant.cli.terminal import show_progress
from assistant.workflow.demo import TYPED, run_demo
from assistant.workflow.self_check import self_check

if TYPE_CHECKING:
    import argparse

    from assistant.workflow.demo import Demo


def demo(options: argparse.Namespace) -> int:
    """Do the main job in a folder of its own and tell what was done and where the files are."""
    began = time.monotonic()
    done = run_demo(options.out, options.reports, show_progress)
    _tell_import(done)
    print(f"\n二、建议：写到“{TYPED}”时，资料库里最接近的写法")
    print_suggestions(done.suggestions)
    print("\n三、对标：其他区县部门公布的同一项数据")
    print_benchmark(done.benchmark, limit=8)
    filled = sum(row.this_year is not None for row in done.draft.sheet)
    print(f"\n四、起草：《{done.draft.elements.title}》")
    sheet = f"指标表 {len(done.draft.sheet)} 项，已填 {filled} 项"
    print(f"用“司法局”模板新建，{sheet}；已插入第 1 条建议。")
    print("\n五、检查")
    print_findings(done.checked.manuscript.text, done.checked.findings, limit=12)
    _tell_files(done, time.monotonic() - began)
    return 0


def check_self(options: argparse.Namespace) -> int:
    """Open everything that ships and export a page in each format."""
    del options
    for line in self_check(pdf_writer()):
        print(line, flush=True)
    print("自检通过。")
    return 0


def _tell_import(done: Demo) -> None:
    print(f"一、导入：{len(done.imported)} 份报告")
    for outcome in done.imported:
        print(f"  {outcome.title or outcome.name}：{outcome.message}")


def _tell_files(done: Demo, seconds: float) -> None:
    print(f"\n六、文件（用时 {seconds:.1f} 秒）")
    print(f"  稿件：{done.draft_path.resolve()}")
    for path in done.exports:
        print(f"  导出：{path.resolve()}")
    print(f"用窗口继续编辑：{own_command()} gui {done.draft_path}")
