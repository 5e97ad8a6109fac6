"""The list of cleaning rules, in order, and the functions that run them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cleaning.boilerplate import drop_boilerplate
from assistant.cleaning.broken_bytes import mend_broken_bytes
from assistant.cleaning.characters import clean_characters
from assistant.cleaning.clean_text import CleanText
from assistant.cleaning.copies import drop_copies
from assistant.cleaning.flattened import break_up
from assistant.cleaning.line_breaks import join_lines
from assistant.cleaning.markup import drop_markup
from assistant.cleaning.metadata_table import drop_metadata_table
from assistant.cleaning.mojibake import mend_mojibake
from assistant.cleaning.ordinals import restore_ordinals
from assistant.cleaning.page_facts import read_page_facts
from assistant.cleaning.page_marks import drop_page_marks
from assistant.cleaning.pinyin_notes import drop_pinyin_notes
from assistant.cleaning.punctuation import widen_punctuation
from assistant.cleaning.quotes import pair_quotes
from assistant.cleaning.rule import Rule, Step
from assistant.cleaning.spaces import clean_spaces
from assistant.cleaning.titles import join_titles
from assistant.cleaning.variants import simplify_script
from assistant.cleaning.width import clean_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.sources.source_text import SourceText

RULES: tuple[Rule, ...] = (
    Rule(name="mojibake", title="修复读错编码的文字", function=mend_mojibake),
    Rule(name="characters", title="去除控制字符和不可见字符", function=clean_characters),
    Rule(name="broken_bytes", title="修复错位的汉字编码", function=mend_broken_bytes),
    Rule(name="markup", title="去除残留的网页代码", function=drop_markup),
    Rule(name="width", title="全角数字、字母改半角", function=clean_width),
    Rule(name="pinyin_notes", title="去除汉字后的拼音", function=drop_pinyin_notes),
    Rule(name="variants", title="繁体转简体并订正误转", function=simplify_script),
    Rule(name="metadata_table", title="去除信息公开目录表", function=drop_metadata_table),
    Rule(name="boilerplate", title="去除网页导航和按钮", function=drop_boilerplate),
    Rule(name="page_marks", title="去除页码和页眉", function=drop_page_marks),
    Rule(name="flattened", title="连成一行的全文恢复分段", function=break_up),
    Rule(name="line_breaks", title="合并断行", function=join_lines),
    Rule(name="spaces", title="去除多余空格和空行", function=clean_spaces),
    Rule(name="copies", title="删去重复的全文", function=drop_copies),
    Rule(name="punctuation", title="半角标点改全角", function=widen_punctuation),
    Rule(name="quotes", title="直引号改弯引号", function=pair_quotes),
    Rule(name="ordinals", title="补上丢失的序号", function=restore_ordinals),
    Rule(name="titles", title="合并断开的标题", function=join_titles),
)

MOST_ROUNDS = 12
"""What one rule does may give another work; so the rules run until nothing changes."""


def clean_text(source: SourceText, *, off: frozenset[str] = frozenset()) -> CleanText:
    """Return the text of *source* cleaned, with the remarks of the reader and of the rules.

    Cleaning what was cleaned changes nothing. The text may come out empty, where the file held
    nothing but a page's menus.

    Args:
        source: the text as found.
        off: names of rules to leave out.

    Raises:
        ValueError: *off* names a rule that does not exist.
    """
    notes, changed = list(source.notes), set[str]()
    text = source.text
    for step in run_rules(source.text, off=off):
        text = step.after
        notes.extend(note for note in step.notes if note not in notes)
        if step.after != step.before:
            changed.add(step.rule.name)
    facts = read_page_facts(source.text)
    return CleanText(
        text=text,
        published=source.published or facts.published,
        publisher=source.publisher or facts.publisher,
        changed=tuple(rule.name for rule in RULES if rule.name in changed),
        notes=tuple(notes),
    )


def run_rules(text: str, *, off: frozenset[str] = frozenset()) -> Iterator[Step]:
    """Yield what each rule does to *text*, round after round until nothing changes.

    Raises:
        ValueError: *off* names a rule that does not exist.
    """
    unknown = off - {rule.name for rule in RULES}
    if unknown:
        raise ValueError(f"no such cleaning rules: {sorted(unknown)}")
    rules = tuple(rule for rule in RULES if rule.name not in off)
    for _ in range(MOST_ROUNDS):
        before = text
        for rule in rules:
            after, notes = rule.function(text)
            yield Step(rule=rule, before=text, after=after, notes=notes)
            text = after
        if text == before:
            return
