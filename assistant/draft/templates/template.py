"""The shipped templates: their list, and how one is rendered.

``templates/templates.toml`` describes each; the texts are jinja2 with the delimiters ``[[ ]]``,
``[% %]`` and ``[# #]``, so that fields ``{{ }}`` of the draft pass through untouched. The sandbox
knows the given facts, conditions and joining of words; no calls, no filters, nothing that makes
much out of little.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn, get_args

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assistant.base.errors import AssistantError
from assistant.base.files import FileError, read_bytes
from assistant.base.paths import bundled
from assistant.outline.meta import Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jinja2.runtime import Context

_LEVELS = frozenset(get_args(Level))
SYNTAX: Any = {
    "variable_start_string": "[[",
    "variable_end_string": "]]",
    "block_start_string": "[%",
    "block_end_string": "%]",
    "comment_start_string": "[#",
    "comment_end_string": "#]",
    "trim_blocks": True,
    "lstrip_blocks": True,
}
"""How jinja2 reads a template; fields ``{{ }}`` of the draft are mere text to it."""


class TemplateError(AssistantError):
    """A template is missing, unreadable or wrong.

    Attributes:
        template: its id, or what was asked for.
        line: line of the template (or of what it wrote), None where no line is to blame.
        reason: what is wrong, in Chinese.
    """

    def __init__(self, template: str, line: int | None, reason: str) -> None:
        super().__init__(f"{template}:{line}: {reason}")
        self.template = template
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One template, as ``templates.toml`` describes it."""

    id: str
    """``judicial_bureau``"""
    name: str
    """``司法局``"""
    levels: tuple[Level, ...]
    """Levels of the bodies it is written for; the first is the usual one."""
    description: str
    """One sentence for the person who chooses."""
    file: str
    """Name of the jinja2 file in the folder of templates."""
    title: str
    """Title of the document, with the template's own delimiters."""
    addressee: str
    """主送机关, likewise."""
    indicators: tuple[str, ...]
    """Keys that the indicator sheet starts with."""

    @property
    def level(self) -> Level:
        """The usual level of the bodies it is written for."""
        return self.levels[0]


def templates() -> tuple[Template, ...]:
    """Return the shipped templates in the order of ``templates.toml``.

    Raises:
        TemplateError: the list cannot be read.
    """
    return _templates(bundled("templates", "templates.toml"))


def find_template(template: str) -> Template:
    """Return the template with this id or Chinese name.

    Raises:
        TemplateError: there is none.
    """
    for known in templates():
        if template in {known.id, known.name}:
            return known
    raise TemplateError(template, None, "没有这个模板")


def template_text(template: Template) -> str:
    """Return the text of the template's file.

    Raises:
        TemplateError: it cannot be read.
    """
    try:
        return read_bytes(bundled("templates", template.file)).decode("utf-8")
    except (FileError, ValueError) as error:
        raise TemplateError(template.id, None, "模板文件无法读取") from error


def render(template: Template, text: str, facts: Mapping[str, object]) -> str:
    """Return *text*, which is of *template*, with the facts filled in.

    Raises:
        TemplateError: the text is no template, or asks for what it may not have.
    """
    try:
        return _sandbox().from_string(text).render(facts)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(template.id, error.lineno, "模板写法有误") from error
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise TemplateError(template.id, None, f"模板无法执行（{error}）") from error
    except RecursionError as error:
        raise TemplateError(template.id, None, "模板嵌套太深") from error


@lru_cache(maxsize=4)
def _templates(path: Path) -> tuple[Template, ...]:
    try:
        raw = tomllib.loads(read_bytes(path).decode("utf-8"))
        return tuple(_template(entry) for entry in raw["template"])
    except (FileError, ValueError, KeyError, TypeError) as error:
        raise TemplateError(path.name, None, "模板清单无法读取") from error


def _template(raw: dict[str, Any]) -> Template:
    levels = tuple(raw["levels"])
    if not levels or not _LEVELS.issuperset(levels):
        raise ValueError(f"levels: {levels}")
    return Template(
        id=str(raw["id"]),
        name=str(raw["name"]),
        levels=levels,
        description=str(raw["description"]),
        file=str(raw["file"]),
        title=str(raw["title"]),
        addressee=str(raw["addressee"]),
        indicators=tuple(raw["indicators"]),
    )


class _Sandbox(ImmutableSandboxedEnvironment):
    """Names, words and conditions; no calls, no filters but the named, no growing of texts."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_callable(self, obj: object) -> bool:  # noqa: ARG002 -- called by jinja2
        """Refuse every call."""
        return False

    def call_binop(
        self,
        context: Context,  # noqa: ARG002 -- called by jinja2
        operator: str,
        left: object,  # noqa: ARG002
        right: object,  # noqa: ARG002
    ) -> NoReturn:
        """Refuse the operators that make much out of little."""
        raise SecurityError(f"{operator} is not allowed in a template")


@lru_cache(maxsize=1)
def _sandbox() -> _Sandbox:
    sandbox = _Sandbox(
        **SYNTAX,
        undefined=jinja2.StrictUndefined,
    )
    sandbox.globals.clear()
    sandbox.filters.clear()
    return sandbox
