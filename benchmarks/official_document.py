"""How fast the official document is laid out and written, against bare python-docx in the same run.

Times are processor time, the best of several rounds; a relayout is what follows a keystroke: one
paragraph of the manuscript has changed.

    .venv/bin/python benchmarks/official_document.py
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import docx

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.draft.compose import compose
from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, SheetRow
from assistant.export.docx.write import write_docx
from assistant.export.pages.typesetter import Typesetter, lay_out
from benchmarks.report_maker import make_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.draft.manuscript import Manuscript

SHEET = (
    SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=210, last_year=158),
    SheetRow(key="mediate.cases", name="人民调解案件", unit="件", this_year=3120, last_year=2890),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--strokes", type=int, default=200)
    options = parser.parse_args()
    _measure_docx(options.rounds)
    _measure_pages(options.rounds, options.strokes)


def _measure_docx(rounds: int) -> None:
    manuscript = compose(_draft(20))
    print(f"{len(lay_out(manuscript))} 页，{_characters(manuscript)} 字")

    def bare() -> None:
        document = docx.Document()
        for line in manuscript.lines:
            document.add_paragraph(line.ordinal + line.text)
        document.save(io.BytesIO())

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "报告.docx"
        ours = _best(rounds, lambda: write_docx(manuscript, path, keep_fields=True))
    _show("write DOCX (goal 400 ms, 3 × bare)", ours, _best(rounds, bare))


def _measure_pages(rounds: int, strokes: int) -> None:
    draft = _draft(60)
    manuscript = compose(draft)
    print(f"{len(lay_out(manuscript))} 页，{_characters(manuscript)} 字")
    _show("lay out (goal 150 ms)", _best(rounds, lambda: lay_out(manuscript)))
    _show("compose", _best(rounds, lambda: compose(draft)))
    typesetter = Typesetter()
    typesetter.lay_out(manuscript)
    times = sorted(_best(1, lambda m=m: typesetter.lay_out(m)) for m in _typed(manuscript, strokes))
    _show("relayout after a keystroke, median", times[len(times) // 2])
    _show("relayout after a keystroke, p95 (goal 8 ms)", times[int(len(times) * 0.95)])


def _draft(pages: int) -> Draft:
    """Return a draft of about so many pages, all paragraphs different, with fields and tables."""
    paragraphs: list[Paragraph] = []
    for number in range(10_000):
        for text in make_report(number).paragraphs[1:]:
            style = "heading2" if text.startswith("（") and len(text) < 30 else "body"
            paragraphs.append(Paragraph(style=style, text=text.lstrip("　 ")))
        paragraphs.append(
            Paragraph(text="全年受理{{ review.accepted }}，{{ review.accepted | change }}。")
        )
        draft = Draft(
            elements=Elements(title="青栎区2025年度法治政府建设情况报告", body="青栎区司法局"),
            year=2025,
            level="county",
            paragraphs=tuple(paragraphs),
            sheet=SHEET,
        )
        if len(lay_out(compose(draft))) >= pages:
            return draft
    raise ValueError(pages)


def _typed(manuscript: Manuscript, strokes: int) -> Iterator[Manuscript]:
    """Give the manuscript after each of so many keystrokes in paragraphs all over it."""
    dice = random.Random(7)
    lines = list(manuscript.lines)
    texts = [at for at, line in enumerate(lines) if line.style == "body" and not line.marks]
    for _ in range(strokes):
        at = dice.choice(texts)
        middle = len(lines[at].text) // 2
        text = lines[at].text
        lines[at] = replace(lines[at], text=f"{text[:middle]}法{text[middle:]}")
        yield replace(manuscript, lines=tuple(lines))


def _characters(manuscript: Manuscript) -> int:
    return sum(len(line.text) for line in manuscript.lines)


def _best(rounds: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def _show(what: str, seconds: float, baseline: float | None = None) -> None:
    ratio = f"   {seconds / baseline:6.2f} × baseline" if baseline else ""
    print(f"  {what:46} {seconds * 1000:8.1f} ms{ratio}")


if __name__ == "__main__":
    main()
