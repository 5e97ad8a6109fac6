"""Numbers of headings."""

from __future__ import annotations

from assistant.draft.numbering import ordinals


def test_lower_levels_start_anew_below_each_heading() -> None:
    styles = (
        *("heading1", "heading2", "body", "heading2", "heading3", "heading4", "heading4"),
        *("heading3", "heading4", "heading2", "heading3", "guidance", "heading1", "heading2"),
    )
    assert ordinals(styles) == (
        *("一、", "（一）", "", "（二）", "1.", "（1）", "（2）"),
        *("2.", "（1）", "（三）", "1.", "", "二、", "（一）"),
    )


def test_a_skipped_level_counts_from_one() -> None:
    assert ordinals(("heading1", "heading3", "heading3", "heading2", "heading3")) == (
        "一、",
        "1.",
        "2.",
        "（一）",
        "1.",
    )


def test_nothing_and_much() -> None:
    assert ordinals(()) == ()
    assert ordinals(("heading1",) * 120)[-1] == "一百二十、"
