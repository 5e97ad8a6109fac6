"""A template of one's own (自有模板), and the draft that it makes.

It may come from a stranger, and a template is a program: so of jinja2 it may hold names, words and
conditions, nothing that repeats or keeps. What it writes then grows with its length alone. It is
read, never run, until it was looked through; it is run in the sandbox of the shipped ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

import jinja2
from jinja2 import nodes

from assistant.draft.fields import FieldError, check_fields, split_fields
from assistant.draft.templates.facts import FACT_NAMES, facts_of
from assistant.draft.templates.lines import read_line
from assistant.draft.templates.skeleton import begin_draft
from assistant.draft.templates.template import SYNTAX, Template, TemplateError, render
from assistant.outline.body import leading_place, level_of
from assistant.outline.meta import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.parts import Paragraph, SheetRow

LONGEST_TEXT = 200_000
"""Characters of a template's text."""
_MOST_LINES = 3_000
_LONGEST_NAME = 40
_LONGEST_LINE = 500
"""Characters of title, addressee and description."""
_MOST_ROWS = 500
_LONGEST_WORDS = 80
"""Characters of the name of an indicator."""
_DEEPEST = 20
_LEVELS = frozenset(get_args(Level))
_ID = re.compile(r"own-[0-9a-f]{12}", re.ASCII)
# review.accepted, own.3
_KEY = re.compile(r"[a-z][a-z0-9]{0,40}\.[a-z0-9][a-z0-9_]{0,60}", re.ASCII)
_BREAK = re.compile(r"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Tuple),
    *(nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTemplate:
    """One template of one's own; read like a shipped one by who chooses."""

    id: str
    """``own-3f9c0a12b7de``; also the name of its file."""
    name: str
    """Name the drafter gave it."""
    levels: tuple[Level, ...]
    """Levels of the bodies it is written for; the first is the usual one."""
    description: str = ""
    """One sentence for the person who chooses."""
    title: str
    """Title of the document, with the template's delimiters."""
    addressee: str = ""
    """主送机关, likewise."""
    rows: tuple[SheetRow, ...] = ()
    """Rows that the indicator sheet starts with; key, name and unit alone."""
    text: str
    """One paragraph a line, as in the shipped templates."""

    @property
    def level(self) -> Level:
        """The usual level of the bodies it is written for."""
        return self.levels[0]


def check_template(template: OwnTemplate) -> None:
    """Accept a template that can make a draft and do nothing else.

    Raises:
        TemplateError: what is wrong, and in which line.
    """
    _check_sizes(template)
    for words in (template.title, template.addressee):
        _check_source(template, words)
    _check_source(template, template.text)
    keys = frozenset(row.key for row in template.rows)
    for number, line in enumerate(template.text.split("\n"), start=1):
        _check_fields(template, number, line, keys)
    build_own_draft(template, body="云汀市青栎区司法局", year=2025, level=template.level)


def is_id(words: str) -> bool:
    """Tell whether the words can be the id of such a template."""
    return _ID.fullmatch(words) is not None


def build_own_draft(  # noqa: PLR0913 -- the form that a person fills in for a new draft
    template: OwnTemplate,
    *,
    body: str,
    year: int,
    level: Level | None = None,
    province: str = "",
    city: str = "",
    county: str = "",
    sheet: Sequence[SheetRow] = (),
) -> Draft:
    """Return a new draft from a template of one's own, which was looked through.

    Args:
        template: what :func:`check_template` accepted.
        body: 发文机关; places that are not given are read from it.
        year: reporting year.
        level: level of the body; where not given, that of its name, or else the template's usual
            one.
        province: ``广东省``
        city: ``云汀市``
        county: ``青栎区``
        sheet: rows that take the place of the template's empty ones, or stand after them.

    Raises:
        TemplateError: its text is wrong.
    """
    told = level_of(body, leading_place(body))
    level = level or (told if told in template.levels else template.level)
    draft = begin_draft(
        body=body, year=year, level=level, province=province, city=city, county=county
    )
    rows = {row.key: row for row in (*template.rows, *sheet)}
    facts = facts_of(draft)
    shown = _shown(template)
    elements = replace(
        draft.elements,
        title=render(shown, template.title, facts),
        addressee=render(shown, template.addressee, facts),
    )
    written = render(shown, template.text, facts)
    return replace(
        draft,
        elements=elements,
        template=template.id,
        paragraphs=tuple(_paragraphs(written)),
        sheet=tuple(rows.values()),
    )


def _paragraphs(written: str) -> Iterator[Paragraph]:
    for line in written.split("\n"):
        if line.strip():
            yield read_line(line)


def _check_sizes(template: OwnTemplate) -> None:
    name = template.name
    if not is_id(template.id):
        raise TemplateError(name[:_LONGEST_NAME], None, "模板编号写法不对")
    if not name.strip() or len(name) > _LONGEST_NAME or _BREAK.search(name) or "\n" in name:
        reason = f"模板名称应为一行，不超过{_LONGEST_NAME}个字"
        raise TemplateError(name[:_LONGEST_NAME], None, reason)
    if not template.levels or not _LEVELS.issuperset(template.levels):
        raise TemplateError(name, None, "没有写明适用的机关层级")
    if not template.title.strip():
        raise TemplateError(name, None, "没有写明文件标题")
    for words in (template.title, template.addressee, template.description):
        if len(words) > _LONGEST_LINE or "\n" in words or _BREAK.search(words):
            reason = f"标题、主送机关和说明各应为一行，不超过{_LONGEST_LINE}个字"
            raise TemplateError(name, None, reason)
        if any(piece.kind != "plain" for piece in split_fields(words)):
            raise TemplateError(name, None, "标题、主送机关和说明里不能有字段和空白")
    if len(template.text) > LONGEST_TEXT or template.text.count("\n") >= _MOST_LINES:
        reason = f"模板太长，最多{LONGEST_TEXT // 10_000}万字、{_MOST_LINES}段"
        raise TemplateError(name, None, reason)
    _check_rows(template)


def _check_rows(template: OwnTemplate) -> None:
    if len(template.rows) > _MOST_ROWS:
        raise TemplateError(template.name, None, f"指标太多，最多{_MOST_ROWS}项")
    keys = [row.key for row in template.rows]
    if len(set(keys)) < len(keys):
        raise TemplateError(template.name, None, "指标有重复")
    for row in template.rows:
        is_short = len(row.name) <= _LONGEST_WORDS and len(row.unit) <= _LONGEST_WORDS
        if not _KEY.fullmatch(row.key) or not is_short:
            raise TemplateError(template.name, None, f"指标“{row.key[:30]}”写法不对")


def _check_source(template: OwnTemplate, source: str) -> None:
    """Refuse what is no template, or holds more than names, words and conditions."""
    try:
        tree = _reader().parse(source)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(template.name, error.lineno, "方括号里的写法有误") from error
    except (RecursionError, ValueError) as error:
        raise TemplateError(template.name, None, "方括号里的写法有误") from error
    ahead: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while ahead:
        node, depth = ahead.pop()
        if not isinstance(node, _ALLOWED):
            reason = "自有模板里只能写变量和条件"
            raise TemplateError(template.name, node.lineno, reason)
        if depth > _DEEPEST:
            raise TemplateError(template.name, node.lineno, "条件嵌套太深")
        if isinstance(node, nodes.Name) and node.name not in FACT_NAMES:
            reason = f"没有“{node.name[:30]}”这个变量"
            raise TemplateError(template.name, node.lineno, reason)
        ahead += ((child, depth + 1) for child in node.iter_child_nodes())


def _check_fields(template: OwnTemplate, number: int, line: str, keys: frozenset[str]) -> None:
    """Refuse a line with anything broken, or with a field that the sheet does not hold."""
    try:
        check_fields(line)
    except FieldError as error:
        reason = f"“{error.text[:60]}”：{error.reason}"
        raise TemplateError(template.name, number, reason) from error
    for piece in split_fields(line):
        if piece.key is not None and piece.key not in keys:
            raise TemplateError(template.name, number, f"指标表中没有“{piece.key}”")


def _shown(template: OwnTemplate) -> Template:
    """Return the template as the sandbox knows it, for the names in its errors."""
    return Template(
        id=template.name,
        name=template.name,
        levels=template.levels,
        description=template.description,
        file="",
        title=template.title,
        addressee=template.addressee,
        indicators=(),
    )


def _reader() -> jinja2.Environment:
    """Return what reads templates; nothing is run in it."""
    return jinja2.Environment(**SYNTAX, autoescape=False)
