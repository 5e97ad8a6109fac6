"""The arguments of what is done once a year: ``rollover``, ``forms`` and ``templates``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.cli.argument_types import filled, positive, year
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    import argparse


class AddAct(Protocol):
    """Adds an act to those of a verb."""

    def __call__(self, name: str, meaning: str) -> argparse.ArgumentParser:
        """Return the parser of the act."""
        ...


def fill_rollover(verb: argparse.ArgumentParser) -> None:
    """Say what ``rollover`` is given."""
    verb.add_argument(
        "report", type=Path, metavar="上年报告", help="稿件，或 DOCX、PDF、网页、文本"
    )
    verb.add_argument("--year", required=True, type=year, metavar="年度", help="新稿件的报告年度")
    verb.add_argument("-o", "--output", required=True, type=Path, metavar="OUT.fzbg")
    verb.add_argument("--force", action="store_true", help="覆盖已有的稿件")
    _json(verb)


def fill_forms(add: AddAct) -> None:
    """Say what ``forms out`` and ``forms in`` are given."""
    out = add("out", "按来源单位生成数据报送表，每个单位一份 Excel 表")
    out.add_argument("draft", type=Path, metavar="稿件")
    out.add_argument("folder", type=Path, metavar="文件夹")
    out.add_argument("--deadline", default="", metavar="日期", help="报送期限，如 2026年1月10日")
    out.add_argument(
        "--office", type=filled, action="append", metavar="单位", help="只给这个单位；可写多次"
    )
    _json(out)
    back = add("in", "汇总各单位报回的表，列出未报、存疑和不一致的数据")
    back.add_argument("draft", type=Path, metavar="稿件")
    back.add_argument("files", type=Path, nargs="+", metavar="文件或文件夹")
    back.add_argument("-o", "--output", type=Path, metavar="OUT.fzbg", help="填好指标表的稿件")
    back.add_argument("--force", action="store_true", help="覆盖已有的稿件")
    _json(back)


def fill_templates(add: AddAct) -> None:
    """Say what the acts of ``templates`` are given."""
    _json(add("list", "列出随附的和自有的模板"))
    save = add("save", "把稿件存为自有模板")
    save.add_argument("draft", type=Path, metavar="稿件")
    save.add_argument("--name", required=True, type=filled, metavar="名称")
    save.add_argument("--description", default="", metavar="说明")
    save.add_argument(
        "--level", action="append", choices=LEVEL_NAMES, metavar="层级", help="适用的机关，可写多次"
    )
    save.add_argument(
        "--model", type=positive, nargs="+", default=[], metavar="N", help="留作范句的段落，第几段"
    )
    save.add_argument("--no-guidance", action="store_true", help="不留写作提示")
    take_in = add("import", "导入同事的模板文件")
    take_in.add_argument("file", type=Path, metavar="FILE.template")
    give_out = add("export", "把自有模板写成文件，交同事导入")
    give_out.add_argument("template", type=filled, metavar="模板")
    give_out.add_argument("file", type=Path, metavar="FILE.template")
    remove = add("remove", "删除自有模板")
    remove.add_argument("template", type=filled, metavar="模板")
    for act in (save, take_in, give_out, remove):
        _json(act)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="只输出一份 JSON")
