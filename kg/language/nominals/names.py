"""Where the names of a Doc are: the entity recogniser's spans without titles, and proper nouns that it has missed."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.language.nominals.abbreviations import abbreviates
from kg.language.nominals.name import Name
from kg.language.nominals.typing import HEADS, VALUES, type_of_name
from kg.language.nominals.whole_names import whole_names
from kg.language.trees.syntax import Tree
from kg.language.trees.words import JOINTS, QUOTES, Words, vocabulary
from kg.model import Ontology

HONORIFICS = vocabulary("mr mr. mrs mrs. ms ms. mx dr dr. prof prof. sir dame lord lady rev rev. reverend hon hon. st. master madam")
MILITARY = vocabulary("gen gen. lt lt. lt-gen maj maj. col col. capt capt. sgt sgt. adm adm. cpl cpl. pvt brig brig. sen sen. rep rep. gov gov. pres pres.")
TITLES = vocabulary(
    "president chancellor minister premier king queen prince princess pope emperor sheikh sultan emir general colonel captain major lieutenant "
    "admiral sergeant senator congressman congresswoman governor mayor judge justice professor doctor secretary ambassador chairman chairwoman "
    "director spokesman spokeswoman spokesperson chief archbishop bishop cardinal rabbi imam ayatollah father sister brother commander marshal "
    "prime vice deputy former foreign brigadier corporal commodore constable superintendent ensign attorney coach striker goalkeeper detective inspector officer agent counsel speaker"
)
# Before what looks like a person's name these make it something else's.
EVENT_TITLES = {
    **dict.fromkeys(vocabulary("hurricane typhoon cyclone storm operation"), "Event"),
    **dict.fromkeys(vocabulary("mount lake cape port river fort camp"), "Place"),
}
# "Jane Doe Day", "the Jane Doe Prize": called after a person.
NAMED_AFTER = {**dict.fromkeys(("day", "cup", "trophy", "tournament", "classic"), "Event"), **dict.fromkeys(("award", "prize", "medal"), "Work")}
# What stands before a ship's name.
SHIPS = vocabulary("HMS USS MS MV SS RMS HMAS HMCS HMNZS USNS")
# The article belongs to these names.
WITH_ARTICLE = frozenset(("hague", "gambia", "bronx"))
DATE_WORDS = vocabulary(
    "january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday "
    "jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. aug. sept. oct. nov. dec."
)
TEMPORAL = DATE_WORDS | vocabulary(
    "second minute hour day week weekend fortnight month year decade century today yesterday tomorrow tonight morning afternoon evening night noon "
    "midnight spring summer autumn winter quarter am pm a.m. p.m. ago"
)
BEFORE = frozenset(("compound", "amod", "nummod", "nmod:desc"))
UPWARDS = frozenset(("compound", "flat", "goeswith", "nmod:desc"))
DOMAINS = vocabulary("com org net gov edu info io uk eu de fr ru ua us cn jp in au ca br pl it es nl se no tv co news online")


# A span of more words with one of these tags is no name from end to end.
LONG, CLAUSE_TAGS = 6, frozenset(("WP", "WDT", "VBZ", "VBP", "MD"))
PHRASAL = vocabulary("nsubj nsubj:pass obj iobj obl obl:agent nmod conj appos xcomp root ROOT")
COUNTING = vocabulary("dozen hundred thousand million score number ten majority")
ONE = vocabulary("a an another one every each any no")
COMPASS = vocabulary(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern "
    "southwestern north-east north-west south-east south-west central downtown upper lower mainland rural coastal inner outer"
)


def read_names(doc: Doc, tree: Tree, words: Words, ontology: Ontology) -> dict[int, Name]:
    """Every name by each token in it."""
    names: dict[int, Name] = {}

    def add(name: Name | None) -> None:
        if name:
            names.update(dict.fromkeys(range(name.first, name.last + 1), name))

    for entity in doc.ents:
        middle = next((i for i in range(entity.start + 1, entity.end) if tree.dep[i] == "orphan"), entity.end)
        for first, end in ((entity.start, middle), (middle, entity.end)):
            # "… and Pfizer | Namibia": where a verb is left out between them they are two.
            if first < end:
                add(_from_entity(first, end - 1, entity.label_, tree, words, ontology))
    for name in _abbreviations(names, words):
        add(name)
    for i, pos in enumerate(tree.pos):
        if i in names:
            continue
        if pos in ("ADJ", "PROPN", "NOUN") and tree.dep[i] != "flat" and _is_demonym(words.form[i], ontology):
            pair = i + 1 < len(words.form) and f"{words.form[i]} {words.form[i + 1]}" in ontology.demonyms
            add(Name(i, i + pair, i + pair, "Group", False))
        elif (pos == "PROPN" and not _common(words.form[i], ontology)) or is_address(words.lower[i]):
            add(_guess(i, tree, words, ontology, names))
    for name in whole_names(names, tree, words, ontology):
        add(name)
    return {i: name for i, name in names.items() if not _is_one_of_a_people(name, tree, words, ontology)}


def _is_one_of_a_people(name: Name, tree: Tree, words: Words, ontology: Ontology) -> bool:
    """Whether a demonym stands for some of its people, counted or new: "an Israeli", "thousands of Burmese"; not for the place."""
    i = name.head
    if name.type != "Group" or tree.dep[i] not in PHRASAL or not (name.first == name.last or _is_demonym(words.join(range(name.first, name.last + 1)), ontology)):
        return False
    if any(tree.tag[c] == "JJS" or tree.word[c][:1].isdigit() for c in tree.kids(i, "amod")):
        # "The 25th Swede to fly".
        return True
    if tree.tag[i] == "NNPS":
        # "Moderate Arabs", "Russians living abroad" are not all of them.
        return any(tree.dep[c] in ("amod", "compound", "nmod:poss", "acl", "acl:relcl") for c in tree.children[i])
    one = any(tree.dep[c] == "nummod" or tree.word[c] in ONE for c in tree.children[i] if c < i)
    if not _is_demonym(words.join(range(name.first, name.last + 1)), ontology):
        # "A Democrat", "another Muslim".
        return one and tree.tag[i] in ("NN", "NNP")
    if words.lower[i].endswith(("an", "i")) and tree.tag[i] in ("NN", "NNP") and tree.kid(i, "det") is not None and tree.dep[i] in ("nsubj", "nsubj:pass", "obj"):
        # "The Iranian quit his post": of peoples called so one alone is meant.
        return True
    counted = tree.dep[i] == "nmod" and tree.lemma[tree.head[i]] in COUNTING and tree.kid(i, "case") is not None
    return counted or one


def _abbreviations(names: dict[int, Name], words: Words) -> list[Name]:
    """Abbreviations that the recogniser has missed: in brackets after the full name, and the same word wherever it stands."""
    known = {}
    for name in {id(n): n for n in names.values()}.values():
        i = name.last + 2
        bracketed = i + 1 < len(words.form) and words.form[i - 1] == "(" and words.form[i + 1] == ")" and words.form[i].isupper()
        if bracketed and abbreviates(words.form[i], words.join(range(name.first, name.last + 1))):
            known[words.form[i]] = name.type
    return [Name(i, i, i, known[form], False) for i, form in enumerate(words.form) if known and form in known and i not in names]


def _is_demonym(text: str, ontology: Ontology) -> bool:
    """Whether the text is an adjective of a place; "US" and "UN" name the thing itself."""
    return text in ontology.demonyms and not text.replace(".", "").isupper()


def _common(form: str, ontology: Ontology) -> bool:
    """A lower-case word of the lexicon that the tagger takes for a proper noun."""
    return form.islower() and (form in ontology.nouns or form in ontology.roles or form in HEADS)


def _from_entity(first: int, last: int, label: str, tree: Tree, words: Words, ontology: Ontology) -> Name | None:
    """The recogniser's span without article, quotes, possessive ending and, for a person, title; None where nothing is left."""
    kind = type_of_name(label, "", ontology)
    # How much and how many is read from the tree, which knows what is counted.
    if kind is None or kind == VALUES["QUANTITY"]:
        return None
    last = next((i - 1 for i in range(first + 1, last + 1) if words.form[i] == "("), last)
    last = _before_clause(first, last, tree)
    while first < last and ((words.lower[first] in ("the", "a", "an") and words.lower[first + 1] not in WITH_ARTICLE) or words.form[first] in QUOTES):
        first += 1
    while first < last and (words.lower[last] in ("'s", "’s") or words.form[last] in QUOTES + ",;" or (tree.pos[last] == "NUM" and words.form[last].isalpha() and words.form[last].islower())):
        last -= 1
    while kind == "Place" and first < last and words.form[first] in COMPASS:
        first += 1
    if kind == "Organization" and first and words.lower[last] in HEADS and words.form[last].istitle() and _is_demonym(words.form[first - 1], ontology):
        # Without its country "Embassy" is everybody's.
        first -= 1
    if kind == "Person" and last - first > 1 and (named := "Event" if words.form[last].isdigit() else NAMED_AFTER.get(words.lower[last])):
        kind = named
    if words.form[first] in SHIPS and first < last:
        return Name(first, last, _head(first, last, tree), "Product", True)
    if kind == "Person":
        first = _after_title(first, last, tree, words, ontology)
        if first == last and words.lower[first] in TITLES | HONORIFICS:
            return None
        last = _with_flat(first, last, tree, words)
    if first and words.form[first - 1] in SHIPS and kind in ("Person", "Place", "Organization", "Product"):
        first, kind = first - 1, "Product"
    elif kind in ("Person", "Place", "Organization") and first and words.lower[first - 1] in EVENT_TITLES and words.form[first - 1].istitle():
        first, kind = first - 1, EVENT_TITLES[words.lower[first - 1]]
    elif kind == "Place" and _is_demonym(words.join(range(first, last + 1)), ontology):
        kind = "Group"
    return Name(first, last, _head(first, last, tree), kind, True)


def _before_clause(first: int, last: int, tree: Tree) -> int:
    """The last token of what can be a name: a long span that runs on into a clause ends before its first word in small letters."""
    if last - first < LONG or not any(tree.tag[i] in CLAUSE_TAGS for i in range(first, last + 1)):
        return last
    return next((i - 1 for i in range(first + 1, last + 1) if tree.pos[i] not in ("PROPN", "ADJ", "NUM")), last)


def _after_title(first: int, last: int, tree: Tree, words: Words, ontology: Ontology) -> int:
    """The first token of the bare name in "Italian President Rosa Neri"; unchanged where all is title."""
    after = first
    for i in range(first, last):
        if is_title(words.form[i], ontology):
            after = i + 1
        elif tree.pos[i] == "PROPN" and words.form[i] not in ontology.demonyms and words.lower[i] != "-":
            break
    return after if after <= last else first


def _with_flat(first: int, last: int, tree: Tree, words: Words) -> int:
    """The last token of a person's name with what the tree ties flat to it right behind: "Omar al" – "-Bashir"."""
    flat = [c for i in range(first, last + 1) for c in tree.kids(i, "flat") if c > last]
    for c in flat:
        joined = words.form[last + 1] in JOINTS
        # "Ann Lee ealier": what ends a name has a capital, where no hyphen ties it ("Woo-ik").
        strange = c == flat[-1] == tree.right[c] and words.form[c].islower() and not joined
        if last < c and tree.left[c] <= last + 2 and (tree.left[c] == last + 1 or joined) and not strange:
            last = tree.right[c]
    return last


def is_title(word: str, ontology: Ontology) -> bool:
    """Whether the word can stand before a person's name as a title: with a capital only a common title, else any role."""
    lower = word.lower()
    return lower in HONORIFICS or lower in MILITARY or lower in TITLES or (lower in ontology.roles and word == lower)


def _head(first: int, last: int, tree: Tree) -> int:
    """The token of the span whose head is outside; of several (a title heads the name) the first that is no punctuation."""
    for i in range(first, last + 1):
        if tree.pos[i] != "PUNCT" and not (first <= tree.head[i] <= last and tree.head[i] != i):
            return i
    return first


def _guess(i: int, tree: Tree, words: Words, ontology: Ontology, names: dict[int, Name]) -> Name | None:
    """The name around a proper noun that no entity covers, by the tree: its head with the neighbours that belong to it."""
    head = i
    if len(words.form[i]) == 1 and words.form[i - 1 : i] and words.form[i - 1].islower():
        # "Bisphenol | A".
        return None
    if f"{words.lower[i]} {words.lower[tree.head[i]]}" in ontology.roles:
        return None
    while tree.dep[head] in UPWARDS and tree.head[head] != head and tree.head[head] not in names and _joins(head, tree, words, ontology):
        head = tree.head[head]
    if is_title(words.form[head], ontology) and not any(tree.dep[c] == "flat" for c in tree.children[head]):
        return None
    first, last = head, head
    for c in reversed([c for c in tree.children[head] if c < head]):
        if tree.dep[c] in BEFORE and tree.right[c] == first - 1 and c not in names and _part(c, words, ontology):
            first = tree.left[c]
        elif not (tree.dep[c] == "punct" and words.form[c] in JOINTS and c == first - 1):
            break
    for c in (c for c in tree.children[head] if c > head):
        joined = tree.dep[c] in ("flat", "goeswith") or (tree.dep[c] == "nummod" and tree.pos[c] == "NUM")
        if (joined and tree.left[c] <= last + 2 and c not in names) or (tree.dep[c] == "nmod" and _institution(head, c, tree, words)):
            last = max(last, tree.right[c])
    # Some trees hang all words of a person's name on the title: "spokeswoman" ← "Jane", "Doe".
    while tree.dep[head] == "flat" and last + 1 < len(tree.dep) and (tree.dep[last + 1], tree.head[last + 1]) == ("flat", tree.head[head]):
        last += 1
    if not first <= i <= last:
        first = last = head = i
    titled = _titled(head, first, tree, words, ontology)
    first = _after_title(first, last, tree, words, ontology) if titled or is_title(words.form[first], ontology) else first
    return Name(first, last, max(head, first), _guess_type(head, first, last, titled, tree, words, ontology), False)


def _joins(i: int, tree: Tree, words: Words, ontology: Ontology) -> bool:
    """Whether a proper noun is part of the name that its head is: a head with a capital that is no title."""
    head = tree.head[i]
    if (is_title(words.form[head], ontology) and tree.dep[i] != "flat") or is_title(words.form[i], ontology):
        return False
    return tree.pos[head] == "PROPN" or (words.form[head][:1].isupper() and tree.pos[head] == "NOUN")


def _part(c: int, words: Words, ontology: Ontology) -> bool:
    """Whether a word before a proper noun is part of the name: capitalised, and no demonym ("Kenyan" of "Kenyan President")."""
    if is_title(words.form[c], ontology):
        return False
    return words.form[c][:1].isupper() and words.form[c] not in ontology.demonyms and not words.lower[c].startswith(("north", "south", "east", "west"))


def _institution(head: int, c: int, tree: Tree, words: Words) -> bool:
    """ "University of Michigan", "House of Representatives": a capitalised class word with "of" and a proper noun."""
    of = tree.kids(c, "case")
    return bool(of) and words.lower[of[0]] == "of" and tree.pos[c] == "PROPN" and words.form[head][:1].isupper() and words.lower[head] in HEADS


def _titled(head: int, first: int, tree: Tree, words: Words, ontology: Ontology) -> bool:
    """Whether a title stands by the name."""
    beside = [c for c in tree.children[head] if tree.dep[c] == "nmod:desc"]
    return any(is_title(words.form[c], ontology) for c in (*beside, *((first - 1,) if first else ())))


def _guess_type(head: int, first: int, last: int, titled: bool, tree: Tree, words: Words, ontology: Ontology) -> str:
    lower = words.lower[head]
    if lower in DATE_WORDS:
        return VALUES["DATE"]
    if is_address(lower):
        return "Work"
    if titled:
        return "Person"
    text = words.join(range(first, last + 1))
    if text in ontology.demonyms:
        return "Group"
    if text in ontology.demonyms.values():
        return "Place"
    known = type_of_name("", lower, ontology) or type_of_name("", words.lower[last], ontology)
    if known:
        return known
    person = tree.kids(head, "flat") or any(words.lower[c] == "who" for r in tree.kids(head, "acl:relcl") for c in tree.children[r])
    return "Person" if person and words.form[head].istitle() else "Concept"


def is_address(lower: str) -> bool:
    """A site's name or address: "reliefweb.int", "https://…"."""
    if "." not in lower[1:-1]:
        return False
    host, _, domain = lower.rpartition(".")
    return lower.startswith(("http://", "https://", "www.")) or (domain in DOMAINS and len(host) > 2 and "." not in host[:2])
