"""Last year's report as this year's draft."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.draft import Draft
from assistant.draft.fields import check_fields, split_fields
from assistant.draft.parts import Borrowed, Elements, Paragraph, Picture, SheetRow
from assistant.draft.rollover.dated_names import load_dated_names
from assistant.draft.rollover.flag import FLAG_NAMES
from assistant.draft.rollover.roll_over import RolledOver, RollOverError, roll_over

SHEET = (
    SheetRow(
        key="review.accepted",
        name="行政复议受理",
        unit="件",
        this_year=158,
        last_year=124,
        office="复议科",
        state="verified",
        note="含街道",
    ),
    SheetRow(key="own.1", name="走访企业", unit="家", this_year=36, state="filled"),
)
ELEMENTS = Elements(
    title="青栎区司法局2024年度法治政府建设情况报告",
    body="云汀市青栎区司法局",
    signed_by="云汀市青栎区司法局",
    document_number="青司〔2025〕12号",
    date="2025年2月5日",
    printed_on="2025年2月6日",
)


def heading(text: str, level: int = 1) -> Paragraph:
    styles = {1: "heading1", 2: "heading2", 3: "heading3"}
    return Paragraph(style=styles[level], text=text)


def body(text: str) -> Paragraph:
    return Paragraph(text=text)


def report(*paragraphs: Paragraph, **changes) -> Draft:
    known = {
        "elements": ELEMENTS,
        "year": 2024,
        "level": "department",
        "city": "云汀市",
        "county": "青栎区",
        "sheet": SHEET,
        "paragraphs": paragraphs,
    }
    return Draft(**(known | changes))


def rolled(*paragraphs: Paragraph, year: int = 2025, **changes) -> RolledOver:
    result = roll_over(report(*paragraphs, **changes), year=year)
    for paragraph in result.draft.paragraphs:
        check_fields(paragraph.text)
    return result


def one(text: str, **changes) -> str:
    """What becomes of one paragraph of the achievements."""
    result = rolled(heading("主要举措和成效"), body(text), **changes)
    return result.draft.paragraphs[1].text


def flagged(result: RolledOver) -> list[tuple[str, str]]:
    paragraphs = result.draft.paragraphs
    return [
        (flag.kind, paragraphs[flag.paragraph].text[flag.start : flag.end])
        for flag in result.flags
        if flag.paragraph is not None
    ]


def flags_of(text: str, year: int = 2025) -> list[tuple[str, str]]:
    return flagged(rolled(heading("主要举措和成效"), body(text), year=year))


def test_sheet_moves_into_last_years_column() -> None:
    review, own = rolled(body("正文。")).draft.sheet
    assert (review.this_year, review.last_year, review.state) == (None, 158, "empty")
    assert (review.office, review.note) == ("复议科", "含街道")
    assert (own.this_year, own.last_year) == (None, 36)


def test_year_after_next_has_no_value_of_the_year_before() -> None:
    result = rolled(body("正文。"), year=2026)
    assert {row.last_year for row in result.draft.sheet} == {None}
    assert [flag.kind for flag in result.flags if flag.kind == "sheet"] == ["sheet"]


@pytest.mark.parametrize("year", [2024, 2023])
def test_the_year_must_be_later(year: int) -> None:
    with pytest.raises(RollOverError) as caught:
        roll_over(report(body("正文。")), year=year)
    assert "2024年" in caught.value.reason


def test_elements_leave_days_and_numbers_open() -> None:
    result = rolled(body("正文。"))
    elements = result.draft.elements
    assert elements.title == "青栎区司法局2025年度法治政府建设情况报告"
    assert elements.document_number == "青司〔2026〕　号"
    assert (elements.date, elements.printed_on) == ("", "")
    assert elements.signed_by == ELEMENTS.signed_by
    told = {flag.element: flag.advice for flag in result.flags if flag.element}
    assert set(told) == {"document_number", "date", "printed_on"}
    assert "2025年2月5日" in told["date"]


def test_title_without_a_year_is_flagged() -> None:
    result = rolled(body("正文。"), elements=replace(ELEMENTS, title="法治政府建设情况报告"))
    (flag,) = [flag for flag in result.flags if flag.element == "title"]
    assert "2025年" in flag.advice


@pytest.mark.parametrize(
    ("last", "this"),
    [
        ("受理复议申请{{ review.accepted }}。", "受理复议申请{{ review.accepted }}。"),
        (
            "受理行政复议案件158件，同比增长27.4%。",
            "受理行政复议案件{{ review.accepted }}，{{ review.accepted | change }}。",
        ),
        (
            "受理行政复议案件{{ review.accepted }}，同比增长27.4%。",
            "受理行政复议案件{{ review.accepted }}，{{ review.accepted | change }}。",
        ),
        ("编印画册30余册，【活动成效】。", "编印画册【编印画册】册，【活动成效】。"),
        ("办事时间比去年缩短两成，覆盖率超过95%。", None),
        ("2024年，我局坚持依法行政。", "2025年，我局坚持依法行政。"),
        ("二〇二四年，我局坚持依法行政。", "二〇二五年，我局坚持依法行政。"),
        ("截至2024年12月31日，", "截至2025年12月31日，"),
        (
            "落实《行政处罚法（2021年修订）》和“12·4”国家宪法日活动。",
            "落实《行政处罚法（2021年修订）》和“12·4”国家宪法日活动。",
        ),
        ("建成“1+3+N”体系，实现“158件”。", "建成“1+3+N”体系，实现“【数据】件”。"),
        ("开通12348热线，24小时自助服务。", "开通12348热线，24小时自助服务。"),
    ],
)
def test_numbers_out_and_years_on(last: str, this: str | None) -> None:
    written = one(last)
    if this is not None:
        assert written == this
    plain = "".join(piece.text for piece in split_fields(written) if piece.kind == "plain")
    assert not re.search(r"\d+(?:件|%|册|家)", plain)


def test_numbers_of_the_text_reach_the_sheet_where_they_are_sure() -> None:
    result = rolled(
        heading("主要举措和成效"),
        body("受理行政复议案件158件。办理法律援助案件210件，其中农民工案件30件。"),
        body("审结行政诉讼案件40件。另审结行政诉讼案件44件。走访企业36家。"),
        sheet=(),
    )
    rows = {row.key: row for row in result.draft.sheet}
    assert rows["review.accepted"].last_year == 158
    assert rows["legal.aid"].last_year == 210
    assert "litigation.closed" not in rows
    assert all(row.state == "empty" and row.this_year is None for row in rows.values())
    assert "受理行政复议案件{{ review.accepted }}。" in result.draft.paragraphs[1].text


def test_the_sheet_goes_before_the_text() -> None:
    result = rolled(heading("主要举措和成效"), body("受理行政复议案件160件。"))
    assert result.draft.row("review.accepted").last_year == 158


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学习党的二十届三中全会精神。", [("meeting", "党的二十届三中全会")]),
        ("召开区委全面依法治区委员会第五次会议。", [("meeting", "第五次会议")]),
        ("传达十四届全国人大三次会议精神。", [("meeting", "十四届全国人大三次会议")]),
        ("2024年7月15日召开动员会。", [("day", "2024年7月15日")]),
        ("自2021年起推行联席制度。", [("year", "2021年")]),
        ("制定《青栎区2024年普法工作要点》。", [("document", "《青栎区2024年普法工作要点》")]),
        ("按照青府〔2024〕12号文件要求。", [("document", "〔2024〕12号")]),
        ("首次实现全覆盖。", [("first", "首次")]),
        ("去年以来持续推进，说明年限等事项。", [("relative", "去年")]),
        ("开展“利剑护苗”专项行动。", [("campaign", "“利剑护苗”专项行动")]),
        ("开展党纪学习教育。", [("campaign", "党纪学习教育")]),
        ("连续第六年被评为先进单位。", [("honour", "连续第六年"), ("honour", "被评为先进单位")]),
        ("举办第十二届法治文化节。", [("event", "第十二届法治文化节")]),
        ("落实一规划两纲要。", [("plan", "一规划两纲要")]),
        ("坚持公正司法，落实三项制度。", []),
    ],
)
def test_what_depends_on_time_stays_and_is_flagged(text: str, expected: list) -> None:
    assert flags_of(text) == expected
    assert one(text) == text


@pytest.mark.parametrize(
    ("text", "year", "advice"),
    [
        ("实施“十四五”规划。", 2025, "最后一年"),
        ("实施“十四五”规划。", 2026, "“十五五”"),
        ("推进八五普法工作。", 2026, "“九五”"),
        ("贯彻《法治政府建设实施纲要（2021—2025年）》。", 2026, "已于2025年期满"),
        ("贯彻《法治政府建设实施纲要（2021—2025年）》。", 2025, "2025年期满"),
    ],
)
def test_plans_that_end(text: str, year: int, advice: str) -> None:
    result = rolled(heading("主要举措和成效"), body(text), year=year)
    (flag,) = [flag for flag in result.flags if flag.paragraph == 1]
    assert (flag.kind, advice in flag.advice) == ("plan", True)
    assert result.draft.paragraphs[1].text == text


def test_a_plan_within_its_years_is_no_matter() -> None:
    result = rolled(body("实施“十五五”规划，推进“九五”普法。"), year=2027)
    assert [flag for flag in result.flags if flag.kind == "plan"] == []


def test_the_table_of_dated_names_is_sound() -> None:
    for name in load_dated_names():
        assert name.kind in FLAG_NAMES
        assert name.first <= name.last
        assert name.advice_in(name.first - 1) == name.advice_in(name.last + 1) == name.advice != ""


def test_last_years_plan_becomes_guidance_by_topic() -> None:
    result = rolled(
        heading("主要举措和成效"),
        heading("办好行政复议应诉", 2),
        body("依法办理行政复议案件。"),
        heading("深化普法宣传", 2),
        body("开展法治宣传。"),
        heading("2025年主要安排"),
        body("2025年，我局将重点做好以下工作："),
        body("一是规范行政复议办案程序；二是组织普法宣传进校园活动；三是抓好其他各项任务。"),
    )
    written = [(paragraph.style, paragraph.text) for paragraph in result.draft.paragraphs]
    assert written == [
        ("heading1", "主要举措和成效"),
        ("guidance", "上年计划：抓好其他各项任务。请写完成情况。"),
        ("heading2", "办好行政复议应诉"),
        ("guidance", "上年计划：规范行政复议办案程序。请写完成情况。"),
        ("body", "依法办理行政复议案件。"),
        ("heading2", "深化普法宣传"),
        ("guidance", "上年计划：组织普法宣传进校园活动。请写完成情况。"),
        ("body", "开展法治宣传。"),
        ("heading1", "2026年主要安排"),
        ("guidance", "沿用上年报告：请写2026年的安排，与查摆的问题对应，写明抓手、目标和时限。"),
    ]


def test_plan_with_run_in_headings_keeps_the_headings_alone() -> None:
    result = rolled(
        heading("主要举措和成效"),
        body("依法行政。"),
        heading("下一步工作安排"),
        heading("强化执法监督。开展案卷评查，规范行政执法。", 2),
        heading("提升普法实效", 2),
        body("开展宪法宣传。"),
    )
    texts = [(p.style, p.text) for p in result.draft.paragraphs if p.text.startswith(("强", "提"))]
    assert texts == [("heading2", "强化执法监督"), ("heading2", "提升普法实效")]
    guidance = "".join(p.text for p in result.draft.paragraphs if p.style == "guidance")
    assert "强化执法监督。开展案卷评查，规范行政执法。请写完成情况" in guidance
    assert "提升普法实效。开展宪法宣传。请写完成情况" in guidance
    assert "下面的小标题是上年的，请改写" in guidance


def test_headings_that_a_file_does_not_tell_from_text() -> None:
    result = rolled(
        heading("主要举措和成效"),
        body("（一）深化普法宣传。开展法治宣传。"),
        body("（二）办好行政复议应诉。依法办理案件。"),
        heading("存在的不足"),
        body("（一）执法力量偏弱。主要原因是人员流动快。"),
        heading("2025年安排"),
        heading("规范行政复议办案程序。", 3),
        body("（二）提升普法实效。开展宪法宣传。"),
    )
    assert [p.text for p in result.draft.paragraphs] == [
        "主要举措和成效",
        "（一）深化普法宣传。开展法治宣传。",
        "上年计划：提升普法实效。开展宪法宣传。请写完成情况。",
        "（二）办好行政复议应诉。依法办理案件。",
        "上年计划：规范行政复议办案程序。请写完成情况。",
        "存在的不足",
        "上年查摆的问题：执法力量偏弱。主要原因是人员流动快。请写整改情况。",
        "2026年安排",
        "沿用上年报告：请写2026年的安排，与查摆的问题对应，写明抓手、目标和时限。",
    ]


def test_last_years_shortcomings_become_guidance() -> None:
    result = rolled(
        heading("主要举措和成效"),
        body("依法行政。"),
        heading("存在的不足和原因"),
        body("2024年，我局仍有差距："),
        body("一是执法力量偏弱。主要原因是人员流动快。二是普法方式单一。"),
        heading("监督合力不强", 2),
        body("部门配合不够【协作单位】。"),
    )
    assert [(p.style, p.text) for p in result.draft.paragraphs[2:]] == [
        ("heading1", "存在的不足和原因"),
        ("guidance", "上年查摆的问题：执法力量偏弱。主要原因是人员流动快。请写整改情况。"),
        ("guidance", "上年查摆的问题：普法方式单一。请写整改情况。"),
        ("guidance", "上年查摆的问题：监督合力不强。请写整改情况。"),
        ("guidance", "上年查摆的问题：部门配合不够〖协作单位〗。请写整改情况。"),
    ]


def test_shortcomings_and_plan_in_one_part() -> None:
    result = rolled(
        heading("主要举措和成效"),
        body("依法行政。"),
        heading("存在问题及下一步打算"),
        body("执法力量偏弱，培训不足。"),
        body("下一步，我局将加强执法人员培训。"),
    )
    texts = [p.text for p in result.draft.paragraphs]
    assert texts[1] == "上年计划：下一步，我局将加强执法人员培训。请写完成情况。"
    assert "上年查摆的问题：执法力量偏弱，培训不足。请写整改情况。" in texts
    assert not any(p.style == "body" and "加强" in p.text for p in result.draft.paragraphs)


def test_rolled_over_twice_recalls_one_year_only() -> None:
    first = rolled(
        heading("主要举措和成效"),
        Paragraph(style="guidance", text="数据截至2024年12月31日，2025年安排另写。"),
        body("依法办理行政复议案件。"),
        heading("存在问题"),
        body("执法力量偏弱。"),
        heading("下一步安排"),
        body("规范行政复议办案程序。"),
    ).draft
    second = roll_over(first, year=2026).draft
    guidance = [p.text for p in second.paragraphs if p.style == "guidance"]
    assert guidance == [
        "数据截至2026年12月31日，2027年安排另写。",
        "沿用上年报告：请写2027年的安排，与查摆的问题对应，写明抓手、目标和时限。",
    ]


def test_comparisons_and_sources_stay_behind() -> None:
    mark = Borrowed(start=0, end=4, body="临江区司法局", year=2023, section=None, text="依法行政")
    result = rolled(
        heading("主要举措和成效"),
        Paragraph(style="internal", text="与12个可比机关相比居第3位。"),
        Paragraph(text="依法行政。", borrowed=(mark,)),
    )
    assert [(p.style, p.text, p.borrowed) for p in result.draft.paragraphs] == [
        ("heading1", "主要举措和成效", ()),
        ("body", "依法行政。", ()),
    ]


def test_table_becomes_fields_and_blanks() -> None:
    table = (
        "序号\t指标\t2023年\t2024年\t同比\n"
        "1\t行政复议受理\t124件\t158件\t27.4%\n"
        "2\t接待群众\t900\t1,200\t\n"
        "3\t走访企业\t\t36\t{{ own.1 | change }}"
    )
    result = rolled(heading("主要举措和成效"), Paragraph(style="grid", text=table))
    assert result.draft.paragraphs[1].text == (
        "序号\t指标\t2024年\t2025年\t同比\n"
        "1\t行政复议受理\t{{ review.accepted | last }}\t{{ review.accepted }}\t"
        "【行政复议受理同比】%\n"
        "2\t接待群众\t【接待群众上年数】\t【接待群众】\t\n"
        "3\t走访企业\t\t{{ own.1 | number }}\t{{ own.1 | change }}"
    )


def test_pictures_are_flagged() -> None:
    result = rolled(
        Paragraph(style="picture", text="图一"),
        Paragraph(style="caption", text="2024年复议案件走势"),
        pictures=(Picture(name="图一", data=b"", width_mm=100.0),),
    )
    assert flagged(result) == [("picture", "图一")]
    assert result.draft.paragraphs[1].text == "2025年复议案件走势"
    assert len(result.draft.pictures) == 1


def test_attachment_is_no_plan_though_it_is_named_so() -> None:
    result = rolled(
        heading("主要举措和成效"),
        body("依法行政。"),
        Paragraph(style="attachment", text="2025年重点任务安排"),
        heading("下一步安排"),
        body("任务由各科室承办。"),
    )
    assert result.draft.paragraphs[-1].text == "任务由各科室承办。"


BITS = (
    *("2024年", "2025年", "二〇二四年", "7月15日", "受理行政复议案件", "158件", "，同比增长27%"),
    *(
        "{{ review.accepted }}",
        "{{ own.1 | last }}",
        "【空白】",
        "{{",
        "{",
        "}",
        "】",
        "《",
        "》",
        "“",
    ),
    *("”", "《2024年要点》", "〔2024〕12号", "第十二次会议", "“十四五”规划", "2021—2025年"),
    *("首次", "今年", "一是", "二是", "。", "：", "，", "\n", "\t", "走访企业36家", "约3万份"),
    *("仍存在问题", "下一步", "被评为先进单位", "3.5%", "\ud800", "　", "96.94"),
)
STYLES = ("body", "heading1", "heading2", "guidance", "internal", "table", "caption", "picture")
PARAGRAPHS = st.lists(
    st.builds(
        Paragraph,
        style=st.sampled_from(STYLES),
        text=st.lists(st.sampled_from(BITS), max_size=8).map("".join),
    ),
    max_size=8,
)


@given(paragraphs=PARAGRAPHS, heads=st.permutations(["主要成效", "存在问题", "下一步安排"]))
def test_whatever_the_report(paragraphs: list[Paragraph], heads: list[str]) -> None:
    third = len(paragraphs) // 3
    parts = (paragraphs[:third], paragraphs[third : 2 * third], paragraphs[2 * third :])
    text = [
        each for head, part in zip(heads, parts, strict=True) for each in (heading(head), *part)
    ]
    result = roll_over(report(*text), year=2025)
    broken = any(piece.kind == "broken" for p in text for piece in split_fields(p.text))
    kept = [piece for p in result.draft.paragraphs for piece in split_fields(p.text)]
    assert broken or not any(piece.kind == "broken" for piece in kept)
    ends: dict[int | None, int] = {}
    for flag in result.flags:
        if flag.paragraph is not None:
            words = result.draft.paragraphs[flag.paragraph].text
            assert ends.get(flag.paragraph, 0) <= flag.start < flag.end <= len(words)
            ends[flag.paragraph] = flag.end
    for paragraph in result.draft.paragraphs:
        assert paragraph.style != "internal"
        if paragraph.style in ("body", "heading1", "heading2"):
            plain = (piece for piece in split_fields(paragraph.text) if piece.kind == "plain")
            assert not any("158件" in piece.text or "36家" in piece.text for piece in plain)


def test_long_report_takes_no_time() -> None:
    text = "2024年7月15日，首次受理行政复议案件158件，同比增长27%，去年为“十四五”规划。" * 20
    paragraphs = [heading("主要举措和成效"), *(body(text) for _ in range(40))]
    began = time.perf_counter()
    rolled(*paragraphs)
    assert time.perf_counter() - began < 15
