"""New drafts from any template, shipped or one's own (自有模板), and templates out of drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.sheet.file import read_sheet
from assistant.draft.templates.from_draft import template_from_draft
from assistant.draft.templates.own_folder import build_any_draft, read_own_templates, save_template

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.draft.templates.own import OwnTemplate
    from assistant.draft.templates.template import Template
    from assistant.outline.meta import Level


def all_templates(folder: Path) -> tuple[Template | OwnTemplate, ...]:
    """Return the shipped templates, then those of one's own that can be used.

    Raises:
        TemplateError, UnreadableFile: they cannot be read.
    """
    return read_own_templates(folder).with_shipped


def new_draft_of_any(
    folder: Path, template: str, *, body: str, year: int, sheet: Path | None = None
) -> Draft:
    """Return a new draft, its indicator sheet filled from *sheet* if given.

    Args:
        folder: that of one's own templates.
        template: id or name of a template.
        body: 发文机关.
        year: reporting year.
        sheet: CSV or XLSX with the year's indicators.

    Raises:
        TemplateError: no such template.
        SheetError, UnreadableFile: the sheet cannot be read.
    """
    rows = read_sheet(sheet, year) if sheet else ()
    return build_any_draft(read_own_templates(folder), template, body=body, year=year, sheet=rows)


def save_as_template(  # noqa: PLR0913 -- the form that a person fills in
    folder: Path,
    draft: Draft,
    *,
    name: str,
    description: str = "",
    levels: tuple[Level, ...] = (),
    models: Collection[int] = (),
    guidance: bool = True,
) -> OwnTemplate:
    """Make a template of the draft, store it and return it.

    Args:
        folder: that of one's own templates.
        draft: whose outline is taken over.
        name: name of the template.
        description: one sentence for the person who chooses.
        levels: levels of the bodies it is for; those of the draft's body where none are given.
        models: indices of the paragraphs of text that are taken over as models.
        guidance: whether the guidance (写作提示) is taken over.

    Raises:
        TemplateError: it cannot be one, or another one has its name.
        UnreadableFile, TargetNotWritable: nothing changed.
    """
    template = template_from_draft(
        draft,
        name=name,
        description=description,
        levels=levels,
        models=models,
        guidance=guidance,
    )
    save_template(folder, template)
    return template
