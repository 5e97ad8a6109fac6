"""Laying out again after a change gives what laying out anew would, and keeps what did not move."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.draft.parts import Picture
from assistant.export.pages.typesetter import Typesetter, lay_out
from tests.export.build import ATTACHMENTS, FULL, line, paragraph, report
from tests.export.test_tables import png

STYLES = ("body", "heading1", "heading2", "internal", "grid", "caption", "picture", "attachment")
ELEMENTS = (
    {"form": "letter"},
    {"sealed": True},
    {"issuer_mark": "临江市司法局、临江市财政局文件"},
    {"signed_by": "临江市司法局、临江市财政局"},
    {"copies_to": "各县司法局，" * 30},
    {"remark": ""},
)
TABLE = "问题\t措施\n" + "\n".join(f"{paragraph(30, n)}\t{paragraph(60, n)}" for n in range(9))


def changed(lines: tuple, at: int, act: str, style: str, words: str) -> tuple:
    at %= len(lines)
    if act == "type":
        return (*lines[:at], replace(lines[at], text=lines[at].text + words), *lines[at + 1 :])
    if act == "remove":
        return (*lines[:at], *lines[at + 1 :]) or lines
    return (*lines[:at], line(style, words or "法"), *lines[at:])


CHANGES = st.tuples(
    st.integers(0, 60),
    st.sampled_from(("type", "remove", "insert")),
    st.sampled_from(STYLES),
    st.sampled_from(("法", "2025年", paragraph(90, 1), paragraph(400, 2), "", TABLE, "走势图")),
)
PICTURES = tuple(
    (Picture(name="走势图", data=png(60, height), width_mm=120.0),) for height in (30, 70)
)


@settings(deadline=None, max_examples=40)
@given(
    changes=st.lists(
        CHANGES | st.sampled_from(ELEMENTS) | st.sampled_from(PICTURES), min_size=1, max_size=6
    ),
    full=st.booleans(),
)
def test_a_change_gives_what_a_new_layout_would(changes: list, full: bool) -> None:
    whole = report(2, 200, **(FULL if full else {}), attachments=ATTACHMENTS)
    whole = replace(whole, pictures=PICTURES[0])
    typesetter = Typesetter()
    typesetter.lay_out(whole)
    for change in changes:
        if isinstance(change, dict):
            whole = replace(whole, elements=replace(whole.elements, **change))
        elif len(change) == 1:
            whole = replace(whole, pictures=change)
        else:
            whole = replace(whole, lines=changed(whole.lines, *change))
        pages = typesetter.lay_out(whole)
        fresh = lay_out(whole)
        assert pages == fresh
        assert [row.line for page in pages for row in page.rows] == [
            row.line for page in fresh for row in page.rows
        ]
        assert [image.line for page in pages for image in page.images] == [
            image.line for page in fresh for image in page.images
        ]


def test_pages_on_which_nothing_moved_are_the_same_objects() -> None:
    whole = report(3, 300)
    typesetter = Typesetter()
    before = typesetter.lay_out(whole)
    [*_, last] = [at for at, each in enumerate(whole.lines) if each.style == "body"]
    lines = list(whole.lines)
    lines[last] = replace(lines[last], text=lines[last].text[:-1] + "，完毕。")
    after = typesetter.lay_out(replace(whole, lines=tuple(lines)))
    assert after[0] is before[0]
    assert after[-1] is not before[-1]
    assert typesetter.lay_out(replace(whole, lines=tuple(lines))) == after


def test_an_added_paragraph_leaves_the_pages_above_alone() -> None:
    whole = report(3, 300)
    typesetter = Typesetter()
    before = typesetter.lay_out(whole)
    middle = len(whole.lines) // 2
    lines = (*whole.lines[:middle], line("body", "新增一段。"), *whole.lines[middle:])
    after = typesetter.lay_out(replace(whole, lines=lines))
    assert after[0] is before[0]
    moved = [row.line for page in after for row in page.rows if row.line is not None]
    assert moved == sorted(moved)
    assert moved[-1] == len(lines) - 1
