"""bzip2 files are read from anywhere, block by block."""

import bz2
import io
import random

import pytest

from kg.wikidata.indexing.bzip import read_blocks, unpack

NOISE = random.Random(7).randbytes(250_000)
LINES = b"".join(b"line %d\n" % number for number in range(30_000))


def whole(data: bytes, step: int) -> bytes:
    """What all slices of a file hold, read one by one."""
    file = io.BytesIO(data)
    found = (read_blocks(file, start, start + step) for start in range(0, len(data), step))
    return b"".join(part for blocks in found for part in unpack(blocks)[0])


@pytest.mark.parametrize("content", [LINES, NOISE], ids=["lines", "noise"])
@pytest.mark.parametrize("step", [9999, 100_000, 1 << 30])
def test_slices_of_any_size_hold_the_whole(content, step):
    assert whole(bz2.compress(content, 1), step) == content


def test_streams_one_after_another_are_read():
    parts = [b"", b"one", LINES, b"", b"three"]
    packed = b"".join(bz2.compress(part, 1) for part in parts)
    for step in (400, 5000, 1 << 16):
        assert whole(packed, step) == b"".join(parts)


def test_a_file_that_breaks_off_in_a_block_says_so():
    packed = bz2.compress(NOISE, 1)
    assert read_blocks(io.BytesIO(packed[:-500]), 100_000, len(packed)).cut
    assert not read_blocks(io.BytesIO(packed), 100_000, len(packed)).cut


def test_a_damaged_block_becomes_a_line_end_and_others_stay():
    packed = bytearray(bz2.compress(NOISE, 1))
    packed[len(packed) // 2] ^= 1
    parts, damaged = unpack(read_blocks(io.BytesIO(bytes(packed)), 0, len(packed)))
    assert damaged == 1 and parts.count(b"\n") == 1
    assert NOISE.startswith(parts[0]) and NOISE.endswith(parts[-1])


def test_what_looks_like_a_mark_within_a_block_does_no_harm():
    blocks = read_blocks(io.BytesIO(packed := bz2.compress(LINES, 1)), 0, len(packed))
    (start, end), *rest = blocks.spans
    split = type(blocks)(blocks.data, ((start, start + 5000), (start + 5000, end), *rest))
    assert b"".join(unpack(split)[0]) == LINES
