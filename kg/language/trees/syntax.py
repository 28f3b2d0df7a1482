"""Questions that every rule asks of a Universal Dependencies tree, answered from tables that are made once per Doc."""

from __future__ import annotations

from spacy.attrs import DEP, HEAD, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.tokens import Doc, Token

from kg.language.trees.mend import mend
from kg.language.trees.second import remend
from kg.language.trees.words import vocabulary

_KEY = "kg_tree"
# Times that something may fill: "a night of shelling".
PERIODS = vocabulary("night day evening morning afternoon week weekend month year hour minute decade spell period")
CLOSING = frozenset(("PUNCT", "SPACE"))


class Tree:
    """The columns of a Doc as plain lists, indexed by token: head (its own index for a root), dep, pos, tag, lemma and word (lower
    case), children in order, and `left`/`right`, the first and last token of each subtree; `order` has heads before dependents, `proper`
    is True for words with a capital. Heads and labels are those of the Doc but for what `mend` and `remend` repair."""

    # It holds no reference to the Doc: Doc and table are freed together, without a cycle.
    __slots__ = ("children", "dep", "head", "left", "lemma", "morph", "order", "pos", "proper", "right", "tag", "word")

    def __init__(self, doc: Doc):
        columns = doc.to_array([HEAD, DEP, POS, TAG, LEMMA, MORPH, LOWER, ORTH]).T.tolist()
        # Heads are offsets, stored unsigned.
        self.head = [i + (h if h < 1 << 63 else h - (1 << 64)) for i, h in enumerate(columns[0])]
        self.dep, self.pos, self.tag, lemmas, self.morph, self.word = (_names(doc, column) for column in columns[1:7])
        self.lemma = [name.lower() for name in lemmas]
        self.proper = [word[:1].isupper() for word in _names(doc, columns[7])]
        self._hang()
        for repair in (mend, remend):
            if repair(doc, self):
                self._hang()

    def _hang(self) -> None:
        """Children, order and subtrees from heads."""
        self.children: list[list[int]] = [[] for _ in self.head]
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)
        self.order = self._from_roots()
        heads, left, right = self.head, list(range(len(self.head))), list(range(len(self.head)))
        for i in reversed(self.order):
            head = heads[i]
            if left[i] < left[head]:
                left[head] = left[i]
            if right[i] > right[head]:
                right[head] = right[i]
        self.left, self.right = left, right

    def _from_roots(self) -> list[int]:
        """Every token, heads before their dependents."""
        order = [i for i, head in enumerate(self.head) if head == i]
        for i in order:
            order.extend(self.children[i])
        return order

    def kids(self, i: int, *deps: str) -> list[int]:
        """The children of `i` with one of the labels, in order."""
        dep, children = self.dep, self.children[i]
        return [c for c in children if dep[c] in deps] if children else []

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child of `i` with one of the labels."""
        dep = self.dep
        for c in self.children[i]:
            if dep[c] in deps:
                return c
        return None


def _names(doc: Doc, column: list[int]) -> list[str]:
    names = {key: doc.vocab.strings[key] if key else "" for key in set(column)}
    return [names[key] for key in column]


def tree(doc: Doc) -> Tree:
    """The tables of a Doc, made at the first call and kept with it; the Doc's heads and labels must not change afterwards."""
    # user_hooks is the one place of a Doc that is neither serialised nor copied.
    found = doc.user_hooks.get(_KEY)
    if found is None or len(found.head) != len(doc):
        found = doc.user_hooks[_KEY] = Tree(doc)
    return found


def children(token: Token, *deps: str) -> list[Token]:
    """The token's children with one of the labels (all, where none is given), in order."""
    table, doc = tree(token.doc), token.doc
    return [doc[i] for i in (table.kids(token.i, *deps) if deps else table.children[token.i])]


def child(token: Token, *deps: str) -> Token | None:
    """The token's first child with one of the labels."""
    i = tree(token.doc).kid(token.i, *deps)
    return None if i is None else token.doc[i]


def base(dep: str) -> str:
    """A label without its subtype: "nsubj:pass" → "nsubj"."""
    return dep.partition(":")[0]


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it below, in order ("A, B and C": from A, all three)."""
    table, doc = tree(token.doc), token.doc
    return [doc[i] for i in chain(table, token.i)]


def chain(table: Tree, i: int) -> list[int]:
    """As `conjuncts`, by index."""
    found = [i]
    for item in found:
        found.extend(table.kids(item, "conj"))
    return sorted(found) if len(found) > 1 else found


def root(table: Tree, i: int) -> int:
    """The root of the sentence that a token is in."""
    while table.head[i] != i:
        i = table.head[i]
    return i


def takes_up(table: Tree, noun: int) -> bool:
    """Whether a noun with a relative clause may take up what a clause tells, not the noun beside it: "stole the car, a charge that he denies"."""
    article, beside = table.kid(noun, "det"), table.head[noun]
    new = article is not None and table.word[article] in ("a", "an") and table.kid(noun, "acl:relcl") is not None
    return new and table.dep[noun] in ("appos", "parataxis") and table.pos[beside] != "PROPN"


def filling(table: Tree, noun: int) -> int:
    """What fills a span of time that something is said of: the shelling of "a night of shelling that killed ten"; else the noun."""
    if table.lemma[noun] not in PERIODS:
        return noun
    return next((c for c in table.kids(noun, "nmod") if any(table.word[k] == "of" for k in table.kids(c, "case"))), noun)


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that the token belongs to; itself where there is none."""
    while token.dep_ == "conj":
        token = token.head
    return token


def span(token: Token) -> tuple[int, int]:
    """First token and end (exclusive) of the token's subtree, without punctuation at its edges."""
    table = tree(token.doc)
    start, end = table.left[token.i], table.right[token.i]
    while start < token.i and table.pos[start] in CLOSING:
        start += 1
    while end > token.i and table.pos[end] in CLOSING:
        end -= 1
    return start, end + 1


def preposition(token: Token) -> str | None:
    """The preposition of a phrase by its head, lower case, with what is fixed to it: "because of", "in front of"."""
    table = tree(token.doc)
    return " ".join(function_word(table, i) for i in table.kids(token.i, "case") if table.tag[i] != "POS") or None


def function_word(table: Tree, i: int) -> str:
    """A function word, lower case, with what is fixed to it ("because of", "such as")."""
    fixed = table.kids(i, "fixed")
    return " ".join(table.word[j] for j in sorted([i, *fixed])) if fixed else table.word[i]


def auxiliaries(token: Token) -> list[Token]:
    """The token's auxiliaries and copula, in order."""
    return children(token, "aux", "aux:pass", "cop")
