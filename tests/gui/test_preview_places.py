"""From a page to the text and back: every row of every kind of paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.draft.compose import compose
from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, SheetRow
from assistant.export.pages.typesetter import lay_out
from assistant.gui.preview.places import TITLE, TextPlace, row_of, text_at
from assistant.workflow.paging import PagedDraft

if TYPE_CHECKING:
    from assistant.draft.parts import ParagraphStyle

SHEET = (
    SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=86, last_year=80),
)
TABLE = "指标\t上年\t本年\n行政复议受理\t80\t{{ review.accepted }}\n行政处罚\t448\t【处罚数】"
STYLES: tuple[ParagraphStyle, ...] = (
    *("heading1", "heading2", "heading3", "heading4", "body", "internal", "attachment"),
    *("guidance", "table", "grid", "caption"),
)
WORDS = st.text("，。法治政府建设2025年a 【】\t\n　𠮷", max_size=120)


def paged(*paragraphs: Paragraph, title: str = "青栎区司法局关于2025年度工作的报告") -> PagedDraft:
    draft = Draft(
        elements=Elements(title=title, body="青栎区司法局"),
        year=2025,
        level="department",
        county="青栎区",
        paragraphs=paragraphs,
        sheet=SHEET,
    )
    manuscript = compose(draft)
    return PagedDraft(manuscript=manuscript, pages=lay_out(manuscript))


def test_each_row_leads_to_its_words_and_back() -> None:
    text = "全年受理行政复议案件{{ review.accepted }}，" + "逐案评查，督促整改。" * 30
    document = paged(
        Paragraph(style="heading1", text="主要举措"),
        Paragraph(text=f"　　{text}"),
        Paragraph(style="caption", text="指标"),
        Paragraph(style="table", text=TABLE),
        Paragraph(style="guidance", text="写清成效。"),
        Paragraph(style="attachment", text="数据"),
        Paragraph(text=text * 4),
    )
    seen = 0
    for index, page in enumerate(document.pages):
        for row in page.rows:
            if row.line is None or not row.runs or row.role.startswith("attachment"):
                continue
            middle = row.runs[0].x_mm + row.runs[0].width_mm / 2
            place = text_at(document, index, middle, row.y_mm + row.height_mm / 2)
            assert place is not None
            assert place.paragraph == document.manuscript.lines[row.line].paragraph
            back = row_of(document, place)
            assert back is not None
            assert (back.page, back.row.text) == (index, row.text)
            seen += 1
    assert seen > 40


def test_guidance_leads_to_the_paragraph_above() -> None:
    document = paged(Paragraph(text="一句。"), Paragraph(style="guidance", text="提示。"))
    found = row_of(document, TextPlace(paragraph=1, offset=2))
    assert found is not None
    assert found.row.text == "一句。"


def test_what_is_no_text_leads_nowhere() -> None:
    document = paged(title="")
    assert row_of(document, TextPlace(paragraph=0, offset=0)) is None
    assert row_of(document, TextPlace(paragraph=TITLE, offset=3)) is None
    assert text_at(document, 0, 100, 150) is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(STYLES), WORDS), max_size=6),
    st.integers(-1, 8),
    st.integers(0, 200),
    st.floats(-10, 220),
    st.floats(-10, 310),
)
def test_any_point_and_any_caret_are_answered(paragraphs, paragraph, offset, x_mm, y_mm) -> None:
    document = paged(*(Paragraph(style=style, text=text) for style, text in paragraphs))
    row_of(document, TextPlace(paragraph=paragraph, offset=offset))
    place = text_at(document, 0, x_mm, y_mm)
    if place is not None and place.paragraph != TITLE:
        style, text = paragraphs[place.paragraph]
        assert style != "guidance"
        assert 0 <= place.offset <= len(text)
