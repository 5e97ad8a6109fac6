"""``templates``: the shipped templates and one's own (自有模板)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.cli.terminal import plain
from assistant.draft.templates.own import OwnTemplate
from assistant.draft.templates.own_folder import (
    delete_template,
    export_template,
    import_template,
    read_own_templates,
)
from assistant.draft.templates.template import TemplateError
from assistant.workflow.desk import own_desk
from assistant.workflow.drafting import open_draft
from assistant.workflow.messages import message_of
from assistant.workflow.own_templating import save_as_template
from assistant.workflow.report_json import to_json
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from assistant.draft.templates.template import Template
    from assistant.workflow.report_json import Shape


def templates(options: argparse.Namespace) -> int:
    """List the templates, or do one of the acts on one's own."""
    return _ACTS[options.act](options)


def _list(options: argparse.Namespace) -> int:
    known = read_own_templates(_folder())
    if options.json:
        broken = [
            {"file": str(each.path), "reason": message_of(each.error)} for each in known.broken
        ]
        shown = [_shape(each) for each in known.with_shipped]
        print(to_json({"templates": shown, "broken": broken}))
        return 0
    for template in known.with_shipped:
        print(plain(_line(template)))
    for each in known.broken:
        print(plain(message_of(each.error)), file=sys.stderr)
    return 0


def _save(options: argparse.Namespace) -> int:
    saved = save_as_template(
        _folder(),
        open_draft(options.draft),
        name=options.name,
        description=options.description,
        levels=tuple(dict.fromkeys(options.level or ())),
        models=[number - 1 for number in options.model],
        guidance=not options.no_guidance,
    )
    return _tell(options, saved, f"已存为模板“{saved.name}”。")


def _import(options: argparse.Namespace) -> int:
    taken = import_template(_folder(), options.file)
    return _tell(options, taken, f"已导入模板“{taken.name}”。")


def _export(options: argparse.Namespace) -> int:
    template = _own(options.template)
    export_template(template, options.file)
    return _tell(options, template, f"已导出模板“{template.name}”：{options.file}")


def _remove(options: argparse.Namespace) -> int:
    template = _own(options.template)
    delete_template(_folder(), template)
    return _tell(options, template, f"已删除模板“{template.name}”。")


def _own(name: str) -> OwnTemplate:
    template = read_own_templates(_folder()).find(name)
    if template is None:
        raise TemplateError(name, None, "没有这个自有模板")
    return template


def _folder() -> Path:
    return own_desk().templates


def _tell(options: argparse.Namespace, template: OwnTemplate, sentence: str) -> int:
    print(to_json(_shape(template)) if options.json else plain(sentence))
    return 0


def _line(template: Template | OwnTemplate) -> str:
    whose = "自有" if isinstance(template, OwnTemplate) else "随附"
    levels = "、".join(LEVEL_NAMES[level] for level in template.levels)
    return f"{whose}  {template.name}（{levels}）{template.description}"


def _shape(template: Template | OwnTemplate) -> Shape:
    return {
        "id": template.id,
        "name": template.name,
        "levels": list(template.levels),
        "description": template.description,
        "own": isinstance(template, OwnTemplate),
    }


_ACTS = {"list": _list, "save": _save, "import": _import, "export": _export, "remove": _remove}
