"""The nominal phrases of a Doc as mentions: names, common-noun participants, pronouns; found by their head words."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from spacy.tokens import Doc, Token

from kg.language.nominals.aliases import read_aliases
from kg.language.nominals.consensus import retype
from kg.language.nominals.counts import counted, is_share, light_above, light_start, quantity_of
from kg.language.nominals.denote import PLACE_NOUNS, is_part_of_place, stands_for
from kg.language.nominals.labels import is_cut, label_words, phrase_span
from kg.language.nominals.names import HONORIFICS, TEMPORAL, Name, read_names
from kg.language.nominals.typing import VALUES, entry, type_of_nominal, type_of_pronoun
from kg.language.trees.syntax import PERIODS, filling, span, tree
from kg.language.trees.words import read_words, vocabulary
from kg.language.values.quantities import CURRENCIES, CURRENCY_NOUNS, MEASURES, SCALES
from kg.model import Kind, Mention, Ontology

# What else may act: a rival is a body or a country as often as a person.
BODIES = frozenset(("Organization", "Place"))
MODIFIER_DEPS = vocabulary(
    "compound flat fixed amod nmod:desc nummod goeswith det det:predet case cc mark advmod aux aux:pass cop punct expl discourse reparandum "
    "compound:prt cc:preconj vocative"
)
NOMINAL_TAGS = frozenset(("NOUN", "PROPN", "PRON"))
RELATIVE_TAGS = frozenset(("WDT", "WP", "WP$"))
RELATIVE = frozenset(("who", "whom", "which", "that", "whose"))
CLAUSE_WORDS = 8
# Words that leave out the noun that they are of: alone they name nothing.
ELLIPTIC = vocabulary("other others another some many more most all each both one ones rest latest larger smaller older younger former latter recent first second last biggest largest worst best deadliest highest lowest much few fewer less several any none same half own")


class Phrases:
    """The mentions of a Doc by head token; each is made once."""

    def __init__(self, doc: Doc, document_id: str, ontology: Ontology):
        self.doc, self.document, self.ontology = doc, document_id, ontology
        self.tree, self.words = tree(doc), read_words(doc)
        self.names = read_names(doc, self.tree, self.words, ontology)
        self.nouns = stands_for(self.tree, self.words, self.names)
        retype(self.names, self.nouns, self.tree, self.words, ontology)
        self._mentions: dict[int, Mention] = {}
        self._heads: dict[int, int] = {}
        self._cut: set[tuple] = set()

    def of(self, token: Token) -> Mention:
        """The mention of the phrase or pronoun that `token` heads; of a light noun that of what it counts, of a relative pronoun its antecedent's."""
        return self.at(token.i)

    def head(self, token: Token) -> Token:
        """The semantic head: what "dozens" counts, what "who" refers to, the name that "brigade" stands for."""
        return self.doc[self.head_at(token.i)]

    @cached_property
    def aliases(self) -> list[tuple[Mention, str]]:
        """Other names that the text gives for a name: abbreviations in brackets, the proper part of a longer name."""
        found = read_aliases(self.tree, self.words, self.names)
        return [(self._name(name), alias) for name, alias in found]

    def all(self) -> tuple[Mention, ...]:
        """Every mention in the text, with those made so far of clauses, in order of start."""
        for i, (pos, dep) in enumerate(zip(self.tree.pos, self.tree.dep, strict=True)):
            if i in self.names:
                if self.names[i].head == i:
                    self.name_at(i)
                    self.at(i)
            elif pos in NOMINAL_TAGS and dep not in MODIFIER_DEPS and self.words.lower[i] not in HONORIFICS:
                self.at(i)
        unique = {m.key: m for m in self._mentions.values() if m.type not in VALUES.values()}
        return tuple(sorted(unique.values(), key=lambda m: (m.start, m.end)))

    def at(self, i: int) -> Mention:
        """As `of`, by index."""
        found = self._mentions.get(i)
        if found is None:
            head = self.head_at(i)
            if counted(i, self.tree, self.ontology) == head and is_share(i, head, self.tree):
                found = self._mentions[i] = self._share(i, head)
                return found
            found = self._mentions.get(head) if head != i else None
            found = self._mentions[i] = found or self._make(head)
            self._mentions.setdefault(head, found)
        return found

    def head_at(self, i: int) -> int:
        """As `head`, by index."""
        found = self._heads.get(i)
        if found is None:
            found, seen = i, {i}
            while (step := self._step(found)) is not None and step not in seen:
                found = step
                seen.add(step)
            self._heads[i] = found
        return found

    def name_at(self, i: int) -> Mention | None:
        """The mention of the name that covers the token, also inside another phrase; None where none does."""
        name = self.names.get(i)
        return self._name(name) if name else None

    def is_cut(self, mention: Mention | None) -> bool:
        """Whether the label says less than which one it is: of "the second team in the town to have a stadium of its own" "second team in the town"."""
        return mention is not None and mention.key in self._cut

    def type_at(self, i: int) -> str:
        """The class of the noun or name at the token, without making a mention."""
        if i in self.names:
            return self.names[i].type
        entry = self.entry(i)
        role = self.ontology.roles.get(entry)
        if role and role.holder == "Actor":
            # "Its rival, Boeing": a rival is whatever the name beside it is.
            beside = next((self.names[c].type for c in self.tree.kids(i, "appos") if c in self.names), "")
            if beside in BODIES:
                return beside
        return type_of_nominal(entry, plural=self._plural(i), ontology=self.ontology)

    def entry(self, i: int) -> str:
        """The words under which the lexicon has the noun: "air force", "talks", or its lemma."""
        return entry(i, self.tree, self.ontology)

    def names_in(self, chosen: list[int]) -> tuple[Mention, ...]:
        """The names among the words, each once, in order."""
        heads = dict.fromkeys(self.names[i].head for i in chosen if i in self.names)
        return tuple(self._name(self.names[h]) for h in heads if self.names[h].type not in VALUES.values())

    def _step(self, i: int) -> int | None:
        """One step towards the semantic head, or None when there."""
        if i in self.nouns:
            return self.nouns[i].head
        if i in self.names:
            head = self.names[i].head
            counting = self.tree.lemma[i] in PERIODS or self.names[i].type == VALUES["MONEY"]
            return head if head != i else counted(i, self.tree, self.ontology) if counting else None
        if self.tree.tag[i] in RELATIVE_TAGS and self.words.lower[i] in RELATIVE:
            return self._antecedent(i)
        return counted(i, self.tree, self.ontology)

    def _antecedent(self, i: int) -> int | None:
        """What a relative pronoun refers to: the noun above its relative clause, or above what is the pronoun's ("X, whose head, Y, …")."""
        table, owner = self.tree, self.words.lower[i] == "whose"
        for _ in range(12):
            if table.dep[i] == "acl:relcl" or (owner and table.dep[i] == "appos"):
                return filling(table, table.head[i])
            if table.head[i] == i:
                return None
            i = table.head[i]
        return None

    def _make(self, head: int) -> Mention:
        if head in self.names:
            return self._of_name(head)
        pos = self.tree.pos[head]
        if pos == "PRON":
            return self._pronoun(head)
        if pos in ("VERB", "AUX") and self.tree.kid(head, "det") is None:
            return self._clause(head)
        return self._nominal(head)

    def _of_name(self, head: int) -> Mention:
        """The name's own mention; "eastern Sudan" is a place of its own that involves Sudan."""
        name = self.names[head]
        if not is_part_of_place(name, self.tree, self.words):
            return self._name(name)
        inner = self._name(name)
        start = self.words.start[name.first - 1]
        text = self.words.text[start : inner.end]
        return replace(inner, start=start, text=text, label=" ".join(text.split()), kind=Kind.NOMINAL, involves=(inner,))

    def _name(self, name: Name) -> Mention:
        # Negative keys hold the bare names, which a larger phrase may have for its head.
        found = self._mentions.get(-name.head - 1)
        if found is None:
            label = self.words.join(range(name.first, name.last + 1))
            plural = name.type == "Group" and self._plural(name.head)
            found = self.mention(name.first, name.last, name.head, label=label, kind=Kind.NAME, type=name.type, plural=plural)
            self._mentions[-name.head - 1] = found
        return found

    def _share(self, light: int, head: int) -> Mention:
        """ "Much of the capital", "one of the suspects": a thing of its own, which involves a name that it is a share of."""
        whole, words = self.at(head), self.words
        first = light_start(light, self.tree)
        inner = self.names[head].first if head in self.names else min(label_words(head, self.tree, words, self.names))
        if inner <= first:  # the share does not stand before its whole: no tree that can be trusted
            return whole
        one = words.lower[light] == "one"
        kind = type_of_nominal(self.entry(head), plural=False, ontology=self.ontology) if one and head not in self.names else whole.type
        start = words.start[first]
        return replace(
            whole, start=start, text=words.text[start : whole.end], label=f"{words.join(range(first, inner))} {whole.label}", kind=Kind.NOMINAL, type=kind,
            head=(words.start[light], words.end(light)), plural=whole.plural and not one, quantity=quantity_of(self.doc, head, light, self.tree, words),
            involves=(whole,) if whole.kind is Kind.NAME else whole.involves,
        )  # fmt: skip

    def _pronoun(self, i: int) -> Mention:
        kind, lower = type_of_pronoun(self.words.lower[i]), self.words.lower[i]
        return self.mention(i, i, i, label=lower, kind=Kind.PRONOUN, type=kind, plural=self._plural(i) or kind == "Group")

    def _clause(self, i: int) -> Mention:
        """A clause or gerund as a participant: the verb with its particle, object and first complement."""
        chosen = [i, *self.tree.kids(i, "compound:prt")]
        for c in self.tree.kids(i, "obj", "xcomp", "obl"):
            inner = label_words(c, self.tree, self.words, self.names)
            inner += [k for k in self.tree.kids(c, "case", "mark") if k < c]
            if c > i and len(chosen) + len(inner) <= CLAUSE_WORDS:
                chosen += inner
        first, last = span(self.doc[i])
        while first < i and self.tree.dep[first] in ("mark", "case"):
            first += 1
        return self.mention(first, last - 1, i, label=self.words.join(chosen), kind=Kind.NOMINAL, type="Concept")

    def _nominal(self, head: int) -> Mention:
        kind = self._nominal_type(head)
        chosen = label_words(head, self.tree, self.words, self.names, kind=kind)
        # A noun inside that stands for a name right after it brings the name, wherever the parser has hung it.
        torn = [self.nouns[w] for w in chosen if w in self.nouns and w < self.nouns[w].first <= w + 2]
        chosen = sorted({*chosen, *(i for name in torn for i in range(name.first, name.last + 1))})
        first, last = phrase_span(head, chosen, self.tree)
        light = light_above(head, self.tree, self.ontology)
        if light is not None and is_share(light, head, self.tree):
            light = None
        if light is not None:
            first = min(first, phrase_span(light, [light], self.tree)[0])
        amount = quantity_of(self.doc, head, light, self.tree, self.words)
        label = self.words.join(chosen)
        elliptic = label.lower() in ELLIPTIC
        made = self.mention(
            first, last, head, label=label, kind=Kind.PRONOUN if elliptic else Kind.NOMINAL, type=kind, plural=self._plural(head), quantity=amount,
            involves=self.names_in(chosen),
        )  # fmt: skip
        if is_cut(head, chosen, self.tree):
            self._cut.add(made.key)
        return made

    def _nominal_type(self, head: int) -> str:
        lemma, pos = self.tree.lemma[head], self.tree.pos[head]
        if lemma in TEMPORAL:
            return VALUES["DATE"]
        if pos == "NUM" and lemma in SCALES and any(self.tree.word[c] == "a" for c in self.tree.kids(head, "det")):
            # "A quarter of a million".
            return VALUES["QUANTITY"]
        if lemma in CURRENCIES or (
            lemma in CURRENCY_NOUNS
            and (self.tree.kid(head, "nummod") is not None or light_above(head, self.tree, self.ontology) is not None)
        ):
            return VALUES["MONEY"]
        if lemma in MEASURES and (self.tree.kid(head, "nummod") is not None or light_above(head, self.tree, self.ontology) is not None):
            return VALUES["QUANTITY"]
        if self._is_score(head):
            return VALUES["QUANTITY"]
        if self.words.form[head] in self.ontology.demonyms:
            return "Group" if self._plural(head) or self.tree.kid(head, "nummod") is not None or self.tree.dep[head] == "nmod" else "Person"
        if pos in ("ADJ", "NUM", "VERB") and self.tree.kid(head, "det") is not None:
            return "Group"
        if lemma in PLACE_NOUNS and any(self.names[c].type == "Place" for c in self.tree.kids(head, "compound") if c in self.names):
            return "Place"
        kind = self.type_at(head)
        if kind == "Concept" and self._has_who(head):
            return "Group" if self._plural(head) else "Person"
        return kind

    def _is_score(self, head: int) -> bool:
        """Whether the noun is counted on both sides: "31 points to 24"."""
        after = head + 2
        scored = after < len(self.tree.word) and self.tree.word[head + 1] == "to" and self.tree.pos[after] == "NUM" and self.tree.right[after] == after
        return scored and self.tree.kid(head, "nummod") is not None

    def _has_who(self, head: int) -> bool:
        """Whether a relative clause with "who" tells that the noun is of people."""
        return any(self.words.lower[c] in ("who", "whom") for r in self.tree.kids(head, "acl:relcl") for c in self.tree.children[r])

    def _plural(self, i: int) -> bool:
        return self.tree.tag[i] in ("NNS", "NNPS") or "Number=Plur" in self.tree.morph[i]

    def mention(self, first: int, last: int, head: int, *, label: str, kind: Kind, type: str, **more) -> Mention:
        """The mention of tokens `first` to `last`, both included; `more` are further fields of `Mention`."""
        words = self.words
        start, end = words.start[first], words.end(last)
        at = (words.start[head], words.end(head))
        return Mention(self.document, start, end, words.text[start:end], label, type, kind, at, words.sentence[head], **more)
