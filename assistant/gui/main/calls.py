"""What each command of the main window calls."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assistant.gui.editor import tables
from assistant.gui.main import commands

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.gui.main.parts import Parts
    from assistant.gui.memory.preferences import Preferences

    Calls = dict[str, Callable[[], object]]


def calls_of(parts: Parts, preferences: Preferences) -> Calls:
    """Return the call of each command that needs the parts, by its name."""
    return {
        **_file_calls(parts, preferences),
        **_text_calls(parts),
        **_comment_calls(parts),
        **_look_calls(parts),
        **_corpus_calls(parts, preferences),
    }


def _file_calls(parts: Parts, preferences: Preferences) -> Calls:
    leaving, drafts = parts.leaving, parts.drafts
    exports: Calls = {
        f"export_{ending}": partial(leaving.export, f".{ending}")
        for ending in ("docx", "pdf", "html", "txt", "md")
    }
    return exports | {
        "new": parts.ask_new,
        "open": parts.ask_draft,
        "open_report": lambda: parts.report_opener.ask(preferences.state.folder),
        "roll_over": parts.ask_roll_over,
        "recover": parts.recovering.open,
        "import_review": lambda: parts.reviews.ask(preferences.state.folder),
        "history": parts.histories.open,
        "compare_drafts": lambda: parts.comparisons.open(preferences.state.folder),
        "save": drafts.save,
        "save_as": drafts.save_as,
        "save_template": parts.templating.save,
        "manage_templates": lambda: parts.templating.manage(preferences.state.folder),
        "export": leaving.export,
        "export_redline": leaving.export_redline,
        "export_sources": leaving.export_sources,
        "house_formats": parts.asking.change_house_formats,
        "print": leaving.print_draft,
        "close": drafts.close,
    }


def _text_calls(parts: Parts) -> Calls:
    workspace, inserting = parts.workspace, parts.inserting
    editor, finding = workspace.editor, workspace.finding
    sections: Calls = {
        name: partial(workspace.rearranging.act_at_caret, act)
        for name, act in commands.SECTION_ACTS.items()
    }
    suggestions: Calls = {
        name: partial(workspace.insert_suggestion, number)
        for number, name in enumerate(commands.NUMBERED, start=1)
    }
    return (
        sections
        | suggestions
        | {
            "undo": editor.step_back,
            "redo": editor.step_forward,
            "cut": editor.cut,
            "copy": editor.copy,
            "paste": editor.paste,
            "select_all": editor.selectAll,
            "find": finding.open,
            "replace": partial(finding.open, replaces=True),
            "find_next": partial(finding.step, 1),
            "find_back": partial(finding.step, -1),
            "go_to_section": parts.asking.go_to_section,
            "word_count": parts.asking.count_words,
            "elements": parts.asking.change_elements,
            "field": parts.asking.insert_field,
            "blank": lambda: editor.insert_blank("待填"),
            "item": editor.insert_item,
            "insert_table": inserting.insert_table,
            "insert_picture": inserting.insert_picture,
            "change_picture": inserting.change_picture,
            "insert_attachment": inserting.insert_attachment,
            "table_row": partial(inserting.change_table, tables.add_row),
            "table_column": partial(inserting.change_table, tables.add_column),
            "table_drop_column": partial(inserting.change_table, tables.drop_column),
            "table_drop_row": partial(inserting.change_table, tables.drop_row),
            "insert_suggestion": partial(workspace.insert_suggestion, 1),
            "phrases": parts.phrasing.show,
            "keep_phrase": parts.phrasing.keep_at_caret,
            "next_blank": workspace.next_blank,
        }
    )


def _comment_calls(parts: Parts) -> Calls:
    commenting = parts.workspace.commenting
    return {
        "add_comment": commenting.start,
        "reply_comment": commenting.reply,
        "edit_comment": commenting.edit,
        "settle_comment": commenting.settle,
        "remove_comment": commenting.remove,
        "next_comment": partial(commenting.step, 1),
        "previous_comment": partial(commenting.step, -1),
        "comments": commenting.show,
    }


def _look_calls(parts: Parts) -> Calls:
    workspace, desk = parts.workspace, parts.workspace.desk
    return {
        "read_beside": parts.ask_report_beside,
        "zoom_in": lambda: desk.zoom_to(workspace.editor.character_px + 1),
        "zoom_out": lambda: desk.zoom_to(workspace.editor.character_px - 1),
        "zoom_fit": workspace.fit_paper,
        "suggest": workspace.ask_suggestions,
        "search_suggestions": workspace.search_suggestions,
        "compare": workspace.compare_at_caret,
        "check": workspace.check,
        "next_finding": workspace.checks.choose_next,
        "palette": parts.asking.find_command,
    }


def _corpus_calls(parts: Parts, preferences: Preferences) -> Calls:
    imports: Calls = {
        f"import_{what}": partial(parts.import_what, what)
        for what in ("files", "folder", "samples")
    }
    return imports | {
        "library": parts.libraries.open,
        "benchmarks": parts.benchmarks.open,
        "peer_lists": parts.benchmarks.open_lists,
        "sheet": parts.sheets.open,
        "import_sheet": parts.sheets.ask_import,
        "forms_out": lambda: parts.office_forms.ask_out(parts.leaving.folder),
        "forms_in": lambda: parts.office_forms.ask_in(preferences.state.folder),
    }
