from __future__ import annotations

import pytest

from assistant.checks.placeholders import find_placeholders
from tests.checks.build import make_context, seen


@pytest.mark.parametrize(
    ("text", "severity", "words"),
    [
        ("受理【受理件数】件", "error", "【受理件数】"),
        ("受理【】件", "error", "【】"),
        ("受理{{ review.accepted }}件", "error", "{{ review.accepted }}"),
        ("20xx年", "error", "20xx"),
        ("202×年", "error", "202×"),
        ("20＊＊年", "error", "20＊＊"),
        ("××局", "error", "××"),
        ("第XX次会议", "error", "XX"),
        ("罚款****元", "error", "****"),
        ("当事人张*不服", "warning", "*"),
        ("召开会议*次", "error", "*"),
        ("*区司法局", "error", "*"),
        ("受理____件", "error", "____"),
        ("2026年 月 日", "error", "年 月 日"),
        ("2026年1月 日", "error", "月 日"),
        ("2026年　月", "error", "年　月"),
        ("案件若干（待补充）。", "error", "（待补充）"),
        ("案件（请法规科核实数据）。", "error", "（请法规科核实数据）"),
        ("某县出台办法", "warning", "某县"),
        ("全年共开展次，", "error", "共开展次"),
        ("累计 件。", "error", "累计 件"),
        ("组织培训场次，", "warning", "培训场次"),
        ("同比增长%", "error", "增长%"),
        ("办结率达个百分点", "error", "率达个百分点"),
        ("落实《》要求", "warning", "《》"),
    ],
)
def test_blanks_are_found(text, severity, words):
    assert seen(find_placeholders, make_context(text)) == [(severity, words, None)]


@pytest.mark.parametrize(
    "text",
    [
        "共开展12次，受理30件。",
        "公共案件次数、公共次数。",
        "办结率达99.5%，同比增长几个百分点。",
        "某公司不服处罚申请复议；某县农业公司起诉。",
        "YY直播、APP、XML接口。",
        "注明年月日。月均3件，2025年月均5件，1月日均2件。",
        "（一）主要举措",
        "受理件数同比下降。",
        "",
    ],
)
def test_filled_text_has_no_blanks(text):
    assert seen(find_placeholders, make_context(text)) == []
