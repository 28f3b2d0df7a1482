"""Sentences made of treebank sentences, whose trees are known by how they were made: relative clauses and participles, gapping, headlines.

News is full of what treebanks of all genres hold too little of. The pieces are real clauses, what they say together means nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
from lemminflect import getInflection, getLemma

from kg.training.clauses import FEATS, HEAD, REL, UPOS, XPOS, Clause, Grammar, Piece
from kg.training.examples import Example

EMBED, GAP = 0.2, 0.012
"""How often a clause is tried on a noun of a sentence (a third of the sentences have a place for it), and how often one with a gap takes its place."""
MOST_WORDS = 32
"""Words of a sentence that gets something."""
ARTICLES = frozenset({"the", "a", "an"})
BE = frozenset({"was", "were", "is", "are", "been", "being", "be"})
CLOSE = frozenset({",", ".", ";", ":", "?", "!", ")", "'s", "n't", "’s", "%"})


def transformed(example: Example, grammar: Grammar, random: Random) -> Example:
    """The sentence of a treebank, now and then with a clause of another one, or one with a gap in its place."""
    if example.tree is None or not grammar.donors:
        return example
    draw = random.random()
    if draw < GAP:
        return gapped(example, grammar, random)
    return embedded(example, grammar, random) if draw < GAP + EMBED else example


def relative(clause: Clause, grammar: Grammar, random: Random) -> Piece | None:
    """What can stand behind a noun: a clause without its subject, object or place, or a participle."""
    kinds = [
        kind for kind in (of_object, of_object, of_place, of_subject, participle) if (kind is not of_object or clause.parts.get("obj"))
    ]
    return random.choice(kinds)(clause, grammar, random)


def _small(piece: Piece, clause: Clause, grammar: Grammar, kept: Sequence[int]) -> None:
    """A first word that opened the sentence in small letters, unless it is a name."""
    if kept and kept[0] == 0 and grammar.labels["upos"][clause.example.tree[UPOS, 0]] != "PROPN" and piece.words[0] != "I":  # type: ignore[index]
        piece.words[0] = piece.words[0].lower()


def of_object(clause: Clause, grammar: Grammar, random: Random) -> Piece | None:
    """(the bill) that the senate passed on Monday, (the bill) the senate passed on Monday."""
    if len(clause.parts.get("obj", ())) != 1 or clause.parts.get("iobj"):
        return None
    kept = clause.without(clause.parts["obj"][0])
    piece = Piece.of(clause.example, kept, clause.verb)
    _small(piece, clause, grammar, kept)
    if pronoun := random.choice(("that", "which", "")):
        piece.put_before(pronoun, grammar.column("PRON", "WDT", piece.top() + 1, "obj"))
    return _hung(piece, grammar, "acl:relcl")


def of_place(clause: Clause, grammar: Grammar, random: Random) -> Piece | None:
    """(the road) on which the convoy was attacked."""
    tree = clause.example.tree
    assert tree is not None
    for place in clause.parts.get("obl", ()):
        cases = [i for i in np.flatnonzero(tree[HEAD] == place + 1).tolist() if grammar.labels["rels"][tree[REL, i]] == "case"]
        if len(cases) == 1 and clause.example.words[cases[0]] in ("in", "on", "from", "at", "with", "through", "for"):
            kept = clause.without(place)
            piece = Piece.of(clause.example, kept, clause.verb)
            _small(piece, clause, grammar, kept)
            piece.put_before("which", grammar.column("PRON", "WDT", piece.top() + 1, "obl"))
            piece.put_before(clause.example.words[cases[0]], grammar.column("ADP", "IN", 2, "case"))
            return _hung(piece, grammar, "acl:relcl")
    return None


def of_subject(clause: Clause, grammar: Grammar, random: Random) -> Piece | None:
    """(the court) that rejected the plan, (the court), which was founded in May."""
    rel = "nsubj" if clause.parts.get("nsubj") else "nsubj:pass"
    piece = Piece.of(clause.example, clause.without(clause.parts[rel][0]), clause.verb)
    pronoun, tag = random.choice((("that", "WDT"), ("that", "WDT"), ("which", "WDT"), ("who", "WP")))
    piece.put_before(pronoun, grammar.column("PRON", tag, piece.top() + 1, rel))
    return _hung(piece, grammar, "acl:relcl")


def participle(clause: Clause, grammar: Grammar, random: Random) -> Piece | None:
    """(the helicopter) carrying tourists, (the farm) surrounded by police."""
    example, verb = clause.example, clause.verb
    passive = bool(clause.parts.get("nsubj:pass"))
    if not passive and (clause.parts.get("aux") or grammar.labels["xpos"][example.tree[XPOS, verb]] not in ("VBD", "VBZ", "VBP")):  # type: ignore[index]
        return None
    dropped = [i for rel in ("nsubj", "nsubj:pass", "aux", "aux:pass") for i in clause.parts.get(rel, ())]
    kept = clause.without(*dropped)
    if not kept or kept[0] != verb:
        return None
    piece = Piece.of(example, kept, verb)
    if not passive:
        made = getInflection(getLemma(piece.words[0].lower(), "VERB")[0], "VBG")
        if not made:
            return None
        piece.words[0] = made[0]
        piece.columns[0][XPOS], piece.columns[0][FEATS] = grammar.numbers["xpos"]["VBG"], -1
    return _hung(piece, grammar, "acl")


def _hung(piece: Piece, grammar: Grammar, rel: str) -> Piece:
    """The piece with the relation that its top will have."""
    piece.columns[piece.top() - 1][REL] = grammar.numbers["rels"][rel]
    return piece


def embedded(example: Example, grammar: Grammar, random: Random) -> Example:
    """The sentence with a clause of another one behind one of its nouns; itself where there is no place for it."""
    tree = example.tree
    if tree is None or len(example.words) > MOST_WORDS or (tree[REL] < 0).any():
        return example
    heads, lasts = tree[HEAD].tolist(), {}
    for i, head in enumerate(heads):
        lasts[head] = i + 1
    noun, wanted = grammar.numbers["upos"]["NOUN"], grammar.places
    nouns = [
        i
        for i, (pos, rel) in enumerate(zip(tree[UPOS].tolist(), tree[REL].tolist(), strict=True))
        if pos == noun and rel in wanted and 0 < lasts.get(i + 1, 0) <= i and i + 1 < len(heads)
    ]
    piece = relative(random.choice(grammar.donors), grammar, random) if nouns else None
    if piece is None:
        return example
    noun = random.choice(nouns)
    commas = piece.words[0] in ("which", "who") and random.random() < 0.5
    if commas:
        piece.put_before(",", grammar.column("PUNCT", ",", piece.top() + 1, "punct"))
        if example.words[noun + 1] not in {",", ".", ";", ":", "?", "!"}:
            piece.put_behind(",", grammar.column("PUNCT", ",", piece.top(), "punct"))
    return inserted(example, piece, noun + 1, noun)


def gapped(example: Example, grammar: Grammar, random: Random) -> Example:
    """In the sentence's place one in which a second subject and object share the verb: "…, and Chad the eastern route"; itself where none is found."""
    host, donor = random.choice(grammar.donors), random.choice(grammar.donors)
    if not all(clause.parts.get(part) for clause in (host, donor) for part in ("nsubj", "obj")) or "orphan" not in grammar.numbers["rels"]:
        return example
    subject, object_ = (donor.words(donor.parts[part][0]) for part in ("nsubj", "obj"))
    heads = (donor.parts["nsubj"][0], donor.parts["obj"][0])
    pronouns = [grammar.labels["upos"][donor.example.tree[UPOS, head]] == "PRON" for head in heads]  # type: ignore[index]
    if any(pronouns) or len(subject) + len(object_) > 9:
        return example
    piece = Piece.of(donor.example, subject, heads[0])
    _small(piece, donor, grammar, subject)
    top = piece.top()
    other = Piece.of(donor.example, object_, heads[1])
    size = len(piece.words)
    for word, row, constraint in zip(other.words, other.columns, other.ner, strict=True):
        orphan = row[HEAD] == 0
        row[HEAD] = top if orphan else row[HEAD] + size
        row[REL] = grammar.numbers["rels"]["orphan"] if orphan else row[REL]
        piece.words.append(word)
        piece.columns.append(row)
        piece.ner.append(constraint)
    piece.put_before("and", grammar.column("CCONJ", "CC", piece.top() + 1, "cc"))
    if random.random() < 0.6:
        piece.put_before(",", grammar.column("PUNCT", ",", piece.top() + 1, "punct"))
    made = inserted(host.example, _hung(piece, grammar, "conj"), len(host.example.words) - 1, host.verb)
    return replace(made, continues=example.continues, bounded=example.bounded)


def inserted(example: Example, piece: Piece, at: int, head: int) -> Example:
    """The sentence with a piece before its word `at`, hung on its word `head`; what the corpora say of the piece's meaning is not kept."""
    tree, count = example.tree, len(piece.words)
    assert tree is not None
    moved = tree.copy()
    moved[HEAD] += count * (tree[HEAD] > at)
    columns = np.array(piece.columns, dtype=np.int64).T
    columns[HEAD] = np.where(columns[HEAD] == 0, head + 1 + (count if head >= at else 0), columns[HEAD] + at)
    words = [*example.words[:at], *piece.words, *example.words[at:]]
    spaces = [
        *example.spaces[: at - 1],
        *_spaces(example.words[at - 1 : at] + piece.words + example.words[at : at + 1]),
        *example.spaces[at:],
    ]
    roles = None if example.roles is None else example.roles + count * ((example.roles >= at) & np.array([[True, True, False]]))
    return replace(
        example,
        words=words,
        spaces=spaces,
        ner=np.concatenate([example.ner[:at], np.array(piece.ner, dtype=np.int64), example.ner[at:]]),
        spans=[(start + count * (start >= at), end + count * (end > at), kind) for start, end, kind in example.spans],
        tree=np.concatenate([moved[:, :at], columns, moved[:, at:]], axis=1),
        predicates=None if example.predicates is None else np.insert(example.predicates, [at] * count, -1),
        roles=roles,
        factuality=None if example.factuality is None else np.insert(example.factuality, [at] * count, np.nan),
    )


def _spaces(words: Sequence[str]) -> list[bool]:
    """Whether a space follows each word but the last."""
    return [word not in ("(", "$") and following not in CLOSE for word, following in pairwise(words)]


def headline(clause: Clause, grammar: Grammar) -> Example:
    """The clause as a headline: no articles, no full stop, passives without an auxiliary, the present for the past, "to" for "will"."""
    example, tree = clause.example, clause.example.tree
    assert tree is not None
    words, columns = list(example.words), tree.copy()
    dropped = {len(words) - 1}
    for i, word in enumerate(words):
        leaf = not (tree[HEAD] == i + 1).any()
        rel = grammar.labels["rels"][tree[REL, i]]
        if leaf and ((rel == "det" and word.lower() in ARTICLES) or (rel == "aux:pass" and word.lower() in BE)):
            dropped.add(i)
        if rel == "aux" and word.lower() == "will" and leaf:
            words[i] = "to"
            columns[:, i] = grammar.column("PART", "TO", int(tree[HEAD, i]), "mark")
    verb = clause.verb
    if grammar.labels["xpos"][tree[XPOS, verb]] == "VBD":
        subject = grammar.labels["xpos"][tree[XPOS, clause.parts["nsubj"][0]]] if clause.parts.get("nsubj") else ""
        tag = "VBP" if subject in ("NNS", "NNPS") else "VBZ"
        made = getInflection(getLemma(words[verb].lower(), "VERB")[0], tag) if subject else ()
        if made:
            words[verb] = made[0]
            columns[XPOS, verb], columns[FEATS, verb] = grammar.numbers["xpos"][tag], -1
    kept = [i for i in range(len(words)) if i not in dropped]
    place = {i + 1: n + 1 for n, i in enumerate(kept)} | {0: 0}
    columns = columns[:, kept]
    columns[HEAD] = [place[int(head)] for head in columns[HEAD]]
    words = [words[i] for i in kept]
    words[0] = words[0][:1].upper() + words[0][1:]
    return Example(
        words, [*(example.spaces[i] for i in kept[:-1]), True], example.ner[kept], [], example.continues, columns, example.weight
    )
