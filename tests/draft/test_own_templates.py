"""Templates of one's own: made of a draft, kept, shared, and harmless whoever wrote them."""

from __future__ import annotations

import json
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.base.files import UnreadableFile
from assistant.draft.compose import compose
from assistant.draft.parts import Paragraph, SheetRow
from assistant.draft.templates.from_draft import template_from_draft
from assistant.draft.templates.own import OwnTemplate, build_own_draft, check_template
from assistant.draft.templates.own_folder import (
    OwnTemplateDamaged,
    OwnTemplateTooNew,
    build_any_draft,
    delete_template,
    export_template,
    import_template,
    read_own_templates,
    read_template,
    save_template,
)
from assistant.draft.templates.skeleton import TemplateError, build_draft, templates

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft

MODEL = (
    "2025年，青栎区受理行政复议申请158件，{{ review.accepted | change }}，【负责人】向区委、区政府"
    "和市政府报告，全区社区法治青栎建设有序推进，我局落实《纲要（2021—2025年）》和2026年安排。"
)


def make_draft(*paragraphs: Paragraph) -> Draft:
    draft = build_draft("司法局", body="云汀市青栎区司法局", year=2025)
    return replace(draft, paragraphs=paragraphs) if paragraphs else draft


def make_template(**changes: object) -> OwnTemplate:
    draft = make_draft(
        Paragraph(style="heading1", text="主要成效"),
        Paragraph(style="guidance", text="请青栎区法制科填写。"),
        Paragraph(text=MODEL),
        Paragraph(text="这一段不作范文。"),
        Paragraph(style="internal", text="内部对比"),
        Paragraph(style="table", text="指标\t数"),
        Paragraph(style="heading1", text=""),
        Paragraph(style="attachment", text="清单"),
        Paragraph(style="heading1", text="附件里的标题"),
    )
    return replace(template_from_draft(draft, name="常用", models={2}), **changes)


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_a_draft_becomes_a_template_without_what_is_its_own() -> None:
    heading, guidance, model = make_template().text.split("\n")
    assert heading == "# 主要成效"
    assert guidance == "> 请[[ 区县 ]]法制科填写。"
    assert model == (
        "[[ 年度 ]]年，[[ 区县 ]]受理行政复议申请{{ review.accepted }}，"
        "{{ review.accepted | change }}，【负责人】向[[ 本级 ]]委、[[ 本级 ]]政府"
        "和[[ 上级 ]]政府报告，全[[ 本级 ]]社区法治【本地简称】建设有序推进，"
        "[[ 自称 ]]落实《纲要（2021—2025年）》和[[ 下年度 ]]年安排。"
    )


def test_the_template_makes_the_draft_of_another_body_and_year() -> None:
    draft = build_own_draft(make_template(), body="云汀市南苑县司法局", year=2027)
    assert draft.elements.title == "云汀市南苑县司法局2027年度法治政府建设情况报告"
    assert draft.template == make_template(id=draft.template).id
    assert [paragraph.style for paragraph in draft.paragraphs] == ["heading1", "guidance", "body"]
    text = draft.paragraphs[2].text
    assert text.startswith("2027年，南苑县受理")
    assert "县委、县政府和市政府" in text
    assert "2028年安排" in text
    assert "青栎" not in compose(draft).text
    assert draft.row("review.accepted") is not None


def test_a_name_inside_a_blank_leaves_the_blank_whole() -> None:
    draft = make_draft(Paragraph(style="guidance", text="由【青栎区委书记】和【青栎调解室】填写"))
    template = template_from_draft(draft, name="常用")
    assert template.text == "> 由【[[ 区县 ]]委书记】和【本地简称调解室】填写"
    check_template(template)


@pytest.mark.parametrize("shipped", templates(), ids=lambda template: template.id)
def test_every_shipped_outline_can_be_taken_over(shipped: object) -> None:
    body = (
        "云汀市青栎区人民政府沙汀街道办事处" if shipped.id == "township" else "云汀市青栎区教育局"
    )
    draft = build_draft(shipped.id, body=body, year=2025, level=shipped.level)
    template = template_from_draft(draft, name="沿用", models=range(len(draft.paragraphs)))
    check_template(template)
    again = build_own_draft(template, body=body, year=2025, level=shipped.level)
    taken = [each for each in draft.paragraphs if each.style != "internal"]
    assert [each.style for each in again.paragraphs] == [each.style for each in taken]
    assert again.elements == draft.elements


@given(st.lists(st.text("[]{}%#>!甲 \n1年区2025我局【】", max_size=30), max_size=5))
def test_words_of_a_draft_are_never_obeyed(texts: list[str]) -> None:
    draft = make_draft(*(Paragraph(text=text) for text in ("甲", *texts)))
    template = template_from_draft(draft, name="甲", models=range(9))
    if "{{" in template.text or "}}" in template.text:
        return
    check_template(template)
    again = build_own_draft(template, body="云汀市青栎区司法局", year=2025)
    assert len(again.paragraphs) == sum(bool(text.strip()) for text in ("甲", *texts))
    assert all(paragraph.style == "body" for paragraph in again.paragraphs)


def test_templates_are_kept_changed_and_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    assert read_own_templates(folder).usable == ()
    template = make_template()
    save_template(folder, template)
    save_template(folder, replace(template, name="改名", levels=("county", "city")))
    own = read_own_templates(folder)
    (kept,) = own.usable
    assert (kept.name, kept.level, kept.text) == ("改名", "county", template.text)
    assert [each.name for each in own.with_shipped][-1] == "改名"
    assert build_any_draft(own, "改名", body="青栎区司法局", year=2026).template == template.id
    assert build_any_draft(own, "司法局", body="青栎区司法局", year=2026).template != template.id
    delete_template(folder, kept)
    assert files(folder) == []


@pytest.mark.parametrize("name", ["常用", "司法局"])
def test_a_name_is_given_once(tmp_path: Path, name: str) -> None:
    save_template(tmp_path, make_template())
    with pytest.raises(TemplateError, match="同名"):
        save_template(tmp_path, make_template(name=name))
    assert len(files(tmp_path)) == 1


def test_a_colleague_takes_a_template_in_under_a_free_name(tmp_path: Path) -> None:
    shared, folder = tmp_path / "给同事.template", tmp_path / "own"
    template = make_template()
    export_template(template, shared)
    names = [import_template(folder, shared).name for _ in range(3)]
    assert names == ["常用", "常用（2）", "常用（3）"]
    assert {each.text for each in read_own_templates(folder).usable} == {template.text}


HOSTILE = [
    "[% for a in 'aaaaaaaa' %][% for b in 'aaaaaaaa' %]x[% endfor %][% endfor %]",
    "[% set a = 'xx' %]" + "[% set a = a ~ a %]" * 60 + "[[ a ]]",
    "[[ 'x' * 1000000000 ]]",
    "[[ 9 ** 9 ** 9 ]]",
    "[[ body.__class__.__mro__ ]]",
    "[[ body['__class__'] ]]",
    "[[ ''.format ]]",
    "[[ self ]]",
    "[[ config ]]",
    "[[ body | upper ]]",
    "[[ range(9) ]]",
    "[% include '/etc/passwd' %]",
    "[% import 'os' as os %]",
    "[% extends 'x' %]",
    "[% macro m() %][[ m() ]][% endmacro %]",
    "[% block b %][% endblock %]",
    "[% if body is defined %]x[% endif %]",
    "[[ " + "(" * 5000 + "1" + ")" * 5000 + " ]]",
    "[% if level == 'county' %]" * 300 + "[% endif %]" * 300,
    "[[ " + "not " * 3000 + "body ]]",
    "[[ " + "9" * 6000 + " ]]",
    "[[ body",
    "[% endif %]",
    "[[ unknown ]]",
    "{{ review.unheard_of }}",
    "{{ body.__class__ }}",
    "x\n" * 4000,
    "长" * 300_000,
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", ["text", "title"])
def test_a_hostile_template_does_nothing_and_says_why(
    tmp_path: Path, text: str, place: str
) -> None:
    template = make_template(**{place: text})
    begun = perf_counter()
    with pytest.raises(TemplateError) as refused:
        check_template(template)
    assert refused.value.reason
    assert perf_counter() - begun < 5
    with pytest.raises(TemplateError):
        save_template(tmp_path, template)
    assert files(tmp_path) == []


def test_conditions_may_be_written() -> None:
    name = "# [[ '局' if year > 2024 else '' ]]"
    text = f"[% if level == 'county' and not city %]# 县[% else %]{name}[% endif %]"
    draft = build_own_draft(make_template(text=text), body="云汀市青栎区司法局", year=2025)
    assert draft.paragraphs == (Paragraph(style="heading1", text="局"),)


def test_broken_files_are_told_and_do_no_harm_to_the_others(tmp_path: Path) -> None:
    save_template(tmp_path, make_template())
    good = files(tmp_path)[0].read_text(encoding="utf-8")
    raw = json.loads(good)
    inner = raw["template"]
    contents = [
        "不是 JSON",
        "[" * 100_000,
        "{}",
        json.dumps(raw | {"format": 99}),
        json.dumps(raw | {"template": None}),
        json.dumps(raw | {"template": inner | {"levels": ["moon"]}}),
        json.dumps(raw | {"template": inner | {"levels": "county"}}),
        json.dumps(raw | {"template": inner | {"levels": []}}),
        json.dumps(raw | {"template": inner | {"text": ["甲"]}}),
        json.dumps(raw | {"template": inner | {"text": "[% for a in body %]x[% endfor %]"}}),
        json.dumps(raw | {"template": inner | {"name": " "}}),
        json.dumps(raw | {"template": inner | {"title": "甲\n乙"}}),
        json.dumps(raw | {"template": inner | {"rows": [{"key": "../../x", "name": "a"}]}}),
        json.dumps(raw | {"template": inner | {"rows": [7]}}),
        json.dumps(raw | {"template": inner | {"rows": inner["rows"][:1] * 600}}),
        " " * 3_000_000,
    ]
    for number, content in enumerate(contents):
        path = tmp_path / f"own-{number:012x}.template"
        path.write_text(content, encoding="utf-8")
    (tmp_path / "从别处拷入.template").write_text(good, encoding="utf-8")
    (tmp_path / "own-ffffffffffff.template").mkdir()
    (tmp_path / "说明.txt").write_text("x", encoding="utf-8")
    own = read_own_templates(tmp_path)
    assert [each.name for each in own.usable] == ["常用"]
    assert len(own.broken) == len(contents) + 2
    assert all(getattr(each.error, "reason", "-") for each in own.broken)
    kinds = {type(each.error) for each in own.broken}
    assert kinds == {OwnTemplateDamaged, OwnTemplateTooNew, TemplateError}


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_template(tmp_path / "没有.template")


@given(st.text("[]{}%#>! 甲'=<>()|.~*+-abodyniflse0\n", max_size=80))
def test_whatever_a_stranger_writes_is_refused_or_makes_a_draft(text: str) -> None:
    template = OwnTemplate(
        id="own-000000000000", name="甲", levels=("county",), title="报告", text=text,
        rows=(SheetRow(key="own.1", name="甲", unit="件"),),
    )  # fmt: skip
    try:
        check_template(template)
    except TemplateError:
        return
    draft = build_own_draft(template, body="青栎区人民政府", year=2025)
    assert len(compose(draft).text) < 4000
