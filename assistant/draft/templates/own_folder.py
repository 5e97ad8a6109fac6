"""The templates of one's own: one file each in a folder, beside the shipped ones.

A file that is damaged, too new or no good template is told with its reason, never written over and
never in the way of the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeGuard, cast

from assistant.base.errors import AssistantError
from assistant.base.files import (
    TargetNotWritable,
    UnreadableFile,
    is_file,
    is_folder,
    make_folder,
)
from assistant.base.own_file import (
    OwnFileDamaged,
    OwnFileTooNew,
    read_own_file,
    write_own_file,
)
from assistant.draft.parts import SheetRow
from assistant.draft.templates.from_draft import new_id
from assistant.draft.templates.own import OwnTemplate, build_own_draft, check_template, is_id
from assistant.draft.templates.skeleton import build_draft
from assistant.draft.templates.template import Template, TemplateError, templates
from assistant.suggest.words import whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.outline.meta import Level

FORMAT = 1
SUFFIX = ".template"
"""Ending of a template's file."""
_LARGEST = 2_000_000
"""Bytes of a template's file."""
_MOST = 200
"""Templates that a folder may hold; more are passed over."""
_LONGEST_STEM = 34
"""Characters of a name that （12） is put behind."""
_TEXTS = ("name", "description", "title", "addressee", "text")
_ROW_TEXTS = ("key", "name", "unit")


class OwnTemplateDamaged(OwnFileDamaged):
    """The file holds no template, or is not whole."""


class OwnTemplateTooNew(OwnFileTooNew):
    """The file was written by a newer program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenTemplate:
    """A file in the folder that cannot be used."""

    path: Path
    error: AssistantError
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTemplates:
    """What a folder holds."""

    usable: tuple[OwnTemplate, ...] = ()
    """In the order of their names."""
    broken: tuple[BrokenTemplate, ...] = ()

    def find(self, template: str) -> OwnTemplate | None:
        """Return the template of that id or name, or None."""
        return next((each for each in self.usable if template in {each.id, each.name}), None)

    @property
    def with_shipped(self) -> tuple[Template | OwnTemplate, ...]:
        """The shipped templates, then those of one's own."""
        return (*templates(), *self.usable)


def read_own_templates(folder: Path) -> OwnTemplates:
    """Return all that the folder holds; nothing where there is no folder yet.

    Raises:
        UnreadableFile: the folder may not be read.
    """
    usable: list[OwnTemplate] = []
    broken: list[BrokenTemplate] = []
    for path in _files(folder):
        try:
            _check_name(path)
            usable.append(read_template(path))
        except AssistantError as error:
            broken.append(BrokenTemplate(path=path, error=error))
    return OwnTemplates(
        usable=tuple(sorted(usable, key=lambda template: (template.name, template.id))),
        broken=tuple(broken),
    )


def read_template(path: Path) -> OwnTemplate:
    """Return the template of one file, looked through; its id is the name of the file.

    Raises:
        UnreadableFile: the file is missing or may not be read.
        OwnTemplateDamaged, OwnTemplateTooNew: it holds no template of this program.
        TemplateError: it holds one that may not be used.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(path, error) from error
    if not is_file(path):
        raise OwnTemplateDamaged(path, "这不是一个文件")
    if size > _LARGEST:
        raise OwnTemplateDamaged(path, "文件太大，不是模板")
    raw = read_own_file(path, newest=FORMAT, damaged=OwnTemplateDamaged, too_new=OwnTemplateTooNew)
    template = _template(path, raw or {})
    check_template(template)
    return template


def save_template(folder: Path, template: OwnTemplate) -> None:
    """Store a new or changed template, all or nothing.

    Raises:
        TemplateError: it is no good template, or another one has its name.
        UnreadableFile, TargetNotWritable: nothing changed.
    """
    check_template(template)
    known = read_own_templates(folder)
    for other in known.with_shipped:
        if other.name == template.name and other.id != template.id:
            raise TemplateError(template.name, None, "已经有同名的模板，请换一个名称")
    if len(known.usable) >= _MOST and known.find(template.id) is None:
        raise TemplateError(template.name, None, f"自有模板太多，最多{_MOST}个")
    make_folder(folder)
    _write(folder / f"{template.id}{SUFFIX}", template)


def delete_template(folder: Path, template: OwnTemplate) -> None:
    """Delete the template from the folder; nothing where it is gone already.

    Raises:
        TargetNotWritable: it may not be deleted.
    """
    delete_file(folder / f"{template.id}{SUFFIX}")


def delete_file(path: Path) -> None:
    """Delete the file of a template that cannot be used.

    Raises:
        TargetNotWritable: it may not be deleted.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise TargetNotWritable(path, error) from error


def export_template(template: OwnTemplate, path: Path) -> None:
    """Write the template into a file for colleagues.

    Raises:
        TargetNotWritable: the file there before is untouched.
    """
    _write(path, template)


def import_template(folder: Path, path: Path) -> OwnTemplate:
    """Take in a colleague's file, under another name where its name is taken.

    Raises:
        UnreadableFile, OwnTemplateDamaged, OwnTemplateTooNew, TemplateError, TargetNotWritable:
            nothing changed.
    """
    given = read_template(path)
    known = {template.name for template in read_own_templates(folder).with_shipped}
    template = replace(given, id=new_id(), name=_free_name(given.name, known))
    save_template(folder, template)
    return template


def build_any_draft(
    own: OwnTemplates,
    template: str,
    *,
    body: str,
    year: int,
    level: Level | None = None,
    sheet: Sequence[SheetRow] = (),
) -> Draft:
    """Return a new draft from a shipped template or one of one's own.

    Args:
        own: one's own templates.
        template: id or name; one's own is found first.
        body: 发文机关
        year: reporting year.
        level: level of the body; told by its name where not given.
        sheet: rows that the indicator sheet starts with.

    Raises:
        TemplateError: no such template, or its text is wrong.
    """
    found = own.find(template)
    if found is None:
        return build_draft(template, body=body, year=year, level=level, sheet=sheet)
    return build_own_draft(found, body=body, year=year, level=level, sheet=sheet)


def _files(folder: Path) -> list[Path]:
    if not is_folder(folder):
        return []
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)
    except OSError as error:
        raise UnreadableFile(folder, error) from error
    return found[:_MOST]


def _check_name(path: Path) -> None:
    """Refuse a file that this program did not put there: its template has no lasting id."""
    if not is_id(path.name.removesuffix(SUFFIX)):
        raise OwnTemplateDamaged(path, "文件是从别处拷入的，请用“导入模板”添加")


def _free_name(name: str, known: set[str]) -> str:
    """Return the name, or 名称（2） where it is taken."""
    free, number = name, 1
    while free in known:
        number += 1
        free = f"{name[:_LONGEST_STEM]}（{number}）"
    return free


def _write(path: Path, template: OwnTemplate) -> None:
    rows = [{"key": row.key, "name": row.name, "unit": row.unit} for row in template.rows]
    raw: dict[str, object] = {name: getattr(template, name) for name in _TEXTS}
    raw |= {"levels": list(template.levels), "rows": rows}
    write_own_file(path, {"format": FORMAT, "template": raw})


def _template(path: Path, raw: dict[str, Any]) -> OwnTemplate:
    """Return the template that the data says; that it may be used is not known yet."""
    entry = raw.get("template")
    if not isinstance(entry, dict):
        raise OwnTemplateDamaged(path, "文件里没有模板")
    levels = entry.get("levels")
    rows = entry.get("rows", [])
    if not _are_texts(levels) or not isinstance(rows, list):
        raise OwnTemplateDamaged(path, "模板的写法不对")
    stem = path.name.removesuffix(SUFFIX)
    return OwnTemplate(
        id=stem if is_id(stem) else new_id(),
        levels=cast("tuple[Level, ...]", tuple(dict.fromkeys(levels))),
        rows=tuple(SheetRow(**_texts(path, row, _ROW_TEXTS)) for row in rows),
        **_texts(path, entry, _TEXTS),
    )


def _texts(path: Path, entry: object, names: tuple[str, ...]) -> dict[str, Any]:
    values = [entry.get(name, "") for name in names] if isinstance(entry, dict) else [None]
    if not _are_texts(values):
        raise OwnTemplateDamaged(path, "模板的写法不对")
    return dict(zip(names, map(whole, values), strict=True))


def _are_texts(values: object) -> TypeGuard[list[str]]:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)
