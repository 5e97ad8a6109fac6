"""Which topics a draft lacks, held against its peers."""

from __future__ import annotations

import pytest

from assistant.draft.coverage import kind_of_body, missing_topics, written_topics
from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, SheetRow

REVIEW = (
    "全年受理行政复议案件{{ review.accepted }}，{{ review.accepted | change }}，审结【审结数】件。"
)


def make_draft(*paragraphs: Paragraph) -> Draft:
    row = SheetRow(
        key="review.accepted", name="行政复议受理", unit="件", this_year=158, last_year=131
    )
    return Draft(
        elements=Elements(title="报告", body="青栎区司法局"),
        year=2025,
        level="department",
        paragraphs=paragraphs,
        sheet=(row,),
    )


def peers(*topics: str, silent: int = 0) -> list[frozenset[str]]:
    return [frozenset({topic}) for topic in topics] + [frozenset()] * silent


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("青栎区司法局", "司法局"),
        ("云汀市青栎区司法局", "司法局"),
        ("禾川县市场监督管理局", "市场监督管理局"),
        ("青栎区人民政府", ""),
        ("云汀市青栎区禾田街道办事处", ""),
        ("", ""),
    ],
)
def test_bodies_are_of_a_kind_by_the_end_of_their_names(body: str, kind: str) -> None:
    assert kind_of_body(body) == kind


def test_only_body_text_writes_of_a_topic() -> None:
    draft = make_draft(
        Paragraph(style="heading1", text="主要举措和成效"),
        Paragraph(style="heading2", text="加强社区矫正工作"),
        Paragraph(style="guidance", text="写清社区矫正对象人数和安置帮教情况。"),
        Paragraph(style="internal", text="同类机关社区矫正对象中位数为90人。"),
        Paragraph(text=REVIEW),
    )
    assert written_topics(draft) == {"行政复议"}


def test_a_paragraph_may_write_of_several_topics_and_its_heading_helps() -> None:
    draft = make_draft(
        Paragraph(style="heading2", text="深化法治宣传"),
        Paragraph(
            text="组织“宪法宣传周”活动12场，发放宣传资料3万份。"
            "主动公开政府信息642条，办理依申请公开9件，更新政府网站栏目。"
        ),
    )
    assert written_topics(draft) == {"普法宣传", "政务公开"}


def test_missing_is_what_a_third_of_the_peers_write_of() -> None:
    draft = make_draft(Paragraph(text=REVIEW))
    written = peers("社区矫正", "社区矫正", "政务公开", "行政复议", silent=2)
    [missing] = missing_topics(draft, written)
    assert (missing.topic, missing.reports, missing.of) == ("社区矫正", 2, 6)
    assert missing_topics(draft, peers("社区矫正", "社区矫正", silent=5)) == ()


def test_what_most_peers_write_of_comes_first() -> None:
    written = [
        frozenset({"政务公开", "社区矫正"}),
        frozenset({"政务公开"}),
        frozenset({"政务公开"}),
    ]
    found = missing_topics(make_draft(), written)
    assert [each.topic for each in found] == ["政务公开", "社区矫正"]


def test_nothing_is_missing_without_peers() -> None:
    assert missing_topics(make_draft(), []) == ()
