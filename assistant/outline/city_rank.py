"""Which rank a city has that no table knows (地级市 or 县级市), told from what a report speaks of.

A city of a prefecture's rank (地级市) has counties and districts below it and offices of the
province above; one of a county's rank (县级市) has towns and streets right below it. Where a text
says both, or neither, nothing is guessed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.outline.divisions import DivisionLevel

_LEAST_CLUES = 2
# 覆盖9个县（市、区） · 各县区 · 市、县、乡三级; not 全省县（市、区）
_COUNTIES_BELOW = re.compile(r"(?<!全省)(?:县（市、区）|县（区）|县、?区|区县|市、?县、?乡)")
# 市委、市政府，省生态环境厅： · 在省司法厅指导下
_PROVINCE_ABOVE = re.compile(
    r"^[^\n。]{0,40}省(?:人民政府|政府|委|[一-鿿]{2,8}厅)：$"
    r"|在省[一-鿿]{2,8}厅[^，。]{0,12}(?:领导|指导)下",
    re.MULTILINE,
)
# 对8个镇街 · 市、镇两级 · 镇街、部门主要负责人
_TOWNS_BELOW = re.compile(
    r"\d个(?:镇街|乡镇|镇（街道）)|市、?[镇乡](?:街|（街道）)?[二两]级"
    r"|(?:镇街|乡镇)、部门|部门、(?:镇街|乡镇)"
)


def rank_of_city(text: str) -> DivisionLevel | None:
    """Return the rank of the city that reports, or None where its text does not tell."""
    counties = len(_COUNTIES_BELOW.findall(text))
    towns = len(_TOWNS_BELOW.findall(text))
    has_province = _PROVINCE_ABOVE.search(text) is not None
    if has_province or counties >= _LEAST_CLUES:
        return "city" if counties or not towns else None
    return "county" if towns >= _LEAST_CLUES and not counties else None
