"""Bridging: what a definite noun belongs to, where another noun phrase before it tells ("Ukraine … the president", "the match … the referee").

The relations are those that nouns have in the language at large (Clark 1975; the subtypes of ARRAU and GUM): parts and offices of a country,
members and heads of bodies, participants of events, what a study or a book has. Precise rather than complete: a bare definite noun, the
first of its kind in the text, right after what it belongs to; for a country, only where no other is named near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from kg.language.coreference.countries import is_country
from kg.language.coreference.event_nouns import noun_of
from kg.language.coreference.profiles import FRESH
from kg.language.trees.words import vocabulary
from kg.model import Kind, Mention, Ontology, Predicate, Role, Span, Statement

NEAR, FAR = 2, 4  # sentences that a noun looks back over for what it belongs to; further only where no place is nearer
CONFIDENCE = 0.6
OF_COUNTRIES = vocabulary(
    "people population electorate economy capital border coast coastline constitution government parliament cabinet administration president army "
    "military navy monarch king queen congress senate ministry opposition premier legislature regime treasury"
)
"""What a country has one of, and texts call by the bare noun; of the lexicon's offices those that head a country too."""
OF_PLACES = vocabulary("mayor governor")
_OF_STATES = frozenset({"ArmedGroup", "Court", "Ministry", "Parliament", "Police"})
_PLURAL = vocabulary("people coast border ministry")
_OTHERS = FRESH | vocabulary("local city provincial regional own whole entire world last same only")
_WHOSE = ("of ", "for ", "in ", "at ", "'s", "’s", "who", "that", "which")
_WHOLES: tuple[tuple[str, str], ...] = (
    ("match game final semifinal tournament championship", "referee player winner finalist scoreboard goalkeeper striker coach spectator"),
    ("team squad", "player coach captain manager goalkeeper striker fan defender midfielder"),
    ("trial case lawsuit hearing", "judge jury defendant plaintiff prosecutor verdict juror"),
    ("murder killing", "victim killer suspect"),
    ("election vote referendum", "candidate voter turnout result winner ballot"),
    ("attack shooting bombing explosion massacre assault raid", "victim attacker gunman bomber survivor assailant perpetrator"),
    ("crash accident collision disaster earthquake flood", "survivor driver passenger pilot wreckage victim"),
    ("study survey poll experiment research trial paper report", "author participant respondent result finding researcher"),
    ("plane flight aircraft bus train ship boat ferry helicopter airliner", "passenger crew driver pilot captain cockpit deck"),
    ("book novel film movie story play series", "author plot protagonist ending cast screenplay narrator"),
    ("company firm bank airline business manufacturer retailer start-up", "ceo employee shareholder board customer founder management headquarters"),
    ("school university college", "student teacher pupil professor faculty campus classroom"),
    ("hospital clinic", "patient doctor nurse"),
    ("brigade battalion regiment unit militia division", "commander soldier officer fighter"),
    ("committee council commission panel", "chairman chair chairwoman chairperson member"),
    ("city town village", "mayor resident outskirts inhabitant"),
    ("museum gallery", "curator director visitor collection"),
    ("protest demonstration march rally riot strike", "protester demonstrator organizer organiser marcher"),
    ("app website platform software", "user developer"),
)  # fmt: skip
"""Nouns for wholes and events, and for their parts, members and participants."""


def _parts() -> Mapping[str, Set[str]]:
    """The nouns for wholes by the nouns for their parts."""
    found: dict[str, set[str]] = defaultdict(set)
    for wholes, parts in _WHOLES:
        for part in vocabulary(parts):
            found[part] |= vocabulary(wholes)
    return found


WHOLES = _parts()


@dataclass(frozen=True, slots=True)
class Bridge:
    """A definite noun and what it belongs to; `role` where it is an office of that."""

    mention: Mention
    anchor: Mention
    role: Role | None = None


def bridges(mentions: Sequence[Mention], ontology: Ontology, *, text: str) -> Iterator[Bridge]:
    """The bridges of a text, by its mentions in order with their chains set."""
    seen: set[str] = set()
    begun: set[int] = set()
    before: list[tuple[str, Mention]] = []
    for mention in mentions:
        noun = noun_of(mention, text) if mention.kind is Kind.NOMINAL else ""
        if noun and noun not in seen and mention.chain not in begun and _definite(mention, text):
            called = mention.text.lower()
            role = ontology.roles.get(called) or ontology.roles.get(noun)
            anchor = _whole(noun, mention, before) or _place(noun, called, role, mention, before, ontology)
            if anchor is not None:
                yield Bridge(mention, anchor, role)
        if mention.kind is not Kind.PRONOUN:
            seen.add(noun)
            before.append((noun, mention))
        if mention.chain is not None:
            begun.add(mention.chain)


def bridged(bridges: Iterable[Bridge], statements: Sequence[Statement], sentences: Sequence[Span]) -> Iterator[Statement]:
    """What the bridges come to, as "Ukraine's president" would: offices of their scope, else that the whole has the part.

    Inferred from a statement about each end and presupposed: no plain triple is made of it. Where nothing is said of an end, it is left out.
    """
    said: dict[tuple[str, int, int], Statement] = {}
    for statement in statements:
        for mention in (statement.subject, statement.object):
            if mention is not None and statement.subject is not None and statement.subject.kind is not Kind.PRONOUN:
                said.setdefault(mention.key, statement)
    for bridge in bridges:
        part, whole = bridge.mention, bridge.anchor
        if part.key in said and whole.key in said:
            premises = dict.fromkeys((said[part.key].id, said[whole.key].id))
            evidence = tuple(sentences[number] for number in sorted({part.sentence, whole.sentence}))
            lemma_, relation = (f"{bridge.role.lemma} of", bridge.role.relation) if bridge.role else ("have", "had")
            subject, object_ = (part, whole) if bridge.role else (whole, part)
            predicate = Predicate(lemma_, relation, part.text[part.head[0] - part.start :], *part.head)
            yield Statement(
                part.document, subject, predicate, object_, evidence=evidence, confidence=CONFIDENCE, inferred=True, premises=tuple(premises),
                presupposed=True,
            )  # fmt: skip


def _definite(mention: Mention, text: str) -> bool:
    """Whether a mention is "the" and a noun with one plain word before it at most, and nothing after it says whose."""
    words = mention.text.split()
    if (
        mention.end != mention.head[1]
        or mention.involves
        or mention.quantity
        or len(words) > 2
        or (len(words) == 2 and not (words[0].isalpha() and words[0].islower()))
    ):
        return False
    if words[0] in _OTHERS or text[max(mention.start - 4, 0) : mention.start].lower() != "the ":
        return False
    return not text[mention.end : mention.end + 6].lstrip().startswith(_WHOSE)


def _whole(noun: str, mention: Mention, before: Sequence[tuple[str, Mention]]) -> Mention | None:
    """The last thing that can have such a part."""
    wholes = WHOLES.get(noun, ()) if " " not in mention.text else ()
    for other, one in reversed(before) if wholes else ():
        if mention.sentence - one.sentence > NEAR:
            break
        if other in wholes and not one.plural:
            return one
    return None


def _place(
    noun: str,
    called: str,
    role: Role | None,
    mention: Mention,
    before: Sequence[tuple[str, Mention]],
    ontology: Ontology,
) -> Mention | None:
    """The only country near, or, of a mayor or governor, the only place that is none."""
    entry = ontology.nouns.get(called)
    office = " " in called and ((role and role.scope == "Place") or (entry and entry.type in _OF_STATES))
    local = noun in OF_PLACES
    if not (office or local or noun in OF_COUNTRIES) or (mention.plural and noun not in _PLURAL):
        return None
    found: dict[object, Mention] = {}
    for _, one in reversed(before):
        back = mention.sentence - one.sentence
        if back > FAR or (back > NEAR and found):
            break
        if one.kind is Kind.NAME and one.type == "Place" and is_country(one.label) is not local:
            found.setdefault(one.label if one.chain is None else one.chain, one)
    return next(iter(found.values())) if len(found) == 1 else None
