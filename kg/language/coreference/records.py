"""What a mention's words say of it, as plain numbers and strings: what pairs of mentions are compared by, in training and in use."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kg.language.coreference import gender as genders
from kg.language.coreference.tree import TRANSPARENT
from kg.language.coreference.words import COLLECTIVES

KINDS = (
    "name", "definite", "demonstrative", "indefinite", "bare", "first person", "second person", "he", "she", "it", "they", "pronoun", "clause", "coordination",
)  # fmt: skip
"""Kinds of mention by code. The nominals are "definite" (the, possessive), "demonstrative", "indefinite" and "bare"; "pronoun" is any other."""
KIND = {name: code for code, name in enumerate(KINDS)}
NAME, FIRST_PERSON, PRONOUN, CLAUSE, COORDINATION = (KIND[name] for name in ("name", "first person", "pronoun", "clause", "coordination"))
UNKNOWN, SINGULAR, PLURAL = 0, 1, 2
GENDERS = {None: 0, genders.MALE: 1, genders.FEMALE: 2, genders.NEUTER: 3}

PRONOUNS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("first person", SINGULAR)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("first person", PLURAL)),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), ("second person", UNKNOWN)),
    **dict.fromkeys(("he", "him", "his", "himself"), ("he", SINGULAR)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("she", SINGULAR)),
    **dict.fromkeys(("it", "its", "itself"), ("it", SINGULAR)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "themself"), ("they", PLURAL)),
    **dict.fromkeys(("this", "that"), ("pronoun", SINGULAR)),
    **dict.fromkeys(("these", "those", "both", "many", "few", "several"), ("pronoun", PLURAL)),
}
PRONOUN_GENDERS = {"he": genders.MALE, "she": genders.FEMALE, "it": genders.NEUTER}
DETERMINERS: dict[str, str] = {
    "the": "definite", "both": "definite",
    **dict.fromkeys(("this", "that", "these", "those", "such"), "demonstrative"),
    **dict.fromkeys(("a", "an", "some", "any", "no", "another", "every", "each", "all", "many", "several", "few", "which", "what", "either"), "indefinite"),
}  # fmt: skip
IRREGULAR = {"men": "man", "women": "woman", "people": "person", "children": "child", "wives": "wife", "lives": "life"}
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "X", "SYM"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_CUT = frozenset({"PUNCT", "CCONJ", "SCONJ", "VERB", "AUX"})
_NO_CONTENT, _POSSESSIVES, _ARTICLES = frozenset({"DET", "PUNCT", "PART"}), frozenset({"PRP$", "POS"}), frozenset({"the", "a", "an"})
_OPEN, _CLOSE, _EITHER = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»", "''"}), frozenset({'"'})
OTHER_ROLE, SUBJECT, APPOSITION, CONJUNCT = 0, 1, 2, 3
_ROLES = {"nsubj": SUBJECT, "appos": APPOSITION, "conj": CONJUNCT}


@dataclass(slots=True)
class Columns:
    """A text's words with their trees, one item a word: tag (xpos), part of speech, head (index in the text; a root's is its own),
    UD relation, sentence number; the rest follows from these."""

    words: list[str]
    tags: list[str]
    pos: list[str]
    heads: list[int]
    rels: list[str]
    sentences: list[int]
    children: list[list[int]] = field(default_factory=list)
    quotations: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.children:
            self.children = [[] for _ in self.words]
            for i, head in enumerate(self.heads):
                if head != i:
                    self.children[head].append(i)
        self.quotations = quotation_numbers(self.words)


class Record(NamedTuple):
    """One mention. `start`, `end` (excluded) and `word` are words of the text; `word` stands for the mention in the network: its head,
    or the conjunction of a coordination. `noun` is the head in the tree, `above` its head, `governor` what the whole phrase depends on.

    `head`, `text`, `content` are normalised; `initials` are those of a name of two words or more. `quotation` 0 = none.
    """

    start: int
    end: int
    word: int
    noun: int
    sentence: int
    kind: int
    number: int
    gender: int
    head: str
    text: str
    initials: str
    content: frozenset[str]
    above: int
    governor: int
    role: int
    quotation: int


def quotation_numbers(words: list[str]) -> list[int]:
    """For each word the number of the quotation that it is in, counted from 1, or 0."""
    inside, numbers, count = False, [], 0
    for word in words:
        opening = word in _OPEN or (word in _EITHER and not inside)
        closing = inside and (word in _CLOSE or word in _EITHER)
        if opening and not inside:
            inside, count = True, count + 1
        numbers.append(count if inside else 0)
        # A paragraph may end without a closing mark: a quotation goes on only where the next one opens again.
        if closing or "\n" in word:
            inside = False
    return numbers


def head_of(columns: Columns, start: int, end: int) -> int:
    """The head of a span: its first word whose own head is outside."""
    return next((i for i in range(start, end) if not start <= columns.heads[i] < end or columns.heads[i] == i), start)


def is_relative(columns: Columns, start: int, end: int) -> bool:
    """Whether a span is only a relative or interrogative pronoun, which is no mention of its own."""
    return end - start == 1 and columns.tags[start] in RELATIVE_TAGS


def record(columns: Columns, start: int, end: int, noun: int | None = None) -> Record:
    """The record of the mention that spans the words `start` to `end` (excluded), with its head where it is known."""
    noun = head_of(columns, start, end) if noun is None else noun
    conjunction = _conjunction(columns, start, end, noun)
    last = end if conjunction is not None else _extent(columns, noun, end)
    kind = COORDINATION if conjunction is not None else _kind(columns, start, noun)
    words = _normal(columns, start, last, named=kind == NAME)
    head = words.get(noun) or _stem(columns, noun)
    text = " ".join(words.values()) or head
    if FIRST_PERSON <= kind <= PRONOUN:
        head = text = KINDS[kind] if kind < PRONOUN else columns.words[noun].casefold()
        words = {}
    elif conjunction is not None:
        head = text
    content = frozenset(word for i, word in words.items() if columns.pos[i] in CONTENT)
    above = _up(columns, noun)
    return Record(
        start=start, end=end, word=noun if conjunction is None else conjunction, noun=noun, sentence=columns.sentences[noun], kind=kind,
        number=_number(columns, noun, kind), gender=GENDERS[_gender(columns, noun, kind, tuple(words.values()))], head=head, text=text,
        initials=_initials(columns, words) if kind == NAME else "", content=content, above=columns.heads[noun],
        governor=columns.heads[above], role=_ROLES.get(columns.rels[noun].partition(":")[0], OTHER_ROLE), quotation=columns.quotations[noun],
    )  # fmt: skip


def _conjunction(columns: Columns, start: int, end: int, noun: int) -> int | None:
    """The last coordinating conjunction (or comma) of a span that holds several conjuncts."""
    conjuncts = [c for c in columns.children[noun] if columns.rels[c].startswith("conj") and start <= c < end]
    if not conjuncts:
        return None
    links = [c for c in columns.children[conjuncts[-1]] if columns.rels[c] == "cc" and start <= c < end]
    return links[-1] if links else None


def _extent(columns: Columns, noun: int, end: int) -> int:
    """Where the phrase ends that identifies: before a comma, bracket, clause, apposition."""
    for i in range(noun + 1, end):
        if (
            (columns.pos[i] in _CUT and columns.words[i] not in ("-", "."))
            or columns.tags[i] in RELATIVE_TAGS
            or columns.rels[i] == "appos"
        ):
            return i
    return end


def _kind(columns: Columns, start: int, noun: int) -> int:
    lower, pos = columns.words[noun].casefold(), columns.pos[noun]
    if pos in ("PRON", "DET") or columns.tags[noun] in ("PRP", "PRP$"):
        return KIND[PRONOUNS[lower][0]] if lower in PRONOUNS else KIND["pronoun"]
    if pos == "PROPN" or columns.tags[noun].startswith("NNP"):
        return KIND["name"]
    inside = [c for c in columns.children[noun] if start <= c < noun]
    determiners = [DETERMINERS.get(columns.words[c].casefold()) for c in inside if columns.rels[c].startswith("det")]
    found = next((name for name in ("demonstrative", "definite", "indefinite") if name in determiners), None)
    if found is None and any(columns.rels[c] == "nmod:poss" for c in inside):
        found = "definite"
    if found is None and pos in ("VERB", "AUX"):
        found = "clause"
    return KIND[found or "bare"]


def _normal(columns: Columns, start: int, end: int, *, named: bool) -> dict[int, str]:
    """The normalised words of a span by index: no determiner, possessive mark, punctuation; of a name no honorific."""
    pos, tags = columns.pos, columns.tags
    words = {
        i: _stem(columns, i) for i in range(start, end)
        if pos[i] not in _NO_CONTENT and tags[i] not in _POSSESSIVES and columns.words[i].casefold() not in _ARTICLES
    }  # fmt: skip
    while named and len(words) > 1 and (first := next(iter(words))) is not None and words[first] in genders.HONORIFICS:
        del words[first]
    return words


def _stem(columns: Columns, i: int) -> str:
    return stem(columns.words[i], columns.tags[i])


@lru_cache(maxsize=1 << 15)
def stem(written: str, tag: str) -> str:
    """A word as it is compared: folded, without dots, a plural noun as its singular (roughly)."""
    word = written.casefold().replace(".", "").replace("’", "'").removesuffix("'s") or written
    if word in IRREGULAR:
        return IRREGULAR[word]
    if tag != "NNS" or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word[:-2] + "an" if word.endswith("men") else word


def _number(columns: Columns, noun: int, kind: int) -> int:
    lower, tag = columns.words[noun].casefold(), columns.tags[noun]
    if kind == COORDINATION:
        return PLURAL
    if FIRST_PERSON <= kind <= PRONOUN:
        return PRONOUNS.get(lower, ("", UNKNOWN))[1]
    if kind == CLAUSE:
        return SINGULAR
    if tag in ("NNS", "NNPS"):
        return PLURAL
    return UNKNOWN if lower in COLLECTIVES or tag not in ("NN", "NNP") else SINGULAR


def _gender(columns: Columns, noun: int, kind: int, words: tuple[str, ...]) -> str | None:
    """Gender by pronoun, honorific, given name or noun; None where nothing tells."""
    if FIRST_PERSON <= kind <= PRONOUN:
        return PRONOUN_GENDERS.get(KINDS[kind])
    if kind == NAME:
        before = [columns.words[i].casefold().rstrip(".") for i in columns.children[noun] if i < noun]
        titles = [genders.NOUNS[word] for word in before if word in genders.NOUNS]
        return titles[0] if titles else genders.of_name(words)
    return genders.NOUNS.get(_stem(columns, noun)) if kind < FIRST_PERSON else None


def _initials(columns: Columns, words: dict[int, str]) -> str:
    """The initials of a name's capitalised words, "" of a single one."""
    letters = [word[0] for i, word in words.items() if columns.words[i][:1].isupper()]
    return "".join(letters) if len(letters) > 1 else ""


def _up(columns: Columns, i: int) -> int:
    """The first conjunct or apposed noun that stands for this word in its clause."""
    for _ in range(20):
        if columns.rels[i] not in TRANSPARENT or columns.heads[i] == i:
            break
        i = columns.heads[i]
    return i
