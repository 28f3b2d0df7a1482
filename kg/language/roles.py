"""Statements that titles, appositions, copulas, possessors and compounds make without a verb of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from kg.language.abbreviations import abbreviates
from kg.language.compounds import compound_statements
from kg.language.labels import label_words, phrase_span
from kg.language.names import Name, is_title
from kg.language.phrases import Phrases
from kg.language.titles import PEOPLE, Office, holds, read_office, scoped, scopes
from kg.language.typing import VALUES
from kg.language.words import vocabulary
from kg.model import Argument, Kind, Mention, Ontology, Statement

Make = Callable[..., Statement]

# How sure each construction makes us.
TITLE, APPOSITION, COPULA, DESCRIPTION, POSSESSOR, MEMBER = 0.9, 0.85, 0.85, 0.75, 0.6, 0.6
# Verbs whose complement is an office that their subject (passive: the one who is put there) holds from then on.
OFFICE_VERBS = vocabulary("become remain stay elect re-elect reelect appoint name nominate choose install reappoint")
# People who belong to the body that is named with them; victims, critics and supporters of it do not.
MEMBERS = vocabulary(
    "member fighter soldier serviceman servicewoman officer official employee worker staff player lawmaker legislator mp deputy activist delegate "
    "representative militant militiaman volunteer scientist researcher engineer journalist reporter correspondent inspector diplomat agent "
    "policeman pilot student teacher professor analyst economist paratrooper marine guardsman peacekeeper lawyer councillor "
    "crew executive insurgent rebel gunman"
)
# "the name X", "the word X": not what X is.
NAMING = vocabulary("name word term phrase title nickname surname alias slogan motto letter number year month age date part thing one")
DASHES = frozenset(("-", "–", "—", "--"))
VALUES_TYPES = frozenset(VALUES.values())
# A body may be called a place, a work a product; a person nothing but a person.
ALIKE = frozenset(("Organization", "Place", "Facility", "Work", "Product", "Event", "Law"))
CALLING = vocabulary("call know name dub nickname title codename")
PLURALS = frozenset(("NNS", "NNPS"))
POSSESSED = frozenset(("Group", "Organization", "Facility", "Product", "Person", "Work", "Place"))


def role_statements(doc: Doc, phrases: Phrases, ontology: Ontology, make: Make) -> list[Statement]:
    """The statements of roles, descriptions, possession and membership in a Doc, in order of their words."""
    return list(_Roles(doc, phrases, make).read())


class _Roles:
    """One pass over a Doc; each rule yields the statements that a token makes with the words around it."""

    def __init__(self, doc: Doc, phrases: Phrases, make: Make):
        self.doc, self.phrases, self.make, self.tree = doc, phrases, make, phrases.tree

    def read(self) -> Iterator[Statement]:
        """Every token's statements."""
        yield from self._names()
        for i, dep in enumerate(self.tree.dep):
            rule = _RULES.get(dep)
            if rule:
                yield from rule(self, i)
            if self.tree.pos[i] in ("NOUN", "PROPN") and i not in self.phrases.names:
                yield from self._noun(i)
        yield from compound_statements(self.doc, self.phrases, self.make)

    def _names(self) -> Iterator[Statement]:
        """Titles before names ("French President Emmanuel Macron") and nouns that stand for them ("opposition party Fidesz")."""
        for noun, name in self.phrases.nouns.items():
            yield from self._title(noun, name.head)
        for name in {id(n): n for n in self.phrases.names.values() if n.type in ("Person", "Concept")}.values():
            for c in self.tree.children[name.head]:
                if c < name.first and c not in self.phrases.names and self.tree.dep[c] in ("nmod:desc", "compound") and self._ends_title(c, name):
                    # "councillors Ann Smith and Paul Jones": the title is for all of them.
                    others = self.tree.kids(name.head, "conj") if self.tree.tag[c] in PLURALS else []
                    for holder in [name.head, *(o for o in others if o in self.phrases.names and self.phrases.names[o].head == o)]:
                        yield from self._title(c, holder, of=name.head)

    def _ends_title(self, c: int, name: Name) -> bool:
        """Whether the word is the last of a title of several ("chief executive"): the others are read with it."""
        after = c + 1
        return after >= name.first or (self.tree.word[after] not in ("-", "–") and not (after in self.tree.children[name.head] and after not in self.phrases.names))

    def _title(self, title: int, holder: int, *, of: int | None = None) -> Iterator[Statement]:
        office = read_office(title, self.phrases)
        subject = self.phrases.name_at(holder)
        held = list(self._held(office, subject, TITLE, holder=of or holder)) if office else []
        yield from held
        if not held and (office or self.tree.pos[title] == "NOUN") and self.tree.tag[title] not in PLURALS and self.tree.lemma[title] not in NAMING:
            described = self._description(title, holder)
            if described:
                yield self._was(title, subject, described, DESCRIPTION)

    def _held(self, office: Office, subject: Mention, confidence: float, *, holder: int | None = None) -> Iterator[Statement]:
        """The office's relation to each of its scopes; a counterpart is tied to the person that it is coordinated with."""
        if not holds(office, subject):
            return
        found = [s for s in scopes(office, self.phrases, holder=holder) if s.mention.key != subject.key]
        if office.lemma.endswith("counterpart") and holder is not None:
            yield from self._counterpart(office, subject, found, confidence, holder)
            return
        for scope in found:
            relation = scoped(office, scope)
            lemma = f"{office.lemma} {scope.preposition}"
            yield self.make(self.doc[office.head], lemma=lemma, relation=relation, subject=subject, object=scope.mention, confidence=confidence)

    def _counterpart(self, office: Office, subject: Mention, found: list, confidence: float, holder: int) -> Iterator[Statement]:
        """ "Macron and his German counterpart Scholz": which office each holds is not said; that they are counterparts is."""
        places = tuple(Argument("argument", s.mention, text=s.mention.text) for s in found if s.mention.type == "Place")
        others = [s.mention for s in found if s.mention.type != "Place"]
        top = holder if self.tree.dep[holder] == "conj" else office.head
        if self.tree.dep[top] == "conj" and (not others or others[0].kind is Kind.PRONOUN):
            first = self.phrases.at(self.tree.head[top])
            others = [first] if first.type in PEOPLE else others
        for other in others[:1]:
            yield self.make(
                self.doc[office.head], lemma="counterpart of", relation="counterpart_of", subject=subject, object=other, arguments=places,
                confidence=confidence,
            )  # fmt: skip

    def _description(self, noun: int, holder: int) -> Mention | None:
        """The noun with its modifiers but without the name: what "the Reuters news agency" says that Reuters is."""
        phrases, tree = self.phrases, self.tree
        name = phrases.names[holder]
        below = range(tree.left[holder], tree.right[holder] + 1) if tree.head[holder] == noun else range(name.first, name.last + 1)
        chosen = [w for w in label_words(noun, tree, phrases.words, phrases.names) if w not in below]
        if not chosen:
            return None
        # Only the stretch that ends with the noun: what stands on the other side of the name describes something else.
        chosen = [w for w in chosen if w > name.last] if noun > name.last else [w for w in chosen if w < name.first]
        if noun not in chosen:
            return None
        first, last = phrase_span(noun, chosen, tree)
        first = max(first, min(chosen))
        label = phrases.words.join(chosen)
        # A title takes its capital from the name that it stands before.
        if all(is_title(phrases.words.form[w], phrases.ontology) or tree.word[w] in phrases.ontology.roles for w in chosen):
            label = label.lower()
        return phrases.mention(first, last, noun, label=label, kind=Kind.NOMINAL, type="Concept", involves=phrases.names_in(chosen))

    def _was(self, token: int, subject: Mention, object: Mention, confidence: float) -> Statement:
        return self.make(self.doc[token], lemma="be", relation="was", subject=subject, object=object, confidence=confidence)

    def _apposition(self, i: int) -> Iterator[Statement]:
        """ "Olaf Scholz, the German chancellor", "the company's chief executive, Jane Doe", "Paris, France"."""
        phrases, tree = self.phrases, self.tree
        anchor = self._anchor(i)
        if anchor is None:
            return
        first, second = phrases.at(anchor), phrases.at(i)
        if second.kind is Kind.NAME and first.kind is Kind.NAME:
            if first.type == second.type == "Place" and not abbreviates(second.label, first.label):
                yield self.make(self.doc[i], lemma="be located in", relation="was_located_in", subject=first, object=second, confidence=MEMBER)
        elif second.kind is Kind.NAME and first.plural and second.type != "Group":
            for one in [i, *tree.kids(i, "conj")]:
                if one in phrases.names:
                    yield self.make(self.doc[one], lemma="include", relation="included", subject=first, object=phrases.at(one), confidence=APPOSITION)
        else:
            noun, holder = (anchor, second) if second.kind is Kind.NAME else (i, first)
            if tree.lemma[noun] not in NAMING:
                yield from self._described(noun, holder, first if noun == anchor else second, APPOSITION)

    def _anchor(self, i: int) -> int | None:
        """What the apposition at `i` is to: its head, or the nearest phrase before it that fits in kind and number where the head does not."""
        tree, names = self.tree, self.phrases.names
        if i in self.phrases.nouns or tree.pos[i] not in ("NOUN", "PROPN"):
            return None
        candidates = [tree.head[i]]
        while tree.dep[candidates[-1]] in ("nmod", "conj", "obl") and len(candidates) < 4:
            candidates.append(tree.head[candidates[-1]])
        before = tree.left[i] - 1
        if before in names:
            # A description is mostly of the name right before it, a name of the noun that it hangs on.
            candidates.insert(1 if i in names else 0, names[before].head)
        fitting = [c for c in candidates if self._fits(c, i)]
        kind = self.phrases.at(i).type
        return next((c for c in fitting if self.phrases.at(c).type == kind), fitting[0] if fitting else None)

    def _fits(self, anchor: int, i: int) -> bool:
        if anchor in self.phrases.nouns or self.tree.pos[anchor] not in ("NOUN", "PROPN"):
            return False
        first, second = self.phrases.at(anchor), self.phrases.at(i)
        if VALUES_TYPES & {first.type, second.type} or first.key == second.key or Kind.PRONOUN in (first.kind, second.kind):
            return False
        if second.kind is Kind.NAME and first.kind is Kind.NOMINAL and first.plural:
            return True
        if second.kind is Kind.NOMINAL and first.plural != second.plural and first.kind is Kind.NOMINAL:
            return False
        kinds = {first.type, second.type}
        for noun, mention in ((anchor, first), (i, second)):
            role = self.phrases.ontology.roles.get(self.tree.lemma[noun])
            if mention.kind is Kind.NOMINAL and role and role.holder == "Actor":
                return True
        return len(kinds) == 1 or "Concept" in kinds or kinds <= ALIKE or "Group" in kinds

    def _described(self, noun: int, holder: Mention, description: Mention, confidence: float) -> Iterator[Statement]:
        """The office that the noun names, with its scopes; else that the holder was such a thing."""
        office = read_office(noun, self.phrases)
        held = list(self._held(office, holder, confidence)) if office else []
        yield from held
        if self.tree.tag[noun] in PLURALS and not holder.plural:
            return
        # "… by negligence, Gloria": a bare mass noun describes no person.
        bare = self.tree.kid(noun, "det", "nmod:poss", "amod", "compound", "nmod") is None
        if holder.type == "Person" and description.type not in PEOPLE and (bare or self.tree.kid(noun, "case") is not None):
            return
        same = description.head != holder.head and self.phrases.words.text[slice(*description.head)] == self.phrases.words.text[slice(*holder.head)]
        if not held and description.kind is Kind.NOMINAL and not same:
            yield self._was(noun, holder, description, confidence)

    def _conjunct(self, i: int) -> Iterator[Statement]:
        """A second apposition: "director of the museum and author of the study"; or a first that the parser takes for a conjunct."""
        tree, head = self.tree, self.tree.head[i]
        while tree.dep[head] == "conj":
            head = tree.head[head]
        if tree.dep[head] == "appos" and i not in self.phrases.names and head not in self.phrases.names:
            anchor = self._anchor(head)
            if anchor is not None and tree.pos[i] == "NOUN":
                yield from self._described(i, self.phrases.at(anchor), self.phrases.at(i), APPOSITION)
        elif self._is_loose(i) and head in self.phrases.names and tree.kid(head, "conj") == i and tree.kids(head, "conj") == [i]:
            yield from self._apposition(i)

    def _nominal(self, i: int) -> Iterator[Statement]:
        """ "his partner, the Labour Party,": a phrase after a comma without a preposition is an apposition, whatever its label."""
        if self._is_loose(i):
            yield from self._apposition(i)

    def _is_loose(self, i: int) -> bool:
        """Whether the phrase stands after a comma with an article, and neither conjunction nor preposition."""
        tree = self.tree
        article = tree.kid(i, "det")
        return self.phrases.words.form[tree.left[i]] == "," and article is not None and tree.kid(i, "cc", "case") is None

    def _named(self, i: int) -> Iterator[Statement]:
        """ "the vaccine, called R21", "the army, known as the Tatmadaw": the name is one of those."""
        tree, noun = self.tree, self.tree.head[i]
        if tree.lemma[i] not in CALLING or noun in self.phrases.names or tree.pos[noun] != "NOUN":
            return
        for c in tree.kids(i, "xcomp", "obj", "obl"):
            case = tree.kid(c, "case")
            if c in self.phrases.names and (case is None or tree.word[case] == "as"):
                yield self._was(i, self.phrases.at(c), self.phrases.at(noun), APPOSITION)

    def _copula(self, cop: int) -> Iterator[Statement]:
        """ "Zelensky is president of Ukraine": the office; that he was one is the clause's statement."""
        noun = self.tree.head[cop]
        office = read_office(noun, self.phrases) if noun not in self.phrases.names else None
        if office:
            for subject in self._subjects(noun):
                yield from self._held(office, subject, COPULA)

    def _complement(self, i: int) -> Iterator[Statement]:
        """ "was elected president of Y", "became chief of Z"."""
        verb = self.tree.head[i]
        if self.tree.lemma[verb] in OFFICE_VERBS and i not in self.phrases.names:
            office = read_office(i, self.phrases)
            passive_or_active = self._subjects(verb) if office else []
            active_transitive = self.tree.lemma[verb] not in ("become", "remain", "stay") and self.tree.kid(verb, "nsubj:pass") is None
            if active_transitive:
                passive_or_active = [self.phrases.at(o) for o in self.tree.kids(verb, "obj") if o != i]
            for subject in passive_or_active:
                yield from self._held(office, subject, COPULA)

    def _subjects(self, i: int) -> list[Mention]:
        heads = self.tree.kids(i, "nsubj", "nsubj:pass")
        heads += [c for h in heads for c in self.tree.kids(h, "conj")]
        found = [self.phrases.at(h) for h in heads]
        return [m for m in found if m.label not in ("there", "what", "which", "this", "that")]

    def _noun(self, i: int) -> Iterator[Statement]:
        """What a common noun's own modifiers say of it: possession, an office without its holder's name, membership, examples."""
        tree, phrases = self.tree, self.phrases
        dep = tree.dep[i]
        if dep in ("compound", "flat", "fixed", "nmod:desc", "appos") or i in phrases.nouns or not tree.children[i]:
            return
        if any(c in phrases.names for c in tree.kids(i, "appos")):
            return
        if phrases.words.form[tree.left[i]] in DASHES and dep not in ("parataxis", "appos", "conj"):
            yield from self._aside(i)
        noun = phrases.ontology.nouns.get(tree.lemma[i])
        predicate = dep == "xcomp" or tree.kid(i, "cop") is not None
        if not (noun and noun.verb) and not predicate:
            member = tree.lemma[i] in MEMBERS
            office = read_office(i, phrases) if not member else None
            if office and (office.role is None or office.role.holder not in ("Person", "Actor")):
                return
            if member:
                yield from self._membership(i)
            if office:
                yield from self._held(office, phrases.at(i), POSSESSOR)
            elif tree.lemma[i] not in MEMBERS or tree.kid(i, "nmod") is None:
                yield from self._possession(i)
        yield from self._examples(i)

    def _possession(self, i: int) -> Iterator[Statement]:
        """ "his forces", "the company's factory": not of events, whose possessor acts, and not of times and abstractions."""
        for c in self.tree.kids(i, "nmod:poss"):
            owner, owned = self.phrases.at(c), self.phrases.at(i)
            if owned.type in POSSESSED and owned.kind is Kind.NOMINAL and owner.type not in VALUES_TYPES and owner.key != owned.key:
                yield self.make(self.doc[i], lemma="have", relation="had", subject=owner, object=owned, confidence=POSSESSOR)

    def _membership(self, i: int) -> Iterator[Statement]:
        """ "fighters of the brigade", "UN inspectors": people with the body that they belong to."""
        tree, phrases = self.tree, self.phrases
        if tree.lemma[i] not in MEMBERS:
            return
        for c in tree.children[i]:
            case = tree.kid(c, "case")
            after = tree.dep[c] == "nmod" and case is not None and tree.word[case] in ("of", "from", "with")
            before = tree.dep[c] == "compound" and c in phrases.names and phrases.names[c].head == c
            if after or before:
                for body in [c, *tree.kids(c, "conj")]:
                    mention = phrases.name_at(body) if before else phrases.at(body)
                    if mention is not None and mention.type == "Organization" and mention.key != phrases.at(i).key:
                        yield self.make(self.doc[i], lemma="member of", relation="member_of", subject=phrases.at(i), object=mention, confidence=MEMBER)

    def _examples(self, i: int) -> Iterator[Statement]:
        """ "countries including France and Spain": the group, and who is named of it."""
        for c in self.tree.kids(i, "nmod"):
            case = self.tree.kid(c, "case")
            if case is None or not (self.tree.word[case] == "including" or (self.tree.word[case] == "such" and self.tree.kid(case, "fixed") is not None)):
                continue
            for each in [c, *self.tree.kids(c, "conj")]:
                group, one = self.phrases.at(i), self.phrases.at(each)
                if group.key != one.key and one.type not in VALUES_TYPES:
                    yield self.make(self.doc[case], lemma="include", relation="included", subject=group, object=one, confidence=APPOSITION)

    def _aside(self, i: int) -> Iterator[Statement]:
        """ "The site was opened – a platform that …": a noun after a dash that describes the clause's subject."""
        tree, verb = self.tree, self.tree.head[i]
        article = tree.kid(i, "det")
        if tree.pos[i] != "NOUN" or self.phrases.head_at(i) != i or article is None or tree.word[article] not in ("a", "an") or tree.kid(i, "nsubj", "cop", "nsubj:pass") is not None:
            return
        for c in tree.kids(verb, "nsubj", "nsubj:pass"):
            if c < i:
                yield from self._described(i, self.phrases.at(c), self.phrases.at(i), POSSESSOR)


_RULES = {
    "appos": _Roles._apposition, "conj": _Roles._conjunct, "cop": _Roles._copula, "xcomp": _Roles._complement, "obj": _Roles._complement,
    "parataxis": _Roles._aside, "nmod": _Roles._nominal, "acl": _Roles._named,
}  # fmt: skip
