"""Nouns that only count or package others ("dozens of farmers", "a series of attacks"): what they count, and how many that is."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.language.nominals.labels import phrase_span
from kg.language.nominals.names import TEMPORAL
from kg.language.trees.modifiers import is_money
from kg.language.trees.syntax import PERIODS, Tree
from kg.language.trees.words import QUOTES, Words, vocabulary
from kg.language.values.quantities import CURRENCIES, CURRENCY_NOUNS, VAGUE_COUNTS, number, quantity
from kg.model import Ontology, Quantity

# Nouns that only count or package what follows "of", beside those that the lexicon marks as light.
LIGHT = vocabulary(
    "ten dozen hundred thousand million billion score number couple pair handful lot plenty bunch majority minority third fourth quarter fifth sixth seventh eighth ninth tenth half percent % "
    "series string wave range variety ton tonne kilogram kilo kg gram g milligram mg lb lbs ounce litre liter gallon barrel inch hectare acre bulk cent rest remainder part most all some many several "
    "few each one none any both either neither more much fraction"
) | (CURRENCY_NOUNS - vocabulary("real crown pound won lev leu lei"))
# A share of one thing is not the thing: "much of the capital", "a third of GDP"; nor is one of several the several.
PERCENT = frozenset(("percent", "%"))
SHARES = PERCENT | vocabulary(
    "third fourth quarter fifth sixth seventh eighth ninth tenth half fraction percentage proportion majority minority portion part much most some bulk rest remainder little"
)
# "Some of the efforts" went wrong: which, and how many, nobody is told.
VAGUE = vocabulary("some few several many parts part")
UNDER = frozenset(("less", "fewer", "nearly", "almost", "barely"))
# Of several: "most of them".
PARTS = vocabulary("most some many several few half part much one two three four each none any")
DEFINITE = frozenset(("the", "its", "his", "her", "their", "these", "those"))
PLURALS = frozenset(("NNS", "NNPS"))
# Plurals of light nouns that are things of their own.
COUNTED = vocabulary("shares articles scores sums lists kinds stacks")
# Of these the money is how much it was, and not what was done.
FINING = vocabulary("fine cost charge bill tax")
# And of these what it went into.
INVESTING = vocabulary("invest spend put sink pour inject plough plow channel place")
# Behind "in" these say how a sum is paid or reckoned, not what it is.
MANNERS = vocabulary("total all advance exchange return instalment installment part full favour favor response addition turn fact effect court person kind theory practice bid effort attempt case")
# "In May – 23 farmers": the dash is no part of the number.
EDGES = QUOTES + " -–—"


def counted(i: int, tree: Tree, ontology: Ontology) -> int | None:
    """What the light noun or numeral at `i` counts with "of", or the money there with "in"; None where it counts nothing."""
    if (given := _given(i, tree)) is not None:
        return given
    if (tree.word[i] in COUNTED and not _is_bare_score(i, tree)) or not _is_light(i, tree, ontology):
        return None
    found = None
    for c in tree.children[i]:
        # "Of the 58 migrants, only 19 survived": what stands in front as well.
        if tree.dep[c] == "nmod" or (c > i and tree.dep[c] == "obl"):
            case = tree.kid(c, "case")
            if case is not None and tree.word[case] == "of" and (found is None or tree.lemma[found] in LIGHT):
                found = c
    if found is None and tree.lemma[i] in LIGHT and tree.dep[i] == "nmod" and tree.head[i] != i and tree.lemma[tree.head[i]] in LIGHT:
        # "hundreds of thousands of people": the parser may hang both of-phrases on the first.
        found = counted(tree.head[i], tree, ontology)
    return found if found != i else None


def _given(i: int, tree: Tree) -> int | None:
    """ "Paid $3 million in bribes", "seized $2 million in cash": what the money was; not "was fined $3 million in damages", "sold for $2 million in cash"."""
    first = tree.head[i] if tree.dep[i] == "conj" else i
    verb = tree.lemma[tree.head[first]]
    given = tree.dep[first] in ("obj", "nsubj", "nsubj:pass") and verb not in FINING
    if not given or not (tree.lemma[i] in CURRENCIES or tree.lemma[i] in CURRENCY_NOUNS) or tree.kid(i, "nummod") is None:
        return None
    return next((c for c in tree.kids(i, "nmod") if is_money(tree, c) or (verb not in INVESTING and _is_bare_kind(c, tree))), None)


def _is_bare_kind(c: int, tree: Tree) -> bool:
    """Whether a phrase is "in" with a bare noun that is no time and no manner: "in government bonds", not "in March", "in return"."""
    case = tree.kid(c, "case")
    bare = tree.pos[c] == "NOUN" and tree.kid(c, "det", "nmod:poss", "nummod") is None
    return bare and case is not None and tree.word[case] == "in" and tree.left[c] == case and tree.lemma[c] not in TEMPORAL | MANNERS | CURRENCY_NOUNS


def _is_bare_score(i: int, tree: Tree) -> bool:
    """ "scores of others" counts, "the scores of the tests" does not."""
    return tree.word[i] == "scores" and tree.kid(i, "det", "nmod:poss", "nummod", "amod") is None


def _is_light(i: int, tree: Tree, ontology: Ontology) -> bool:
    if tree.lemma[i] in PERIODS:
        # "Launched two days of drills".
        return tree.dep[i] in ("obj", "nsubj", "nsubj:pass") and tree.kid(i, "det", "amod") is None
    noun = ontology.nouns.get(tree.lemma[i])
    return tree.lemma[i] in LIGHT or tree.lemma[i] in CURRENCIES or tree.pos[i] == "NUM" or (noun is not None and noun.light)


def light_above(head: int, tree: Tree, ontology: Ontology) -> int | None:
    """The highest light noun that counts the head: "hundreds" of "hundreds of thousands of people"."""
    top, i = None, head
    while tree.dep[i] in ("nmod", "obl") and tree.head[i] != i and counted(tree.head[i], tree, ontology) == i:
        top = i = tree.head[i]
    return top


def is_share(light: int, head: int, tree: Tree) -> bool:
    """Whether the light noun takes a share of the one thing at `head`, or one out of several, so that the phrase is not what `head` names;
    so does "the largest number of", and "many of the men" where it is said what they are."""
    if tree.pos[head] not in ("NOUN", "PROPN"):
        return tree.word[light] in ("one", "some") and tree.word[head] in ("them", "us") and tree.kid(light, "appos") is not None
    above, article = tree.head[light], tree.kid(head, "det", "nmod:poss")
    if any(tree.tag[c] == "JJS" for c in tree.kids(light, "amod")) and tree.lemma[light] not in SHARES:
        return True
    if tree.word[light] == "number" and tree.tag[light - 1] == "DT" and tree.word[light - 1] == "the":
        # Who raises the number of visas raises no visas.
        return True
    described = tree.dep[light] == "nsubj" and tree.pos[above] in ("NOUN", "PROPN") and tree.kid(above, "cop") is not None
    if described and article is not None and tree.word[article] in DEFINITE:
        return True
    if tree.word[light] == "one" or (tree.lemma[light] in SHARES and tree.tag[head] != "NNS"):
        return True
    known = article is not None and (tree.word[article] in DEFINITE or tree.dep[article] == "nmod:poss")
    # Who holds most of Peru's mines does not hold Peru's mines.
    whose = known and tree.pos[article] == "PROPN" and tree.word[light] in ("most", "half")
    return known and tree.tag[head] in PLURALS and (whose or tree.word[light] in VAGUE or tree.lemma[light] in PERCENT)


def light_start(light: int, tree: Tree) -> int:
    """The first token of what counts: "at least one" with its modifiers, and nothing of the clause that a numeral may head."""
    if tree.pos[light] != "NUM":
        # "Less than half of the country" is not half of it.
        under = [tree.left[c] for c in tree.kids(light, "advmod") if c < light and tree.word[c] in UNDER]
        return min([phrase_span(light, [light], tree)[0], *under])
    return min(
        [
            light,
            *(
                tree.left[c]
                for c in tree.kids(light, "advmod", "nummod", "amod", "compound", "det")
                if c < light and tree.pos[tree.left[c]] != "PUNCT"
            ),
        ]
    )


def quantity_of(doc: Doc, head: int, light: int | None, tree: Tree, words: Words) -> Quantity | None:
    """How many of the head there are: in the words of the light noun above it, else by its own numeral."""
    if light is None:
        return _own(doc, head, tree)
    amount, case = _own(doc, light, tree), tree.kid(head, "case")
    first = light_start(light, tree)
    last = words.start[case] if case is not None and case > light else words.end(light)
    text = words.text[words.start[first] : last].strip(EDGES)
    if amount is None or (tree.lemma[light] in SHARES and amount.unit is None):
        # Six tenths are not six.
        return Quantity(text, number(text))
    return Quantity(text, number(text) if amount.value is None else amount.value, amount.unit, amount.modifier)


def _own(doc: Doc, head: int, tree: Tree) -> Quantity | None:
    """The quantity of a token, asked for only where a word could be one."""
    if tree.pos[head] != "NUM" and not any(
        c < head and (tree.dep[c] == "nummod" or tree.word[c] in VAGUE_COUNTS or tree.word[c] == "another") for c in tree.children[head]
    ):
        return None
    found = quantity(doc[head])
    text = found.text.strip(EDGES) if found else ""
    return replace(found, text=text) if found and found.text != text else found
