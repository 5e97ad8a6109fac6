from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.element_rules import element_faults
from assistant.draft.parts import Elements

EMPTY = Elements(title="年度报告", body="青栎区司法局")
TEXTS = ("document_number", "secrecy", "urgency", "copy_number", "date", "printed_on", "signed_by")


def faults(**given_elements: object) -> dict[str, str]:
    return {fault.name: fault.mended for fault in element_faults(replace(EMPTY, **given_elements))}


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("青司[2026]3号", "青司〔2026〕3号"),
        ("青司（2026）第003号", "青司〔2026〕3号"),
        ("青司【２０２６】３号", "青司〔2026〕3号"),
        ("青司 〔2026〕 3 号", "青司〔2026〕3号"),
        ("青司〔2026〕12", "青司〔2026〕12号"),
        ("青司26年3号", ""),
        ("〔2026〕3号", ""),
    ],
)
def test_document_number_is_mended_where_it_can_be(written: str, mended: str) -> None:
    assert faults(document_number=written) == {"document_number": mended}


@pytest.mark.parametrize(
    "number", ["", "青司〔2026〕3号", "青政办函〔2026〕120号", "青司〔2026〕　号"]
)
def test_right_document_numbers_and_those_without_a_number_yet(number: str) -> None:
    assert faults(document_number=number) == {}


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("2026年02月05日", "2026年2月5日"),
        ("2026-2-5", "2026年2月5日"),
        ("２０２６．２．５", "2026年2月5日"),
        ("二〇二六年十二月二十八日", "2026年12月28日"),
        ("二○二六年十月三十日", "2026年10月30日"),
        ("2026年2月30日", ""),
        ("26年2月5日", ""),
        ("下周", ""),
    ],
)
def test_date_is_mended_where_it_can_be(written: str, mended: str) -> None:
    [fault] = element_faults(replace(EMPTY, date=written))
    assert (fault.name, fault.mended, fault.is_grave) == ("date", mended, True)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("机密*1年", "机密★1年"),
        ("秘密☆六个月", "秘密★6个月"),
        ("绝密 十五年", "绝密★15年"),
        ("绝密长期", "绝密★长期"),
        ("内部", ""),
    ],
)
def test_secrecy_is_mended_where_it_can_be(written: str, mended: str) -> None:
    assert faults(secrecy=written, copy_number="000001") == {"secrecy": mended}


def test_what_goes_together() -> None:
    assert faults(secrecy="机密★1年") == {"copy_number": ""}
    secret = {"secrecy": "机密★1年", "copy_number": "000001"}
    assert faults(**secret, remark="此件公开发布") == {"remark": ""}
    assert faults(**secret, remark="此件不公开发布") == {}
    assert faults(copy_number="12") == {"copy_number": "000012"}
    assert faults(sealed=True) == {"signed_by": "", "date": ""}
    assert faults(date="2026年2月5日", printed_on="2026年2月4日印发") == {"printed_on": ""}
    assert faults(printed_on="下周", form="letter") == {}
    assert faults(urgency="紧急") == {"urgency": ""}
    joint = {"issuer_mark": "甲局、乙局文件", "signed_by": "甲局"}
    assert faults(**joint) == {"signed_by": ""}
    assert faults(**{**joint, "signed_by": "甲局\n乙局"}) == {}
    assert faults(**joint, form="letter") == {}


@given(st.fixed_dictionaries({name: st.text(max_size=20) for name in TEXTS}), st.booleans())
def test_whatever_is_mended_is_no_fault_any_more(texts: dict[str, str], sealed: bool) -> None:
    written = replace(EMPTY, sealed=sealed, **texts)
    for fault in element_faults(written):
        assert fault.words.endswith("。")
        if fault.mended:
            again = element_faults(replace(written, **{fault.name: fault.mended}))
            assert not any(other.name == fault.name and other.mended for other in again)
