"""Entity linking against the shipped facts, with gold mentions: `python -m tests.benchmarks.linking --data DIR [--fit]`.

GUM's named entities carry Wikipedia titles, KnowledgeNet's arguments Wikidata ids; DIR holds `ud-gum` and `knowledgenet` as their archives
unpack. An item that the facts lack counts as NIL, as in the InKB measure of GERBIL. One entity type in sixteen is changed, as taggers do.
"""

from __future__ import annotations

import argparse
import re
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from zlib import crc32

from kg.model import Document, Entity, Kind, Mention, Resolved, Span
from kg.wikidata import Facts, link, open_facts
from kg.wikidata.candidates import candidates
from kg.wikidata.fit import fit, write_weights
from kg.wikidata.link import judge

_GUM_TYPES = {"person": "Person", "place": "Place", "organization": "Organization", "event": "Event", "object": "Product", "abstract": "Work"}
_NOISE = ("Organization", "Place", "Person")


@dataclass(frozen=True, slots=True)
class Gold:
    """A document with its entities, and the item of each (None: the facts have none)."""

    resolved: Resolved
    items: dict[str, str | None]


# --- GUM


def read_gum(folder: Path, split: str, facts: Facts) -> Iterator[Gold]:
    """The named entities of GUM's documents of a split."""
    for name in (folder / "file-lists" / f"files.{split}").read_text().split():
        path = folder / "sources" / f"{name}.conllu"
        if path.is_file():
            yield _gum_document(name, path.read_text(encoding="utf-8"), facts)


def _gum_document(name: str, text: str, facts: Facts) -> Gold:
    sentences, spans = [], []
    for number, block in enumerate(text.strip().split("\n\n")):
        rows = [row for line in block.splitlines() if line and line[0].isdigit() and (row := line.split("\t"))[0].isdigit()]
        sentences.append(_words(rows))
        spans += [(number, *span) for span in _entity_spans(rows)]
    made = re.search(r"dateCreated = (\d{4})-(\d\d)-(\d\d)", text)
    published = date(*map(int, made.groups())) if made else None
    groups: dict[str, list[tuple]] = defaultdict(list)
    for number, group, kind, words, title in spans:
        groups[group].append((number, kind, words, title))
    named = {}
    for group, members in groups.items():
        titles = Counter(title for *_, title in members if title)
        surfaces = Counter(words for _, _, words, _ in members if words)
        kind = next((_GUM_TYPES[kind] for _, kind, words, _ in members if words and kind in _GUM_TYPES), None)
        if surfaces and kind:
            title = titles.most_common(1)[0][0] if titles else None
            named[group] = (surfaces, kind, item_of_title(title, facts) if title else None, [number for number, *_ in members])
    return _gold(name, sentences, named, published)


def _words(rows: list[list[str]]) -> str:
    return "".join(row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in rows).strip()


def _entity_spans(rows: list[list[str]]) -> Iterator[tuple[str, str, str, str | None]]:
    """(group, type, the words where they are a name else "", title) of each entity span of a sentence."""
    opened: list[tuple[int, list[str]]] = []
    for place, row in enumerate(rows):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", entity.group(1)) if entity else ():
            if part.startswith("("):
                opened.append((place, part.strip("()").split("-", 6)))
            if part.endswith(")"):
                start, fields = opened.pop()
                tokens = rows[start : place + 1]
                while tokens and tokens[0][3] == "DET":
                    tokens = tokens[1:]
                is_name = tokens and tokens[0][3] == tokens[-1][3] == "PROPN" and all(row[3] in ("PROPN", "ADP", "DET", "NUM", "CCONJ", "PART", "ADJ") for row in tokens)
                title = fields[6].split("-", 1)[1] if len(fields) > 6 and "-" in fields[6] else None
                yield fields[0], fields[1], _words(tokens) if is_name else "", title


def item_of_title(title: str, facts: Facts) -> str | None:
    """The item of a Wikipedia title: of the items of its name the one that its parenthesis describes, else the best known."""
    name, _, sense = title.replace("_", " ").replace("%2C", ",").partition(" (")
    sense = sense.rstrip(")").casefold()
    hits = [hit.item for hit in facts.named(name) if hit.exact]
    if sense:
        hits = [item for item in hits if any(word in f"{item.about} {item.type}".casefold() for word in sense.split())]
    return max(hits, key=lambda item: (item.prior, -item.id)).qid if hits else None


# --- KnowledgeNet

_PROPERTY_TYPES = {
    "DATE_OF_BIRTH": ("Person", ""), "DATE_OF_DEATH": ("Person", ""), "RESIDENCE": ("Person", "Place"), "PLACE_OF_BIRTH": ("Person", "Place"), "NATIONALITY": ("Person", "Place"),
    "EMPLOYEE_OR_MEMBER_OF": ("Person", "Organization"), "EDUCATED_AT": ("Person", "Organization"), "POLITICAL_AFFILIATION": ("Person", "Organization"), "CHILD_OF": ("Person", "Person"),
    "SPOUSE": ("Person", "Person"), "DATE_FOUNDED": ("Organization", ""), "HEADQUARTERS": ("Organization", "Place"), "SUBSIDIARY_OF": ("Organization", "Organization"),
    "FOUNDED_BY": ("Organization", "Person"), "CEO": ("Organization", "Person"),
}  # fmt: skip
_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.S)
_SPAN = re.compile(r'<span id="(subject|object)">(.*?)</span>', re.S)
_QID = re.compile(r"wikidata\.org/entity/(Q\d+)")


def read_knowledgenet(folder: Path, folds: Iterable[str], facts: Facts) -> Iterator[Gold]:
    """The named arguments of KnowledgeNet's facts that have an item, by document."""
    with zipfile.ZipFile(next(folder.glob("*.zip"))) as archive:
        html = archive.read(next(name for name in archive.namelist() if name.endswith(".html") and "MACOSX" not in name)).decode("utf-8")
    documents: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    wanted = set(folds)
    for row in html.split("<tr>")[1:]:
        cells = _CELL.findall(row)
        if len(cells) >= 10 and cells[0] in wanted:
            documents[cells[1]].append((int(cells[2]), cells[8], cells[9]))
    for name, rows in documents.items():
        yield _knowledgenet_document(name, rows, facts)


def _knowledgenet_document(name: str, rows: list[tuple[int, str, str]], facts: Facts) -> Gold:
    passages = {start: unescape(re.sub(r"<[^>]+>", "", html)).strip() for start, _, html in sorted(rows)}
    order = {start: number for number, start in enumerate(passages)}
    named: dict[str, tuple] = {}
    for start, relation, html in rows:
        types = dict(zip(("subject", "object"), _PROPERTY_TYPES.get(relation.strip(), ("", "")), strict=True))
        for role, inner in _SPAN.findall(html):
            qid, words = _QID.search(inner), unescape(re.sub(r"<[^>]+>", "", inner)).strip()
            if not qid or not types[role] or not words[:1].isupper() or words in ("He", "She", "It", "His", "Her", "Their", "They", "I"):
                continue
            known = int(qid.group(1)[1:])
            surfaces, kind, _, places = named.setdefault(qid.group(1), (Counter(), types[role], None, []))
            surfaces[words] += 1
            places.append(order[start])
            named[qid.group(1)] = (surfaces, kind, qid.group(1) if facts.item(known) else None, places)
    return _gold(f"knowledgenet-{name}", list(passages.values()), named, None)


# --- both


def _gold(name: str, sentences: list[str], named: dict[str, tuple], published: date | None) -> Gold:
    entities, mentions, denotes, items = [], [], {}, {}
    for group, (surfaces, kind, item, places) in named.items():
        label, *aliases = sorted(surfaces, key=lambda words: (-len(words.split()), -surfaces[words], words))
        id = f"{name}-{group}"
        noise = crc32(id.encode())
        entities.append(Entity(id, label, _NOISE[noise % 3] if noise % 16 == 0 else kind, Kind.NAME, tuple(aliases)))
        items[id] = item
        for number, place in enumerate(places):
            mention = Mention(name, len(mentions), len(mentions) + number, label, label, kind, Kind.NAME, (0, 0), place)
            mentions.append(mention)
            denotes[mention.key] = id
    text = "\n".join(sentences)
    spans = tuple(Span(name, 0, 0, sentence) for sentence in sentences)
    return Gold(Resolved(Document(name, text, published=published), tuple(entities), denotes, (), tuple(mentions), spans, len(text.split())), items)


@dataclass(frozen=True, slots=True)
class Scores:
    """Micro figures over entities, 0 to 1; `hard` are those in the facts whose name is another item's too, spelled the same;
    `calibration` is the expected calibration error of the best candidates' scores, in ten bins."""

    entities: int
    in_kb: int
    precision: float
    recall: float
    nil_precision: float
    nil_recall: float
    candidate_recall: float
    links_per_second: float
    hard: int
    hard_recall: float
    calibration: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)


def measure(gold: Iterable[Gold], facts: Facts, *, demonyms: dict[str, str]) -> Scores:
    """Links every document and compares."""
    gold = list(gold)
    started = time.perf_counter()
    linked = [link(each.resolved, facts, demonyms=demonyms) for each in gold]
    seconds = time.perf_counter() - started
    pairs = [(each.items[entity.id], entity.wikidata) for each, found in zip(gold, linked, strict=True) for entity in found.entities]
    found = [list(candidates(entity, facts, demonyms=demonyms)) for each in gold for entity in each.resolved.entities]
    recalled = sum(bool(true) and true in {f.item.qid for f in some} for some, (true, _) in zip(found, pairs, strict=True))
    hard = [true == given for some, (true, given) in zip(found, pairs, strict=True) if true and sum(f.exact for f in some) > 1]
    right = sum(bool(true) and true == given for true, given in pairs)
    known, given = sum(bool(true) for true, _ in pairs), sum(bool(given) for _, given in pairs)
    nil_right = sum(not true and not given for true, given in pairs)
    return Scores(
        len(pairs), known, right / (given or 1), right / (known or 1), nil_right / ((len(pairs) - given) or 1), nil_right / ((len(pairs) - known) or 1),
        recalled / (known or 1), len(pairs) / seconds, len(hard), sum(hard) / (len(hard) or 1), calibration_error(gold, facts, demonyms=demonyms),
    )  # fmt: skip


def calibration_error(gold: Iterable[Gold], facts: Facts, *, demonyms: dict[str, str]) -> float:
    """How far the scores of best candidates are from how often they are right, over bins of a tenth, weighted by their sizes."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for each in gold:
        for id, scored in judge(each.resolved, facts, demonyms=demonyms).items():
            best = scored[0]
            bins[min(int(10 * best.score), 9)].append((best.score, best.found.item.qid == each.items[id]))
    total = sum(map(len, bins.values()))
    return sum(abs(sum(score for score, _ in bin) - sum(right for _, right in bin)) for bin in bins.values()) / (total or 1)


def examples(gold: Iterable[Gold], facts: Facts, *, demonyms: dict[str, str]) -> list[tuple[tuple[float, ...], bool]]:
    """Features of every candidate, and whether it is the right one."""
    rows = []
    for each in gold:
        for id, scored in judge(each.resolved, facts, demonyms=demonyms).items():
            rows += [(one.values, one.found.item.qid == each.items[id]) for one in scored]
    return rows


def _errors(gold: Iterable[Gold], facts: Facts, *, demonyms: dict[str, str]) -> Iterator[str]:
    for each in gold:
        for entity in link(each.resolved, facts, demonyms=demonyms).entities:
            if entity.wikidata != each.items[entity.id]:
                shown = ", ".join(f"{c.id} {c.label} {c.score}" for c in entity.candidates[:3])
                yield f"{each.resolved.document.id}: {entity.label} ({entity.type}): {entity.wikidata}, should be {each.items[entity.id]}: {shown}"


def main() -> None:
    """Prints the figures of the development parts; with --fit fits the weights on the training parts first."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.linking")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--facts", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    from kg.lexicon import ontology

    facts, demonyms = open_facts(arguments.facts), dict(ontology().demonyms)
    gum, net = arguments.data / "ud-gum", arguments.data / "knowledgenet"
    if arguments.fit:
        write_weights(fit(examples([*read_gum(gum, "train", facts), *read_knowledgenet(net, "123", facts)], facts, demonyms=demonyms)))
    for name, gold in (("GUM dev", list(read_gum(gum, "dev", facts))), ("KnowledgeNet fold 4", list(read_knowledgenet(net, "4", facts)))):
        scores = measure(gold, facts, demonyms=demonyms)
        print(
            f"{name:20} entities {scores.entities}, in the facts {scores.in_kb}; InKB P {scores.precision:.3f} R {scores.recall:.3f} F1 {scores.f1:.3f}; "
            f"NIL P {scores.nil_precision:.3f} R {scores.nil_recall:.3f}; candidate recall {scores.candidate_recall:.3f}; "
            f"with namesakes {scores.hard}, recall {scores.hard_recall:.3f}; calibration error {scores.calibration:.3f}; {scores.links_per_second:,.0f} entities/s"
        )
        if arguments.errors:
            print(*_errors(gold, facts, demonyms=demonyms), sep="\n")


if __name__ == "__main__":
    main()
