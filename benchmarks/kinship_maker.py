"""Makes corpus/kinship.csv: where characters lie in a space in which like meanings lie together.

    .venv/bin/python benchmarks/kinship_maker.py

A text lies where its characters lie, one with another. They are placed at first by the rows of the
thesaurus that they stand in (latent semantic analysis), then moved a little so that two wordings of
the same come nearer to each other than to those of anything else (contrastive learning with
in-batch negatives): the groups of rewordings.csv, everyday words and their official ones, halves of
groups of synonyms. To be run again whenever one of these tables changes; a test tells when it was
forgotten.
"""

from __future__ import annotations

import csv
import math
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.base.paths import bundled
from assistant.base.tables import read_table
from assistant.suggest.words import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AXES = 64
_FEWEST_ROWS = 2
"""Rows that a character must stand in."""
_ROUNDS, _BATCH, _STEP = 10, 256, 1e-3
_SHARPNESS = 0.07
"""How much nearer the other wording must be than all else: a smaller one asks for more."""
_LEFT_OUT = 0.15
"""Share of characters that is left out at each step, lest single ones are learnt by heart."""
_MOMENTUM, _SCALING = 0.9, 0.999
_LARGEST = 127
"""Of a signed byte."""


def main() -> None:
    """Write the table."""
    with bundled("corpus", "kinship.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("character", "axes"))
        writer.writerows(make_rows())


def make_rows() -> list[tuple[str, str]]:
    """Return each character with its place, weighed by rarity: a signed byte an axis, in hex."""
    texts, pairs = list(_texts()), list(_pairs())
    held = Counter(character for text in texts for character in set(letters(text)))
    kept = sorted(character for character, count in held.items() if count >= _FEWEST_ROWS)
    rarity = np.array([math.log(len(texts) / held[character]) for character in kept])
    column = {character: number for number, character in enumerate(kept)}
    axes = _learnt(
        _first_places(texts, column, rarity),
        _bags((one for one, _ in pairs), column, rarity),
        _bags((other for _, other in pairs), column, rarity),
    )
    weighed = axes * rarity[:, None]
    places = np.rint(weighed / np.abs(weighed).max() * _LARGEST).astype(np.int8)
    return [
        (character, place.tobytes().hex()) for character, place in zip(kept, places, strict=True)
    ]


def _first_places(texts: list[str], column: dict[str, int], rarity: np.ndarray) -> np.ndarray:
    """Return the largest principal axes of the texts' characters."""
    counts = np.zeros((len(texts), len(column)))
    for row, text in zip(counts, texts, strict=True):
        for character, count in Counter(letters(text)).items():
            if character in column:
                row[column[character]] = math.log2(1 + count)
    counts *= rarity
    counts /= np.linalg.norm(counts, axis=1, keepdims=True) + 1e-9
    axes = np.linalg.eigh(counts.T @ counts).eigenvectors[:, ::-1][:, :AXES]
    return axes * np.sign(axes[np.abs(axes).argmax(axis=0), range(AXES)])


def _bags(texts: Iterable[str], column: dict[str, int], rarity: np.ndarray) -> np.ndarray:
    """Return a row for each text with the rarity of its characters."""
    rows = []
    for text in texts:
        row = np.zeros(len(column))
        known = [column[character] for character in set(letters(text)) if character in column]
        row[known] = rarity[known]
        rows.append(row / (math.sqrt(row.sum()) + 1e-9))
    return np.array(rows)


def _learnt(axes: np.ndarray, ones: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Return the axes moved so that the two bags of each row come together (by Adam's steps)."""
    chance = np.random.RandomState(0)
    drift, spread = np.zeros_like(axes), np.zeros_like(axes)
    steps = 0
    for _ in range(_ROUNDS):
        order = chance.permutation(len(ones))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            one, other = (_thinned(bags[batch], chance) for bags in (ones, others))
            slope = _slope(axes, one, other)
            steps += 1
            drift = _MOMENTUM * drift + (1 - _MOMENTUM) * slope
            spread = _SCALING * spread + (1 - _SCALING) * slope**2
            even = np.sqrt(spread / (1 - _SCALING**steps)) + 1e-8
            axes = axes - _STEP * drift / (1 - _MOMENTUM**steps) / even
    return axes


def _thinned(bags: np.ndarray, chance: np.random.RandomState) -> np.ndarray:
    return bags * (chance.random_sample(bags.shape) > _LEFT_OUT)


def _slope(axes: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return how the loss of a batch changes with the axes."""
    near, one_length = _unit(one @ axes)
    far, other_length = _unit(other @ axes)
    likeness = near @ far.T / _SHARPNESS
    blame = _shares(likeness, 1) + _shares(likeness, 0) - 2 * np.eye(len(one))
    blame /= 2 * len(one) * _SHARPNESS
    pull_one = _turned(blame @ far, near) / one_length
    pull_other = _turned(blame.T @ near, far) / other_length
    return one.T @ pull_one + other.T @ pull_other


def _unit(places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    lengths = np.linalg.norm(places, axis=1, keepdims=True) + 1e-6
    return places / lengths, lengths


def _shares(likeness: np.ndarray, axis: int) -> np.ndarray:
    powers = np.exp(likeness - likeness.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def _turned(pull: np.ndarray, unit: np.ndarray) -> np.ndarray:
    """Return the part of the pull that turns a direction, without what lengthens it."""
    return pull - unit * (pull * unit).sum(axis=1, keepdims=True)


def _texts() -> Iterator[str]:
    yield from (row["words"] for row in read_table("synonyms.csv"))
    yield from (row["everyday"] + row["official"] for row in read_table("everyday-words.csv"))
    yield from map("".join, _rewordings())


def _pairs() -> Iterator[tuple[str, str]]:
    """Yield two wordings of the same."""
    for wordings in _rewordings():
        yield from combinations(wordings, 2)
    yield from ((row["everyday"], row["official"]) for row in read_table("everyday-words.csv"))
    for row in read_table("synonyms.csv"):
        words = row["words"].split("|")
        half = len(words) // 2
        yield "".join(words[:half]), "".join(words[half:])


def _rewordings() -> list[tuple[str, str, str]]:
    path = Path(__file__).with_name("rewordings.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["official"], row["reworded"], row["plain"]) for row in csv.DictReader(file)]


if __name__ == "__main__":
    main()
