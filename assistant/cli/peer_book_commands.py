"""``peers``: one's own lists of peers and the residents of bodies."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.cli.terminal import cell, plain
from assistant.workflow.desk import own_desk
from assistant.workflow.peer_bodies import peer_bodies
from assistant.workflow.peer_books import export_peer_book, import_peer_book, read_peer_book
from assistant.workflow.report_json import to_json

if TYPE_CHECKING:
    import argparse

    from assistant.workflow.desk import Desk

_NAME_COLUMNS = 44
"""Columns of a body's name on a terminal."""


def peers(options: argparse.Namespace) -> int:
    """Do one of the acts on the lists."""
    return _ACTS[options.act](options)


def _list(options: argparse.Namespace) -> int:
    desk = own_desk()
    book, names = read_peer_book(desk), _names(desk)
    if options.json:
        print(to_json({"lists": [asdict(each) for each in book.lists]}))
        return 0
    for each in book.lists:
        print(plain(f"{each.name}（{len(each.bodies)} 个）"))
        for identity in each.bodies:
            print(plain(f"  {names.get(identity, identity)}"))
    if not book.lists:
        print("还没有对标名单。用 peers import 从表格导入，或在窗口里新建。")
    return 0


def _residents(options: argparse.Namespace) -> int:
    desk = own_desk()
    book, names = read_peer_book(desk), _names(desk)
    if options.json:
        print(to_json({"residents": dict(book.residents)}))
        return 0
    for identity, count in book.residents.items():
        name = cell(plain(names.get(identity, identity)), _NAME_COLUMNS)
        print(f"{name}{count:>14,} 人")
    if not book.residents:
        print("还没有常住人口。用 peers import 从表格导入，或在窗口里填写。")
    return 0


def _import(options: argparse.Namespace) -> int:
    done = import_peer_book(own_desk(), options.file)
    told = len(done.unknown) + len(done.unread)
    if options.json:
        print(to_json(asdict(done)))
    else:
        print(f"认出 {done.bodies} 个机关，现有名单 {len(done.book.lists)} 个。")
    for sentence in done.unknown:
        print(plain(f"没有认出：{sentence}"), file=sys.stderr)
    for sentence in done.unread:
        print(plain(f"不是人数：{sentence}"), file=sys.stderr)
    return 1 if told else 0


def _export(options: argparse.Namespace) -> int:
    export_peer_book(own_desk(), options.file)
    if options.json:
        print(to_json({"target": str(options.file)}))
    else:
        print(f"对标名单已导出到 {options.file}。")
    return 0


def _names(desk: Desk) -> dict[str, str]:
    return {body.identity: body.name for body in peer_bodies(desk)}


_ACTS = {"list": _list, "import": _import, "export": _export, "residents": _residents}
