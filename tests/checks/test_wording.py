from __future__ import annotations

import pytest

from assistant.checks.wording import find_confused_words, load_confusables
from tests.checks.build import make_context, seen


@pytest.mark.parametrize(
    ("text", "words", "fix"),
    [
        ("截止目前，办结3件", "截止", "截至"),
        ("截止到12月底", "截止到", "截至"),
        ("建设法制政府、法治社会", "法制", "法治"),
        ("运用法制思维", "法制", "法治"),
        ("法制化营商环境", "法制化", "法治化"),
        ("重大执法决定法治审核", "法治审核", "法制审核"),
        ("健全体质机制", "体质机制", "体制机制"),
        ("深化执法体质改革", "体质", "体制"),
        ("持续推荐示范创建", "推荐", "推进"),
        ("登陆市政府网站", "登陆", "登录"),
        ("行政复仪案件", "行政复仪", "行政复议"),
        ("负责人出廷应诉", "出廷应诉", "出庭应诉"),
        ("人民调节员", "人民调节", "人民调解"),
        ("矛盾纠份", "纠份", "纠纷"),
        ("推进常态话、规范话管理", "常态话", "常态化"),
        ("弘扬风桥经验", "风桥经验", "枫桥经验"),
        ("执法全过程纪录", "执法全过程纪录", "执法全过程记录"),
        ("加强执法力度", "加强", "加大"),
        ("约30件左右", "左右", ""),
        ("开展宣传宣传活动", "宣传宣传", "宣传"),
    ],
)
def test_confused_words_are_found(text, words, fix):
    found = seen(find_confused_words, make_context(text))
    assert found[0][1:] == (words, fix)


@pytest.mark.parametrize(
    "text",
    [
        "报名截止2025年3月，截止时间不变，截至目前办结3件。",
        "法制审核、法制机构、法治政府、法治思维。",
        "落实《关于加强法制宣传教育的决议》。",
        "体质健康监测，增强体质。",
        "职工做群众工作，配合做细做实，用心做为民实事，信息话务员，每一站试点先行。",
        "积极推荐优秀案例，深入推荐优秀项目。",
        "台风登陆，转移群众。",
        "防范化解做风险研判，加工做好。",
        "规范话语表达，制度话题。",
        "人民调解员、空气调节、调节员工心态。",
        "研究中心中心组、开展会展、一件一件落实。",
        "加强组织领导，加大执法力度。",
        "",
    ],
)
def test_sound_words_are_no_findings(text):
    assert [
        item for item in seen(find_confused_words, make_context(text)) if item[0] == "error"
    ] == []


def test_the_table_is_large_and_its_rows_are_sound():
    rows = load_confusables()
    assert len(rows) >= 40
    assert {row.severity for row in rows} <= {"error", "warning", "info"}


@pytest.mark.parametrize("row", load_confusables(), ids=lambda row: row.pattern.pattern[:20])
def test_no_right_word_is_wrong_itself(row):
    """What is put in place of a wrong word must not be found again."""
    text = f"“{row.right}”"
    fixes = [fix for _, words, fix in seen(find_confused_words, make_context(text)) if words]
    assert row.right not in fixes
