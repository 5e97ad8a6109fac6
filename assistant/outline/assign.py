"""Roles of all sections of an outline: by their own words, their place, and what holds them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.outline.roles import role_of_heading, turns_to_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.outline.section import Role, Section

_OWN_ROLES: dict[Role, frozenset[Role]] = {
    "achievements": frozenset({"leader", "problems", "plan", "problems_plan"}),
    "problems": frozenset({"plan"}),
    "other": frozenset({"leader", "problems", "plan", "problems_plan"}),
}
"""Roles that a heading may claim by its words inside a section of another role."""

_LOWEST_OWN = 2
"""Level down to which a heading may differ from the section around it."""
_LONGEST_HEADING = 30
_AFTER_ACHIEVEMENTS = frozenset({"problems", "plan", "problems_plan"})


def assign_roles(
    text: str, sections: Sequence[Section], values: Sequence[int | None], year: int | None
) -> tuple[Section, ...]:
    """Return the sections with their roles; unheaded stretches keep the one they have.

    Args:
        text: the clean text.
        sections: in order, roles not yet settled.
        values: the number of each section's ordinal.
        year: the reporting year; headings that name a later one speak of plans.
    """
    assigned: list[Section] = []
    around: list[Section] = []
    unnamed: Role = "achievements"
    for section in sections:
        while around and around[-1].level >= section.level:
            around.pop()
        if around:
            role = _child_role(section, around[-1].role, year)
        else:
            role = _part_role(section, unnamed, year)
            unnamed = "plan" if role in _AFTER_ACHIEVEMENTS else unnamed
        current = replace(section, role=role)
        assigned.append(current)
        around.append(current)
    return tuple(_split_mixed(text, assigned, values, year))


def _part_role(section: Section, unnamed: Role, year: int | None) -> Role:
    """Return the role of a part: its words, else *unnamed*, which its place among them gives."""
    if section.heading is None:
        return section.role
    return role_of_heading(section.heading, year) or unnamed


def _child_role(section: Section, parent: Role, year: int | None) -> Role:
    """Return the role of a section inside another, which it shares unless its words say more."""
    own = _own_role(section, year) if section.level <= _LOWEST_OWN else None
    return own if own is not None and own in _OWN_ROLES.get(parent, ()) else parent


def _own_role(section: Section, year: int | None) -> Role | None:
    """Return the role that the heading names; items and whole sentences name none."""
    if section.heading is None or section.list_item or len(section.heading) > _LONGEST_HEADING:
        return None
    return role_of_heading(section.heading, year)


def _split_mixed(
    text: str, sections: list[Section], values: Sequence[int | None], year: int | None
) -> list[Section]:
    """Return the sections, those inside 存在问题及下一步计划 told apart."""
    for index, section in enumerate(sections):
        if section.role != "problems_plan" or section.list_item:
            continue
        state: Role = "problems"
        levels: set[int] = set()
        position = section.body_start
        for inner in range(index + 1, len(sections)):
            child = sections[inner]
            if child.start >= section.end:
                break
            restarts = values[inner] == 1 and any(level >= child.level for level in levels)
            own = _own_role(child, year)
            if own in {"problems", "plan"}:
                state = own
            elif restarts or turns_to_plan(text, position, child.start):
                state = "plan"
            sections[inner] = replace(child, role=state)
            levels = {level for level in levels if level < child.level} | {child.level}
            position = child.body_start
    return sections
