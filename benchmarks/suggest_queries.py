"""What drafters ask for, made of the sentences of a collection, and read from files of labels.

Three kinds of query need a person: *paraphrase*, *keywords* and *loose* stand in
benchmarks/queries/. Three are made here of passages that no other passage resembles: *prefix*, how
a sentence begins; *other_figures*, a sentence with others' numbers, places and some other words;
*noisy*, a sentence with errors of typing. The passage they were made of is what they seek.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from opencc import OpenCC
from rapidfuzz import fuzz

from assistant.draft.places import place_of, short_place
from assistant.suggest.words import letters, segment
from benchmarks.measures import chinese, label_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.corpus.stored import StoredPassage
    from assistant.outline.section import Role

MADE = ("prefix", "other_figures", "noisy")
GRADE = 3
SHORTEST = 24
"""Letters that a passage has at least that a query is made of."""
BEGINNING = (8, 25)
"""Letters of the beginning of a sentence that is asked for."""
TYPED = (8, 20)
"""Letters of what is typed with errors."""
LETTERS_PER_ERROR = 6
ALIKE = 80.0
"""Likeness (0–100) from which one passage may stand for another."""
EXCHANGED = 0.2
"""Share of the words exchanged for others of the collection."""
ELSEWHERE = ("青栎", "禾田", "柳岸", "云汀")
"""Names that come in for those of the places."""

SAME_SOUND = """
政正证整 执直职值 议义意益 复付负富 诉述树 审申深身 法发罚 检捡减简 监间坚 纠究久 纷分份
矛毛茅 普谱朴 宣轩 培陪赔 训讯迅 规归 范犯泛 局居据 司丝思 建件见健 涉设社 推退 进近尽 权全泉
实时识 领岭 导到岛 组祖 织知支只 工公功攻 作做坐 服福扶 务物误 企起启 众重种 街接阶 道到稻
镇阵振 人仁 员园援源 案按岸 合和核 理里力 信心新 息西惜 机基积 协谐胁 责则泽 任认 提题 高搞
开凯 化话画 制治智质 督都 律率 面免 落洛 业叶页 强墙 完玩 善擅 效笑校 动洞冻
"""

# [2023]年
_YEAR = re.compile(r"20\d\d(?=年)")
# 受理[158]件，占[99.4]%
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# 全[区], 我[市], [县]委, [区]政府
_TERRITORY = re.compile(r"(?<=[全我])[区县市镇乡]|[区县](?=委|政府|司法局)")
_CLAUSE = re.compile(r"[^，。；：]+[，。；：]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledQuery:
    """What is asked, and which passages should answer."""

    id: str
    kind: str
    query: str
    section: str | None
    role: Role | None
    graded: dict[str, int] = field(hash=False)
    """Grade (1–3) of each passage by a stretch of its text."""


def read_queries(path: Path) -> list[LabelledQuery]:
    """Return the queries of a file of benchmarks/queries/."""
    return [LabelledQuery(**each) for each in json.loads(path.read_text(encoding="utf-8"))]


def with_held_labels(
    queries: Iterable[LabelledQuery], passages: Iterable[StoredPassage]
) -> Iterator[LabelledQuery]:
    """Yield the queries with only those labels that a passage holds: a heading is none."""
    seen = "\n".join(label_of(passage.text) for passage in passages)
    for query in queries:
        held = {label: grade for label, grade in query.graded.items() if chinese(label) in seen}
        if held:
            yield replace(query, graded=held)


def make_queries(passages: Sequence[StoredPassage], each: int, seed: int) -> list[LabelledQuery]:
    """Return as many queries of each kind that is made, the same ones for the same seed.

    Every second one knows the heading of its section.
    """
    chance = random.Random(seed)
    sources = list(_unlike_any(passages))
    chance.shuffle(sources)
    maker = _Maker(chance, passages)
    makers: dict[str, Callable[[str], str | None]] = {
        "prefix": maker.prefix,
        "other_figures": maker.other_figures,
        "noisy": maker.noisy,
    }
    made = []
    for kind in MADE:
        for number in range(1, each + 1):
            source, text = _next_of(sources, makers[kind])
            made.append(
                LabelledQuery(
                    id=f"{kind}-{number:02}",
                    kind=kind,
                    query=text,
                    section=source.section if number % 2 else None,
                    role=source.role,
                    graded={label_of(source.text): GRADE},
                )
            )
    return made


def mistyped(chance: random.Random, text: str) -> str:
    """Return the text with an error of typing every few letters, one at least."""
    errors = (_same_sound, _missing, _doubled, _swapped)
    for _ in range(max(1, len(letters(text)) // LETTERS_PER_ERROR)):
        text = chance.choice(errors)(chance, text)
    return text


def beginning(chance: random.Random, text: str) -> str:
    """Return the first letters of a sentence with the punctuation between them."""
    return _cut(text, 0, chance.randint(*BEGINNING))


def stretch(chance: random.Random, text: str) -> str:
    """Return letters from the middle of a sentence."""
    length = chance.randint(*BEGINNING)
    return _cut(text, chance.randint(1, max(1, len(text) - length)), length)


def key_words(chance: random.Random, text: str) -> str:
    """Return two or three words of a sentence in their order, longer ones rather than short."""
    words = list(dict.fromkeys(word for word in segment(text) if len(letters(word)) > 1))
    longest = sorted(words, key=len, reverse=True)[: max(3, len(words) // 2)]
    chosen = chance.sample(longest, min(len(longest), chance.randint(2, 3)))
    return " ".join(word for word in words if word in chosen)


class _Maker:
    """Makes queries of the passages of a collection; None where a passage gives none."""

    def __init__(self, chance: random.Random, passages: Sequence[StoredPassage]) -> None:
        self._chance = chance
        self._words = [word for p in passages for word in segment(p.text) if _is_plain(word)]
        self._plain = [letters(passage.text) for passage in passages]
        self._places = re.compile("|".join(map(re.escape, _places(passages))) or r"(?!)")

    def prefix(self, text: str) -> str | None:
        """Return how the passage, and no other, begins, unless with a number or a place."""
        begun = beginning(self._chance, text)
        own = letters(begun)
        is_shared = sum(plain.startswith(own) for plain in self._plain) > 1
        return None if is_shared or _NUMBER.search(begun) or self._places.search(begun) else begun

    def other_figures(self, text: str) -> str | None:
        """Return the passage as another body writes it, if there is a number in it."""
        if not _NUMBER.search(text):
            return None
        chance, elsewhere = self._chance, self._chance.choice(ELSEWHERE)
        text = self._places.sub(elsewhere, text)
        text = _TERRITORY.sub(lambda _: chance.choice("区县市镇"), text)
        text = "".join(self._exchanged(word) for word in segment(text))
        return _NUMBER.sub(self._other_number, text)

    def noisy(self, text: str) -> str:
        """Return the first clauses with errors, some without punctuation, some in old script."""
        chance, typed = self._chance, ""
        for clause in _CLAUSE.findall(text):
            if len(letters(typed)) >= TYPED[0] and len(letters(typed + clause)) > TYPED[1]:
                break
            typed += clause
        typed = mistyped(chance, _cut(typed, 0, TYPED[1]))
        if chance.random() < 1 / 3:
            typed = _to_traditional()(typed)
        return re.sub(r"[，。；：、]", "", typed) if chance.random() < 1 / 2 else typed

    def _exchanged(self, word: str) -> str:
        is_kept = not _is_plain(word) or self._chance.random() >= EXCHANGED
        return word if is_kept else self._chance.choice(self._words)

    def _other_number(self, match: re.Match[str]) -> str:
        """Return another number of as many digits, and for a year another year."""
        if _YEAR.match(match.string, match.start()):
            return str(self._chance.randint(2016, 2025))
        return re.sub(r"\d", lambda _: str(self._chance.randint(1, 9)), match[0])


def _next_of(
    sources: list[StoredPassage], make: Callable[[str], str | None]
) -> tuple[StoredPassage, str]:
    """Take the next source that gives a query out of the list."""
    for place, source in enumerate(sources):
        text = make(source.text)
        if text:
            del sources[place]
            return source, text
    raise SystemExit("too few passages to make the queries of")


def _unlike_any(passages: Sequence[StoredPassage]) -> Iterator[StoredPassage]:
    """Yield the passages of some length that no other one resembles."""
    plain = {passage.id: letters(passage.text) for passage in passages}
    twins = set[int]()
    for one, other in combinations(plain, 2):
        if fuzz.ratio(plain[one], plain[other], score_cutoff=ALIKE):
            twins |= {one, other}
    for passage in passages:
        if passage.id not in twins and len(plain[passage.id]) >= SHORTEST:
            yield passage


def _places(passages: Iterable[StoredPassage]) -> list[str]:
    """Return the names of the places of the reports, longer ones first."""
    names = set[str]()
    for body, province in {(passage.body, passage.province) for passage in passages}:
        place = place_of(body or "")
        full = {place.province, place.city, place.county, place.township, province or ""}
        names |= full | {short_place(name) for name in full}
    return sorted(filter(None, names), key=lambda name: (-len(name), name))


def _cut(text: str, start: int, count: int) -> str:
    """Return so many letters from a place on, with what stands between them."""
    end, left = start, count
    while left and end < len(text):
        left -= bool(letters(text[end]))
        end += 1
    return text[start:end]


def _is_plain(word: str) -> bool:
    """Tell whether a word may be exchanged for another: two letters, no name of a number."""
    return (
        len(word) == 2 and word.isalpha() and not re.search(r"[一二三四五六七八九十百千万]", word)
    )


def _same_sound(chance: random.Random, text: str) -> str:
    """Return the text with another character that sounds the same; most often nobody notices."""
    places = [place for place, letter in enumerate(text) if letter in _sounding()]
    if not places:
        return _swapped(chance, text)
    place = chance.choice(places)
    return text[:place] + chance.choice(_sounding()[text[place]]) + text[place + 1 :]


def _missing(chance: random.Random, text: str) -> str:
    place = _place(chance, text)
    return text[:place] + text[place + 1 :]


def _doubled(chance: random.Random, text: str) -> str:
    place = _place(chance, text)
    return text[:place] + text[place] + text[place:]


def _swapped(chance: random.Random, text: str) -> str:
    place = _place(chance, text[:-1]) if len(text) > 1 else 0
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def _place(chance: random.Random, text: str) -> int:
    """Return where a letter stands, anywhere if there is none."""
    places = [place for place, letter in enumerate(text) if letter.isalpha()]
    return chance.choice(places or range(len(text)))


@cache
def _sounding() -> dict[str, str]:
    """Return the other characters of each one's sound."""
    return {letter: group.replace(letter, "") for group in SAME_SOUND.split() for letter in group}


@cache
def _to_traditional() -> Callable[[str], str]:
    convert: Callable[[str], str] = OpenCC("s2t").convert
    return convert
