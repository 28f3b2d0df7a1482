"""Statements of event nouns with their arguments: "the capture of the city by rebels", "Israel's blockade of Gaza".

Which modifier is who follows the argument structure of derived nominals (Grimshaw 1990; NomBank, Meyers et al. 2004): with a
by-phrase or a possessor, "of" is what is undergone; of an intransitive verb, "of" is who does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.language.clauses.relation import relation_name
from kg.language.nominals.complements import is_ranked
from kg.language.nominals.nominal_frames import (
    ACCUSED,
    ACCUSING,
    AGENTS,
    CHANGES,
    CONSISTING,
    DIRECT,
    FROM_AGENT,
    GERUNDS,
    HOSTED,
    INTRANSITIVE,
    KINDS,
    LEAVING,
    LENDING,
    LIGHT_VERBS,
    NOT_EVENTS,
    OF_OTHERS,
    OF_SUBJECT,
    PATIENT_POSSESSOR,
    PERIODS,
    REASON_FOR,
    RECIPROCAL,
    RESULTS,
    ROLES,
    SELECTING,
    THINGS,
    TYING,
    WITH_ON,
)
from kg.language.nominals.phrases import Phrases
from kg.language.nominals.typing import ANIMATE, VALUES
from kg.model import Argument, Kind, Mention, Ontology, Statement

CLEAR, LIKELY, LOOSE = 0.7, 0.6, 0.5


QUESTIONS = frozenset(("WRB", "WP", "WDT"))
# How many nested phrases a lost agent is looked for in.
REACH = 12


@dataclass(slots=True)
class _Event:
    """An event noun with the tokens of its participants."""

    token: int
    verb: str
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    preposition: str | None = None
    rest: list[tuple[str, int]] = field(default_factory=list)
    confidence: float = LIKELY


def nominal_statements(doc: Doc, phrases: Phrases, ontology: Ontology, make: Callable[..., Statement]) -> list[Statement]:
    """The statements of a Doc's event nouns that name at least one participant, in order."""
    tree, nouns = phrases.tree, ontology.nouns
    found: list[Statement] = []
    for i, pos in enumerate(tree.pos):
        noun = nouns.get(phrases.entry(i)) if pos == "NOUN" or (pos == "VERB" and tree.dep[i] in GERUNDS and tree.tag[i] == "VBG") else None
        if noun is None or not noun.verb or tree.dep[i] in NOT_EVENTS or i in phrases.names or i in phrases.nouns:
            continue
        if tree.word[i] in THINGS or _is_preposition(i, phrases):
            continue
        event = _read(i, noun.verb, phrases)
        if event.objects or (event.subjects and event.verb.split()[0] not in RESULTS):
            found += _statements(event, doc, phrases, make)
    return found


def _is_preposition(i: int, phrases: Phrases) -> bool:
    """A bare noun between prepositions is part of one: "in advance of", "at risk of", "in charge of"."""
    tree = phrases.tree
    before, after = tree.children[i][:1], i + 1 < len(tree.word) and tree.word[i + 1] in ("of", "to", "with", "for")
    bare = bool(before) and before[0] == i - 1 and tree.dep[i - 1] == "case" and tree.word[i - 1] in ("in", "at", "on", "under", "for", "by", "with")
    return bool(after) and bare


def _read(i: int, verb: str, phrases: Phrases) -> _Event:
    """Who is who among the modifiers of an event noun."""
    tree = phrases.tree
    event = _Event(i, verb)
    possessors = [c for c in tree.kids(i, "nmod:poss") if not _circumstance(c, phrases)]
    tails: dict[str, list[int]] = {}
    for c in (*tree.children[i], *_lent_phrase(i, verb, phrases)):
        if c > i and tree.dep[c] in ("nmod", "obl", "obl:agent"):
            case = tree.kid(c, "case")
            of_verb = case is not None and tree.dep[i] == "obj" and tree.word[case] in SELECTING.get(tree.lemma[tree.head[i]], ())
            if case is not None and not of_verb and tree.tag[c] not in QUESTIONS and not _circumstance(c, phrases):
                tails.setdefault(tree.word[case], []).append(c)
    of = tails.pop("of", [])
    event.subjects = _agents(verb, tails, phrases)
    _possessor(event, possessors, of)
    _of_phrase(event, of, phrases)
    _reciprocal(event, tails, phrases)
    _direct(event, tails)
    if verb == "win" and "over" in tails and not event.objects:
        event.verb, event.objects = "defeat", tails.pop("over")
    event.rest = [(word, c) for word, group in tails.items() for c in group]
    if not event.subjects:
        event.subjects = _deep_agent(i, phrases)
    if not event.subjects:
        _modifier_subject(event, phrases)
    if not event.subjects:
        event.subjects = _lent_subject(i, phrases)
    if not event.objects:
        _promote(event, phrases)
    return event


def _agents(verb: str, tails: dict[str, list[int]], phrases: Phrases) -> list[int]:
    """Who does it by its preposition: "by", and of some verbs "from" ("help from neighbours") or "in" ("a rise in prices")."""
    for word, verbs in (("by", None), ("from", FROM_AGENT), ("in", CHANGES)):
        if word in tails and (verbs is None or verb in verbs):
            agents = tails.pop(word)
            return [c for c in agents if verbs is CHANGES or phrases.at(c).kind is not Kind.NOMINAL or phrases.at(c).type in AGENTS]
    return []


def _possessor(event: _Event, possessors: list[int], of: list[int]) -> None:
    """The possessor does it, unless an agent is named, or it is a verb whose possessor undergoes it and nothing else does."""
    if not possessors or event.verb in HOSTED:
        return
    if event.subjects and event.verb in INTRANSITIVE:
        # "The dollar's decline in value".
        event.subjects = list(possessors)
    elif event.subjects or (event.verb in PATIENT_POSSESSOR and not of):
        event.objects = list(possessors)
    else:
        event.subjects = list(possessors)
        event.confidence = CLEAR


def _of_phrase(event: _Event, of: list[int], phrases: Phrases) -> None:
    """The of-phrase undergoes it, unless the verb is intransitive or one of speech with no other subject."""
    if not of:
        return
    # "Searches of homes of managers": the second is of the first, wherever it hangs.
    of = of[:1]
    if is_ranked(event.token, phrases.tree):
        of = [c for c in of if phrases.at(c).type != "Event" and phrases.tree.lemma[c] not in PERIODS]
    if event.verb in CONSISTING | ACCUSED:
        of = [c for c in of if phrases.type_at(phrases.head_at(c)) in ANIMATE]
    if not of:
        return
    known = phrases.ontology.verbs.get(event.verb)
    speaker = event.verb in OF_SUBJECT or (known is not None and known.speech)
    # "The threat of an attack": what is threatened, not who threatens.
    speaker = speaker and phrases.type_at(phrases.head_at(of[0])) in ANIMATE | {"Place"}
    if event.verb in ("end", "begin", "start"):
        event.subjects = event.subjects or [c for c in of if phrases.at(c).type == "Event"]
    elif not event.subjects and (event.verb in INTRANSITIVE or speaker):
        event.subjects = list(of)
    elif event.verb in INTRANSITIVE:
        return
    else:
        event.objects += of
        event.confidence = CLEAR if event.subjects else event.confidence


def _reciprocal(event: _Event, tails: dict[str, list[int]], phrases: Phrases) -> None:
    """ "talks between A and B": the first with the second; "among" and one plural name no pair."""
    if event.verb not in RECIPROCAL:
        return
    for c in tails.pop("between", []):
        sides = [c, *phrases.tree.kids(c, "conj")]
        if event.subjects and event.objects:
            return
        if len(sides) >= 2:
            event.subjects, event.objects = sides[:1], sides[1:]
            event.preposition = RECIPROCAL[event.verb] or None
            event.confidence = CLEAR
        elif not event.subjects:
            event.subjects = sides
    if not event.objects and "with" in tails:
        event.objects = tails.pop("with")
        event.preposition = RECIPROCAL[event.verb] or None


def _direct(event: _Event, tails: dict[str, list[int]]) -> None:
    """Prepositions that stand for the direct object."""
    for word in list(tails):
        # "a call for calm": the lexicon's verb is "call for".
        if not event.objects and (event.verb in DIRECT.get(word, ()) or event.verb.endswith(f" {word}")):
            event.objects = tails.pop(word)


def _modifier_subject(event: _Event, phrases: Phrases) -> None:
    """ "Kenyan efforts", "a police raid", "NATO strikes": the demonym, people or body before the noun does it."""
    tree = phrases.tree
    if event.verb in OF_OTHERS:
        return
    for c in tree.children[event.token]:
        if c < event.token and tree.dep[c] in ("amod", "compound"):
            name = phrases.names.get(c)
            if event.verb in ("agree", "play") and tree.dep[c] == "compound":
                # "A trade and investment agreement": what it is about; "a Davis Cup match": of which contest.
                continue
            kind = name.type if name else phrases.type_at(c) if tree.dep[c] == "compound" else ""
            if kind not in ANIMATE or (name is None and (kind != "Organization" or tree.lemma[c] in KINDS)):
                continue
            if event.verb in PATIENT_POSSESSOR and not event.objects and kind != "Organization" and tree.dep[c] == "compound":
                event.objects = [c]
            elif tree.dep[c] == "amod" or kind in ("Organization", "Group"):
                event.subjects = [c]
            event.confidence = LOOSE
            return


def _deep_agent(i: int, phrases: Phrases) -> list[int]:
    """A by-phrase that the parser has hung on the last noun before it ("violation of the treaty on mines by Chile"): the event's agent."""
    tree, nouns = phrases.tree, phrases.ontology.nouns
    queue = [c for c in tree.children[i] if c > i and tree.dep[c] in ("nmod", "obl")]
    for c in queue:
        case = tree.kid(c, "case")
        if tree.head[c] != i and case is not None and tree.word[case] == "by":
            return [c] if phrases.type_at(phrases.head_at(c)) in ANIMATE or c in phrases.names else []
        noun = nouns.get(phrases.entry(c))
        if len(queue) < REACH and (c in phrases.names or not (noun and noun.verb)):
            queue += [k for k in tree.children[c] if k > c and tree.dep[k] in ("nmod", "obl")]
    return []


def _lent_subject(i: int, phrases: Phrases) -> list[int]:
    """The subject of the light verb whose object the noun is: "rebels launched an attack", "an attack was launched by rebels"."""
    tree, verb = phrases.tree, phrases.tree.head[i]
    if tree.dep[i] == "obl" and tree.lemma[verb] in ACCUSING and (case := tree.kid(i, "case")) is not None and tree.word[case] in ACCUSING[tree.lemma[verb]]:
        # "Accused the studio of censorship": it is the studio that is to have done it.
        accused = tree.kids(verb, "obj", "nsubj:pass") or ([tree.head[verb]] if tree.dep[verb] == "acl" and tree.tag[verb] == "VBN" else [])
        return accused[:1]
    if not _is_lending(i, phrases):
        return []
    if tree.dep[i] == "obj":
        for _ in range(4):
            subjects = tree.kids(verb, "nsubj")
            if subjects:
                return [s for s in subjects if tree.word[s] not in ("it", "there")]
            if tree.dep[verb] not in ("conj", "xcomp") or tree.head[verb] == verb:
                return []
            verb = tree.head[verb]
    return tree.kids(verb, "obl:agent") if tree.dep[i] == "nsubj:pass" else []


def _is_lending(i: int, phrases: Phrases) -> bool:
    """Whether the verb above is light with the noun."""
    tree, verb = phrases.tree, phrases.tree.head[i]
    return tree.lemma[verb] in LIGHT_VERBS and tree.pos[verb] == "VERB" and tree.lemma[i] in LENDING.get(tree.lemma[verb], (tree.lemma[i],))


def _lent_phrase(i: int, verb: str, phrases: Phrases) -> list[int]:
    """ "Paid a visit | to a camp": hung on the light verb, right behind its object, and what is visited."""
    tree = phrases.tree
    if tree.dep[i] != "obj" or not _is_lending(i, phrases):
        return []
    behind = [c for c in tree.kids(tree.head[i], "obl") if tree.left[c] == tree.right[i] + 1]
    return [c for c in behind if (case := tree.kid(c, "case")) is not None and verb in DIRECT.get(tree.word[case], ())]


def _promote(event: _Event, phrases: Phrases) -> None:
    """Without a direct object, the first complement is the object, tied by its preposition: "a call for calm" called_for calm."""
    for n, (word, c) in enumerate(event.rest):
        if (word == "for" and event.verb in REASON_FOR) or (word == "with" and event.verb not in INTRANSITIVE):
            continue
        if word == "from" and event.verb not in LEAVING:
            continue
        if word in TYING or (word == "on" and event.verb in WITH_ON) or (word == "in" and event.verb in INTRANSITIVE):
            if word == "in" and phrases.at(c).type == "Event":
                continue
            event.objects, event.preposition = [c], word
            del event.rest[n]
            return


def _circumstance(c: int, phrases: Phrases) -> bool:
    """Times and amounts are no participants: they are read from the predicate's surroundings."""
    return phrases.at(c).type in VALUES.values() or phrases.tree.pos[phrases.head_at(c)] in ("NUM", "SYM", "VERB")


def _statements(event: _Event, doc: Doc, phrases: Phrases, make: Callable[..., Statement]) -> Iterator[Statement]:
    """One statement for each pair of subject and object, coordination distributed."""
    subjects = [phrases.name_at(s) or phrases.at(s) for t in event.subjects for s in _conjuncts(t, phrases)] or [None]
    objects = [phrases.at(o) for t in event.objects for o in _conjuncts(t, phrases)] or [None]
    arguments = tuple(_argument(word, c, phrases) for word, c in event.rest)
    # "calls by farmers": without what is called for, they only called.
    verb = event.verb if event.objects or event.verb.rpartition(" ")[2] not in ROLES else event.verb.rpartition(" ")[0]
    # "The struggle for freedom": what "to" would bring stands in another way.
    verb = verb.removesuffix(" to") if event.preposition else verb
    relation = relation_name(verb, event.preposition)
    for subject in subjects:
        for object in objects:
            if _distinct(subject, object):
                yield make(
                    doc[event.token], lemma=verb, relation=relation, subject=subject, object=object, preposition=event.preposition,
                    arguments=arguments, confidence=event.confidence,
                )  # fmt: skip


def _distinct(subject: Mention | None, object: Mention | None) -> bool:
    return subject is None or object is None or subject.key != object.key


def _argument(word: str, c: int, phrases: Phrases) -> Argument:
    mention = phrases.at(c)
    role = ROLES.get(word, "argument")
    if role == "place" and mention.type not in ("Place", "Facility", "Organization", "Event"):
        role = "argument"
    if role == "recipient" and mention.type in ("Place", "Facility"):
        role = "destination"
    return Argument(role, mention, preposition=word, text=mention.text)


def _conjuncts(i: int, phrases: Phrases) -> list[int]:
    """The token with what is coordinated with it, where that is nominal and no event beside a name (a second object of the clause)."""
    found = [i]
    for item in found:
        found += [c for c in phrases.tree.kids(item, "conj") if phrases.tree.pos[c] in ("NOUN", "PROPN", "PRON", "NUM")]
    if i not in phrases.names:
        return found
    nouns = phrases.ontology.nouns
    return [c for c in found if c in phrases.names or not ((noun := nouns.get(phrases.entry(c))) and noun.verb)]
