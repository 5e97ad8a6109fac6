"""Templates and the drafts they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.base.paths import bundled
from assistant.draft.compose import compose
from assistant.draft.numbers import format_number
from assistant.draft.parts import SheetRow
from assistant.draft.sheet.file import read_sheet
from assistant.draft.templates import template as template_module
from assistant.draft.templates.own import OwnTemplate, check_template
from assistant.draft.templates.skeleton import (
    Template,
    TemplateError,
    build_draft,
    shown_template,
    templates,
)

if TYPE_CHECKING:
    from pathlib import Path

BODIES = {
    "judicial_bureau": "云汀市青栎区司法局",
    "county_government": "云汀市青栎区人民政府",
    "township": "云汀市青栎区人民政府沙汀街道办事处",
    "government_department": "云汀市青栎区教育局",
}


def test_the_shipped_templates() -> None:
    known = {template.id: template for template in templates()}
    assert known["judicial_bureau"].name == "司法局"
    assert known["judicial_bureau"].level == "department"
    assert known["county_government"].name == "区县政府"
    assert known["county_government"].level == "county"
    assert known["township"].level == "township"
    assert known["government_department"].level == "department"


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
@pytest.mark.parametrize("year", [2024, 2025, 2027, 2032])
def test_every_template_makes_a_clean_draft(template: Template, year: int) -> None:
    for level in template.levels:
        body = BODIES[template.id]
        draft = build_draft(template.id, body=body, year=year, level=level)
        manuscript = compose(draft)
        marks = [mark for line in manuscript.lines for mark in line.marks]
        assert not [mark.error for mark in marks if mark.error]
        used = {mark.key for mark in marks if mark.key}
        assert used == {row.key for row in draft.sheet}
        assert len(used) >= 25
        assert "[[" not in manuscript.text
        assert "{{" not in manuscript.text
        assert f"{year + 1}年" in manuscript.text


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_every_template_keeps_the_outline_of_a_report(template: Template) -> None:
    draft = build_draft(template.id, body=BODIES[template.id], year=2025)
    styles = [paragraph.style for paragraph in draft.paragraphs]
    parts = [each.text for each in draft.paragraphs if each.style == "heading1"]
    assert [any(word in part for part in parts) for word in ("举措", "第一责任人", "不足", "安排")]
    assert 5 <= styles.count("heading2") <= 8
    assert "guidance" in styles
    for at, style in enumerate(styles[:-1]):
        if style == "heading2":
            assert styles[at + 1] == "guidance"
    problems, plans = (
        sum(text.startswith(("一是", "二是", "三是")) for text in _texts_under(draft, word))
        for word in ("不足", "安排")
    )
    assert problems == plans >= 3
    assert all("主要原因是" in text for text in _texts_under(draft, "不足") if "是" in text[:2])


def _texts_under(draft, word: str) -> list[str]:
    texts, inside = [], False
    for paragraph in draft.paragraphs:
        if paragraph.style == "heading1":
            inside = word in paragraph.text
        elif inside and paragraph.style == "body":
            texts.append(paragraph.text)
    return texts


def test_elements_and_places() -> None:
    draft = build_draft("司法局", body="云汀市青栎区司法局", year=2025)
    elements = draft.elements
    assert elements.title == "云汀市青栎区司法局2025年度法治政府建设情况报告"
    assert elements.addressee == "区委、区政府，市司法局"
    assert (elements.body, elements.signed_by) == ("云汀市青栎区司法局", "云汀市青栎区司法局")
    assert elements.remark == "此件公开发布"
    assert (draft.level, draft.city, draft.county) == ("department", "云汀市", "青栎区")
    assert draft.template == "judicial_bureau"


@pytest.mark.parametrize(
    ("template", "body", "level", "expected"),
    [
        ("区县政府", "云汀市青栎县人民政府", None, "县委"),
        ("区县政府", "云汀市人民政府", "city", "我市"),
        ("司法局", "云汀市司法局", "department_city", "省司法厅"),
        ("司法局", "云汀市司法局", "department", "市委、市政府"),
        ("司法局", "澜江省司法厅", "department_province", "我厅"),
        ("街道乡镇", "青栎区沙汀街道办事处", None, "党工委切实"),
        ("街道乡镇", "青栎县禾田镇人民政府", None, "我镇"),
        ("政府部门", "青栎区卫生健康委员会", None, "我委"),
    ],
)
def test_the_words_follow_level_and_place(template, body, level, expected) -> None:
    draft = build_draft(template, body=body, year=2025, level=level)
    assert expected in compose(draft).text


def test_given_places_go_before_those_of_the_name() -> None:
    draft = build_draft(
        "区县政府",
        body="青栎区人民政府",
        year=2025,
        province="澜江省",
        city="云汀市",
        county="青栎区",
    )
    assert (draft.province, draft.city, draft.county) == ("澜江省", "云汀市", "青栎区")
    assert draft.elements.addressee == "云汀市人民政府"
    assert draft.elements.title == "青栎区人民政府关于2025年度法治政府建设情况的报告"


def test_given_rows_take_the_place_of_empty_ones() -> None:
    mine = SheetRow(key="review.received", name="复议收案", unit="件", this_year=7, state="filled")
    extra = SheetRow(key="own.1", name="普法集市", unit="场")
    draft = build_draft("司法局", body="青栎区司法局", year=2025, sheet=(mine, extra))
    assert draft.row("review.received") is mine
    assert draft.sheet[-1] is extra
    keys = [row.key for row in draft.sheet]
    assert len(keys) == len(set(keys))
    assert draft.row("review.closed").state == "empty"


def test_a_hostile_name_writes_nothing_but_words() -> None:
    draft = build_draft(
        "司法局", body="青栎区\n# 新标题\n{{ own.1 }}[[ 7 * 7 ]]【x】司法局", year=2025
    )
    assert draft.elements.body == "青栎区新标题own.17*7x司法局"
    assert sum(paragraph.style == "heading1" for paragraph in draft.paragraphs) == 4


@pytest.mark.parametrize("name", ["没有的模板", "", "../judicial_bureau", "judicial_bureau.jinja"])
def test_an_unknown_template(name: str) -> None:
    with pytest.raises(TemplateError) as caught:
        build_draft(name, body="青栎区司法局", year=2025)
    assert caught.value.template == name
    assert caught.value.line is None


ENTRY = """
[[template]]
id = "trial"
name = "试"
file = "trial.jinja"
levels = ["county"]
description = "试"
title = "[[ body ]]"
addressee = ""
indicators = ["review.received"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates in place of the shipped one."""
    (tmp_path / "templates.toml").write_text(ENTRY, encoding="utf-8")
    monkeypatch.setattr(template_module, "bundled", lambda _, name: tmp_path / name)
    return tmp_path


def test_lines_become_paragraphs(folder: Path) -> None:
    text = "# 一\n\n##二\n### 三\n#### 四\n> 提示\n! 对比\n 正文{{ review.received }} \n"
    (folder / "trial.jinja").write_text(text, encoding="utf-8")
    draft = build_draft("试", body="青栎区", year=2025)
    assert [(each.style, each.text) for each in draft.paragraphs] == [
        ("heading1", "一"),
        ("heading2", "二"),
        ("heading3", "三"),
        ("heading4", "四"),
        ("guidance", "提示"),
        ("internal", "对比"),
        ("body", "正文{{ review.received }}"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("好\n[% if %]", 2),
        ("[% for i in range(9) %][% endfor %]", None),
        ("[[ nothing ]]", None),
        ("[[ body.__class__ ]]", None),
        ("[[ ''.__class__.__mro__ ]]", None),
        ("[[ body.upper() ]]", None),
        ("[[ 'a' * 1000000000 ]]", None),
        ("[[ 9 ** 9 ** 9 ]]", None),
        ("[[ '%1000000000s' % body ]]", None),
        ("[[ body | upper ]]", 1),
        ("[% include 'x' %]", None),
        ("[% import 'x' as y %]", None),
        ("[% macro f() %]x[% endmacro %][[ f() ]]", None),
        ("[[ year / 0 ]]", None),
        ("[[ " + "(" * 3000 + " ]]", None),
        ("一\n二{{ 1 + 1 }}", 2),
        ("一\n\n三{{ review.closed }}", 3),
    ],
)
def test_a_wrong_or_hostile_template_is_refused(folder: Path, text: str, line) -> None:
    (folder / "trial.jinja").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        build_draft("trial", body="青栎区", year=2025)
    assert (caught.value.template, caught.value.line) == ("trial", line)
    assert caught.value.reason


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"template = 1",
        ENTRY.replace('"county"', '"galaxy"').encode(),
        ENTRY.replace("levels", "level").encode(),
    ],
)
def test_a_broken_list_of_templates(folder: Path, content: bytes) -> None:
    (folder / "templates.toml").write_bytes(content)
    with pytest.raises(TemplateError):
        templates()


def test_a_template_without_its_file(folder: Path) -> None:
    with pytest.raises(TemplateError):
        build_draft("trial", body="青栎区", year=2025)


def test_a_template_with_an_unknown_indicator(folder: Path) -> None:
    entry = ENTRY.replace("review.received", "review.nothing")
    (folder / "templates.toml").write_text(entry, encoding="utf-8")
    (folder / "trial.jinja").write_text("文", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        build_draft("trial", body="青栎区", year=2025)
    assert "review.nothing" in caught.value.reason


def test_the_demo_sheet_fills_the_template_and_agrees_with_itself() -> None:
    rows = {row.key: row for row in read_sheet(bundled("templates", "demo-sheet.csv"))}
    draft = build_draft("司法局", body="青栎区司法局", year=2025, sheet=tuple(rows.values()))
    assert {row.key for row in draft.sheet} == set(rows)
    assert all(row.this_year is not None and row.last_year for row in draft.sheet)
    for rate, part, whole in (
        ("review.correction_rate", "review.corrected", "review.closed"),
        ("review.mediation_rate", "review.mediated", "review.closed"),
        ("litigation.loss_rate", "litigation.lost", "litigation.closed"),
        ("dispute.success_rate", "dispute.succeeded", "dispute.accepted"),
    ):
        for year in ("this_year", "last_year"):
            share = getattr(rows[part], year) / getattr(rows[whole], year) * 100
            assert format_number(share) == format_number(getattr(rows[rate], year))
    aid = rows["legal.aid_civil"].this_year + rows["legal.aid_criminal"].this_year
    assert aid == rows["legal.aid"].this_year
    correction = [rows[f"correction.{name}"] for name in ("registered", "received", "released")]
    assert correction[0].last_year + correction[1].this_year - correction[2].this_year == (
        correction[0].this_year
    )


@pytest.mark.parametrize(
    ("template", "body", "level", "places"),
    [
        ("司法局", "龙湾区司法局", "department", ("浙江省", "温州市", "龙湾区")),
        ("司法局", "温州市司法局", "department_city", ("浙江省", "温州市", "")),
        ("司法局", "浙江省司法厅", "department_province", ("浙江省", "", "")),
        ("司法局", "重庆市九龙坡区司法局", "department", ("重庆市", "重庆市", "九龙坡区")),
        ("司法局", "鼓楼区司法局", "department", ("", "", "鼓楼区")),
        ("司法局", "青栎区司法局", "department", ("", "", "青栎区")),
        ("区县政府", "大理市人民政府", "county", ("云南省", "大理白族自治州", "大理市")),
        ("区县政府", "温州市人民政府", "city", ("浙江省", "温州市", "")),
        ("街道乡镇", "温州市司法局", "township", ("浙江省", "温州市", "")),
    ],
)
def test_level_and_places_follow_from_the_name(
    template: str, body: str, level: str, places: tuple[str, str, str]
) -> None:
    draft = build_draft(template, body=body, year=2025)
    assert draft.level == level
    assert (draft.province, draft.city, draft.county) == places


@pytest.mark.parametrize("template", templates(), ids=lambda each: each.id)
def test_a_shipped_template_is_shown_as_one_of_ones_own_would_be_written(
    template: Template,
) -> None:
    shown, text = shown_template(template, 2025)
    assert "[%" not in shown.title + shown.addressee + text
    assert "[[ 机关 ]]" in shown.title
    own = OwnTemplate(
        id="own-000000000000",
        name="照抄",
        levels=template.levels,
        title=shown.title,
        addressee=shown.addressee,
        rows=build_draft(template.id, body="云汀市青栎区司法局", year=2025).sheet,
        text=text,
    )
    check_template(own)
    assert text.split("\n")[0].startswith(">")
