"""Which words of a phrase are its label, and how far the phrase itself reaches."""

from __future__ import annotations

from kg.language.nominals.names import TEMPORAL, Name
from kg.language.trees.syntax import Tree
from kg.language.trees.words import Words, vocabulary
from kg.language.values.quantities import VAGUE_COUNTS

LONGEST = 12
# What people do or are somewhere for a while is no part of who they are: "fighters in captivity" are fighters.
STAGE = vocabulary("in at on under near inside outside behind within across around into through over by")
WHOLE = frozenset(("compound", "amod", "flat", "goeswith", "nmod:desc", "reparandum"))
# Phrases with these prepositions say under which circumstances, or give examples; they do not say which one is meant.
LOOSE = vocabulary(
    "including like such as except excluding despite amid during after before since until till because due following according as per via "
    "alongside besides unlike than regarding concerning ahead throughout pending without along up versus"
)
SPANS = vocabulary("week month year decade century generation")
# "A dialogue on how to …", "responsibility for what …": without their clauses they say nothing.
QUESTIONS = frozenset(("WP", "WRB", "WDT"))
# Where a number counts; in "70-year-old" it measures.
COUNTABLE = frozenset(("nmod", "nmod:poss", "conj", "obl"))
SEPARATORS = frozenset((",", "–", "—", "(", ";", ":"))
# "The 23rd person to die of it" is none without what it is the 23rd in.
RANKS = vocabulary("first second third fourth fifth sixth seventh eighth ninth tenth last only next latest")
DETERMINERS = frozenset(("det", "det:predet", "cc:preconj"))
CLAUSES = frozenset(("acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "parataxis", "conj", "cc", "orphan", "dep", "list", "discourse", "vocative", "ccomp"))


def label_words(head: int, tree: Tree, words: Words, names: dict[int, Name], *, people: bool = False) -> list[int]:
    """The words of the label of the nominal that `head` heads: no determiner, quantity, pronoun, clause, apposition or conjunct.

    With `people`, phrases that say where they are just now are left out too.
    """
    chosen = [head]
    tails: list[list[int]] = []
    row = _row(head, tree) if is_ranked(head, tree) else None
    ranked = row is not None
    loose = LOOSE | STAGE if people and not ranked else LOOSE
    superlative = ranked or is_ranked(head, tree)
    for c in tree.children[head]:
        dep = tree.dep[c]
        if dep in WHOLE:
            if dep == "amod" and c > head + 1 and tree.pos[c - 1] == "CCONJ":
                # "The leader and former president": of another noun.
                continue
            if not (dep == "nmod:desc" and tree.kid(c, "case") is not None) and not _counts(c, head, tree, words):
                chosen += _inner(c, tree, words)
        elif dep == "nummod" and c < head and tree.pos[head] == "NUM":
            chosen += _inner(c, tree, words)
        elif dep == "nmod:poss":
            if tree.pos[c] != "PRON":
                chosen += _nested(c, tree, words)
        elif dep in ("nmod", "nmod:unmarked") and c > head:
            if (superlative and _spans(c, tree)) or not _loose(c, tree, words, names, loose):
                tails.append(_nested(c, tree, words))
        elif (dep == "nummod" and c > head and c == head + 1) or (dep == "case" and words.lower[c] not in ("'s", "’s", "'", "’") and tree.pos[head] == "ADV"):
            chosen.append(c)
    if row is not None:
        first, *more = [_nested(k, tree, words) for k in tree.kids(row, "obj", "xcomp", "obl") if k > row] or [[]]
        tails += [[row, *_opening(row, tree), *first], *more]
    for tail in tails:
        if len(chosen) + len(tail) > LONGEST:
            break
        chosen += tail
    chosen.sort()
    while len(chosen) > 1 and (tree.dep[chosen[0]] in DETERMINERS or tree.pos[chosen[0]] == "CCONJ"):
        del chosen[0]
    return chosen


def is_ranked(head: int, tree: Tree) -> bool:
    """Whether an ordinal or superlative says that the noun is one of a row: "the fifth goal of the tournament"."""
    return any(tree.tag[c] == "JJS" or tree.word[c] in RANKS or tree.word[c][:1].isdigit() for c in tree.kids(head, "amod"))


def _row(head: int, tree: Tree) -> int | None:
    """The clause that says of which row a ranked noun is one ("the first woman to fly"), also where the parser has hung it on the verb."""
    clause = tree.kid(head, "acl", "acl:relcl")
    if clause is not None:
        restrictive = tree.dep[clause] == "acl:relcl" and tree.word[tree.left[clause]] in ("who", "that", "which") and tree.pos[tree.left[clause] - 1] != "PUNCT"
        denied = any(tree.word[k] in ("not", "never", "n't") for k in tree.kids(clause, "advmod"))
        return clause if not denied and (restrictive or any(tree.word[k] == "to" for k in tree.kids(clause, "mark"))) else None
    after = (c for c in tree.kids(tree.head[head], "advcl", "xcomp") if tree.left[c] == tree.right[head] + 1 and tree.tag[c] == "VB")
    return next(after, None)


def _spans(c: int, tree: Tree) -> bool:
    """Whether a phrase says of which time something is the first or largest: "since 1990", "in a decade"."""
    case = tree.kid(c, "case")
    return case is not None and (tree.word[case] == "since" or (tree.word[case] in ("in", "for") and tree.lemma[c] in SPANS))


def _opening(clause: int, tree: Tree) -> list[int]:
    """What stands before the verb of such a clause: "to", "who can"."""
    return [k for k in tree.kids(clause, "mark", "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "compound:prt") if tree.left[k] == tree.right[k]]


def phrase_span(head: int, chosen: list[int], tree: Tree) -> tuple[int, int]:
    """First and last token of the phrase: its label's words with what counts or possesses in front of them, no determiner."""
    first = min(chosen)
    for c in tree.children[head]:
        if c < first and tree.pos[tree.left[c]] != "PUNCT" and (tree.dep[c] in ("nummod", "nmod:poss") or (tree.dep[c] in ("amod", "advmod") and tree.pos[c] == "ADJ")):
            first = min(first, tree.left[c])
    return first, max(chosen)


def _counts(c: int, head: int, tree: Tree, words: Words) -> bool:
    """Adjectives that count ("several", but not "few", which says that there are hardly any), and adjectives after the noun with words of
    their own ("available through the office")."""
    if words.lower[c] == "few" and tree.kid(head, "det") is None:
        return False
    return tree.dep[c] == "amod" and (words.lower[c] in VAGUE_COUNTS or (c > head and tree.left[c] != tree.right[c]) or (tree.pos[c] == "NUM" and c > head))


def _inner(c: int, tree: Tree, words: Words) -> list[int]:
    """A modifier with all that is under it but punctuation."""
    found, queue = [], [c]
    for i in queue:
        found.append(i)
        if len(found) > LONGEST:
            break
        queue += [k for k in tree.children[i] if tree.pos[k] != "PUNCT" and tree.dep[k] not in ("acl:relcl", "parataxis", "appos")]
    return found


def _nested(c: int, tree: Tree, words: Words) -> list[int]:
    """A phrase inside the phrase: with preposition and article, without quantity and clauses."""
    found, queue = [], [c]
    for i in queue:
        found.append(i)
        if len(found) > LONGEST:
            break
        for k in tree.children[i]:
            dep = tree.dep[k]
            if (dep in ("nmod", "obl") and tree.pos[k] == "ADJ" and tree.kid(k, "det") is None) or tree.tag[k] in QUESTIONS:
                continue
            if dep in CLAUSES and not (dep in ("conj", "cc") and _plain_list(i, k, tree)):
                continue
            if tree.pos[k] == "PUNCT" or (dep == "advmod" and tree.pos[i] in ("NOUN", "PROPN")) or (dep == "nummod" and k < i and tree.dep[i] in COUNTABLE) or _counts(k, i, tree, words):
                continue
            queue.append(k)
    return found


def _plain_list(i: int, k: int, tree: Tree) -> bool:
    """Whether "A and B" inside a phrase is short enough to be kept whole: nouns only, two of them."""
    target = k if tree.dep[k] == "conj" else tree.head[k]
    between = any(tree.word[c] == "between" for c in tree.kids(i, "case"))
    if not between and tree.dep[k] == "conj" and any(tree.dep[c] in ("nmod", "acl", "acl:relcl", "amod", "nmod:poss") for c in tree.children[k]):
        return False
    return tree.pos[target] in ("NOUN", "PROPN", "ADJ") and len([c for c in tree.children[i] if tree.dep[c] == "conj"]) <= 1


def _loose(c: int, tree: Tree, words: Words, names: dict[int, Name], loose: frozenset[str]) -> bool:
    """A modifier that is no part of the label: of time, after a comma, with a loose preposition, or a clause in disguise."""
    if words.form[tree.left[c]] in SEPARATORS:
        return True
    if (tree.pos[c] == "ADJ" and tree.kid(c, "det") is None) or tree.tag[c] in QUESTIONS:
        return True
    if tree.lemma[c] in TEMPORAL or (c in names and names[c].type == "Date") or tree.pos[c] in ("VERB", "NUM", "SYM"):
        return words.lower[tree.left[c]] != "of" or tree.pos[c] in ("VERB", "SYM") or tree.lemma[c] in TEMPORAL
    return any(words.lower[k] in loose for k in tree.children[c] if tree.dep[k] in ("case", "mark")) or tree.dep[c] == "nmod:unmarked"
