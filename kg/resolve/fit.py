"""Whether a named person, body or place is of the kind that a plural noun speaks of: "European leaders", "tech companies"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import Enum

from kg.model import Kind, Mention, Ontology, Statement
from kg.resolve.forms import vocabulary
from kg.resolve.local import LocalResolution
from kg.resolve.regions import REGIONS

Roles = dict[int, list[tuple[str, str | None]]]  # local entity → (role's lemma, label of its scope)

_HEADS_OF_STATE = (
    "president", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "sultan", "emir", "monarch", "head of state", "head of government",
    "leader", "supreme leader", "taoiseach", "first minister", "chief minister", "secretary-general", "crown prince", "pope", "pm", "ruler", "interim president",
)  # fmt: skip
# The roles that a plural noun of people takes in, beside the role of the same name.
HYPONYMS: dict[str, frozenset[str]] = {
    "leader": frozenset((*_HEADS_OF_STATE, "chairman", "chairwoman", "head", "chief", "governor", "general secretary")),
    "official": vocabulary("minister secretary ambassador envoy commissioner director governor mayor spokesman spokeswoman spokesperson official adviser deputy chief"),
    "politician": frozenset((*_HEADS_OF_STATE, "minister", "senator", "mp", "deputy", "lawmaker", "mayor", "governor", "congressman", "congresswoman", "candidate")),
    "lawmaker": vocabulary("senator mp congressman congresswoman representative deputy legislator parliamentarian speaker"),
    "diplomat": frozenset(("ambassador", "envoy", "consul", "foreign minister", "secretary of state", "foreign secretary", "high representative")),
    "executive": frozenset(("ceo", "chief executive", "chief executive officer", "chairman", "chairwoman", "president", "founder", "co-founder", "cfo", "managing director")),
    "commander": vocabulary("commander general colonel admiral commander-in-chief chief marshal captain"),
    "minister": frozenset(("minister", "secretary of state", "chancellor of the exchequer")),
    "head": frozenset((*_HEADS_OF_STATE, "head")),
}
# Plural nouns that names of other types than persons belong to.
BODIES = dict.fromkeys(vocabulary("company firm bank agency party club union carmaker airline retailer manufacturer university ministry organisation organization"), "Organization")
PLACES = dict.fromkeys(vocabulary("country nation state city town province"), "Place")
# Modifiers that ask for nothing.
NEUTRAL = vocabulary("world top senior key major leading other political national foreign both several many some two three four five six various different numerous fellow")
_MENTIONS = 20  # of one entity that are looked at for titles
# Roles that say nothing but "the same as the other".
_BORROWED = frozenset({"counterpart", "colleague", "opposite number"})


class Fit(Enum):
    """How a member fits a group's noun: its role says so; nothing is known; something speaks against it."""

    SURE = "sure"
    UNKNOWN = "unknown"
    NOT = "not"


def singular(word: str) -> str:
    """The singular of a regular plural, and of -men."""
    word = word.lower()
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def head_word(mention: Mention) -> str:
    """The head noun of a mention, in the singular."""
    return singular(mention.text[mention.head[0] - mention.start : mention.head[1] - mention.start])


def head_of(mention: Mention, local: LocalResolution, ontology: Ontology) -> str | None:
    """The singular head noun of a plural nominal that can have named members, or None."""
    if not mention.plural or mention.kind is Kind.NAME or mention.key not in local.denotes:
        return None
    nominal = _nominal(mention, local)
    if nominal is None:
        return None
    head = head_word(nominal)
    return head if head in HYPONYMS or head in BODIES or head in PLACES or head in ontology.roles else None


def _nominal(mention: Mention, local: LocalResolution) -> Mention | None:
    """The noun phrase that a mention (it may be "they") stands for in its chain, where the chain has no name."""
    entity = local.entities[local.denotes[mention.key]]
    if entity.kind is not Kind.NOMINAL:
        return None
    if mention.kind is Kind.NOMINAL:
        return mention
    return next((other for other in entity.mentions if other.kind is Kind.NOMINAL), None)


def roles_of(statements: Iterable[Statement], local: LocalResolution, ontology: Ontology, text: str) -> Roles:
    """The roles that statements give each entity, and the titles that stand before its names, with their scopes."""
    relations = {role.relation for role in ontology.roles.values()}
    found: Roles = defaultdict(list)
    for statement in statements:
        lemma = statement.predicate.lemma.removesuffix(" of")
        if statement.subject and (statement.predicate.relation in relations or lemma in _BORROWED):
            holder = local.denotes.get(statement.subject.key)
            scope = local.denotes.get(statement.object.key) if statement.object else None
            if holder is not None:
                found[holder].append((lemma, local.entities[scope].label if scope is not None else None))
    for number, entity in enumerate(local.entities):
        if entity.type == "Person" and entity.kind is Kind.NAME:
            for mention in entity.mentions[:_MENTIONS]:
                found[number] += title_before(mention, text, ontology) if mention.kind is Kind.NAME else []
    return found


def title_before(mention: Mention, text: str, ontology: Ontology) -> list[tuple[str, str | None]]:
    """The role title before a name with the place whose demonym stands before that: "Kenyan President" Ruto."""
    words = text[max(mention.start - 60, 0) : mention.start].replace("\n", " . ").split()
    lower = [word.lower() for word in words]
    for length in (3, 2, 1):
        title = " ".join(lower[-length:])
        if len(words) >= length and (title in ontology.roles or title in _BORROWED):
            before = words[-length - 1] if len(words) > length else ""
            return [(title, ontology.demonyms.get(before))]
    return []


def fits(group: Mention, member: int, local: LocalResolution, roles: Roles, ontology: Ontology) -> Fit:
    """How well an entity fits the noun and the modifiers of a plural mention."""
    nominal = _nominal(group, local)
    head = head_of(group, local, ontology)
    entity = local.entities[member]
    if nominal is None or head is None:
        return Fit.NOT
    wanted = BODIES.get(head) or PLACES.get(head) or "Person"
    if entity.type != wanted:
        return Fit.NOT
    held = [(role, scope) for role, scope in roles.get(member, ()) if role not in _BORROWED]
    borrowed = [scope for role, scope in roles.get(member, ()) if role in _BORROWED]
    scopes = [scope for scope in (*(scope for _, scope in held), *borrowed) if scope]
    if wanted == "Place":
        scopes = [entity.label]
    by_role = Fit.SURE if wanted != "Person" else _by_role(head, [role for role, _ in held])
    by_modifiers = _by_modifiers(nominal, scopes, ontology)
    if Fit.NOT in (by_role, by_modifiers):
        return Fit.NOT
    return Fit.SURE if by_role is by_modifiers is Fit.SURE else Fit.UNKNOWN


def _by_role(head: str, roles: list[str]) -> Fit:
    if not roles:
        return Fit.UNKNOWN
    kinds = HYPONYMS.get(head, frozenset()) | {head}
    return Fit.SURE if any(role in kinds or role.rsplit(" ", 1)[-1] in kinds for role in roles) else Fit.NOT


def _by_modifiers(nominal: Mention, scopes: list[str], ontology: Ontology) -> Fit:
    """Whether each modifier of the group's noun is known to hold: a region or country of the member's scope, or one that asks nothing."""
    before = nominal.text[: nominal.head[0] - nominal.start].split()
    result = Fit.SURE
    for word in before:
        if word.lower() in NEUTRAL or word.isdigit():
            continue
        countries = REGIONS.get(word) or ({ontology.demonyms[word]} if word in ontology.demonyms else None)
        if countries is None or not scopes:
            result = Fit.UNKNOWN
        elif not countries & set(scopes):
            return Fit.NOT
    return result
