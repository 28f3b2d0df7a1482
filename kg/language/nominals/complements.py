"""What completes a noun, which tells little without it: "an attempt to silence voices", "the first outbreak in three years", "a maximum of 10 years"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.nominals.names import TEMPORAL
from kg.language.nominals.nominal_frames import REASON_FOR
from kg.language.trees.syntax import Tree
from kg.language.trees.words import vocabulary

# "The 23rd person to die of it" is none without what it is the 23rd in.
RANKS = vocabulary("first second third fourth fifth sixth seventh eighth ninth tenth last only next latest")
SPANS = vocabulary("week month year decade century generation")
WITHIN = frozenset(("in", "for"))
# Prepositions under which a gerund is the noun's: "a plan for selling the bank", "interest in granting rights".
GERUND_MARKS = frozenset(("of", "for", "in", "on", "about", "against", "from", "to", "at"))
INFINITIVE_MARKS = frozenset(("to", "for"))
# "The ways | terrorists might attack".
OPEN = frozenset(("way", "reason"))
# Nouns that only stand for whatever their clause says.
EMPTY = vocabulary("party person thing side place")
# Nouns of how much: "a maximum of 10 years", "a previous figure of 2,200 deaths".
MEASURING = vocabulary(
    "maximum minimum total average figure sum amount toll record high low peak height depth length distance speed rate price cost value worth fine penalty sentence term "
    "period age weight level magnitude increase decrease rise drop fall cut loss profit gain deficit surplus debt loan grant margin score delay population area capacity quota limit threshold target city town village"
)
# Nouns and the prepositions that are their own, also where the parser hangs them on the verb: "took responsibility | for the blast".
GOVERNING = {
    "for": vocabulary("responsibility support blame credit demand request call need search campaign reason respect compensation permission preparation sympathy praise excuse concern approval"),
    "to": vocabulary("access damage threat end answer solution opposition commitment contribution approach visit challenge alternative harm response reference resistance obstacle tribute change"),
    "in": vocabulary("interest part role share confidence stake faith trust belief participation involvement change increase decrease rise decline progress success drop"),
    "on": vocabulary("ban attack pressure restriction limit sanction impact effect influence information report tax decision vote curb crackdown embargo clampdown assault raid tariff emphasis strain position stance"),
    "with": vocabulary("tie relation link agreement deal contract problem cooperation ceasefire truce war alliance trade connection contact"),
    "against": vocabulary("charge evidence protest sanction measure campaign war offensive case complaint lawsuit fight struggle operation crackdown accusation allegation"),
    "about": vocabulary("information concern doubt question complaint fear worry detail"),
    "over": vocabulary("concern control dispute victory power fear authority jurisdiction"),
}  # fmt: skip


def is_ranked(head: int, tree: Tree) -> bool:
    """Whether an ordinal or superlative says that the noun is one of a row: "the fifth goal of the tournament"."""
    return any(tree.tag[c] == "JJS" or tree.word[c] in RANKS or tree.word[c][:1].isdigit() for c in tree.kids(head, "amod"))


def spans(head: int, tree: Tree) -> Iterator[int]:
    """Phrases that say of which time a ranked noun is the first or largest ("in a decade"), also where the parser has hung them on the verb."""
    hosts = {head, tree.head[head], *(c for c in range(head + 1, tree.right[head] + 1) if tree.pos[c] in ("NOUN", "PROPN", "VERB"))}
    for host in sorted(hosts):
        for c in tree.kids(host, "nmod", "obl", "advcl"):
            case = tree.kid(c, "case", "mark")
            inside = host == head or (host > head and _ends(c, head, tree))
            if case is None or c < head or not (inside or tree.left[c] == tree.right[head] + 1):
                continue
            if tree.word[case] == "since" or (tree.word[case] in WITHIN and tree.lemma[c] in SPANS):
                yield c


def _ends(c: int, head: int, tree: Tree) -> bool:
    """Whether what hangs on `head` ends with `c`."""
    return tree.right[c] <= tree.right[head] and all(tree.dep[w] in ("punct", "dep") for w in range(tree.right[c] + 1, tree.right[head] + 1))


def completing_clause(head: int, tree: Tree) -> int | None:
    """The infinitive, gerund or, of a ranked noun, relative clause without which it is not said which or what it is."""
    clause = tree.kid(head, "acl", "acl:relcl")
    if tree.dep[head] == "obj" and any(tree.word[c] == "next" for c in tree.kids(head, "amod")) and (clause is None or tree.dep[clause] == "acl"):
        # "Scored the next goal to lead 2-1": what came of it.
        return None
    row = _row(head, clause, tree) if is_ranked(head, tree) else None
    if row is not None:
        return row
    if clause is None or (tree.dep[clause] != "acl" and tree.lemma[head] not in OPEN):
        return None
    if tree.dep[clause] == "acl:relcl":
        return clause
    marks = [tree.word[k] for k in tree.kids(clause, "mark")]
    if tree.tag[clause] == "VBG":
        # "Praised the team for winning": why, not which team.
        reason = marks[-1:] == ["for"] and tree.lemma[tree.head[head]] in REASON_FOR
        own = marks and marks[-1] in GERUND_MARKS and not reason and tree.kid(clause, "nsubj") is None
        return clause if own and parts(clause, tree) else None
    return clause if "to" in marks and INFINITIVE_MARKS.issuperset(marks) else None


def _row(head: int, clause: int | None, tree: Tree) -> int | None:
    """The clause that says of which row a ranked noun is one ("the first woman to fly"), also where the parser has hung it on the verb."""
    if clause is None:
        hosts = () if tree.dep[head] == "obj" else tree.kids(tree.head[head], "advcl", "xcomp")
        return next((c for c in hosts if tree.left[c] == tree.right[head] + 1 and tree.tag[c] == "VB"), None)
    first = tree.left[clause]
    close = tree.pos[first - 1] != "PUNCT" and tree.pos[first] != "PUNCT"
    # "The second person the flu has killed".
    contact = tree.tag[first] in ("DT", "PRP", "NNP", "NNPS") and tree.kid(clause, "obj") is None and tree.kid(clause, "nsubj", "nsubj:pass") is not None
    restrictive = tree.dep[clause] == "acl:relcl" and (tree.word[first] in ("who", "that", "which") or contact) and close
    passive = tree.dep[clause] == "acl" and tree.tag[clause] == "VBN" and close
    denied = any(tree.word[k] in ("not", "never", "n't") for k in tree.kids(clause, "advmod"))
    return clause if not denied and (restrictive or passive or any(tree.word[k] == "to" for k in tree.kids(clause, "mark"))) else None


def saying(head: int, tree: Tree) -> int | None:
    """The clause right behind an empty noun, which says nothing without it: "the party most involved in it", "a thing that helps"."""
    if tree.word[head] not in EMPTY:
        return None
    behind = [c for c in tree.kids(head, "acl", "acl:relcl", "amod") if c > head and tree.right[c] > head + 1]
    return next((c for c in behind if tree.pos[tree.left[c]] != "PUNCT" and tree.pos[tree.left[c] - 1] != "PUNCT"), None)


def opening(clause: int, tree: Tree) -> list[int]:
    """What stands before the verb of such a clause, and its particle: "to", "not to", "for the farmers to", "who can", "(moving) forward"."""
    found = tree.kids(clause, "mark", "aux", "aux:pass", "cop", "compound:prt")
    found += [k for k in tree.kids(clause, "advmod") if tree.word[k] in ("not", "n't", "never") or k == clause + 1 == tree.right[k]]
    if tree.pos[clause] in ("NOUN", "PROPN"):
        found += [w for k in tree.kids(clause, "det", "amod", "compound", "nummod", "nmod:poss") if k < clause for w in range(tree.left[k], tree.right[k] + 1)]
    found += [w for k in tree.kids(clause, "nsubj", "nsubj:pass") for w in range(tree.left[k], tree.right[k] + 1)]
    return found


def parts(clause: int, tree: Tree) -> list[int]:
    """What follows the verb of such a clause and completes it, in order."""
    found = tree.kids(clause, "iobj", "obj", "expl", "xcomp", "obl", "obl:agent")
    if is_ranked(tree.head[clause], tree):
        # "The 93rd soldier killed in Iraq | last month".
        found += tree.kids(clause, "obl:unmarked")
    if tree.pos[clause] in ("NOUN", "PROPN"):
        # "A bid to be part | of the club".
        found += tree.kids(clause, "nmod")
    found += [k for k in tree.kids(clause, "advcl") if tree.tag[k] == "VBG" and tree.word[tree.left[k]] == "from"]
    return sorted(k for k in found if k > clause)


def governed(head: int, tree: Tree) -> Iterator[int]:
    """Phrases right behind an object that the parser has hung on the verb, with the noun's own preposition."""
    if tree.dep[head] != "obj" or tree.kid(head, "nmod", "acl", "acl:relcl") is not None:
        return
    for c in tree.kids(tree.head[head], "obl"):
        case = tree.kid(c, "case")
        own = case is not None and tree.left[c] == tree.right[head] + 1 and tree.lemma[head] in GOVERNING.get(tree.word[case], ())
        if own and tree.lemma[c] not in TEMPORAL and tree.pos[c] not in ("NUM", "SYM"):
            yield c


def is_amount(c: int, tree: Tree) -> bool:
    """Whether a phrase says how much it is that the noun above it is: "of 10 years", "of more than $20 million"."""
    case = tree.kid(c, "case")
    if case is None or tree.word[case] != "of":
        return False
    number = tree.pos[c] == "NUM" or tree.kid(c, "nummod") is not None
    return tree.pos[c] == "SYM" or (number and tree.lemma[tree.head[c]] in MEASURING)


def is_shared(head: int, c: int, tree: Tree) -> bool:
    """Whether a modifier behind a coordination is of its first noun too: of "logistics and supplies for the camps", not of "aid, farming, and
    trade with neighbours"."""
    between = [k for k in tree.kids(head, "conj") if head < k < tree.left[c]]
    case = tree.kid(c, "case")
    if case is None:
        return not between and tree.kid(c, "det") is None
    if tree.word[case] == "of":
        # "Women's work and stories of others".
        return (not between or tree.kid(head, "nmod:poss") is None) and all(_is_bare(k, tree) for k in between)
    return not between or (len(between) == 1 and _is_bare(head, tree) and _is_bare(between[0], tree))


def _is_bare(i: int, tree: Tree) -> bool:
    """Whether a noun has no modifier of its own before it."""
    return all(k > i or tree.dep[k] in ("cc", "punct", "case", "det") for k in tree.children[i])


def lent(head: int, tree: Tree) -> Iterator[int]:
    """Modifiers that the tree has on the first noun of a coordination and that stand right behind this, its last."""
    first = tree.head[head]
    if tree.dep[head] == "conj" and tree.pos[head] == tree.pos[first] == "NOUN":
        yield from (c for c in tree.kids(first, "nmod") if tree.left[c] == tree.right[head] + 1 and tree.kid(c, "case") is not None)
