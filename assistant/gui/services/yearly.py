"""What is done once a year, as the window sees it: one callable each, like :mod:`services`.

Last year's report, the forms of the source offices, the templates of one's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from assistant.base.lazily import Lazily

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.draft.rollover.roll_over import RolledOver
    from assistant.draft.templates import own as own_template
    from assistant.draft.templates import own_folder as own_templates
    from assistant.draft.templates import skeleton
    from assistant.draft.templates.own import OwnTemplate
    from assistant.draft.templates.own_folder import OwnTemplates
    from assistant.draft.templates.template import Template
    from assistant.outline.meta import Level
    from assistant.workflow import office_choice, own_templating, rolling
    from assistant.workflow.office_forms import CollectedForms, WrittenForms
else:
    own_template = Lazily("assistant.draft.templates.own")
    own_templates = Lazily("assistant.draft.templates.own_folder")
    skeleton = Lazily("assistant.draft.templates.skeleton")
    office_choice = Lazily("assistant.workflow.office_choice")
    own_templating = Lazily("assistant.workflow.own_templating")
    rolling = Lazily("assistant.workflow.rolling")


@dataclass(frozen=True, slots=True, kw_only=True)
class RollOverServices:
    """What is done with last year's report (沿用上年报告)."""

    roll_over: Callable[[Path, int], RolledOver]


class WriteForms(Protocol):
    """Writes the forms of some offices."""

    def __call__(
        self, folder: Path, draft: Draft, *, offices: Collection[str], deadline: str = ""
    ) -> WrittenForms:
        """Write them into the folder, all or none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FormServices:
    """What is done with forms for the source offices (数据报送表)."""

    write: WriteForms
    read: Callable[[Sequence[Path], Draft], CollectedForms]
    """Reads files, and of a folder the tables in it."""


class SaveAsTemplate(Protocol):
    """Makes a template of a draft."""

    def __call__(
        self,
        draft: Draft,
        *,
        name: str,
        description: str = "",
        levels: tuple[Level, ...] = (),
        models: Collection[int] = (),
        guidance: bool = True,
    ) -> OwnTemplate:
        """Store the template and return it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateServices:
    """What is done with templates of one's own (自有模板)."""

    read: Callable[[], OwnTemplates]
    save_draft: SaveAsTemplate
    check: Callable[[OwnTemplate], None]
    save: Callable[[OwnTemplate], None]
    delete: Callable[[OwnTemplate], None]
    delete_file: Callable[[Path], None]
    take_in: Callable[[Path], OwnTemplate]
    give_out: Callable[[OwnTemplate, Path], None]
    show_shipped: Callable[[Template, int], tuple[Template, str]]


def roll_over_services() -> RollOverServices:
    """Return the real workflow functions of last year's report."""
    return RollOverServices(roll_over=rolling.roll_over_report)


def form_services() -> FormServices:
    """Return the real workflow functions of the forms."""
    return FormServices(write=office_choice.write_chosen_forms, read=_read_forms)


def template_services_in(folder: Path) -> TemplateServices:
    """Return the real functions for the templates of one's own that lie in *folder*."""
    return TemplateServices(
        read=partial(own_templates.read_own_templates, folder),
        save_draft=partial(own_templating.save_as_template, folder),
        check=own_template.check_template,
        save=partial(own_templates.save_template, folder),
        delete=partial(own_templates.delete_template, folder),
        delete_file=own_templates.delete_file,
        take_in=partial(own_templates.import_template, folder),
        give_out=own_templates.export_template,
        show_shipped=skeleton.shown_template,
    )


def _read_forms(paths: Sequence[Path], draft: Draft) -> CollectedForms:
    from assistant.workflow.office_choice import form_files
    from assistant.workflow.office_forms import read_office_forms

    return read_office_forms(form_files(paths), draft)
