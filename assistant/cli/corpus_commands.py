"""``corpus``: taking reports in, looking after them, finding words in them."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from assistant.cli.figure_commands import corrected_figures, show_figures
from assistant.cli.parser import META_FIELDS_SHOWN
from assistant.cli.report_commands import exit_code, print_report
from assistant.cli.shapes import outcome_shape
from assistant.cli.terminal import plain, show_progress, stopped_by_interrupt
from assistant.corpus.corrections import Corrections, corrections_shape
from assistant.corpus.errors import StoreError
from assistant.suggest.word_search import Filters
from assistant.workflow.collection import (
    collection_stats,
    list_reports,
    rebuild_index,
    remove_reports,
    search_reports,
)
from assistant.workflow.correcting import (
    correct_report,
    open_report,
    reread_reports,
    view_cleaning,
)
from assistant.workflow.desk import own_desk
from assistant.workflow.importing import import_files
from assistant.workflow.messages import message_of
from assistant.workflow.report_json import report_shape, to_json
from assistant.workflow.safekeeping import Form, back_up_corpus, export_reports, restore_corpus
from assistant.workflow.terms import KIND_NAMES, LEVEL_NAMES

if TYPE_CHECKING:
    import argparse

    from assistant.workflow.correcting import ReportView
    from assistant.workflow.importing import ImportOutcome, ImportResult, Status

_STATUS: dict[Status, str] = {
    "imported": "已导入",
    "duplicate": "重复",
    "near_duplicate": "近似",
    "failed": "失败",
}

_STOPPED = 130
"""Exit code of what the person stopped."""


def corpus(options: argparse.Namespace) -> int:
    """Do one of the acts on the corpus."""
    return _ACTS[options.act](options)


def _import(options: argparse.Namespace) -> int:
    told: list[ImportOutcome] = []

    def tell(outcome: ImportOutcome) -> None:
        told.append(outcome)
        if not options.json:
            words = plain(f"{_STATUS[outcome.status]}  {outcome.name}：{outcome.message}")
            print(words, flush=True)

    try:
        with stopped_by_interrupt():
            result = import_files(
                own_desk(), options.paths, show_progress, keep_near=options.keep_near, told=tell
            )
    except StoreError as error:
        return _broken_off(options, told, message_of(error))
    if not result.outcomes and not result.stopped:
        print("没有找到可以导入的文件。", file=sys.stderr)
        if options.json:
            print(to_json({"files": [], "stopped": False}))
        return 2
    return _told(options, result)


def _broken_off(options: argparse.Namespace, told: list[ImportOutcome], reason: str) -> int:
    """Print why an import ended early, and what was done before."""
    print(reason, file=sys.stderr)
    if options.json:
        files = [outcome_shape(outcome) for outcome in told]
        print(to_json({"files": files, "stopped": True, "error": reason}))
    return 2


def _told(options: argparse.Namespace, result: ImportResult, done: str = "已导入") -> int:
    """Print the sum of what became of the files, and return the exit code."""
    if options.json:
        files = [outcome_shape(outcome) for outcome in result.outcomes]
        print(to_json({"files": files, "stopped": result.stopped}))
    elif len(result.outcomes) > 1 or result.stopped:
        names = {**_STATUS, "imported": done}
        counts = [f"{name} {result.count(status)}" for status, name in names.items()]
        print(f"共 {len(result.outcomes)} 个：{'，'.join(counts)}。")
        if result.stopped:
            print("已停止，以上已完成的会保留；再次运行同一命令可以接着导入。")
    if result.stopped:
        return _STOPPED
    failed = result.count("failed")
    return exit_code(len(result.outcomes) - failed, failed)


def _list(options: argparse.Namespace) -> int:
    reports = list_reports(own_desk())
    if options.unsure:
        unsure = (report for report in reports if report.doubts)
        reports = tuple(sorted(unsure, key=lambda report: -report.doubts))
    if options.json:
        print(to_json({"reports": [asdict(report) for report in reports]}))
        return 0
    for report in reports:
        sample = "（示例）" if report.sample else ""
        doubts = f"  〔待核对 {report.doubts}〕" if report.doubts else ""
        title = report.meta.title or report.path
        print(plain(f"{report.id:>5}  {report.meta.year or '----'}  {title}{sample}{doubts}"))
    if not reports:
        print("没有待核对的报告。" if options.unsure else "资料库还是空的。用 corpus import 导入。")
    return 0


def _show(options: argparse.Namespace) -> int:
    if options.cleaning:
        return _show_cleaning(options)
    view = open_report(own_desk(), options.id)
    if options.json:
        print(to_json(_view_shape(view)))
    elif options.text:
        sys.stdout.write(view.report.text)
    else:
        print_report(view.report)
        for doubt in view.doubts:
            print(f"  待核对：{doubt.message}")
        if not view.corrections.is_empty:
            print("  （有人工更正）")
    return 0


def _view_shape(view: ReportView) -> dict[str, object]:
    return {
        "id": view.number,
        **report_shape(view.report),
        "doubts": [asdict(doubt) for doubt in view.doubts],
        "corrections": corrections_shape(view.corrections),
    }


def _show_cleaning(options: argparse.Namespace) -> int:
    effects = view_cleaning(own_desk(), options.id).effects
    if options.json:
        print(to_json({"id": options.id, "rules": [asdict(effect) for effect in effects]}))
        return 0
    for effect in effects:
        state = "停用" if effect.is_off else f"去 {effect.removed} 字，加 {effect.added} 字"
        print(f"{effect.name:16} {effect.title}：{state}")
        for before, after in effect.samples:
            print(f"{'':16}   {before!s} → {after!s}")
    return 0


def _search(options: argparse.Namespace) -> int:
    filters = Filters(
        level=options.level,
        year_from=options.year,
        year_to=options.year,
        province=options.province,
        role=options.role,
        topic=options.topic,
        report=options.report,
    )
    found = search_reports(
        own_desk(), " ".join(options.words), filters, limit=options.limit, progress=show_progress
    )
    if options.json:
        hits = [asdict(hit) for hit in found.hits]
        print(to_json({"hits": hits, "total": found.total, "is_exact": found.is_exact}))
        return 0
    for hit in found.hits:
        print(f"{hit.report:>5}  {hit.body or ''} · {hit.year or ''} · {hit.section or ''}")
        print(f"       {hit.text}")
    if not found.hits:
        print("没有找到。")
    elif found.total > len(found.hits):
        about = "共" if found.is_exact else "约"
        print(f"（{about} {found.total:,} 处，只列前 {len(found.hits)} 处；用 --limit 多列）")
    return 0


def _correct(options: argparse.Namespace) -> int:
    view = open_report(own_desk(), options.id)
    known = Corrections() if options.reset else view.corrections
    fields = {name: getattr(options, name) for name in META_FIELDS_SHOWN}
    changed = {name: _value(name, word) for name, word in fields.items() if word is not None}
    corrections = replace(
        known,
        off=(known.off | frozenset(options.undo_rule)) - frozenset(options.redo_rule),
        meta={**known.meta, **changed},
        figures=corrected_figures(view, known.figures, options.figure),
        is_reviewed=known.is_reviewed or options.reviewed,
    )
    try:
        view = correct_report(own_desk(), options.id, corrections)
    except ValueError:
        print(_impossible(), file=sys.stderr)
        if options.json:
            print(to_json({"error": _impossible()}))
        return 2
    if options.json:
        print(to_json(_view_shape(view)))
    else:
        print(f"第 {options.id} 号报告已更正。")
        print_report(view.report)
    return 0


def _impossible() -> str:
    """Return what a correction may say."""
    return (
        "更正无效，没有改动。"
        f"层级可用：{'、'.join(LEVEL_NAMES)}；种类可用：{'、'.join(KIND_NAMES)}；"
        "年度写数字，如 2023；公布日期写作 2024-01-20；规则名见 corpus show 编号 --cleaning。"
    )


def _value(field: str, word: str) -> str | int | None:
    """Return what a field is given on the command line; an empty word takes its value away."""
    if not word:
        return None
    return int(word) if field == "year" and word.isdecimal() else word


def _reread(options: argparse.Namespace) -> int:
    with stopped_by_interrupt():
        result = reread_reports(own_desk(), options.ids or None, show_progress)
    if not options.json:
        for outcome in result.outcomes:
            print(outcome.message)
    return _told(options, result, "已重新识别")


def _remove(options: argparse.Namespace) -> int:
    remove_reports(own_desk(), options.ids)
    if options.json:
        print(to_json({"removed": options.ids}))
    else:
        print(f"已删除第 {'、'.join(map(str, options.ids))} 号报告。")
    return 0


def _stats(options: argparse.Namespace) -> int:
    stats = collection_stats(own_desk())
    if options.json:
        print(to_json(asdict(stats)))
        return 0
    print(
        f"报告 {stats.reports} 份，{stats.characters:,} 字，"
        f"语段 {stats.passages:,}，数据 {stats.figures:,}"
    )
    return 0


def _rebuild(options: argparse.Namespace) -> int:
    passages = rebuild_index(own_desk(), show_progress)
    if options.json:
        print(to_json({"passages": passages}))
    else:
        print(f"搜索索引已重建，共 {passages:,} 个语段。")
    return 0


def _backup(options: argparse.Namespace) -> int:
    back_up_corpus(own_desk(), options.target, show_progress)
    if options.json:
        print(to_json({"backup": str(options.target)}))
    else:
        print(f"资料库已备份到 {options.target}。")
    return 0


def _restore(options: argparse.Namespace) -> int:
    stats = restore_corpus(own_desk(), options.backup, show_progress)
    if options.json:
        print(to_json(asdict(stats)))
    else:
        print(f"资料库已恢复，共 {stats.reports} 份报告。")
    return 0


def _export(options: argparse.Namespace) -> int:
    form: Form = "json" if options.target.suffix.lower() == ".json" else "text"
    count = export_reports(
        own_desk(), options.target, form=form, numbers=options.ids, progress=show_progress
    )
    if options.json:
        print(to_json({"exported": count, "target": str(options.target)}))
    else:
        print(f"已导出 {count} 份报告到 {options.target}。")
    return 0


_ACTS = {
    "import": _import,
    "list": _list,
    "show": _show,
    "figures": show_figures,
    "search": _search,
    "correct": _correct,
    "reread": _reread,
    "remove": _remove,
    "stats": _stats,
    "rebuild": _rebuild,
    "backup": _backup,
    "restore": _restore,
    "export": _export,
}
