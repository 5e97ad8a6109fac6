"""A draft that is printed, comes back and is read: nothing of what the print shows is lost."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.draft.compose import compose
from assistant.draft.fields import split_fields
from assistant.draft.parts import Elements, Paragraph, Picture
from assistant.review.printed_elements import printed_elements
from assistant.review.reopen import reopen
from assistant.sources.docx_tracked import read_tracked
from assistant.workflow.exporting import export_draft
from assistant.workflow.reviewing import read_review
from tests.review.build import draft, png
from tests.review.test_laws import CLAUSES, TEXTS
from tests.review.test_word import resaved

if TYPE_CHECKING:
    from assistant.draft.draft import Draft


def one_of(*given: str) -> st.SearchStrategy[str]:
    return st.sampled_from(("", *given))


BODIES = "临江市司法局、临江市财政局"
ELEMENTS = st.fixed_dictionaries(
    {
        "form": st.sampled_from(("document", "letter")),
        "sealed": st.booleans(),
        "issuer_mark": one_of("临江市司法局", "临江市司法局文件", BODIES, f"{BODIES}文件"),
        "document_number": one_of("临司〔2026〕3号"),
        "copy_number": one_of("000012"),
        "secrecy": one_of("秘密", "机密★1年"),
        "urgency": one_of("特急", "加急"),
        "signer": one_of("陈一鸣", "陈一鸣、李书文、张静"),
        "addressee": one_of("市人民政府", "各县（区）人民政府，市政府各委、办、局"),
        "signed_by": one_of("临江市司法局", BODIES, f"{BODIES}、临江市自然资源和规划局"),
        "date": one_of("2026年2月5日"),
        "remark": one_of("此件公开发布", "联系人：张静，电话：0512-66030000"),
        "copies_to": one_of("市委办公室，市政协办公室", "市直各单位，" * 70 + "市档案馆"),
        "printed_by": one_of("临江市司法局办公室", "临江市司法局办公室和临江市财政局办公室" * 2),
        "printed_on": one_of("2026年2月6日"),
    }
)
CELLS = st.sampled_from(
    (
        "",
        "行政处罚",
        "{{ review.accepted | number }}",
        "{{ review.accepted | last_number }}",
        "【件数】",
        "{{ review.accepted | growth }}",
    )
)
ROWS = st.lists(CELLS, min_size=2, max_size=2).map("\t".join)
TABLES = st.builds(
    lambda style, rows: [Paragraph(style=style, text="\n".join(("类别\t件数", *rows)))],
    st.sampled_from(("table", "grid")),
    st.lists(ROWS.filter(lambda row: not row.startswith("\t")), min_size=1, max_size=3),
)
CAPTIONS = st.sampled_from(("行政复议案件情况", "近3年案件分布")).map(
    lambda text: Paragraph(style="caption", text=text)
)
TEXT = st.builds(lambda text, end: [Paragraph(text=text + end)], TEXTS, st.sampled_from("。；"))
HEADINGS = st.builds(
    lambda style, text: [Paragraph(style=style, text=text)],
    st.sampled_from(("heading1", "heading2", "heading3", "heading4")),
    CLAUSES,
)
RUN_IN = TEXTS.map(lambda text: [Paragraph(style="heading3", text=f"抓好落实。{text}。")])
INTERNAL = TEXTS.map(lambda text: [Paragraph(style="internal", text=text)])
GUIDANCE = st.just([Paragraph(style="guidance", text="先写做法，再写数据。")])
FIGURES = st.builds(
    lambda name, caption: [Paragraph(style="picture", text=name), *caption],
    st.sampled_from(("分布图", "对比图")),
    st.lists(CAPTIONS, max_size=1),
)
TABLED = st.builds(
    lambda caption, table: [*caption, *table], st.lists(CAPTIONS, max_size=1), TABLES
)
PARTS = st.one_of(TEXT, TEXT, HEADINGS, RUN_IN, INTERNAL, GUIDANCE, TABLED, FIGURES)
ATTACHED = st.builds(
    lambda name, parts: [Paragraph(style="attachment", text=name), *chain.from_iterable(parts)],
    st.sampled_from(("典型案例", "行政执法统计年报及行政复议行政应诉案件办理情况说明")),
    st.lists(PARTS, min_size=1, max_size=2),
)
PICTURES = (
    Picture(name="分布图", data=png(), width_mm=60.0),
    Picture(name="对比图", data=png(9, 5), width_mm=80.0, internal=True),
)


@st.composite
def drafts(draw) -> Draft:
    """A draft with every part that one may have."""
    parts = [*draw(st.lists(PARTS, min_size=1, max_size=6)), *draw(st.lists(ATTACHED, max_size=2))]
    paragraphs = list(chain.from_iterable(parts))
    shown = {each.text for each in paragraphs if each.style == "picture"}
    return replace(
        draft(*paragraphs, **draw(ELEMENTS)),
        pictures=tuple(each for each in PICTURES if each.name in shown),
        house_format=draw(one_of("市局版式", "市局（2026_新）")),
    )


def back(path: Path) -> Draft:
    return reopen(read_tracked(path, path.read_bytes()), this_year=2026)


def typed(made: Draft) -> list[list[str | None]]:
    """The fields of each printed paragraph whose numbers the print tells in full."""
    return [
        [
            f"{piece.key} {piece.filter}"
            for piece in split_fields(paragraph.text)
            if piece.kind == "field" and piece.filter not in {"change", "growth"}
        ]
        for paragraph in made.paragraphs
        if paragraph.style != "guidance"
    ]


def shown(made: Draft) -> list[tuple[str, str, list[str]]]:
    """What a draft reads like; empty cells at the ends of rows are there or not."""
    return [
        (line.style, line.ordinal, [row.rstrip() for row in line.text.split("\n")])
        for line in compose(made).lines
    ]


def same_drafts(made: Draft, again: Draft) -> None:
    assert shown(again) == shown(made)
    assert typed(again) == typed(made)
    printed = printed_elements(made.elements)
    for field in fields(Elements):
        assert getattr(again.elements, field.name) == getattr(printed, field.name), field.name
    assert again.house_format == made.house_format
    assert set(again.pictures) == set(made.pictures)


@given(drafts())
@settings(max_examples=40, deadline=None)
def test_print_comes_back_as_it_went(made: Draft) -> None:
    assume(compose(made).lines)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        export_draft(made, path)
        found = read_review(made, path)
        again = back(path)
    assert [(each.kind, each.element, each.before, each.after) for each in found.changes] == []
    assert found.remarks == ()
    same_drafts(made, again)


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("form", "mark", "kinds"),
    [
        ("letter", "临江市司法局", ("docx",)),
        ("document", f"{BODIES}文件", ("docx",)),
    ],
    ids=("letter", "joint"),
)
def test_libreoffice_keeps_what_the_print_does_not_show(
    form: str, mark: str, kinds: tuple[str, ...], tmp_path: Path, soffice: str
) -> None:
    made = replace(
        draft(
            Paragraph(style="heading1", text="主要举措"),
            "全年受理行政复议案件{{ review.accepted }}，组织开放日{{ own.1 }}。",
            Paragraph(style="picture", text="对比图"),
            Paragraph(style="caption", text="与同类机关相比"),
            form=form,
            issuer_mark=mark,
            sealed=True,
            document_number="临司〔2026〕3号",
            signed_by=BODIES,
            date="2026年2月5日",
            copies_to="市委办公室",
        ),
        pictures=PICTURES[1:],
        house_format="市局（2026_新）",
    )
    path = tmp_path / "a.docx"
    export_draft(made, path)
    for kind in kinds:
        path = resaved(soffice, path, kind)
    found = read_review(made, path)
    assert (found.changes, found.remarks) == ((), ())
    same_drafts(made, back(path))


def test_web_edition_tells_nothing_of_it(tmp_path: Path) -> None:
    made = draft("全年受理行政复议案件{{ review.accepted }}。", form="letter", sealed=True)
    path = tmp_path / "a.docx"
    export_draft(replace(made, house_format="市局版式"), path, edition="web")
    assert read_tracked(path, path.read_bytes()).bookmarks == frozenset()
