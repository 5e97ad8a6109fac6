from __future__ import annotations

from assistant.outline.parse import parse_outline

TEXT = "开头。\n一、成效\n（一）抓执法\n1.办班\n两期。\n二、不足\n（一）人手少\n"


def test_path_leads_from_the_part_down():
    outline = parse_outline(TEXT)
    index = next(i for i, found in enumerate(outline.sections) if found.heading == "办班")
    assert [found.heading for found in outline.path_to(index)] == ["成效", "抓执法", "办班"]


def test_the_innermost_section_holds_the_character():
    outline = parse_outline(TEXT)
    at = outline.section_at(TEXT.index("两期"))
    assert at is not None
    assert outline.sections[at].heading == "办班"
    assert outline.section_at(len(TEXT)) is None
