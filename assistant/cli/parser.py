"""The words of the command line: verbs, their arguments and Chinese help."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NoReturn, TypeAlias, get_args

from assistant import __version__
from assistant.cli.argument_types import EndOfRange, PhraseAct, amount, filled, positive, year
from assistant.cli.history_commands import fill_compare, fill_history
from assistant.cli.yearly_arguments import fill_forms, fill_rollover, fill_templates
from assistant.figures.correct import FIGURE_FIELDS
from assistant.outline.section import Role
from assistant.workflow.terms import LEVEL_NAMES

ROLES: tuple[Role, ...] = get_args(Role)

META_FIELDS_SHOWN = {
    "title": "题名",
    "body": "机关",
    "level": "层级",
    "province": "省份",
    "city": "城市",
    "county": "区县",
    "year": "年度",
    "kind": "种类",
    "published": "公布日期",
    "publisher": "公布单位",
}
"""Fields of a report's meta that can be corrected, with their Chinese names."""


_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (.+)"), r"缺少 \1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"无法识别 \1"),
    (
        re.compile(r"argument (\S+): invalid choice: (\S+) \(choose from (.+)\)"),
        r"\1 不能是 \2，可用：\3",
    ),
    (re.compile(r"argument (\S+): invalid \S+ value: (.+)"), r"\1 的值 \2 不是合适的数"),
    (re.compile(r"one of the arguments (.+) is required"), r"要写 \1 之一"),
    (re.compile(r"argument (\S+): not allowed with argument (\S+)"), r"\1 不能与 \2 同时写"),
    (re.compile(r"argument (\S+): expected .+"), r"\1 后面缺少内容"),
    (re.compile(r"argument (\S+): (.+)"), r"\1：\2"),
)
"""What argparse complains of, and the same in Chinese."""


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are Chinese."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the command, and exit with 2."""
        for pattern, chinese in _COMPLAINTS:
            if pattern.fullmatch(message):
                message = pattern.sub(chinese, message)
                break
        self.exit(2, f"命令有误：{message}。\n用 {self.prog} --help 查看用法。\n")
        raise AssertionError("exit does not return")


def build_parser() -> _Parser:
    """Return the parser of all verbs; the verb stands in ``options.verb``."""
    parser = _Parser(
        prog="assistant", description="法治报告助手：起草、核对、排版法治政府建设年度报告"
    )
    parser.add_argument("--version", action="version", version=f"法治报告助手 {__version__}")
    _home(parser)
    verbs = parser.add_subparsers(dest="verb", metavar="命令")
    for add in (
        _gui,
        _demo,
        _clean,
        _parse,
        _corpus,
        _suggest,
        _benchmark,
        _peers,
        _phrases,
        _new,
        _adopt,
        _rollover,
        _forms,
        _templates,
        _check,
        _export,
        _redline,
        _history,
        _compare,
        _review,
        _sources,
    ):
        add(verbs)
    _add(verbs, "self-check", "检查程序随附的文件是否齐全、可用")
    return parser


_Verbs: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 -- it has no public name


def _add(verbs: _Verbs, name: str, meaning: str) -> _Parser:
    verb: _Parser = verbs.add_parser(name, help=meaning, description=meaning)
    _home(verb)
    return verb


def _home(parser: argparse.ArgumentParser) -> None:
    """Let ``--home`` stand before or after the verb."""
    parser.add_argument(
        "--home",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="设置和资料库所在的文件夹",
    )


def _json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", action="store_true", help="只输出一份 JSON")


def _gui(verbs: _Verbs) -> None:
    verb = _add(verbs, "gui", "打开窗口（不写命令时相同）")
    verb.add_argument(
        "draft", nargs="?", type=Path, metavar="稿件", help="要打开的 .fzbg 稿件；报告成为新稿件"
    )


def _demo(verbs: _Verbs) -> None:
    verb = _add(verbs, "demo", "用随附资料把主要功能完整走一遍")
    verb.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="结果放在哪里")
    verb.add_argument(
        "--reports", type=Path, nargs="*", default=[], metavar="文件", help="改用这些公开报告"
    )


def _clean(verbs: _Verbs) -> None:
    verb = _add(verbs, "clean", "输出清洗后的文本")
    verb.add_argument("file", type=Path, metavar="文件")


def _parse(verbs: _Verbs) -> None:
    verb = _add(verbs, "parse", "识别题名、提纲、语段和数据")
    verb.add_argument("files", type=Path, nargs="+", metavar="文件")
    _json(verb)


def _corpus(verbs: _Verbs) -> None:
    corpus = _add(verbs, "corpus", "资料库：导入、查找、核对、备份")
    acts = corpus.add_subparsers(dest="act", required=True, metavar="操作")
    for add in (_import, _list, _show, _figures, _search, _correct, _reread, _remove, _keep):
        add(acts)
    for name, meaning in (("stats", "统计"), ("rebuild", "重建搜索索引")):
        _json(_add(acts, name, meaning))


def _import(acts: _Verbs) -> None:
    act = _add(acts, "import", "导入文件、文件夹和 ZIP 压缩包")
    act.add_argument("paths", type=Path, nargs="+", metavar="文件或文件夹")
    act.add_argument("--keep-near", action="store_true", help="与已有报告几乎相同的也导入")
    _json(act)


def _list(acts: _Verbs) -> None:
    act = _add(acts, "list", "列出报告")
    act.add_argument("--unsure", action="store_true", help="只列待核对的，疑点多的在前")
    _json(act)


def _show(acts: _Verbs) -> None:
    act = _add(acts, "show", "查看一份报告：识别结果、疑点、清洗说明、提纲")
    _number(act)
    shown = act.add_mutually_exclusive_group()
    shown.add_argument("--text", action="store_true", help="输出清洗后的正文")
    shown.add_argument("--cleaning", action="store_true", help="输出各条清洗规则做了什么")
    _json(act)


def _figures(acts: _Verbs) -> None:
    act = _add(acts, "figures", "列出一份报告的数据：原文、指标、数值、所在的句子")
    _number(act)
    act.add_argument("--key", metavar="指标", help="只列这一指标，写指标键或名称")
    _json(act)


def _search(acts: _Verbs) -> None:
    act = _add(acts, "search", "按词查找")
    act.add_argument(
        "words", nargs="*", metavar="词", help="各词都要出现；不写则列出符合条件的语段"
    )
    act.add_argument("--level", choices=LEVEL_NAMES, help="机关层级")
    act.add_argument("--year", type=year, metavar="年度")
    act.add_argument("--province", metavar="省份")
    act.add_argument("--role", choices=ROLES, help="章节的作用")
    act.add_argument("--topic", metavar="主题", help="如 行政复议、行政执法")
    act.add_argument("--report", type=positive, metavar="编号", help="只在这份报告里找")
    act.add_argument("--limit", type=positive, default=20, metavar="N")
    _json(act)


def _correct(acts: _Verbs) -> None:
    act = _add(acts, "correct", "更正识别结果，或对这份报告停用清洗规则")
    _number(act)
    for field, meaning in META_FIELDS_SHOWN.items():
        act.add_argument(f"--{field}", metavar=meaning)
    act.add_argument("--undo-rule", action="append", default=[], metavar="规则", help="停用")
    act.add_argument("--redo-rule", action="append", default=[], metavar="规则", help="恢复")
    act.add_argument(
        "--figure",
        nargs="+",
        action="append",
        default=[],
        metavar=("原文", "更正"),
        help=f"更正一处数据：先写原文，如 受理86件，再写要改的项，如 value=86（可用："
        f"{'、'.join(FIGURE_FIELDS)}）；none 为不是数据，auto 为恢复识别；可写多次",
    )
    act.add_argument("--reviewed", action="store_true", help="标为已核对")
    act.add_argument("--reset", action="store_true", help="先撤销以前的全部更正")
    _json(act)


def _reread(acts: _Verbs) -> None:
    act = _add(acts, "reread", "重新识别已导入的报告，保留人工更正")
    act.add_argument("ids", type=int, nargs="*", metavar="编号", help="不写则为全部")
    _json(act)


def _remove(acts: _Verbs) -> None:
    act = _add(acts, "remove", "删除报告")
    act.add_argument("ids", type=int, nargs="+", metavar="编号")
    _json(act)


def _keep(acts: _Verbs) -> None:
    backup = _add(acts, "backup", "把整个资料库备份成一个文件")
    backup.add_argument("target", type=Path, metavar="FILE.fzbk")
    restore = _add(acts, "restore", "用备份替换现有资料库")
    restore.add_argument("backup", type=Path, metavar="FILE.fzbk")
    export = _add(acts, "export", "导出报告：写文件夹为每份一个文本，写 .json 为一个文件")
    export.add_argument("target", type=Path, metavar="文件夹或 FILE.json")
    export.add_argument("--id", type=int, action="append", dest="ids", metavar="编号")
    for act in (backup, restore, export):
        _json(act)


def _number(act: _Parser) -> None:
    act.add_argument("id", type=int, metavar="编号")


def _suggest(verbs: _Verbs) -> None:
    verb = _add(verbs, "suggest", "查找可借鉴的写法")
    verb.add_argument("query", nargs="?", metavar="词句")
    verb.add_argument("--stdin", action="store_true", help="逐行读入 JSON 查询，逐行输出 JSON")
    verb.add_argument("--section", metavar="标题", help="正在写的章节")
    verb.add_argument("--role", choices=ROLES, help="章节的作用")
    verb.add_argument("--only-role", action="store_true", help="只看 --role 所指的这一部分")
    verb.add_argument("--level", choices=LEVEL_NAMES, help="只看这一层级的机关")
    verb.add_argument("--year", type=year, metavar="年度", help="只看这一年")
    for option, meaning in (("--since", "从这一年起"), ("--until", "到这一年止")):
        verb.add_argument(option, type=year, action=EndOfRange, metavar="年度", help=meaning)
    verb.add_argument("--province", type=filled, metavar="省份", help="只看这个省份的机关")
    verb.add_argument("--draft", type=Path, metavar="FILE.fzbg", help="按这份稿件改写")
    verb.add_argument("--limit", type=positive, default=10, metavar="N")
    _json(verb)


def _benchmark(verbs: _Verbs) -> None:
    verb = _add(verbs, "benchmark", "比较各地同一指标的数据")
    verb.add_argument("key", metavar="指标", help="指标键或名称，如 review.accepted、行政复议受理")
    verb.add_argument("--level", choices=LEVEL_NAMES, help="只看这一层级的机关")
    verb.add_argument("--year", type=year, metavar="年度", help="只看这一年")
    for option, meaning in (("--since", "从这一年起"), ("--until", "到这一年止")):
        verb.add_argument(option, type=year, action=EndOfRange, metavar="年度", help=meaning)
    verb.add_argument("--province", type=filled, metavar="省份")
    verb.add_argument("--peers", type=filled, metavar="名单", help="只看这份对标名单里的机关")
    verb.add_argument("--per-residents", action="store_true", help="按每万人（常住人口）折算")
    verb.add_argument("--value", type=amount, metavar="X", help="本单位的数值")
    verb.add_argument("--plot", type=Path, metavar="FILE.png或.svg", help="另存分布图")
    verb.add_argument("--table", type=Path, metavar="FILE.xlsx或.csv", help="另存全部数据和出处")
    _json(verb)


def _peers(verbs: _Verbs) -> None:
    peers = _add(verbs, "peers", "对标名单和常住人口：查看、导入、导出")
    acts = peers.add_subparsers(dest="act", required=True, metavar="操作")
    _json(_add(acts, "list", "列出名单和其中的机关"))
    _json(_add(acts, "residents", "列出各机关的常住人口"))
    for name, meaning in (
        ("import", "从表格导入，列名为 机关、名单、常住人口；只增不减"),
        ("export", "导出为表格，可以改好再导入"),
    ):
        act = _add(acts, name, meaning)
        act.add_argument("file", type=Path, metavar="FILE.xlsx或.csv")
        _json(act)


def _phrases(verbs: _Verbs) -> None:
    verb = _add(verbs, "phrases", "用语库：查找、收藏、导入、导出")
    verb.set_defaults(act="find")
    verb.add_argument(
        "words",
        nargs="*",
        action=PhraseAct,
        metavar="词",
        help="要查找的词，可以不写；或者 add 用语，import FILE.xlsx或.csv，export FILE.xlsx或.csv",
    )
    verb.add_argument("--topic", metavar="主题", help="如 行政复议、行政执法")
    verb.add_argument("--role", choices=ROLES, help="章节的作用")
    verb.add_argument("--own", action="store_true", help="只列自己收藏的")
    _json(verb)


def _new(verbs: _Verbs) -> None:
    verb = _add(verbs, "new", "按模板新建稿件")
    verb.add_argument("--template", required=True, metavar="模板", help="如 司法局、区县政府")
    verb.add_argument("--body", required=True, metavar="机关", help="发文机关全称")
    verb.add_argument("--year", required=True, type=year, metavar="年度")
    verb.add_argument("--indicators", type=Path, metavar="FILE", help="指标表 CSV 或 XLSX")
    verb.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.fzbg")
    verb.add_argument("--force", action="store_true", help="覆盖已有的稿件")


def _adopt(verbs: _Verbs) -> None:
    verb = _add(verbs, "adopt", "把已有的报告（DOCX、DOC、PDF、网页、文本）打开为新稿件")
    verb.add_argument("file", type=Path, metavar="文件")
    verb.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.fzbg")
    verb.add_argument("--force", action="store_true", help="覆盖已有的稿件")


def _rollover(verbs: _Verbs) -> None:
    fill_rollover(_add(verbs, "rollover", "沿用上年报告：文字留下、数字换新，列出待核对的地方"))


def _forms(verbs: _Verbs) -> None:
    verb = _add(verbs, "forms", "数据报送表：分发给来源单位，汇总报回的数据")
    acts = verb.add_subparsers(dest="act", required=True, metavar="操作")
    fill_forms(lambda name, meaning: _add(acts, name, meaning))


def _templates(verbs: _Verbs) -> None:
    verb = _add(verbs, "templates", "模板：查看、存为自有模板、导入、导出、删除")
    acts = verb.add_subparsers(dest="act", required=True, metavar="操作")
    fill_templates(lambda name, meaning: _add(acts, name, meaning))


def _check(verbs: _Verbs) -> None:
    verb = _add(verbs, "check", "检查稿件、DOCX 或文本")
    verb.add_argument("file", type=Path, metavar="文件")
    _json(verb)


def _export(verbs: _Verbs) -> None:
    verb = _add(verbs, "export", "导出 DOCX、PDF、HTML、文本或 Markdown")
    verb.add_argument("draft", type=Path, metavar="稿件")
    verb.add_argument("-o", "--output", required=True, type=Path, metavar="文件")
    verb.add_argument(
        "--edition",
        choices=("internal", "web"),
        default="internal",
        help="internal 报送版（默认），web 公开版",
    )
    verb.add_argument("--no-marks", action="store_true", help="不标出未填和未核实处")
    verb.add_argument(
        "--comments", action="store_true", help="把批注写进报送版 DOCX；其他文件一律不带批注"
    )


def _redline(verbs: _Verbs) -> None:
    verb = _add(verbs, "redline", "写出花脸稿：与以前的版本相比，改动处带修订标记的 Word 文档")
    verb.add_argument("draft", type=Path, metavar="稿件")
    other = verb.add_mutually_exclusive_group(required=True)
    other.add_argument("--against", type=Path, metavar="FILE.fzbg", help="与这份稿件比较")
    other.add_argument(
        "--version", type=positive, metavar="N", help="与以前的第 N 版比较，1 为最近"
    )
    other.add_argument("--versions", action="store_true", help="列出以前的版本")
    verb.add_argument("-o", "--output", type=Path, metavar="OUT.docx", help="不写则放在稿件旁边")
    _json(verb)


def _history(verbs: _Verbs) -> None:
    fill_history(_add(verbs, "history", "列出稿件的历史版本，或把其中一版写成另一份稿件"))


def _compare(verbs: _Verbs) -> None:
    fill_compare(_add(verbs, "compare", "比较两份稿件或报告：文字和数据有哪些不同"))


def _review(verbs: _Verbs) -> None:
    verb = _add(verbs, "review", "对照改过的 Word 文档，逐条列出改动和批注，采纳到稿件里")
    verb.add_argument("draft", type=Path, metavar="稿件")
    verb.add_argument("file", type=Path, metavar="FILE.docx", help="领导改过的文档")
    accepted = verb.add_mutually_exclusive_group()
    accepted.add_argument(
        "--accept", type=positive, nargs="+", metavar="N", help="采纳这几条，写列出的序号"
    )
    accepted.add_argument("--accept-all", action="store_true", help="全部采纳")
    verb.add_argument("-o", "--output", type=Path, metavar="OUT.fzbg", help="采纳后的稿件")
    verb.add_argument("--force", action="store_true", help="覆盖已有的稿件")
    _json(verb)


def _sources(verbs: _Verbs) -> None:
    verb = _add(verbs, "sources", "列出稿件里借鉴的文字和来源")
    verb.add_argument("draft", type=Path, metavar="稿件")
    verb.add_argument("--out", type=Path, metavar="FILE.xlsx或.csv或.txt", help="另存为文件")
    _json(verb)
