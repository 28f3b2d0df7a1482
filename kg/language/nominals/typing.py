"""What class a nominal belongs to: from its NER label, the lexicon's nouns and roles, and the form of the word."""

from __future__ import annotations

from functools import lru_cache

from kg.language.trees.syntax import Tree
from kg.language.trees.words import vocabulary
from kg.model import Ontology

CLASSES = {
    "PERSON": "Person", "ORG": "Organization", "PLACE": "Place", "FACILITY": "Facility", "EVENT": "Event", "WORK": "Work",
    "PRODUCT": "Product", "GROUP": "Group", "LAW": "Law",
}  # fmt: skip
# These are arguments of statements, never nodes.
VALUES = {"DATE": "Date", "QUANTITY": "Quantity", "MONEY": "Money"}
NODES = frozenset((*CLASSES.values(), "Concept"))
ANIMATE = frozenset(("Person", "Group", "Organization"))
PRONOUNS = {
    "he": "Person", "she": "Person", "who": "Person", "whom": "Person", "whose": "Person", "i": "Person", "someone": "Person", "anyone": "Person",
    "everyone": "Group", "they": "Group", "we": "Group", "those": "Group", "you": "Person", "nobody": "Person", "somebody": "Person", "everybody": "Group",
}  # fmt: skip
PRONOUN_LEMMAS = {
    "him": "he", "his": "he", "himself": "he", "her": "she", "hers": "she", "herself": "she", "them": "they", "their": "they", "theirs": "they",
    "themselves": "they", "its": "it", "itself": "it", "me": "i", "my": "i", "mine": "i", "us": "we", "our": "we", "ours": "we", "your": "you",
}  # fmt: skip
# What the lexicon need not list: heads of names and of common phrases whose class is plain.
HEADS = {
    **dict.fromkeys(vocabulary("corp corp. inc inc. ltd ltd. llc plc gmbh co co. university college school institute academy ministry department agency bureau office "
        "committee commission council parliament senate congress court party union association federation league club bank company firm group army "
        "navy police militia battalion brigade regiment division corps government authority administration organization organisation foundation band orchestra choir "
        "fund charity hospital church newspaper magazine airline airlines force service command guard team think-tank embassy board maker manufacturer publisher supplier provider"), "Organization"),
    **dict.fromkeys(vocabulary("river lake sea ocean gulf bay strait mount mountain mountains valley desert island islands peninsula city town village province region "
        "state county district republic kingdom country street avenue road square area border coast territory"), "Place"),
    **dict.fromkeys(vocabulary("airport bridge stadium station prison hall museum tower palace plant factory port building"), "Facility"),
    **dict.fromkeys(vocabulary("war battle games cup festival olympics summit election championship conference meeting revolution earthquake hurricane"), "Event"),
    **dict.fromkeys(vocabulary("act bill law treaty convention constitution resolution"), "Law"),
    **dict.fromkeys(vocabulary("film book novel song album report website site app"), "Work"),
    **dict.fromkeys(vocabulary("man woman boy girl person child mother father son daughter wife husband brother sister victim civilian "
        "astronomer bandit pirate gangster thug mobster herder lumberjack logger squatter nomad foreigner stranger midwife vet mathematician electrician plumber carpenter "
        "burglar assassin philosopher clown cricketer mullah missionary sheikh duke baron earl peasant shepherd butcher baker bartender waitress barber cobbler trucker "
        "chauffeur ranger lifeguard constable seafarer fisher diver hiker backpacker tycoon magnate toddler adolescent schoolboy schoolgirl gambler drunkard addict "
        "beggar vagrant captor vandal hooligan onlooker shopkeeper innkeeper bookseller beekeeper stonemason artisan weaver undergraduate postgraduate guest caretaker "
        "janitor babysitter butler slave"), "Person"),
    **dict.fromkeys(vocabulary("people troops forces crowd delegation family crew staff public population folk personnel youth couple"), "Group"),
}  # fmt: skip
PERSON_ENDINGS = ("ist", "man", "woman", "person", "crat", "naut", "phile", "eer", "smith")
THINGS_IN_ER = vocabulary(
    "launcher carrier fighter-bomber bomber helicopter computer printer container tanker freighter boiler trailer cooker burner charger cover offer "
    "order letter number paper water power matter weather winter summer border corner quarter chapter center centre theater theatre disaster"
)


def type_of_name(label: str, head: str, ontology: Ontology) -> str | None:
    """The class that a name's NER label or head word ("University", "River", "Ltd") gives, or None."""
    return CLASSES.get(label) or VALUES.get(label) or type_of_noun(head, ontology)


def type_of_nominal(lemma: str, *, plural: bool, ontology: Ontology) -> str:
    """The class of a common-noun phrase by its head: several people are a Group, what nothing is known of is a Concept."""
    kind = type_of_noun(lemma, ontology) or "Concept"
    return "Group" if kind == "Person" and plural else kind


def type_of_pronoun(lower: str) -> str:
    """The class that a pronoun itself tells: "she" a Person, "they" a Group, "it" only a Concept."""
    return PRONOUNS.get(PRONOUN_LEMMAS.get(lower, lower), "Concept")


def type_of_noun(lemma: str, ontology: Ontology) -> str | None:
    """The class of what a noun denotes, by lexicon, role titles, common heads and word formation; None where none of them knows."""
    return _type_of_noun(lemma, _Key(ontology))


class _Key:
    """An ontology as a cache key: by identity, since its mappings cannot be hashed."""

    __slots__ = ("ontology",)

    def __init__(self, ontology: Ontology):
        self.ontology = ontology

    def __hash__(self) -> int:
        return id(self.ontology)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.ontology is self.ontology


@lru_cache(maxsize=20_000)
def _type_of_noun(lemma: str, key: _Key) -> str | None:
    ontology = key.ontology
    if lemma in AMBIGUOUS:
        return None
    noun, role = ontology.nouns.get(lemma), ontology.roles.get(lemma)
    if noun and noun.type:
        return node_class(noun.type, ontology)
    if lemma in HEADS:
        return HEADS[lemma]
    if role and role.holder not in ("Thing", ""):
        return "Person" if role.holder == "Actor" else node_class(role.holder, ontology)
    # What is said ("claim", "statement") is no event that one could attend.
    if noun and (noun.verb or noun.event):
        return "Concept" if noun.speech or noun.complement else "Event"
    tail = lemma.rpartition("-")[2].rpartition(" ")[2]
    if tail != lemma and tail:
        return _type_of_noun(tail, key)
    return "Person" if _agentive(lemma, ontology) else None


def entry(i: int, tree: Tree, ontology: Ontology) -> str:
    """The words under which the lexicon has the noun at `i`: with the word before it ("air force"), as written ("talks"), or its lemma."""
    nouns, lemma, word = ontology.nouns, tree.lemma[i], tree.word[i]
    before = i - 1 if i and tree.word[i - 1] not in ("-", "–") else i - 2
    if before >= 0 and tree.head[before] == i and tree.dep[before] in ("compound", "amod"):
        for joint in (" ", "-") if before == i - 2 else (" ",):
            for last in (lemma, word):
                found = f"{tree.word[before]}{joint}{last}"
                if found in nouns or found in HEADS or found in ontology.roles:
                    return found
    return word if word != lemma and word in nouns else lemma


# The lexicon lists their rarer sense, of people or bodies; alone they mostly are things.
AMBIGUOUS = vocabulary("source body figure subject star matter root influence")


def node_class(name: str, ontology: Ontology) -> str | None:
    """The class that nodes are given for a class of the ontology: itself or the nearest above it that nodes have ("City" → "Place")."""
    queue = [name]
    for item in queue:
        if item in NODES:
            return item
        if item in ontology.classes:
            queue.extend(ontology.classes[item].parents)
    return None


def _agentive(lemma: str, ontology: Ontology) -> bool:
    """Whether the word is formed like a person's: "-ist", or "-er" and "-or" on a verb that the lexicon has."""
    if lemma in THINGS_IN_ER or len(lemma) < 5:
        return False
    if lemma.endswith(PERSON_ENDINGS):
        return True
    if not lemma.endswith(("er", "or")):
        return False
    stem = lemma[:-2]
    stems = (stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else stem, stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
    return any(s in ontology.verbs for s in stems)
