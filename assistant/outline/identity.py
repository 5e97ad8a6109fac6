"""By what two names are known to be one body (机关)."""

from __future__ import annotations

import re

# 东海省（司法部统计）
_REMARK = re.compile(r"[（(][^（()）]*[）)]$")
_BARE_PLACE = re.compile(r"(?:.*[省市区县州盟旗])?")
_GOVERNMENT = "人民政府"


def body_identity(body: str, *, province: str | None, city: str | None) -> str:
    """Return place and name as one word: 临江市青湖区… and 青湖区… of 临江市 are one body.

    A place alone, as statistics name it (东海省（司法部统计）), is its government.

    Args:
        body: 发文机关, with or without the names of its province and city.
        province: where it lies, None where not known.
        city: where it lies, None where not known.
    """
    name = _REMARK.sub("", body).removeprefix(province or "").removeprefix(city or "")
    if _BARE_PLACE.fullmatch(name):
        name += _GOVERNMENT
    return f"{city or province or ''}/{name}"
