"""Which words of a phrase are its label, and how far the phrase itself reaches."""

from __future__ import annotations

from itertools import takewhile

from kg.language.nominals.complements import (
    completing_clause,
    governed,
    is_amount,
    is_ranked,
    is_shared,
    lent,
    opening,
    parts,
    saying,
    spans,
)
from kg.language.nominals.names import COMPASS, TEMPORAL, Name
from kg.language.trees.syntax import Tree
from kg.language.trees.words import Words, vocabulary
from kg.language.values.quantities import CURRENCY_NOUNS, MEASURES, VAGUE_COUNTS

LONGEST = 12
# What people do or are somewhere for a while is no part of who they are: "fighters in captivity" are fighters.
STAGE = vocabulary("in at on under near inside outside behind within across around into through over by")
WHOLE = frozenset(("compound", "amod", "flat", "goeswith", "nmod:desc", "reparandum"))
# Phrases with these prepositions say under which circumstances, or give examples; they do not say which one is meant.
LOOSE = vocabulary(
    "including like such as except excluding despite amid during after before since until till because due following according per via "
    "alongside besides unlike than regarding concerning ahead throughout pending without along up versus"
)
EXAMPLES = frozenset(("including", "such", "except", "excluding"))
# "A dialogue on how to …", "responsibility for what …": without their clauses they say nothing.
QUESTIONS = frozenset(("WP", "WRB", "WDT"))
# Where a number counts; in "70-year-old" it measures.
COUNTABLE = frozenset(("nmod", "nmod:poss", "conj", "obl"))
GROUNDS = frozenset(("ground", "grounds", "basis"))
ATTEMPTS = frozenset(("effort", "attempt", "bid", "move", "hope", "order", "setback", "blow", "boost", "rebuke", "rebuff", "snub"))
# Of longer lists inside a phrase none is kept but the first, and of conjuncts with these.
NOUNS = ("NOUN", "PROPN")
MEMBERS, OWN = 3, frozenset(("nmod", "acl", "acl:relcl", "nummod"))
SEPARATORS = frozenset((",", "–", "—", "(", ";", ":"))
# "An estimated 70 houses", "a further 30": of the number, not of the houses.
APPROXIMATE = vocabulary("estimated additional further extra reported total combined mere record")
EXTREMES = frozenset(("least", "most"))
# Behind a noun of people these say which side they are on.
SIDING = vocabulary("loyal hostile sympathetic faithful opposed")
APART = vocabulary("from off away outside beyond")
HYPHENS = frozenset(("-", "–", "‑"))
PEOPLE = frozenset(("Person", "Group"))
PLURALS = frozenset(("NNS", "NNPS"))
# Of these an infinitive says what they are for, or belongs to the verb: "called on the authorities to act".
BEARERS = PEOPLE | {"Organization", "Place"}
MULTIPLES = vocabulary("twice thrice double triple half")
# "A metal with the potential to harm": without its infinitive it says nothing.
NEEDY = vocabulary("potential ability inability capacity capability tendency willingness")
DETERMINERS = frozenset(("det", "det:predet", "cc:preconj"))
CLAUSES = frozenset(("acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "parataxis", "conj", "cc", "orphan", "dep", "list", "discourse", "vocative", "ccomp"))


def label_words(head: int, tree: Tree, words: Words, names: dict[int, Name], *, kind: str = "Concept") -> list[int]:
    """The words of the label of the nominal that `head` heads: no determiner, quantity, pronoun, apposition or conjunct, and of clauses only what
    completes it.

    Of people (by `kind`) phrases that say where they are just now are left out too.
    """
    chosen = [head, *_modifiers(head, tree, words)]
    for tail in _tails(head, tree, words, names, kind):
        if len(chosen) + len(tail) > LONGEST:
            short = _shortened(tail, tree) if kind not in PEOPLE else tail
            chosen += short if len(chosen) + len(short) <= LONGEST else []
            break
        chosen += tail
    for c in spans(head, tree) if is_ranked(head, tree) else ():
        # "The first in ten years", however long it is, is not the first.
        chosen += _nested(c, tree, words, counted=True)
    chosen = sorted({*chosen, *(w for i in chosen for w in _hyphened(i, tree, words))})
    while len(chosen) > 1 and _is_edge(chosen[0], tree):
        del chosen[0]
    return chosen


def _modifiers(head: int, tree: Tree, words: Words) -> list[int]:
    """The words before the noun that are of its label, and a numeral or particle behind it."""
    found: list[int] = []
    for c in tree.children[head]:
        dep = tree.dep[c]
        if dep in WHOLE:
            if dep == "amod" and c > head + 1 and tree.pos[c - 1] == "CCONJ":
                # "The leader and former president": of another noun.
                continue
            if not (dep == "nmod:desc" and tree.kid(c, "case") is not None) and not _counts(c, head, tree, words):
                found += _inner(c, tree)
        elif dep == "nummod" and c < head and tree.pos[head] == "NUM":
            found += _inner(c, tree)
        elif dep == "nmod:poss":
            if tree.pos[c] != "PRON":
                found += _nested(c, tree, words)
        elif (dep == "nummod" and c == head + 1) or (dep == "case" and words.lower[c] not in ("'s", "’s", "'", "’") and tree.pos[head] == "ADV"):
            found.append(c)
    found += [w for c in tree.children[head] if c < head and words.lower[c] in MULTIPLES and tree.word[c + 1] == "the" for w in (c, c + 1)]
    # "High winds and waves", where the first is hung on the last.
    return found + [c for c in tree.kids(head, "cc") if c < head and any(w < c for w in found)]


def _tails(head: int, tree: Tree, words: Words, names: dict[int, Name], kind: str) -> list[list[int]]:
    """The phrases behind the noun that say which one it is, and what completes it."""
    ranked = is_ranked(head, tree)
    clause = completing_clause(head, tree) if ranked or kind not in BEARERS else None
    rank = set(spans(head, tree)) if ranked else set()
    loose = LOOSE | STAGE if kind in PEOPLE and not ranked else LOOSE
    own = [c for c in tree.kids(head, "nmod", "nmod:unmarked") if c > head and c not in rank and is_shared(head, c, tree)]
    own += [*governed(head, tree), *lent(head, tree)]
    tails = [_nested(c, tree, words) for c in own if not _loose(c, tree, words, names, loose)]
    if tree.tag[head] in PLURALS and kind in PEOPLE:
        # "Nurses from Ghana and from the north of Togo" are not those from Ghana.
        tails = [tail for tail in tails if not _is_cut(tail, tree)]
    if (said := saying(head, tree)) is not None and said != clause:
        tails.append([*(k for k in tree.children[said] if tree.tag[k] in QUESTIONS), *_nested(said, tree, words)])
    if clause is not None:
        told = list(takewhile(lambda k: tree.dep[k] != "obl" or not _loose(k, tree, words, names, LOOSE), parts(clause, tree)))
        first, *more = [_nested(k, tree, words) for k in told] or [[]]
        tails += [[clause, *opening(clause, tree), *first], *more]
    return tails


def _hyphened(i: int, tree: Tree, words: Words) -> list[int]:
    """The words that hyphens tie to a word: "human-to-" of "human-to-human", "-in-law" of "son-in-law"."""
    found, before, after = [], i, i
    while before >= 2 and _is_tie(before - 1, words):
        before -= 2
        found.append(before)
    while after + 2 < len(words.form) and _is_tie(after + 1, words):
        after += 2
        found.append(after)
    # "The government-appointed mediator": the government is nothing but that.
    return found if after <= tree.right[i] else [w for w in found if w < i]


def _is_tie(i: int, words: Words) -> bool:
    """Whether the word is a hyphen without spaces around it."""
    return words.form[i] in HYPHENS and not words.space[i] and not words.space[i - 1]


def _is_edge(i: int, tree: Tree) -> bool:
    """Whether a word in front is no part of the label: an article, conjunction or preposition, "to" of "to be", but not "all" of "all-time"."""
    if tree.dep[i] == "case":
        return tree.word[i + 1] not in EXTREMES
    return (tree.dep[i] in DETERMINERS or tree.pos[i] == "CCONJ" or (tree.dep[i] == "mark" and tree.word[i] == "to")) and tree.word[i + 1] not in HYPHENS


def phrase_span(head: int, chosen: list[int], tree: Tree) -> tuple[int, int]:
    """First and last token of the phrase: its label's words with what counts or possesses in front of them, no determiner."""
    first = min(chosen)
    for c in tree.children[head]:
        if c < first and tree.pos[tree.left[c]] != "PUNCT" and (tree.dep[c] in ("nummod", "nmod:poss") or (tree.dep[c] in ("amod", "advmod") and tree.pos[c] == "ADJ")):
            first = min(first, tree.left[c])
    return first, max(chosen)


def _counts(c: int, head: int, tree: Tree, words: Words) -> bool:
    """Adjectives that count ("several", but not "few", which says that there are hardly any, nor "too many"), and adjectives after the noun
    with words of their own ("available through the office", but not "loyal to the king")."""
    if (words.lower[c] == "few" and tree.kid(head, "det") is None) or any(tree.word[k] == "too" for k in tree.kids(c, "advmod")):
        return False
    if words.lower[c] in SIDING and c > head:
        return False
    number = tree.kid(head, "nummod")
    if number is not None and c < number < head and words.lower[c] in APPROXIMATE:
        return True
    return tree.dep[c] == "amod" and (words.lower[c] in VAGUE_COUNTS or (c > head and tree.left[c] != tree.right[c]) or (tree.pos[c] == "NUM" and c > head))


def _inner(c: int, tree: Tree) -> list[int]:
    """A modifier with all that is under it but punctuation."""
    found, queue = [], [c]
    for i in queue:
        found.append(i)
        if len(found) > LONGEST:
            break
        queue += [k for k in tree.children[i] if tree.pos[k] != "PUNCT" and tree.dep[k] not in ("acl:relcl", "parataxis", "appos")]
    return found


def _nested(c: int, tree: Tree, words: Words, *, counted: bool = False) -> list[int]:
    """A phrase inside the phrase: with preposition and article, without clauses, and where not `counted` without quantity."""
    found, queue = [], [c]
    for i in queue:
        found.append(i)
        if len(found) > LONGEST:
            break
        clause = next((k for k in tree.kids(i, "acl", "acl:relcl") if k > i), None)
        for k in tree.children[i]:
            dep = tree.dep[k]
            if clause is not None and clause < k and dep == "nmod":
                # "Bias against films | about women | on the channel": without the clause the rest would be of something else.
                continue
            if (dep in ("nmod", "obl") and tree.pos[k] == "ADJ" and tree.kid(k, "det") is None) or tree.tag[k] in QUESTIONS:
                continue
            if dep == "acl" and tree.lemma[i] in NEEDY and tree.tag[k] == "VB":
                queue.append(k)
                continue
            if dep in CLAUSES and not (dep == "conj" and _is_listed(i, tree)) and not (dep == "cc" and _is_listed(tree.head[i], tree)):
                continue
            if any(tree.word[e] in EXAMPLES for e in tree.kids(k, "case")) or (_is_count(k, i, tree) and not counted and not is_amount(i, tree)):
                continue
            if dep in DETERMINERS and tree.word[k] in ("all", "both") and not counted and tree.kid(i, "nummod") is not None:
                # "The leaders of all three countries": not of all countries.
                continue
            if tree.pos[k] == "PUNCT" or (dep == "advmod" and tree.pos[i] in ("NOUN", "PROPN")) or _counts(k, i, tree, words):
                continue
            queue.append(k)
    return found


def _is_count(k: int, i: int, tree: Tree) -> bool:
    """Whether a numeral counts the noun behind it, which is more than a unit; "at one side" it does not."""
    return tree.word[k] != "one" and tree.dep[k] == "nummod" and k < i and tree.dep[i] in COUNTABLE and tree.lemma[i] not in MEASURES


def is_cut(head: int, chosen: list[int], tree: Tree) -> bool:
    """Whether what says which one a ranked or empty noun is has found no place among the `chosen` words: "the second team", "the party"."""
    clause = completing_clause(head, tree) if is_ranked(head, tree) else saying(head, tree)
    return clause is not None and clause not in chosen


def _shortened(tail: list[int], tree: Tree) -> list[int]:
    """The phrase up to the first of a list in it; "between" needs both."""
    end = min((tree.left[c] for c in tail if tree.dep[c] == "conj" and tree.pos[c] in NOUNS), default=None)
    return tail if end is None or any(tree.word[w] == "between" for w in tail) else [w for w in tail if w < end]


def _is_cut(tail: list[int], tree: Tree) -> bool:
    """Whether of a list in the phrase only the first is left."""
    return any(k not in tail and tree.pos[k] in NOUNS for c in tail if tree.pos[c] in NOUNS for k in tree.kids(c, "conj"))


def _is_listed(i: int, tree: Tree) -> bool:
    """Whether "A, B and C" inside a phrase is short enough to be kept whole: nouns or adjectives only, none with a phrase of its own; "between" needs both."""
    several = tree.kids(i, "conj")
    if tree.dep[i] in WHOLE:
        return len(several) <= MEMBERS
    between = any(tree.word[c] == "between" for c in tree.kids(i, "case"))
    own = OWN if len(several) > 1 else OWN | {"amod", "nmod:poss"}
    alike = ("ADJ",) if tree.pos[i] == "ADJ" else NOUNS if len(several) > 1 else (*NOUNS, "ADJ")
    if len(several) > MEMBERS or any(tree.pos[k] not in alike for k in several):
        return False
    return between or not any(tree.kid(k, *own) is not None for k in several)


def _loose(c: int, tree: Tree, words: Words, names: dict[int, Name], loose: frozenset[str]) -> bool:
    """A modifier that is no part of the label: of time, after a comma, with a loose preposition, or a clause in disguise."""
    before = tree.left[c] - (tree.dep[c] == "nmod" and tree.head[c] < tree.left[c])
    if words.form[before] in SEPARATORS or words.form[tree.left[c]] in SEPARATORS or any(words.lower[w] in COMPASS and words.lower[w + 1] == "of" for w in (tree.left[c] - 1, tree.left[c])):
        # "A farm, north | of Leeds".
        return True
    if is_amount(c, tree):
        return False
    if tree.word[c] in ("those", "these") or (tree.word[c] == "them" and words.lower[tree.left[c]] == "among"):
        # "The aims of those who …": without the clause it is not said whose. "Ten sailors, among them a cook".
        return True
    if tree.lemma[c] in CURRENCY_NOUNS and tree.kid(c, "nummod") is not None:
        # "Compensation of 2 billion reais".
        return True
    if loose >= STAGE and words.lower[tree.left[c]] == "for" and (owner := tree.kid(c, "nmod:poss")) is not None and tree.pos[owner] == "PRON":
        # "Killed by an extremist for his views".
        return True
    if (tree.lemma[c] in ATTEMPTS and words.lower[tree.left[c]] == "in") or (tree.lemma[c] in GROUNDS and words.lower[tree.left[c]] == "on"):
        # "Cancelled the visit in an effort to …", "rejected the charter in a blow to …", "called for a ban on the grounds that …".
        return True
    # "The source of much | of the funding" is more than an adjective.
    if (tree.pos[c] == "ADJ" and tree.kid(c, "det", "nmod") is None) or tree.tag[c] in QUESTIONS:
        return True
    if tree.lemma[c] in TEMPORAL or (c in names and names[c].type == "Date") or tree.pos[c] in ("VERB", "NUM", "SYM"):
        return words.lower[tree.left[c]] != "of" or tree.pos[c] in ("VERB", "SYM") or tree.lemma[c] in TEMPORAL
    if tree.dep[c] == "nmod:unmarked":
        # "An area | 20 miles from the coast".
        return tree.lemma[c] not in MEASURES or tree.kid(c, "nummod") is None or APART.isdisjoint(tree.word[tree.right[c] + 1 : tree.right[c] + 2])
    return any(words.lower[k] in loose for k in tree.children[c] if tree.dep[k] in ("case", "mark"))
