"""``gui``, ``new``, ``check`` and ``export``: what is done with one's own draft."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.base.files import is_there
from assistant.cli.terminal import plain
from assistant.workflow.checking import check_file
from assistant.workflow.claiming import save_apart
from assistant.workflow.desk import own_desk
from assistant.workflow.drafting import draft_from_report, open_draft
from assistant.workflow.errors import DraftExists
from assistant.workflow.export_facts import export_facts
from assistant.workflow.exporting import export_draft
from assistant.workflow.own_templating import new_draft_of_any
from assistant.workflow.report_json import to_json

if TYPE_CHECKING:
    import argparse

    from assistant.checks.finding import Finding
    from assistant.workflow.export_facts import ExportFacts
    from assistant.workflow.exporting import PdfWriter

_MOST_OPEN = 10
"""Blanks and unverified numbers that are named one by one."""
_SEVERITY = {"error": "错误", "warning": "疑似", "info": "提示"}


def gui(options: argparse.Namespace) -> int:
    """Open the window."""
    from assistant.gui.app import run

    return run(options.draft)


def new(options: argparse.Namespace) -> int:
    """Make a draft from a template; a draft that is there already is not lost."""
    if is_there(options.output) and not options.force:
        raise DraftExists(options.output)
    draft = new_draft_of_any(
        own_desk().templates,
        options.template,
        body=options.body,
        year=options.year,
        sheet=options.indicators,
    )
    save_apart(options.output, draft)
    print(f"已新建《{draft.elements.title}》：{options.output}")
    return 0


def adopt(options: argparse.Namespace) -> int:
    """Make a draft of a report that is there already, one's own of last year or another's."""
    if is_there(options.output) and not options.force:
        raise DraftExists(options.output)
    draft = draft_from_report(options.file)
    save_apart(options.output, draft)
    count = sum(len(paragraph.text) for paragraph in draft.paragraphs)
    print(f"已打开为新稿件《{draft.elements.title}》（正文 {count:,} 字）：{options.output}")
    return 0


def check(options: argparse.Namespace) -> int:
    """Print the findings; 1 where one of them is an error."""
    checked = check_file(options.file)
    if options.json:
        print(to_json({"findings": [asdict(finding) for finding in checked.findings]}))
    else:
        print_findings(checked.manuscript.text, checked.findings)
    return 1 if any(finding.severity == "error" for finding in checked.findings) else 0


def export(options: argparse.Namespace) -> int:
    """Write the draft in the format of the target's ending; what is to be known goes to stderr."""
    draft = open_draft(options.draft)
    facts = export_facts(own_desk(), draft)
    is_pdf = options.output.suffix.lower() == ".pdf"
    export_draft(
        draft,
        options.output,
        edition=options.edition,
        measures=facts.format.measures,
        marks_open=not options.no_marks,
        comments=options.comments,
        write_pdf=pdf_writer() if is_pdf else None,
    )
    _tell(facts, missing_faces(facts) if is_pdf else ())
    print(f"已导出：{options.output}")
    return 0


def _tell(facts: ExportFacts, faces: tuple[str, ...]) -> None:
    """Print what the window shows before an export."""
    lines = [facts.open_sentence, *facts.open_lines(_MOST_OPEN)]
    lines += [facts.comment_sentence, *facts.comment_lines(_MOST_OPEN), *facts.element_lines]
    lines.append(facts.format.sentence)
    lines += [*map(str, facts.format.deviations), *faces]
    for line in filter(None, lines):
        print(plain(line), file=sys.stderr)


def print_findings(text: str, findings: tuple[Finding, ...], limit: int | None = None) -> None:
    """Print the findings, each with the words it is about."""
    for finding in findings[:limit]:
        words = _short(text[finding.start : finding.end])
        place = f"“{words}”" if words else "全文"
        fix = f"（可改为“{_short(finding.fix)}”）" if finding.fix is not None else ""
        print(f"[{_SEVERITY[finding.severity]}] {place}：{finding.message}{fix}")
    counts = [
        f"{name} {sum(finding.severity == severity for finding in findings)}"
        for severity, name in _SEVERITY.items()
    ]
    print("检查完成：" + "，".join(counts))


def _short(words: str) -> str:
    line = words.replace("\n", " ")
    return line if len(line) <= 30 else f"{line[:29]}…"


def missing_faces(facts: ExportFacts) -> tuple[str, ...]:
    """Return which typefaces of the document this machine lacks, a sentence each."""
    from assistant.gui.look import paper_faces, printing

    printing.ensure_application()
    return tuple(map(str, paper_faces.missing_faces(facts.format.measures)))


def pdf_writer() -> PdfWriter | None:
    """Return the painter of PDF files, or None where Qt cannot be loaded on this machine."""
    try:
        from assistant.gui.look.printing import write_pdf
    except ImportError as error:
        print(f"图形组件无法加载（{error}），不能生成 PDF。", file=sys.stderr)
        return None
    return write_pdf
