"""Appositions, whatever the parser makes of them: "Rosa Neri, the Italian president", "the vaccine, called R21"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.nominals.abbreviations import abbreviates
from kg.language.nominals.counts import PARTS, PERCENT
from kg.language.nominals.describe import APPOSITION, MEMBER, PLURALS, POSSESSOR, Describer
from kg.language.nominals.typing import VALUES
from kg.language.trees.layout import DASHES
from kg.language.trees.modifiers import SENTENCE_NOUNS
from kg.language.trees.syntax import takes_up
from kg.language.trees.words import vocabulary
from kg.language.values.quantities import MEASURES
from kg.model import Kind, Mention, Statement

# "the name X", "the word X": not what X is.
NAMING = vocabulary("name word term phrase title nickname surname alias slogan motto letter number year month age date part thing one")
# A body may be called by its building, a work a product; a place no body, a person nothing but a person.
ALIKE = (frozenset(("Place", "Facility")), frozenset(("Organization", "Facility", "Work", "Product")), frozenset(("Event", "Work", "Law")))
CALLING = vocabulary("call know name dub nickname title codename")
VALUES_TYPES = frozenset(VALUES.values())
# What happened is no person, place or body ("in Porto, the third such outbreak").
BEARERS = frozenset(("Person", "Place", "Organization", "Facility", "Group"))
# "The euro – rather than the dinar": something else.
CONTRAST = vocabulary("rather not instead unlike")
# "Farming, particularly rice": a part.
EXEMPLIFYING = vocabulary("particularly especially notably mainly mostly chiefly primarily principally largely predominantly including")
# Persons and bodies have these.
EITHER = vocabulary("successor predecessor rival opponent competitor forerunner")
CHANGES = vocabulary("increase rise jump surge gain growth decrease drop fall decline reduction cut improvement")
HALVES = vocabulary("half majority minority percentage proportion bulk")
PARAGRAPH = re.compile(r"[ivxl]+|[a-z]")
NEW = vocabulary("a an another some several many one")


def _is_example(d: Describer, i: int) -> bool:
    """Whether the phrase opens with a word that makes it a part of what it stands beside."""
    first = next((w for w in range(d.tree.left[i], i) if d.tree.pos[w] != "PUNCT"), i)
    return d.tree.word[first] in EXEMPLIFYING


def _of_some(d: Describer, i: int) -> bool:
    """ "50 people, most of them farmers": not all of them are."""
    tree = d.tree
    first = next((w for w in range(tree.left[i], i) if tree.pos[w] != "PUNCT"), i)
    return first > 2 and tree.word[first - 3] in PARTS and tree.word[first - 2] == "of" and tree.pos[first - 1] == "PRON"


def _files(d: Describer, i: int) -> bool:
    """Whether the name is an agency's in a dateline: "NAIROBI (Wire) -"."""
    before, after = d.tree.left[i] - 1, d.tree.right[i] + 1
    return before >= 0 and d.tree.word[before] == "(" and d.tree.word[after : after + 2] in ([")", dash] for dash in DASHES)


def _spells_out(d: Describer, i: int) -> bool:
    """Whether the phrase only writes out the acronym before its bracket: "of the GDP (Gross Domestic Product)"."""
    words, inside = d.phrases.words, [w for w in range(d.tree.left[i], d.tree.right[i] + 1) if d.tree.pos[w] != "PUNCT"]
    first = inside[0]
    return first > 1 and words.form[first - 1] == "(" and abbreviates(words.form[first - 2], words.join(inside))


def _numbers(d: Describer, i: int) -> bool:
    """Whether the phrase is the number of a paragraph: "section 51 (xxi)", "article 3 (b)"."""
    return d.tree.word[i - 1] == "(" and PARAGRAPH.fullmatch(d.tree.word[i]) is not None


def _is_series(d: Describer, anchor: int, i: int) -> bool:
    """ "Spoke of crime, Corsica or Europe": a bare noun before a list of names is one of the list."""
    tree = d.tree
    bare = tree.tag[anchor] == "NN" and tree.kid(anchor, "det", "amod", "compound", "nmod:poss", "nmod") is None
    return bare and anchor not in d.phrases.names and i in d.phrases.names and any(tree.kid(c, "cc") is not None for c in tree.kids(i, "conj"))


def _is_comment(d: Describer, i: int) -> bool:
    """Whether the phrase takes up what the clause tells, not what stands before it: "accused him of theft, a charge that he denies"."""
    if d.tree.lemma[i] in SENTENCE_NOUNS and d.tree.kid(i, "acl", "acl:relcl") is not None:
        # "The ship left Odessa, a sign that …".
        return True
    noun = d.phrases.ontology.nouns.get(d.tree.lemma[i])
    if d.tree.lemma[i] in CHANGES:
        # "To raise the wage to 500 euros, an increase of 80": the wage is no increase.
        return d.tree.lemma[d.tree.head[i]] not in CHANGES
    return noun is not None and noun.speech and takes_up(d.tree, i)


def apposition(d: Describer, i: int) -> Iterator[Statement]:
    """ "Rosa Neri, the Italian president", "the company's chief executive, Jane Doe", "Paris, France"."""
    phrases, tree = d.phrases, d.tree
    # What has a preposition of its own stands in another place than what is before it.
    # "The director | -general": the whole title is read at its other half.
    instead = _of_some(d, i) or (tree.dep[tree.head[i]] == "compound" and tree.head[i] not in phrases.names) or any(tree.word[c] in CONTRAST for c in range(tree.left[i], i)) or _is_example(d, i) or tree.word[i + 1 : i + 2] == ["-"]
    if not instead and _enumerates(d, tree.head[i], i):
        for each in (i, *tree.kids(i, "conj")):
            yield d.make(d.doc[each], lemma="include", relation="included", subject=phrases.at(tree.head[i]), object=phrases.at(each), confidence=APPOSITION)
        return
    instead = instead or _spells_out(d, i) or _numbers(d, i) or _is_series(d, tree.head[i], i)
    anchor = _anchor(d, i) if tree.kid(i, "case") is None and not instead and not _is_comment(d, i) else None
    if anchor is None:
        return
    one = _one_of(d, anchor)
    first, second = phrases.at(anchor if one is None else one), phrases.at(i)
    if second.kind is Kind.NAME and first.kind is Kind.NAME:
        if first.type == second.type == "Place" and not abbreviates(second.label, first.label) and not _files(d, i):
            yield d.make(d.doc[i], lemma="be located in", relation="was_located_in", subject=first, object=second, confidence=MEMBER)
    elif second.kind is Kind.NAME and first.plural and (second.type != "Group" or tree.kid(i, "conj") is not None):
        # "Ann Lee and her counterpart, Bob Roy".
        beside = (c if c in phrases.names else tree.kid(c, "appos") for c in tree.kids(i, "conj"))
        named = [name for name in (i, *beside) if name in phrases.names]
        # One name beside several people is an error of the parser, or the name that they share.
        for name in named if len(named) > 1 else ():
            yield d.make(d.doc[name], lemma="include", relation="included", subject=first, object=phrases.at(name), confidence=APPOSITION)
    elif one is not None and second.kind is Kind.NAME:
        yield d.was(one, second, first, APPOSITION)
    else:
        noun, holder = (anchor, second) if second.kind is Kind.NAME else (i, first)
        if tree.lemma[noun] not in NAMING:
            yield from d.described(noun, holder, first if noun == anchor else second, APPOSITION)


def _enumerates(d: Describer, anchor: int, i: int) -> bool:
    """ "Three conditions – a ceasefire, an exchange of prisoners and elections": common nouns that together are what stands before them."""
    tree, named = d.tree, [i, *d.tree.kids(i, "conj")]
    if len(named) < 2 or tree.kid(i, "case") is not None or tree.tag[anchor] not in PLURALS or tree.kid(anchor, "conj") is not None or any(one in d.phrases.names for one in named):
        return False
    before = tree.left[i] if tree.pos[tree.left[i]] == "PUNCT" else tree.left[i] - 1
    return d.phrases.words.form[before] in (":", *DASHES) or tree.kid(anchor, "nummod") is not None


def _one_of(d: Describer, noun: int) -> int | None:
    """ "One" of "one of the suspects, Ann Lee", on whose noun parsers hang the name."""
    above = d.tree.head[noun]
    return above if d.tree.dep[noun] == "nmod" and d.tree.word[above] == "one" else None


def conjunct(d: Describer, i: int) -> Iterator[Statement]:
    """A second apposition: "director of the museum and author of the study"; or a first that the parser takes for a conjunct."""
    tree, head = d.tree, d.tree.head[i]
    while tree.dep[head] == "conj" and tree.head[head] != head:
        head = tree.head[head]
    if tree.dep[head] == "appos" and _enumerates(d, tree.head[head], head):
        return
    if tree.dep[head] == "appos" and i not in d.phrases.names and head not in d.phrases.names:
        anchor = _anchor(d, head)
        if anchor is not None and tree.pos[i] == "NOUN" and not _is_example(d, head):
            yield from d.described(i, d.phrases.at(anchor), d.phrases.at(i), APPOSITION)
    elif _is_loose(d, i) and head in d.phrases.names and tree.kid(head, "conj") == i and tree.kids(head, "conj") == [i]:
        yield from apposition(d, i)


def bare_nominal(d: Describer, i: int) -> Iterator[Statement]:
    """ "his partner, the Labour Party,": a phrase after a comma without a preposition is an apposition, whatever its label."""
    if _is_loose(d, i):
        yield from apposition(d, i)


def naming(d: Describer, i: int) -> Iterator[Statement]:
    """ "the vaccine, called R21", "the army, known as the Tatmadaw": the name is one of those."""
    tree, noun = d.tree, d.tree.head[i]
    while tree.tag[noun] == "NN" and tree.dep[noun] == "nmod" and tree.kid(noun, "det", "nmod:poss", "amod") is None:
        # "An inquiry into phone hacking | called Project Z".
        noun = tree.head[noun]
    if tree.lemma[i] not in CALLING or noun in d.phrases.names or tree.pos[noun] != "NOUN":
        return
    for c in tree.kids(i, "xcomp", "obj", "obl"):
        case = tree.kid(c, "case")
        if c not in d.phrases.names or (case is not None and tree.word[case] != "as"):
            continue
        several = [one for one in (c, *tree.kids(c, "conj")) if one in d.phrases.names]
        if len(several) > 1 and tree.tag[noun] in PLURALS:
            for one in several:
                yield d.make(d.doc[one], lemma="include", relation="included", subject=d.phrases.at(noun), object=d.phrases.at(one), confidence=APPOSITION)
        elif tree.tag[noun] not in PLURALS or d.phrases.at(c).plural or d.phrases.at(c).type in ("Group", "Organization"):
            yield d.was(i, d.phrases.at(c), d.phrases.at(noun), APPOSITION)


def aside(d: Describer, i: int) -> Iterator[Statement]:
    """ "The site was opened – a platform that …": a noun after a dash that describes the clause's subject."""
    tree, verb = d.tree, d.tree.head[i]
    article = tree.kid(i, "det")
    if tree.pos[i] != "NOUN" or d.phrases.head_at(i) != i or article is None or tree.word[article] not in ("a", "an") or tree.kid(i, "nsubj", "cop", "nsubj:pass") is not None or _is_comment(d, i):
        return
    for c in tree.kids(verb, "nsubj", "nsubj:pass"):
        told = d.phrases.at(i).type != "Concept" or d.phrases.at(c).kind is not Kind.NAME
        # "North Korea refused – an idea that …": what nothing is known of is rather what was done.
        if c < i and told and _fits(d, c, i):
            yield from d.described(i, d.phrases.at(c), d.phrases.at(i), POSSESSOR)


def _anchor(d: Describer, i: int) -> int | None:
    """What the apposition at `i` is to: its head, or the nearest phrase before it that fits in kind and number where the head does not."""
    tree, names = d.tree, d.phrases.names
    if tree.pos[i] not in ("NOUN", "PROPN"):
        return None
    candidates = [tree.head[i]]
    if i in names and tree.head[i] in d.phrases.nouns and d.phrases.nouns[tree.head[i]] is names[i]:
        # "An executive of the firm Acme": the firm is Acme, and nothing above it is.
        return None
    # "Acme and its rival, Zeta", "the army and the M23, a rebel group": what stands behind a conjunct with an article or possessor of its own is that
    # one's, and not the first's.
    own = tree.kid(candidates[0], "det", "nmod:poss") is not None
    # "The building of bridges at crossings, a major cause of deaths": what nothing is known of is not sought any higher.
    known = i in names or d.phrases.type_at(i) != "Concept"
    while known and tree.dep[candidates[-1]] in ("nmod", "conj", "obl") and not (own and tree.dep[candidates[-1]] == "conj") and len(candidates) < 4:
        candidates.append(tree.head[candidates[-1]])
    title = names[i].first - 1 if i in names else -1
    if title >= 0 and tree.pos[title] == "NOUN" and title not in names and title not in candidates:
        # "…, and union leader Ann Smith": the noun right before a name is the name's.
        return title if _fits(d, title, i) else None
    before = tree.left[i] - 1
    described = d.phrases.type_at(i) == "Concept" == d.phrases.type_at(tree.head[i]) and before in names and names[before].type == "Place"
    if before in names and not described:
        # "A pact on Iraq, a five-year plan": no place is a plan. A description is mostly of the name right before it, a name of the noun that it hangs on.
        candidates.insert(1 if i in names else 0, names[before].head)
    # A noun that stands for a name stands for it here too: "the actor Ann Smith, the film's star".
    candidates = [d.phrases.nouns[c].head if c in d.phrases.nouns else c for c in candidates]
    fitting = [c for c in candidates if _fits(d, c, i)]
    kind = d.phrases.at(i).type
    same = [c for c in fitting if d.phrases.at(c).type == kind != "Concept" or {d.phrases.at(c).type, kind} == ALIKE[0]]
    return next(iter(same or fitting), None)


def _fits(d: Describer, anchor: int, i: int) -> bool:
    if d.tree.pos[d.phrases.head_at(anchor)] not in ("NOUN", "PROPN"):
        return False
    first, second = d.phrases.at(anchor), d.phrases.at(i)
    if {d.tree.lemma[anchor], d.tree.lemma[i]} & PERCENT or d.tree.lemma[i] in HALVES or _measures(d, i):
        # "In much of Belgium, a majority in Ghent", "from Leeds to York, a stretch of 20 miles".
        return False
    if VALUES_TYPES & {first.type, second.type} or first.key == second.key or Kind.PRONOUN in (first.kind, second.kind):
        return False
    if second.kind is Kind.NAME and first.kind is Kind.NOMINAL and first.plural:
        return True
    if second.kind is Kind.NOMINAL and first.kind is Kind.NOMINAL and (first.plural != second.plural or _is_list(d, anchor, i)):
        return False
    if any(_happens(d, noun, m) and other.type in BEARERS for noun, m, other in ((anchor, first, second), (i, second, first))):
        return False
    if first.type in BEARERS and d.tree.lemma[i] in SENTENCE_NOUNS:
        # "Left the province, the first step of a plan".
        return False
    kinds = {first.type, second.type}
    for noun, mention in ((anchor, first), (i, second)):
        role = d.phrases.ontology.roles.get(d.tree.lemma[noun])
        if mention.kind is Kind.NOMINAL and ((role and role.holder == "Actor") or d.tree.lemma[noun] in EITHER):
            return True
    return len(kinds) == 1 or "Concept" in kinds or any(kinds <= alike for alike in ALIKE) or "Group" in kinds


def _measures(d: Describer, i: int) -> bool:
    """Whether the noun is one of so many units: "a stretch of 20 miles"."""
    return any(d.tree.lemma[c] in MEASURES and d.tree.kid(c, "nummod") is not None for c in d.tree.kids(i, "nmod"))


def _is_loose(d: Describer, i: int) -> bool:
    """Whether the phrase stands after a comma with an article, and neither conjunction nor preposition."""
    tree = d.tree
    article = tree.kid(i, "det")
    return d.phrases.words.form[tree.left[i]] == "," and article is not None and tree.kid(i, "cc", "case") is None


def _is_list(d: Describer, anchor: int, i: int) -> bool:
    """ "A sailor, a cook and a passenger", "four goats, nine hens": further ones, not what the first is."""
    tree = d.tree
    new = all(tree.kid(t, "nummod") is not None or any(tree.word[c] in NEW for c in tree.kids(t, "det", "amod")) for t in (anchor, i))
    last = tree.kids(i, "conj") or [c for c in tree.kids(anchor, "conj") if c > i]
    counted = tree.kid(anchor, "nummod") is not None and tree.kid(i, "nummod") is not None
    return counted or (new and any(tree.kid(c, "cc") is not None for c in last))


def _happens(d: Describer, noun: int, mention: Mention) -> bool:
    """Whether a common noun names an event, or one of a row of them."""
    if mention.kind is not Kind.NOMINAL:
        return False
    known = d.phrases.ontology.nouns.get(d.phrases.entry(noun))
    such = any(d.tree.word[c] == "such" for c in d.tree.children[noun])
    return such or mention.type == "Event" or bool(known and known.verb and known.complement and not known.type)
