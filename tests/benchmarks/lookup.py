"""The label index: how fast a name is looked up in it, how fast it is made, how large it is, and what that makes of the whole of Wikidata.

usage: python -m tests.benchmarks.lookup [--labels 1000000] [--dump FILE] [--cpu]

Makes an index of a million labels in a temporary folder. Reading is measured on a dump of your own or on one that is made here, with items as
large as the full dump's are on average. Every figure is of one run on this machine; compare figures of one run with one another.
"""

from __future__ import annotations

import argparse
import bz2
import os
import random
import resource
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from kg.wikidata import Facts, open_facts
from kg.wikidata.facts import TYPES
from kg.wikidata.indexing import index
from kg.wikidata.indexing.chunks import chunks, open_dump, read
from kg.wikidata.indexing.classes import anchors
from kg.wikidata.indexing.draft import Draft, Place
from kg.wikidata.indexing.finish import finish
from kg.wikidata.indexing.parse import Task, parse_whole
from kg.wikidata.indexing.record import Record, Rows
from tests.wikidata.dumps import item, statement, write_json

FULL_ITEMS = 115_000_000
FULL_BYTES_OF_ITEM = 14_300  # unpacked: 1.4 TB for 98 million items, July 2022
_LOOK_UPS, _COLD, _BATCH = 50_000, 2_000, 20_000
_SYLLABLES = [a + b for a in "b d f g k l m n p r s t v z ch sh st tr".split() for b in "a e i o u an en or el".split()]  # noqa: SIM905
_CLASSES = [number for number, type in anchors().items() if type in range(len(TYPES))]


_clock = [time.perf_counter]


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Seconds, and what came of it."""
    start = _clock[0]()
    value = work()
    return _clock[0]() - start, value


def names(chance: random.Random) -> Iterator[str]:
    """Names of two words; some come again, as names of people do."""
    while True:
        yield " ".join("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize() for _ in range(2))


def records(count: int, chance: random.Random) -> Iterator[Record]:
    """Items with two names each, a description, a class, a country, and what else an item in three has."""
    called = names(chance)
    for number in range(1, count + 1):
        label, alias = next(called), next(called)
        record = Record(
            number,
            label,
            f"{chance.choice(_SYLLABLES)} of {next(called)}" if number % 2 else "human settlement in the region",
            [label, alias],
        )
        record.classes, record.country, record.sitelinks = [chance.choice(_CLASSES)], chance.randrange(1, 200), int(chance.paretovariate(1))
        if number % 3 == 0:
            record.born, record.point = chance.randrange(1700, 2000), (chance.uniform(-90, 90), chance.uniform(-180, 180))
        yield record


def make_index(folder: Path, labels: int) -> tuple[Path, float, float]:
    """An index of so many labels; the seconds of adding rows to the draft, and of sorting them."""
    draft, rest, adding = Draft(folder / "made.part"), records(labels // 2, random.Random(3)), 0.0
    while batch := list(islice(rest, _BATCH)):
        rows = Rows()
        for record in batch:
            rows.add(record)
        seconds, _ = timed(lambda rows=rows: draft.add(rows))
        adding += seconds
    draft.save(Place(complete=True))
    sorting, _ = timed(lambda: finish(draft, folder / "made", types=None, about={}, told=lambda _: None))
    draft.discard()
    return folder / "made", adding, sorting


def forget_cached(path: Path) -> None:
    """Lets the system forget what it holds of a file in memory."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def look_ups(path: Path, labels: int) -> Iterator[tuple[str, float]]:
    """What it costs to open the index and to ask for names that it has, and that it lacks; nothing is asked twice."""
    called = names(random.Random(3))
    present = random.Random(5).sample(
        list(islice((record.label for record in records(labels // 2, random.Random(3))), labels // 2)), _COLD + _LOOK_UPS
    )
    absent = [f"{name}x" for name in islice(called, _LOOK_UPS)]
    forget_cached(path)
    seconds, facts = timed(lambda: open_facts(path))
    yield "opened, file not in memory, ms", 1e3 * seconds
    seconds, _ = timed(lambda: [facts.named(name) for name in present[:_COLD]])
    yield "a name, file not in memory, µs", 1e6 * seconds / _COLD
    facts.close()
    yield "opened, best of five, ms", 1e3 * min(timed(lambda: open_facts(path).close())[0] for _ in range(5))
    with Facts(path) as facts:
        for name in present[_COLD:]:  # once before, so that the file is in memory
            facts._connection.execute("SELECT count(*) FROM name WHERE key = ?", (name.lower(),)).fetchone()
        for kind, asked in (("a name that it has", present[_COLD:]), ("a name that it lacks", absent)):
            seconds, _ = timed(lambda asked=asked: [facts.named(name) for name in asked])
            yield f"{kind}, with its items, µs", 1e6 * seconds / len(asked)


def make_dump(folder: Path, count: int = 3_000) -> Path:
    """A dump of items with labels in many languages and statements, of about the size that items have in the full dump."""
    chance, called = random.Random(11), names(random.Random(12))
    codes = [f"{a}{b}" for a in "bcdfghklmn" for b in "aeiou"]
    items = []
    for number in range(1, count + 1):
        label = next(called)
        claims = {
            f"P{property}": [statement(f"P{property}", chance.randrange(1, 10**8)) for _ in range(3)] for property in range(5000, 5014)
        }
        made = item(
            number,
            label,
            about=next(called),
            links=8,
            other={code: next(called) for code in codes},
            P31=chance.choice(_CLASSES),
            P17=chance.randrange(200),
            **claims,
        )
        made["descriptions"].update({code: {"language": code, "value": next(called)} for code in codes})
        items.append(made)
    packed = folder / "made.json.bz2"
    packed.write_bytes(bz2.compress(write_json(folder / "made.json", items).read_bytes()))
    return packed


def reading(path: Path) -> Iterator[tuple[str, float]]:
    """What one process does a second, stage by stage, on at most some 200 MB of a dump."""
    dump, unpacked, seconds, parts = open_dump(path), 0, 0.0, []
    for chunk in chunks(dump, (0, 0)):
        took, (data, _, _) = timed(lambda chunk=chunk: read(Task(chunk, dump.form, ()).chunk))
        unpacked, seconds, parts = unpacked + len(data), seconds + took, [*parts, data]
        if unpacked > 200_000_000:
            break
    data = b"".join(parts)
    yield "unpacked", unpacked
    yield f"unpack {dump.packing or 'nothing'}", unpacked / seconds
    again = bz2.compress(data[:20_000_000]), zlib.compress(data[:20_000_000], 6)
    for name, packed, unpack in zip(
        ("unpack bz2 (made here)", "unpack gz (made here)"), again, (bz2.decompress, zlib.decompress), strict=True
    ):
        yield name, min(len(data), 20_000_000) / timed(lambda packed=packed, unpack=unpack: unpack(packed))[0]
    took, rows = timed(lambda: parse_whole(data, dump.form, ("en",)))
    yield "read items", unpacked / took
    yield "entities", rows.read


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=int, default=1_000_000, help="labels of the index that is looked up in (200,000 or more)")
    parser.add_argument("--dump", type=Path, help="a dump to measure reading on")
    parser.add_argument("--cpu", action="store_true", help="count processor time, where other work runs on the machine")
    options = parser.parse_args()
    _clock[0] = time.process_time if options.cpu else time.perf_counter
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        labels = max(options.labels, 200_000)
        path, adding, sorting = make_index(work, labels)
        items, size = labels // 2, path.stat().st_size
        print(f"look-ups in an index of {labels:,} labels of {items:,} items, {size / 1e6:,.0f} MB")
        for name, value in look_ups(path, labels):
            print(f"  {name:<48} {value:10,.1f}")
        print(f"  {'bytes an item, with two names':<48} {size / items:10,.1f}")
        dump = options.dump or make_dump(work)
        measured = dict(reading(dump))
        unpacked, entities = measured.pop("unpacked"), measured.pop("entities")
        each = unpacked / entities
        print(f"reading {dump.name}, {unpacked / 1e6:,.1f} MB unpacked, {each:,.0f} bytes an entity, one process")
        for name, pace in measured.items():
            print(f"  {name + ', MB and entities a second':<48} {pace / 1e6:10,.1f} {pace / each:10,.0f}")
        print(f"  {'rows into the draft, entities a second':<48} {items / adding:10,.0f}")
        print(f"  {'sorted into the index, items a second':<48} {items / sorting:10,.0f}")
        seconds, report = timed(lambda: index(dump, work / "whole", jobs=1))
        print(
            f"  {'kg wikidata index --jobs 1, entities, MB a second':<48} {report.entities / seconds:10,.0f} {unpacked / seconds / 1e6:10,.1f}"
        )
        print_full(measured, adding / items + sorting / items, size / items)
        print(f"peak memory of this process, MB {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f}", file=sys.stderr)


def print_full(pace: dict[str, float], seconds_an_item: float, bytes_an_item: float) -> None:
    """What the measured paces make of the full dump."""
    total, parse = FULL_ITEMS * FULL_BYTES_OF_ITEM, pace["read items"]
    after = FULL_ITEMS * seconds_an_item / 3600
    print(f"the full dump by calculation: {FULL_ITEMS:,} items, {FULL_BYTES_OF_ITEM:,} bytes each unpacked, {total / 1e12:.2f} TB")
    print(f"  {'index, at most, GB':<48} {FULL_ITEMS * bytes_an_item / 1e9:10,.1f}")
    for packing in ("bz2", "gz"):
        unpack = total / pace[f"unpack {packing} (made here)"] / 3600
        items = total / parse / 3600
        for jobs in (1, 2, 8):
            # bzip2 is unpacked by all processes; gzip by the first one alone, while the others read.
            hours = max((unpack + items) / jobs, after) if packing == "bz2" or jobs == 1 else max(items / jobs, unpack + after)
            print(f"  {f'{packing}, {jobs} process' + 'es' * (jobs > 1) + ', hours':<48} {hours + after:10,.1f}")


if __name__ == "__main__":
    main()
