"""Speed, memory and growth of a build, measured and printed.

usage: python -m tests.benchmarks.speed [--words 50000] [--texts FOLDER]

Every figure is the best of what one run on this machine gave; compare figures of one run with one another.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.benchmarks.texts import articles, write

# A build in a process of its own: seconds, words, and the largest resident size of it and its children together.
_BUILD = """
import json, resource, sys, time
import kg
from kg.extract import pipeline
start = time.perf_counter()
if sys.argv[3] == "1":
    pipeline(None, 2)
    from kg.lexicon import ontology
    ontology()
loaded = time.perf_counter()
graph = kg.build([sys.argv[1]], out=sys.argv[2], jobs=int(sys.argv[3]))
end = time.perf_counter()
own, children = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps({"words": graph.summary.words, "seconds": end - loaded, "loading": loaded - start, "own": own, "children": children * (int(sys.argv[3]) > 1) * int(sys.argv[3])}))
"""


def build_in_process(folder: Path, out: Path, jobs: int) -> dict[str, float]:
    """One build's measures."""
    result = subprocess.run([sys.executable, "-c", _BUILD, str(folder), str(out), str(jobs)], capture_output=True, text=True, check=True)
    return json.loads(result.stdout.splitlines()[-1])


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Seconds, and what came of it."""
    start = time.perf_counter()
    value = work()
    return time.perf_counter() - start, value


def rooms(folder: Path) -> Iterable[tuple[str, float, int]]:
    """Each room by itself, on all documents: its name, seconds, and the words that went through."""
    import kg
    from kg.extract import pipeline
    from kg.graph.write import quads
    from kg.language.statements import read
    from kg.lexicon import ontology

    nlp, lexicon = pipeline(None, 2), ontology()
    seconds, documents = timed(lambda: list(kg.read(folder)))
    reading = seconds
    seconds, docs = timed(lambda: list(nlp.tokenizer.pipe(d.text for d in documents)))
    words = sum(len(doc) for doc in docs)
    yield "reader", reading, words
    yield "tokenizer", seconds, words
    encoder = nlp.get_pipe("kg_network").encoder
    encoder._session = watch = Stopwatch(encoder._session)
    analysed, docs = timed(lambda: list(nlp.pipe(d.text for d in documents)))
    encoder._session = watch.session
    yield "network only", watch.seconds, words
    yield "pipeline (tokenizer, network, decoding, lemmas)", analysed, words
    seconds, readings = timed(lambda: [read(doc, document, lexicon) for doc, document in zip(docs, documents, strict=True)])
    yield "statements", seconds, words
    seconds, resolved = timed(lambda: list(kg.resolve(readings)))
    yield "resolve", seconds, words
    seconds, _ = timed(lambda: [list(quads(r, lexicon)) for r in resolved])
    yield "graph (quads)", seconds, words


class Stopwatch:
    """A session of the network that counts the seconds spent in it."""

    def __init__(self, session: object) -> None:
        self.session, self.seconds = session, 0.0

    def run(self, *arguments: object) -> object:
        """As the session's own."""
        seconds, outputs = timed(lambda: self.session.run(*arguments))
        self.seconds += seconds
        return outputs


def start_up() -> Iterable[tuple[str, float]]:
    """The best of five starts."""
    for name, arguments in (("kg --help", ["-m", "kg", "--help"]), ("import kg", ["-c", "import kg"])):
        yield name, min(timed(lambda a=arguments: subprocess.run([sys.executable, *a], capture_output=True, check=True))[0] for _ in range(5))


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=50_000)
    parser.add_argument("--texts", type=Path, help="a folder of .txt files to take the paragraphs from")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        folder = write(work / "texts", articles(options.words, folder=options.texts))
        print("start-up, seconds")
        for name, seconds in start_up():
            print(f"  {name:<48} {seconds:8.2f}")
        seconds, _ = timed(lambda: subprocess.run([sys.executable, "-m", "kg", "build", "seeds", "--out", str(work / "first")], capture_output=True, check=True))
        print(f"  {'kg build seeds, from a cold start':<48} {seconds:8.2f}")
        print(f"rooms, {options.words:,} words, words per second")
        for name, seconds, words in rooms(folder):
            print(f"  {name:<48} {words / seconds:8,.0f}")
        print("build, end to end: words per second without loading, peak memory in MB")
        for jobs in (1, 2):
            found = build_in_process(folder, work / f"out{jobs}", jobs)
            print(f"  {f'{jobs} process' + 'es' * (jobs > 1):<48} {found['words'] / found['seconds']:8,.0f} {found['own'] + found['children']:8,.0f}")
        print("growth: words, seconds, microseconds a word, peak memory in MB (one process)")
        for factor in (1, 4, 16):
            count = options.words * factor // 16
            found = build_in_process(write(work / f"grow{factor}", articles(count, folder=options.texts)), work / f"grown{factor}", 1)
            print(f"  {found['words']:>10,} {found['seconds']:8.2f} {1e6 * found['seconds'] / found['words']:8.1f} {found['own']:8,.0f}")


if __name__ == "__main__":
    main()
