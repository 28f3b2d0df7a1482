"""Statements inside compound modifiers: "the US-backed rebels", "a London-based firm", "pro-union voters"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from kg.language.clauses.relation import relation_name
from kg.language.nominals.describe import unfolds
from kg.language.nominals.phrases import Phrases
from kg.language.nominals.titles import as_place
from kg.language.nominals.typing import VALUES
from kg.language.trees.words import vocabulary
from kg.model import Kind, Mention, Statement

CONFIDENCE, STANCE = 0.75, 0.55
# Participles whose first half does it: "US-backed rebels", the US backed them.
AGENTIVE = {
    "led": "lead", "backed": "back", "run": "run", "controlled": "control", "held": "hold", "owned": "own", "occupied": "occupy", "funded": "fund",
    "financed": "finance", "sponsored": "sponsor", "supported": "support", "trained": "train", "supplied": "supply", "made": "make", "built": "build",
    "brokered": "broker", "mediated": "mediate", "administered": "administer", "appointed": "appoint", "installed": "install", "imposed": "impose",
    "dominated": "dominate", "armed": "arm", "equipped": "equip", "designed": "design", "operated": "operate", "annexed": "annex", "ruled": "rule", "banned": "ban",
    "organised": "organise", "organized": "organize", "drafted": "draft", "governed": "govern", "produced": "produce", "developed": "develop",
    "donated": "donate", "provided": "provide", "proposed": "propose", "written": "write", "directed": "direct", "inspired": "inspire",
}  # fmt: skip
# Participles whose first half is where: "a London-based firm".
LOCATIVE = {"based": "base", "born": "bear", "headquartered": "headquarter", "educated": "educate", "registered": "register", "listed": "list"}
STANCES = {"pro": ("support", "supported"), "anti": ("oppose", "opposed")}
IN_PART = vocabulary("% percent partly partially majority minority")
NEVER_AGENTS = vocabulary("well ill newly self most best fully part half heavily long so highly then jointly partly once hand home tailor battle custom purpose locally")


def compound_statements(doc: Doc, phrases: Phrases, make: Callable[..., Statement]) -> Iterator[Statement]:
    """The statements of hyphenated modifiers, with what they modify."""
    tree = phrases.tree
    for i, word in enumerate(tree.word):
        if tree.dep[i] not in ("amod", "compound", "conj", "nmod", "acl") or _in_name(i, phrases):
            continue
        if word in AGENTIVE or word in LOCATIVE:
            yield from _participle(i, doc, phrases, make)
        elif (tail := word.rpartition("-")[2]) != word and (tail in AGENTIVE or tail in LOCATIVE):
            yield from _one_word(i, tail, doc, phrases, make)
        elif word.startswith(("pro-", "anti-")) or (word in STANCES and i + 1 < len(tree.word) and tree.word[i + 1] == "-"):
            yield from _stance(i, doc, phrases, make)


def _in_name(i: int, phrases: Phrases) -> bool:
    """Whether a modifier is a word of the very name that it modifies: "the Anti-Poverty League"."""
    name = phrases.names.get(i)
    return name is not None and phrases.names.get(phrases.tree.head[i]) is name


def _modified(i: int, phrases: Phrases) -> Mention | None:
    """The phrase that a modifier (or the first of coordinated ones) is in."""
    while phrases.tree.dep[i] in ("conj", "amod", "compound") and phrases.tree.head[i] != i:
        coordinated = phrases.tree.dep[i] == "conj"
        i = phrases.tree.head[i]
        if not coordinated and phrases.tree.dep[i] not in ("amod", "compound"):
            break
    mention = phrases.at(i) if phrases.tree.pos[i] in ("NOUN", "PROPN") else None
    return None if mention is None or mention.type in VALUES.values() else mention


def _participle(i: int, doc: Doc, phrases: Phrases, make: Callable[..., Statement]) -> Iterator[Statement]:
    tree, word = phrases.tree, phrases.tree.word[i]
    if i < 2 or tree.word[i - 1] not in ("-", "–", "‑"):
        return
    first = next((c for c in tree.children[i] if c < i - 1 and tree.right[c] >= i - 2), None)
    if first is None and tree.head[i - 2] == tree.head[i]:
        first = i - 2
    modified = _modified(i, phrases)
    if first is not None and first and tree.word[first - 1] in IN_PART:
        # "The 32 % state-owned firm".
        return
    if first is None or modified is None or tree.word[first] in NEVER_AGENTS or tree.pos[first] in ("ADV", "NUM"):
        return
    yield from _done(i, word, as_place(phrases.name_at(first) or phrases.at(first), phrases), modified, doc, make)


def _one_word(i: int, tail: str, doc: Doc, phrases: Phrases, make: Callable[..., Statement]) -> Iterator[Statement]:
    """ "UN-brokered" where the tokeniser keeps it whole; only a name or a demonym is sure to be who does it."""
    form, modified = phrases.words.form[i], _modified(i, phrases)
    if modified is None or not form[:1].isupper() or phrases.tree.word[i][: -len(tail) - 1] in NEVER_AGENTS:
        return
    yield from _done(i, tail, as_place(_part(i, 0, form[: -len(tail) - 1], phrases), phrases), modified, doc, make)


def _done(i: int, word: str, other: Mention, modified: Mention, doc: Doc, make: Callable[..., Statement]) -> Iterator[Statement]:
    """The participle's statement of the phrase that it modifies and of what stands before its hyphen."""
    if other.key == modified.key or (word in LOCATIVE and other.type not in ("Place", "Organization", "Facility")):
        return
    if word in LOCATIVE:
        lemma = LOCATIVE[word]
        relation = relation_name(lemma, "in") if lemma != "bear" else "born_in"
        yield make(
            doc[i], lemma=lemma, relation=relation, subject=modified, object=other, preposition="in", confidence=CONFIDENCE,
            presupposed=unfolds(modified, other),
        )  # fmt: skip
    else:
        lemma = AGENTIVE[word]
        yield make(
            doc[i], lemma=lemma, relation=relation_name(lemma), subject=other, object=modified, confidence=CONFIDENCE,
            presupposed=unfolds(modified, other),
        )  # fmt: skip


def _stance(i: int, doc: Doc, phrases: Phrases, make: Callable[..., Statement]) -> Iterator[Statement]:
    """ "pro-X" supports X, "anti-X" opposes X: what the writer says of them, with little confidence."""
    modified = _modified(i, phrases)
    if modified is None:
        return
    word = phrases.words.form[i]
    prefix, _, rest = word.partition("-")
    if rest:
        target = _part(i, len(prefix) + 1, rest, phrases)
    else:
        after = i + 2
        if after >= len(doc):
            return
        target = phrases.name_at(after) or phrases.at(after)
    if target.key == modified.key or modified.head[0] == phrases.words.start[i]:
        # "Anti-Semitism" is no Semitism that opposes itself.
        return
    lemma, relation = STANCES[prefix.lower()]
    yield make(
        doc[i], lemma=lemma, relation=relation, subject=modified, object=as_place(target, phrases), confidence=STANCE,
        presupposed=unfolds(modified, target),
    )  # fmt: skip


def _part(i: int, offset: int, rest: str, phrases: Phrases) -> Mention:
    """The mention of the second half of a hyphenated word."""
    words = phrases.words
    start = words.start[i] + offset
    end = start + len(rest)
    demonym = rest in phrases.ontology.demonyms
    kind = Kind.NAME if rest[:1].isupper() else Kind.NOMINAL
    return Mention(phrases.document, start, end, rest, rest, "Group" if demonym else "Concept", kind, (start, end), words.sentence[i])
