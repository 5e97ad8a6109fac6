"""Zip archives: what lies in them, and the bytes of one member, unpacked within bounds.

Nothing is ever written to the disk. The directory of the archive read last is kept, so that
reading all members of a large one stays linear; the archive itself is not kept open.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from assistant.base.files import UnreadableFile
from assistant.sources.errors import UnreadableSource, UnsupportedSource

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_ENTRIES = 20_000
"""Entries of the largest archive that is opened."""

LARGEST_DIRECTORY = 16 * 1024 * 1024
"""Bytes of the largest directory of an archive that is read."""

LARGEST_WHOLE = 1024 * 1024 * 1024
"""Bytes that a strongly packed archive may say to unpack to."""

STRONGLY = 100
"""Times its own size that an archive may unpack to once it is larger than that."""

CHUNK = 1 << 20

END_RECORD = struct.Struct("<4s4H2LH")
"""End of the directory: mark, two numbers of disks, two of entries, size, place, comment."""

END_MARK = b"PK\x05\x06"

LONGEST_COMMENT = 0xFFFF

MEMBER_HEAD = struct.Struct("<4s5H3L2H")
"""Head of a member: mark, five fields, checksum, two sizes, lengths of its name and extras."""

MEMBER_MARK = b"PK\x03\x04"

NAMED_IN_UTF8 = 0x800
ENCRYPTED = 0x1
"""Flags of an entry."""

# ../报告.txt   /etc/报告.txt   C:/报告.txt   a/../../报告.txt
CLIMBING = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:")

NESTED = frozenset((".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"))
"""Suffixes of archives inside the archive."""

REPACK = "请用压缩软件解压后，再导入其中的文件。"
DISTRUST = "请不要解压来历不明的压缩包；请向提供者核实，重新打包报告文件后再导入。"

RETRY = "请重新下载或重新压缩后再导入。"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What the directory of an archive says of one member."""

    place: int
    packed_size: int
    size: int
    method: int
    checksum: int
    is_encrypted: bool


def archive_members(path: Path) -> tuple[str, ...]:
    """Return the names of all files in a zip archive, in its order.

    Names that Windows wrote in GBK without saying so are read as that, where it is certain.

    Raises:
        UnreadableFile: the archive is missing or may not be read.
        UnreadableSource: it is damaged, or its directory is that of a bomb.
    """
    return tuple(_directory(path))


def is_nested_archive(member: str) -> bool:
    """Tell whether a member's name is that of an archive."""
    return PurePosixPath(member).suffix.lower() in NESTED


def read_member(path: Path, member: str, *, largest: int) -> bytes:
    """Return the bytes of a member of a zip archive; no more than *largest* are unpacked.

    Raises:
        UnreadableFile: the archive is missing or may not be read.
        UnreadableSource: the archive or the member is damaged, encrypted, or too large; its name
            leads out of the archive, or is no longer there.
        UnsupportedSource: it is packed by a method other than those that are common.
    """
    shown = Path(f"{path}/{member}")
    entry = _directory(path).get(member)
    if entry is None:
        raise UnreadableSource(shown, "压缩包中没有这个文件", "请确认压缩包没有被改动后再导入。")
    _check(shown, member, entry, largest)
    try:
        with path.open("rb") as file:
            data = _unpacked(file, entry)
    except OSError as error:
        raise UnreadableFile(path, error) from error
    except (zlib.error, struct.error, zipfile.BadZipFile) as error:
        raise UnreadableSource(shown, "压缩包中的这个文件已损坏", RETRY) from error
    return data


def _check(shown: Path, member: str, entry: _Entry, largest: int) -> None:
    """Refuse what must not or cannot be unpacked."""
    if CLIMBING.search(member):
        raise UnreadableSource(
            shown, "压缩包中这个文件的路径指向压缩包之外，可能是恶意构造的，没有读取", DISTRUST
        )
    if is_nested_archive(member):
        raise UnsupportedSource(shown, "这是压缩包里的压缩包", REPACK)
    if entry.is_encrypted:
        raise UnreadableSource(shown, "压缩包中的这个文件有密码", "请输入密码解压后再导入。")
    if entry.size > largest:
        size, most = entry.size // 1024 // 1024, largest // 1024 // 1024
        raise UnreadableSource(
            shown,
            f"解压后太大（{size} MB），超过 {most} MB 的上限",
            "报告正文一般只有几十 KB，请确认选对了文件。",
        )
    if entry.method not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise UnsupportedSource(shown, "压缩包用了不常见的压缩方式，这个文件无法读取", REPACK)


def _unpacked(file: BinaryIO, entry: _Entry) -> bytes:
    """Return the bytes of an entry, whose stated size and checksum they must have.

    Raises:
        zlib.error, struct.error, BadZipFile: they have not.
    """
    if entry.place < 0:
        raise zipfile.BadZipFile
    file.seek(entry.place)
    head = MEMBER_HEAD.unpack(file.read(MEMBER_HEAD.size))
    if head[0] != MEMBER_MARK:
        raise zipfile.BadZipFile
    file.seek(head[-2] + head[-1], 1)
    data = _stored(file, entry) if entry.method == zipfile.ZIP_STORED else _inflated(file, entry)
    if len(data) != entry.size or zlib.crc32(data) != entry.checksum:
        raise zipfile.BadZipFile
    return data


def _stored(file: BinaryIO, entry: _Entry) -> bytes:
    return file.read(min(entry.packed_size, entry.size))


def _inflated(file: BinaryIO, entry: _Entry) -> bytes:
    """Return what an entry unpacks to, cut one byte after the size that it states."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    wanted, left = entry.size + 1, entry.packed_size
    while wanted and not inflater.eof:
        packed = inflater.unconsumed_tail or file.read(min(CHUNK, left))
        if not packed:
            break
        left -= 0 if inflater.unconsumed_tail else len(packed)
        parts.append(inflater.decompress(packed, wanted))
        wanted -= len(parts[-1])
    return b"".join(parts)


def _directory(path: Path) -> Mapping[str, _Entry]:
    """Return the entries of an archive by name, read anew only where the file has changed."""
    try:
        state = path.stat()
    except OSError as error:
        raise UnreadableFile(path, error) from error
    return _read_directory(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _read_directory(path: Path, _changed_ns: int, size: int) -> Mapping[str, _Entry]:
    """Return the entries of an archive by name; folders are no entries.

    Args:
        path: the archive.
        _changed_ns: when it was last written, which makes another one of a changed file.
        size: its bytes.
    """
    try:
        with path.open("rb") as file:
            _check_directory(path, file, size)
            with zipfile.ZipFile(file) as archive:
                infos = [info for info in archive.infolist() if not _is_folder(info)]
    except OSError as error:
        raise UnreadableFile(path, error) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        raise UnreadableSource(path, "压缩包已损坏或不是 ZIP 文件，无法打开", RETRY) from error
    whole = sum(info.file_size for info in infos)
    if whole > max(LARGEST_WHOLE, STRONGLY * size):
        raise UnreadableSource(
            path, "压缩包解压后大得不合常理，可能是恶意构造的，没有读取", DISTRUST
        )
    return {_member_name(info): _entry(info) for info in infos}


def _check_directory(path: Path, file: BinaryIO, size: int) -> None:
    """Refuse an archive whose directory is too large to be read, before it is read.

    Raises:
        BadZipFile: there is no directory.
    """
    file.seek(max(0, size - END_RECORD.size - LONGEST_COMMENT))
    end = file.read()
    place = end.rfind(END_MARK)
    if place < 0:
        raise zipfile.BadZipFile
    fields = END_RECORD.unpack_from(end, place)
    if fields[4] > MOST_ENTRIES or fields[5] > LARGEST_DIRECTORY:
        raise UnreadableSource(
            path,
            f"压缩包里的文件太多，超过 {MOST_ENTRIES} 个的上限",
            "请分成几个压缩包，或解压后导入文件夹。",
        )


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.is_dir() or info.orig_filename.endswith(("/", "\\"))


def _entry(info: zipfile.ZipInfo) -> _Entry:
    return _Entry(
        place=info.header_offset,
        packed_size=info.compress_size,
        size=info.file_size,
        method=info.compress_type,
        checksum=info.CRC,
        is_encrypted=bool(info.flag_bits & ENCRYPTED),
    )


def _member_name(info: zipfile.ZipInfo) -> str:
    """Return the name of an entry with the characters that its maker meant.

    Without the flag for UTF-8 the standard means code page 437, but Windows writes the code page of
    the system (GBK) there and macOS UTF-8: 2023/报告.docx comes as 2023/▒¿╕µ.docx.
    """
    name = info.orig_filename
    if not info.flag_bits & NAMED_IN_UTF8:
        name = _redecoded(name)
    return name.replace("\\", "/")


def _redecoded(name: str) -> str:
    raw = name.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
