"""Reports made by hand out of the records, so that a test needs no parser."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from assistant.corpus import public_figures
from assistant.corpus.packing import pack_report
from assistant.corpus.public_figures import PublicFigure
from assistant.corpus.report import Report
from assistant.figures.figure import Figure
from assistant.outline.meta import Meta
from assistant.outline.section import Outline, Section
from assistant.passages.passage import Passage
from assistant.passages.topic import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.corpus.store import Store
    from assistant.outline.section import Role

    Part = tuple[str | None, Role, Sequence[str]]
    """Heading, role and passages of one section of level 1."""

PARTS: Sequence[Part] = (
    (None, "preface", ("2023年，临江区司法局认真履行法治建设职责，现将有关情况报告如下。",)),
    (
        "主要举措和成效",
        "achievements",
        (
            "全年新收行政复议案件158件，审结124件，调解结案64件，案结事了率稳步提高。",
            "组织行政执法人员专题培训12场次，轮训执法骨干860人次，持证上岗率达100%。",
            "开展普法宣讲进校园活动45场，发放宣传册两万份，学生法治观念明显增强。",
        ),
    ),
    ("存在问题", "problems", ("基层执法力量偏弱，少数人员专业素养与岗位要求仍有差距。",)),
    ("下一步安排", "plan", ("加大执法骨干培养力度，逐步充实一线执法队伍，提升办案水平。",)),
)


def make_meta(**changes: Any) -> Meta:
    """A department's meta, with what is named changed."""
    known: dict[str, Any] = {
        "title": None,
        "body": "临江市临江区司法局",
        "level": "department",
        "province": "东海省",
        "city": "临江市",
        "county": "临江区",
        "year": 2023,
    }
    known.update(changes)
    if known["title"] is None:
        known["title"] = f"{known['body']}{known['year']}年法治政府建设年度报告"
    return Meta(**known)


def make_figure(
    text: str, written: str, *, key: str | None, value: float | None, **changes: Any
) -> Figure:
    """The figure that stands in *text* as *written*: ``158件``."""
    start = text.index(written)
    known: dict[str, Any] = {
        "indicator": "行政复议案件",
        "key": key,
        "value": value,
        "unit": written.lstrip("0123456789.万亿余") or "件",
        "qualifier": "exact",
        "change": None,
        "kind": "actual",
        "year": None,
        "scope": "total",
        "start": start,
        "end": start + len(written),
    }
    return Figure(**(known | changes))


def make_report(
    parts: Sequence[Part] = PARTS,
    *,
    figures: Iterable[dict[str, Any]] = (),
    sample: bool = False,
    path: str = "",
    **meta: Any,
) -> Report:
    """A report whose text is the title and the parts.

    Args:
        parts: heading, role and passages of each section.
        figures: what :func:`make_figure` takes, without the text.
        sample: whether it is a fictional sample.
        path: where its file lay.
        meta: fields of :class:`Meta` to change.
    """
    known = make_meta(**meta)
    text = f"{known.title}\n"
    sections: list[Section] = []
    passages: list[Passage] = []
    for index, (heading, role, sentences) in enumerate(parts):
        start = len(text)
        text += f"{index}、{heading}\n" if heading else ""
        body_start = len(text)
        for sentence in sentences:
            passages.append(
                Passage(
                    text=sentence,
                    start=len(text),
                    end=len(text) + len(sentence),
                    section=index,
                    topic=topic_of(sentence, [heading] if heading else []),
                )
            )
            text += sentence
        text += "\n"
        sections.append(
            Section(
                level=1,
                ordinal=f"{index}、" if heading else None,
                heading=heading,
                role=role,
                start=start,
                body_start=body_start,
                end=len(text),
            )
        )
    return Report(
        meta=known,
        text=text,
        outline=Outline(sections=tuple(sections)),
        passages=tuple(passages),
        figures=tuple(make_figure(text, **figure) for figure in figures),
        path=path,
        sample=sample,
    )


def add_report(store: Store, report: Report) -> int:
    """Store the report, which is not there yet."""
    number = store.add(pack_report(report))
    assert number is not None
    return number


def make_public_figure(body: str, value: float, year: int = 2023, **changes: Any) -> PublicFigure:
    """One line of the shipped table."""
    known: dict[str, Any] = {
        "level": "department",
        "province": "东海省",
        "city": "临江市",
        "key": "review.accepted",
        "unit": "件",
        "qualifier": "exact",
        "change": None,
        "title": f"{body}{year}年法治政府建设年度报告",
        "url": "https://example.org",
    }
    return PublicFigure(body=body, value=value, year=year, **(known | changes))


@contextmanager
def shipped_figures(lines: Sequence[PublicFigure]) -> Iterator[None]:
    """Let the shipped table hold these lines; a store takes them in when it is opened."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(public_figures, "load_public_figures", lambda: tuple(lines))
        patch.setattr(public_figures, "public_edition", lambda: repr(lines))
        yield
