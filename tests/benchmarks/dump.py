"""A large dump, made from real items: does indexing it stay within its memory, and does it go on after it was killed?

    python -m tests.benchmarks.dump --sample FILE [--items 200000] [--bytes 6000] [--kills 2] [--keep FOLDER]

FILE is a dump of real items in the JSON form. Each made item is one of them, with a number, an English label and aliases of its own and as
many of its other labels and statements as fit in about `--bytes` (the full dump's items have 14,300 on average). `kg wikidata index` reads
it twice: once undisturbed, once killed (SIGKILL) at even steps of the dump and called again; the two indexes must be the same, byte for byte.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from kg.wikidata import open_facts
from kg.wikidata.indexing.chunks import chunks, open_dump, read
from kg.wikidata.indexing.parse import Task
from tests.benchmarks.lookup import names

_TEMPLATES = 400
_POLL = 0.5
_ID, _LABEL, _ALIAS = "Q987654321", "\u2603label\u2603", "\u2603alias\u2603"


def real_items(path: Path) -> list[dict]:
    """The items of a dump."""
    dump = open_dump(path)
    data = b"".join(read(Task(chunk, dump.form, ()).chunk)[0] for chunk in chunks(dump, (0, 0)))
    return [json.loads(line.strip().rstrip(b",")) for line in data.splitlines() if len(line) > 10]


def templates(items: list[dict], *, size: int, chance: random.Random) -> Iterator[bytes]:
    """Real items cut down to a size, each in its own way, with marks where the number, the label and the aliases go."""
    for _ in range(_TEMPLATES):
        made, wanted = dict(chance.choice(items)), chance.lognormvariate(0, 0.6) * size * 0.83
        claims, labels = made["claims"], {code: label for code, label in made["labels"].items() if code != "en"}
        kept = {name: claims[name][:3] for name in ("P31", "P279", "P17", "P569", "P570", "P625") if name in claims}
        made |= {
            "id": _ID,
            "claims": kept,
            "labels": {"en": {"language": "en", "value": _LABEL}},
            "sitelinks": dict(islice(made["sitelinks"].items(), chance.randrange(1, 30))),
        }
        made["aliases"] = {"en": [{"language": "en", "value": f"{_ALIAS}{number}"} for number in range(chance.randrange(4))]}
        made["descriptions"] = {code: made["descriptions"][code] for code in ("en", "de") if code in made["descriptions"]}
        rest = [("labels", code, label) for code, label in labels.items()] + [
            ("claims", name, claims[name][:4]) for name in claims if name not in kept
        ]
        for part, key, value in chance.sample(rest, len(rest)):
            if len(json.dumps(made)) >= wanted:
                break
            made[part] = {**made[part], key: value}
        yield json.dumps(made, separators=(",", ":"), ensure_ascii=False).encode()


def make(path: Path, items: list[dict], *, count: int, size: int) -> int:
    """Writes the dump; the bytes that it has unpacked."""
    chance, called, written = random.Random(7), names(random.Random(8)), 0
    shapes = list(templates(items, size=size, chance=chance))
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b"[\n")
        for number in range(1, count + 1):
            line = (
                chance.choice(shapes)
                .replace(_ID.encode(), b"Q%d" % (number * 7))
                .replace(_LABEL.encode(), next(called).encode())
                .replace(_ALIAS.encode(), next(called).encode())
            )
            written += file.write(line + (b",\n" if number < count else b"\n]\n"))
    return written


def memory(process: int) -> float:
    """The megabytes that a process and its children hold now."""
    total, waiting = 0.0, [process]
    while waiting:
        one = waiting.pop()
        try:
            total += int(Path(f"/proc/{one}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
            waiting += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except OSError:
            continue
    return total


def run(dump: Path, out: Path, *, until: float | None = None) -> list[tuple[float, float]]:
    """Indexes a dump, killed when the index has so many bytes in the making; (seconds, megabytes) as they went."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "wikidata", "index", str(dump), "--out", str(out), "-q"], start_new_session=True
    )
    begun, seen, part = time.monotonic(), [], out.with_name(out.name + ".part")
    while process.poll() is None:
        seen.append((time.monotonic() - begun, memory(process.pid)))
        if until is not None and part.exists() and part.stat().st_size > until:
            os.killpg(process.pid, signal.SIGKILL)
        time.sleep(_POLL)
    if until is None and process.returncode:
        raise SystemExit(f"kg wikidata index ended with {process.returncode}")
    return seen


def show(name: str, seen: list[tuple[float, float]]) -> None:
    """The most memory in each third of a run."""
    third = max(len(seen) // 3, 1)
    most = [max((held for _, held in seen[start : start + third]), default=0.0) for start in (0, third, 2 * third)]
    print(f"{name:<34} {seen[-1][0]:6.0f} s; most memory in each third, MB: {', '.join(f'{held:,.0f}' for held in most)}", flush=True)


def main() -> None:
    """Makes the dump, indexes it both ways, and says what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=Path, required=True)
    parser.add_argument("--items", type=int, default=200_000)
    parser.add_argument("--bytes", type=int, default=6_000)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="a folder for the dump and the indexes (default: a temporary one)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        work = options.keep or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        dump, whole, again = work / "made.json.gz", work / "whole.sqlite3", work / "again.sqlite3"
        unpacked = make(dump, real_items(options.sample), count=options.items, size=options.bytes)
        print(
            f"{options.items:,} items, {unpacked / 1e6:,.0f} MB unpacked, {unpacked / options.items:,.0f} bytes each, {dump.stat().st_size / 1e6:,.0f} MB packed",
            flush=True,
        )
        show("undisturbed", run(dump, whole))
        for kill in range(1, options.kills + 1):
            show(f"killed ({kill})", run(dump, again, until=whole.stat().st_size * kill / (options.kills + 1)))
        show("called again, to the end", run(dump, again))
        with open_facts(whole) as facts, closing(sqlite3.connect(whole)) as connection:
            named = connection.execute("SELECT count(*) FROM name").fetchone()[0]
            print(
                f"{len(facts):,} items, {named:,} names, {whole.stat().st_size / 1e6:,.1f} MB, {whole.stat().st_size / len(facts):,.0f} bytes an item"
            )
        print("after the kills: the same bytes" if whole.read_bytes() == again.read_bytes() else "after the kills: ANOTHER INDEX")


if __name__ == "__main__":
    main()
