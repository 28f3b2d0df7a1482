"""The verb's name where one word does not tell it: particles, idioms, and what an object is called, made or set to."""

from __future__ import annotations

from kg.language.clauses.clause import Clause, Oblique
from kg.language.trees.syntax import Tree, chain
from kg.language.trees.words import vocabulary
from kg.model import Ontology

# Adverbs that make another verb of the one before them, always or where the lexicon has the two together.
PARTICLES = vocabulary("aside back away apart aground")
ADJACENT = vocabulary("ahead off behind")
UNITING = vocabulary("bring put come get pull piece band")
ADVERBIAL_PARTICLES = PARTICLES | ADJACENT | vocabulary("down off out up over in on through forward together along by around about across")
# Verbs that say little without what they make of their object.
RESULTATIVE = vocabulary("make leave keep render find get turn rule hold set order cut lay")
CAPTIVE = vocabulary("hostage captive prisoner")
# Bare nouns that are half of a verb: "took place", "gave rise to".
IDIOMS = {
    "take": vocabulary("place effect shape root hold aim part advantage care note refuge shelter responsibility charge possession control issue office"),
    "give": vocabulary("rise way birth"), "come": vocabulary("true"), "gain": vocabulary("ground control access independence"), "have": vocabulary("access"),
    "lose": vocabulary("ground control contact touch sight"), "set": vocabulary("sail foot"), "fall": vocabulary("prey victim"), "bear": vocabulary("fruit witness"),
    "claim": vocabulary("responsibility"), "pay": vocabulary("tribute homage attention heed"), "make": vocabulary("use contact way progress"),
    "declare": vocabulary("war"), "wage": vocabulary("war"), "hold": CAPTIVE, "seek": vocabulary("refuge asylum shelter"),
    "join": vocabulary("forces hands ranks"), "break": vocabulary("ranks ties"), "cut": vocabulary("ties"), "lay": vocabulary("siege claim"), "change": vocabulary("hands"), "open": vocabulary("fire"),
}  # fmt: skip
# Verbs that with a bare noun behind a preposition mean another thing: "set the van on fire", "put the mayor on trial".
PLACING = vocabulary("set put bring take call hold place leave")
PLACED = {
    "on": vocabulary("fire trial hold display notice track alert leave parole probation record"), "to": vocabulary("death justice trial rest sleep light account task court life power"),
    "into": vocabulary("custody account force effect practice question power perspective"), "in": vocabulary("place custody jail prison question motion check detention contempt danger jeopardy quarantine"),
    "at": vocabulary("risk odds stake ease bay"),
    "under": vocabulary("control arrest pressure guard water rubble fire"), "out of": vocabulary("service office business work action power"),
    "without": vocabulary("power water electricity homes shelter food heat jobs work income"),
}  # fmt: skip
GOING = frozenset(("find", "make", "fight", "force", "work", "push", "wind"))
LONGEST_NAME = 3  # words


# "Blamed the fire on the firm": the firm is blamed, for the fire.
TURNED = {"blame": ("on", "for"), "pin": ("on", "for")}
# "Rammed a car into a wall": what one is driven into is rammed, with the car.
RAMMING = frozenset(("ram", "crash", "smash", "slam", "plow", "plough"))
# "Provides refugees with food": food is provided, and they receive it.
PROVIDING = frozenset(("provide", "furnish"))


def turn(clause: Clause) -> None:
    """Makes the one whom a verb means its object, where the grammar has put something else there."""
    given = [o for o in clause.obliques if o.preposition == "with"] if clause.lemma in PROVIDING else []
    if given and clause.objects and not clause.recipients:
        clause.obliques = [o for o in clause.obliques if o not in given]
        clause.objects, clause.recipients = [o.token for o in given], clause.objects
        return
    if clause.lemma in RAMMING and clause.objects and not clause.passive and any(o.preposition == "into" for o in clause.obliques):
        clause.obliques, clause.objects = [*clause.obliques, *(Oblique(i, "with") for i in clause.objects)], []
        return
    preposition, instead = TURNED.get(clause.lemma, (None, ""))
    # What stands before the verb says where or when: "on the video, he blames the firm".
    meant = [o for o in clause.obliques if preposition and o.preposition == preposition and o.token > clause.token]
    if not meant or not clause.objects:
        return
    clause.obliques = [o for o in clause.obliques if o not in meant] + [Oblique(i, instead) for i in clause.objects]
    clause.objects = [o.token for o in meant]


def name_verb(table: Tree, clause: Clause, ontology: Ontology) -> None:
    """Gives the clause the lemma that tells its verb; what becomes part of that is no object any more."""
    if table.word[clause.token] == "missing" and not clause.objects:
        # "Twelve are missing": they miss nothing.
        clause.lemma = "be missing"
        return
    if clause.kind == "copular" or table.pos[clause.token] != "VERB":
        return
    turn(clause)
    for join in (_particle, _with_adjective, _idiom, _result, _placed, _forced, _made):
        if joined := join(table, clause, ontology):
            clause.lemma = joined
            return


def _particle(table: Tree, clause: Clause, ontology: Ontology) -> str | None:
    """ "Set the verdict aside", "swept away": a particle that the tree has for an adverb is part of the verb."""
    if " " in clause.lemma:
        return None
    for c in table.kids(clause.token, "advmod"):
        word = table.word[c]
        joined = f"{clause.lemma} {word}"
        known = word in PARTICLES or table.tag[c] == "RP" or (word == "together" and clause.lemma in UNITING) or joined in ontology.verbs or (c == clause.token + 1 and word in ADJACENT)
        if c > clause.token and not table.children[c] and known and word in ADVERBIAL_PARTICLES:
            return joined
    return None


def _idiom(table: Tree, clause: Clause, ontology: Ontology) -> str | None:
    """ "The vote took place in May": no place was taken."""
    for i in clause.objects:
        if table.head[i] == clause.token and is_idiom(table, i, clause.lemma):
            clause.objects = [o for o in clause.objects if o != i]
            if clause.lemma == "hold" and not clause.objects and not clause.passive:
                # "Six tourists held hostage": they hold no one.
                clause.subjects, clause.objects, clause.passive = [], clause.subjects, True
            ties = {c: table.kid(c, "case") for c in table.kids(i, "nmod") if c > i}
            clause.obliques = [Oblique(x, table.word[tie]) for c, tie in ties.items() if tie is not None for x in chain(table, c)] + clause.obliques
            return f"{clause.lemma} {table.word[i]}"
    return None


def _with_adjective(table: Tree, clause: Clause, ontology: Ontology) -> str | None:
    """ "Pleaded guilty to two charges": the adjective is half of the verb, and what follows it the verb's."""
    for c in table.kids(clause.token, "xcomp"):
        if (joined := with_adjective(table, c, ontology)) is not None:
            behind = {k: table.kid(k, "case") for k in table.kids(c, "obl")}
            clause.obliques += [Oblique(x, table.word[case]) for k, case in behind.items() if case is not None for x in chain(table, k)]
            return joined
    return None


def with_adjective(table: Tree, i: int, ontology: Ontology) -> str | None:
    """The verb of the lexicon that an adjective makes with the verb above it: "plead guilty", "plead not guilty"."""
    denied = "not " if any(table.word[k] == "not" for k in table.kids(i, "advmod")) else ""
    joined = f"{table.lemma[table.head[i]]} {denied}{table.word[i]}"
    return joined if table.dep[i] == "xcomp" and table.pos[i] == "ADJ" and joined in ontology.verbs else None


def is_idiom(table: Tree, i: int, lemma: str) -> bool:
    """Whether the bare noun is half of the verb above it: "place" in "took place"."""
    owner = table.kid(i, "nmod:poss")
    # "Made their way to the border".
    went = table.word[i] == "way" and lemma in GOING and owner is not None and table.pos[owner] == "PRON"
    return went or (table.word[i] in IDIOMS.get(lemma, ()) and _is_bare(table, i))


def _is_bare(table: Tree, i: int) -> bool:
    return table.kid(i, "det", "amod", "nmod:poss", "nummod", "compound", "conj") is None


def _result(table: Tree, clause: Clause, ontology: Ontology) -> str | None:
    """ "Made them vulnerable", "left residents stranded", "cut short a visit": what the object becomes is part of what is done to it."""
    if clause.lemma not in RESULTATIVE or not clause.objects:
        return None
    left = clause.objects if clause.lemma == "leave" else []
    beside = [c for c in table.kids(clause.token, "advmod") if c == clause.token + 1 and table.tag[c] == "JJ"]
    for c in [*beside, *table.kids(clause.token, "xcomp"), *(c for i in left for c in table.kids(i, "acl") + [x for m in table.kids(i, "nmod") for x in table.kids(m, "acl")])]:
        bare = table.kid(c, "nsubj", "cop", "mark", "aux", "obj") is None and c > clause.token
        if bare and (table.pos[c] == "ADJ" or table.tag[c] == "VBN"):
            return f"{clause.lemma} {table.word[c]}"
    return None


def _placed(table: Tree, clause: Clause, ontology: Ontology) -> str | None:
    """ "Set the van on fire": where a bare noun says what becomes of the object."""
    if clause.lemma not in PLACING or not clause.objects:
        return None
    for o in clause.obliques:
        if table.word[o.token] in PLACED.get(o.preposition or "", ()) and _is_bare(table, o.token) and table.kid(o.token, "nmod") is None:
            clause.obliques.remove(o)
            return f"{clause.lemma} {o.preposition} {table.word[o.token]}"
    # "Left thousands of homes without power", with "power" hung on the homes.
    lacking = [c for i in clause.objects for noun in (i, *table.kids(i, "nmod")) for c in table.kids(noun, "nmod") if table.word[c - 1] == "without"]
    bare = next((c for c in lacking if table.word[c] in PLACED["without"] and _is_bare(table, c)), None) if clause.lemma == "leave" else None
    return None if bare is None else f"leave without {table.word[bare]}"


def _forced(table: Tree, clause: Clause, ontology: Ontology) -> str | None:
    """ "Forced them from their homes": nobody is forced without what to, or what from."""
    phrases = [o for o in clause.obliques if o.preposition in ("from", "out of", "into", "off") and o.token > clause.token and table.pos[o.token] == "NOUN"]
    if clause.lemma != "force" or not clause.objects or not phrases:
        return None
    return f"force {phrases[0].preposition} {_name(table, phrases[0].token)}"


def _made(table: Tree, clause: Clause, ontology: Ontology) -> str | None:
    """ "Made him a star", "took them hostage": what something becomes."""
    for c in table.kids(clause.token, "xcomp", "obl") if clause.lemma in ("take", "hold") and clause.objects else ():
        if table.word[c] in CAPTIVE and not table.children[c]:
            clause.obliques = [o for o in clause.obliques if o.token != c]
            return f"{clause.lemma} {table.word[c]}"
    if clause.lemma != "make" or not clause.objects:
        return None
    for c in table.kids(clause.token, "xcomp"):
        if table.pos[c] in ("NOUN", "PROPN") and c > clause.objects[0] and table.kid(c, "nsubj", "cop", "aux") is None:
            return f"make {_name(table, c)}"
    return None


def _name(table: Tree, i: int) -> str:
    """The words of what something is called, where they are few; else their head's: "disastrous policy", "act of sabotage"."""
    words = [c for c in table.kids(i, "amod", "compound") if c < i and table.left[c] == c and table.pos[c] in ("ADJ", "NOUN")]
    after = next((c for c in table.kids(i, "nmod") if table.children[c] == table.kids(c, "case") and table.pos[c] == "NOUN"), None)
    of = [table.kid(after, "case"), after] if after is not None and table.word[after - 1] == "of" else []
    chosen = [*words, i, *of]
    return " ".join(table.word[w] for w in chosen) if len(chosen) <= LONGEST_NAME else table.word[i]
