"""bzip2 taken apart into its blocks, so that a long file can be read by several processes and from anywhere in the middle.

A bzip2 stream is a header, blocks that begin anywhere in a byte with 48 bits of π, and an end that begins with 48 bits of √π; each block
can be read by itself (as lbzip2 does it; format after J. Tsai, "BZIP2: Format Specification", 2016).
"""

from __future__ import annotations

import bz2
from dataclasses import dataclass
from typing import BinaryIO

_BLOCK, _END = 0x314159265359, 0x177245385090
_BITS, _MASK = 48, (1 << 48) - 1
_CRC_BITS = 32
_HEADER = int.from_bytes(b"BZh9", "big")
_PIECE = 1 << 17
_LARGEST_BLOCK = 1 << 21  # bytes; what has 900,000 bytes unpacked cannot be larger than this, even where nothing repeats


def _needle(mark: int, shift: int) -> tuple[bytes, int, int]:
    """The whole bytes of a mark that begins `shift` bits into a byte, that shift, and the mark."""
    return ((mark << (16 - shift)).to_bytes(8, "big")[1 if shift else 0 : 6], shift, mark)


_NEEDLES = tuple(_needle(mark, shift) for mark in (_BLOCK, _END) for shift in range(8))


@dataclass(frozen=True, slots=True)
class Blocks:
    """Blocks of a file: `data` are bytes of it, `spans` each block's first bit in them and the bit after its last;
    `cut` where the file breaks off within the last block, which is left out."""

    data: bytes
    spans: tuple[tuple[int, int], ...]
    cut: bool = False


def marks(data: bytes, start: int = 0) -> list[tuple[int, bool]]:
    """The bits at which a block (True) or a stream's end (False) begins, from byte `start` on, in order."""
    found = []
    for needle, shift, mark in _NEEDLES:
        place = data.find(needle, start)
        while place >= 0:
            first = place - bool(shift)
            window = data[first : first + 7] if first >= 0 else b""
            if len(window) == 7 and (int.from_bytes(window, "big") >> (8 - shift)) & _MASK == mark:
                found.append((8 * first + shift, mark == _BLOCK))
            place = data.find(needle, place + 1)
    return sorted(found)


def read_blocks(file: BinaryIO, start: int, stop: int) -> Blocks:
    """The blocks that begin between two bytes of a file, the last one to its end."""
    file.seek(start)
    data = file.read(stop - start + _BITS // 8)  # a mark that begins in the last byte is whole
    found = marks(data)
    inside = [mark for mark in found if mark[0] < 8 * (stop - start)]
    ends = [bit for bit, _ in found[1:]]
    if inside and inside[-1][1] and len(found) == len(inside):
        data, end = _to_the_end(file, data, opened=inside[-1][0])
        ends.append(end)
    spans = tuple((bit, end) for (bit, is_block), end in zip(inside, ends, strict=False) if is_block and end)
    return Blocks(data, spans, cut=bool(ends) and not ends[-1])


def _to_the_end(file: BinaryIO, data: bytes, *, opened: int) -> tuple[bytes, int]:
    """The data, read on to where the block that is `opened` at a bit ends, and that bit: 0 where the file ends before it.

    What goes on for longer than a block can is cut off: it is damaged, and memory stays flat.
    """
    while len(data) - opened // 8 < _LARGEST_BLOCK:
        piece = file.read(_PIECE)
        if not piece:
            return data, 0
        searched, data = max(len(data) - 8, 0), data + piece
        if found := [bit for bit, _ in marks(data, searched) if bit > opened]:
            return data, found[0]
    return data, 8 * len(data)


def unpack(blocks: Blocks) -> tuple[list[bytes], int]:
    """What each block holds, and how many are damaged; a damaged one is a line's end, so that what it cut in two is not joined.

    Bits that only look like a mark (once in many terabytes) make two pieces of a block: a piece that is none is tried with the next.
    """
    parts, damaged, carried = [], 0, None
    for start, end in blocks.spans:
        begin = start if carried is None else carried
        try:
            parts.append(unpack_block(blocks.data, begin, end))
            carried = None
        except (OSError, ValueError, EOFError):
            if carried is not None:  # two marks in one block do not happen: this one and the one before are damaged
                damaged, carried = damaged + 1, None
                parts.append(b"\n")
                try:
                    parts.append(unpack_block(blocks.data, start, end))
                    continue
                except (OSError, ValueError, EOFError):
                    pass
            carried = start
    if carried is not None:
        damaged += 1
        parts.append(b"\n")
    return parts, damaged


def unpack_block(data: bytes, start: int, end: int) -> bytes:
    """One block, as a stream of its own; OSError, ValueError or EOFError where it is none."""
    if end - start <= _BITS + _CRC_BITS:
        raise ValueError("too short for a block")
    first, last = start // 8, -(-end // 8)
    bits = int.from_bytes(data[first:last], "big") >> (8 * last - end) & ((1 << (end - start)) - 1)
    crc = bits >> (end - start - _BITS - _CRC_BITS) & 0xFFFFFFFF
    length = 32 + (end - start) + _BITS + _CRC_BITS
    whole = ((_HEADER << (end - start) | bits) << _BITS | _END) << _CRC_BITS | crc
    padding = -length % 8
    return bz2.decompress((whole << padding).to_bytes((length + padding) // 8, "big"))
