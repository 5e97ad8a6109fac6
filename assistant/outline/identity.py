"""By what two names are known to be one body (机关)."""

from __future__ import annotations


def body_identity(body: str, *, province: str | None, city: str | None) -> str:
    """Return place and name as one word: 临江市青湖区… and 青湖区… of 临江市 are one body.

    Args:
        body: 发文机关, with or without the names of its province and city.
        province: where it lies, None where not known.
        city: where it lies, None where not known.
    """
    name = body.removeprefix(province or "").removeprefix(city or "")
    return f"{city or province or ''}/{name}"
