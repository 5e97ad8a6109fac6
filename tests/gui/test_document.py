"""Draft → document → draft, and what becomes of fields and borrowed stretches on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from assistant.draft.comments import settled
from assistant.draft.parts import Borrowed, Comment, Paragraph
from assistant.gui.editor.document import (
    fill_document,
    paragraph_of,
    read_paragraphs,
    read_title,
    runs_of,
    style_of,
)
from assistant.gui.editor.looks import code_points, find_blanks, utf16_length

if TYPE_CHECKING:
    from assistant.draft.draft import Draft

FIELD = "{{ enforce.penalties }}"
STYLES = ("heading1", "heading2", "heading3", "heading4", "body", "guidance", "internal")

# words as drafters write them, with rare characters, markup and broken markup between them
words = st.text(
    st.one_of(
        st.sampled_from("一二三是，。；（）【】{} |𠮷0158%\n　"),
        st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")),
    ),
    max_size=30,
)
texts = st.lists(
    st.one_of(words, st.sampled_from((FIELD, "{{ review.accepted | change }}", "【受理件数】"))),
    max_size=6,
).map("".join)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """A paragraph whose borrowed stretches lie apart and cut no field."""
    text = draw(texts)
    whole = Paragraph(style=draw(st.sampled_from(STYLES)), text=text)
    edges = _edges(text)
    chosen = sorted(draw(st.lists(st.sampled_from(edges), max_size=4, unique=True)))
    sources = [
        Borrowed(
            start=start,
            end=end,
            body=draw(st.none() | st.just("松桥区司法局")),
            year=draw(st.none() | st.integers(2000, 2030)),
            section=draw(st.none() | st.just("行政复议")),
            text=draw(words).replace("\n", ""),
        )
        for start, end in zip(chosen[::2], chosen[1::2], strict=False)
    ]
    noted = draw(st.lists(st.tuples(st.sampled_from(edges), st.sampled_from(edges)), max_size=4))
    comments = [
        Comment(start=start, end=end, id=f"c{number}", text="请核对", resolved=draw(st.booleans()))
        for number, (start, end) in enumerate(noted)
    ]
    return settled([replace(whole, borrowed=tuple(sources), comments=tuple(comments))])[0]


def _edges(text: str) -> list[int]:
    """Offsets that do not lie inside a field."""
    from assistant.draft.fields import split_fields

    inside = {
        offset
        for piece in split_fields(text)
        if piece.kind == "field"
        for offset in range(piece.start + 1, piece.end)
    }
    return [offset for offset in range(len(text) + 1) if offset not in inside]


def write(expression: str) -> str:
    return {FIELD: "412宗", "{{ review.accepted | change }}": "【复议受理同比】"}.get(
        expression, expression
    )


def filled(*parts: Paragraph, title: str = "标题") -> QTextDocument:
    document = QTextDocument()
    fill_document(document, title, parts, write)
    return document


@given(paragraphs())
def test_runs_make_up_the_paragraph(paragraph: Paragraph) -> None:
    assert paragraph_of(paragraph.style, runs_of(paragraph, write)) == paragraph


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(paragraphs(), max_size=5))
def test_draft_to_document_and_back(qapp: object, parts: list[Paragraph]) -> None:
    document = filled(*parts)
    assert read_title(document) == "标题"
    assert read_paragraphs(document) == tuple(parts)


def test_whole_draft(draft: Draft) -> None:
    document = filled(*draft.paragraphs, title=draft.elements.title)
    assert read_paragraphs(document) == draft.paragraphs


def test_fields_are_shown_written_out() -> None:
    document = filled(Paragraph(text=f"处罚{FIELD}。"))
    assert document.lastBlock().text() == "处罚412宗。"


@pytest.mark.parametrize(
    ("at", "typed", "expected"),
    [
        (2, "共", f"处罚共{FIELD}。"),  # before the field
        (3, "1", "处罚4112宗。"),  # inside it: plain text from now on
        (6, "整", f"处罚{FIELD}整。"),  # behind it
        (6, "5", "处罚412宗5。"),  # a digit at its edge changes the number
    ],
)
def test_changed_field_becomes_plain(at: int, typed: str, expected: str) -> None:
    document = filled(Paragraph(text=f"处罚{FIELD}。"))
    cursor = QTextCursor(document.lastBlock())
    cursor.setPosition(document.lastBlock().position() + at)
    inside = QTextCursor(cursor)
    inside.setPosition(document.lastBlock().position() + 4)
    cursor.insertText(typed, inside.charFormat())  # worst case: typed with the field's own format
    assert read_paragraphs(document)[0].text == expected


def test_deleting_part_of_a_field_leaves_plain_words() -> None:
    document = filled(Paragraph(text=f"处罚{FIELD}。"))
    cursor = QTextCursor(document)
    cursor.setPosition(document.lastBlock().position() + 4)
    cursor.deletePreviousChar()
    assert read_paragraphs(document)[0].text == "处罚42宗。"


def test_neighbouring_fields_stay_two() -> None:
    document = filled(Paragraph(text=FIELD + FIELD))
    assert document.lastBlock().text() == "412宗412宗"
    assert read_paragraphs(document)[0].text == FIELD + FIELD


def test_borrowed_stretch_grows_with_words_inside_it() -> None:
    source = Borrowed(start=2, end=6, body=None, year=None, section=None, text="原文")
    document = filled(Paragraph(text="甲乙丙丁戊己庚", borrowed=(source,)))
    cursor = QTextCursor(document.lastBlock())
    cursor.setPosition(document.lastBlock().position() + 4)
    cursor.insertText("新")
    [found] = read_paragraphs(document)[0].borrowed
    assert (found.start, found.end) == (2, 7)


def test_overlapping_or_cut_sources_are_made_sound() -> None:
    def source(start: int, end: int) -> Borrowed:
        return Borrowed(start=start, end=end, body=None, year=None, section=None, text="")

    text = f"甲{FIELD}乙丙丁"
    paragraph = Paragraph(text=text, borrowed=(source(0, 5), source(3, 26), source(90, 99)))
    [first, second] = paragraph_of("body", runs_of(paragraph, write)).borrowed
    assert (first.start, first.end) == (0, 1 + len(FIELD))
    assert (second.start, second.end) == (first.end, 26)


def test_hostile_separators_do_not_split_paragraphs() -> None:
    parts = (Paragraph(text="甲\u2029乙\r丙\ufdd0丁"), Paragraph(text="第二段"))
    document = filled(*parts)
    assert document.blockCount() == 3
    assert len(read_paragraphs(document)) == 2


def test_first_block_is_the_title_and_no_other() -> None:
    document = filled(Paragraph(style="heading1", text="甲"), title="题")
    assert style_of(document.firstBlock()) == "title"
    assert style_of(document.lastBlock()) == "heading1"


@pytest.mark.parametrize(
    ("text", "characters", "units"), [("abc", 2, 2), ("𠮷野", 1, 2), ("甲𠮷乙", 3, 4), ("", 0, 0)]
)
def test_units_of_rare_characters(text: str, characters: int, units: int) -> None:
    assert utf16_length(text[:characters]) == units
    assert code_points(text, units) == characters


def test_blanks_are_found_in_units() -> None:
    assert list(find_blanks("𠮷【数】乙【】")) == [(2, 5), (6, 8)]


@given(
    texts,
    st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=5),
)
def test_comments_that_cut_through_fields_take_them_whole(
    text: str, spans: list[tuple[int, int]]
) -> None:
    """A stranger's file may say anything; the words and the fields stay as they are."""
    comments = tuple(
        Comment(start=start, end=end, id=f"c{number}", text="请核对")
        for number, (start, end) in enumerate(spans)
    )
    [paragraph] = settled([Paragraph(text=text, comments=comments)])
    again = paragraph_of("body", runs_of(paragraph, write))
    assert again.text == text
    assert settled([again]) == (again,)
    whole = set(_edges(text))
    for piece in paragraph.comments:
        [kept] = [each for each in again.comments if each.id == piece.id]
        assert kept.start <= piece.start < piece.end <= kept.end
        assert {kept.start, kept.end} <= whole
