"""Clauses under nouns: whose they are, what the noun and its verb make of them, and when they pick out a kind that need not exist."""

from __future__ import annotations

from kg.language.judgement.governors import Governors
from kg.language.judgement.signatures import NOMINAL, RAISED, STIRRING, WH, Link
from kg.language.trees.syntax import root, takes_up
from kg.language.trees.words import vocabulary

BANKING = vocabulary("freeze unfreeze block seize open close hold hack audit")
# What is made for, or held against, people and things of a kind.
RULES = vocabulary(
    "fee charge tax levy duty toll tariff fine penalty ban law rule regulation limit policy requirement guideline visa bias prejudice discrimination stigma bigotry "
    "danger risk threat hazard amnesty immunity subsidy"
)
LAWS = vocabulary("law bill act decree statute constitution treaty deal agreement accord pact rule regulation code directive amendment scheme programme program amnesty")
HYPOTHETICAL = vocabulary("would could might may 'd ’d")
# Who does so has not got it, or not of that kind.
WANTING = vocabulary("want need seek require demand crave desire")
# What such a law would do it does not do yet.
WEIGHING = vocabulary("consider discuss debate mull weigh propose draft prepare plan study table suggest advocate promise")
ANYONE = frozenset(("anyone", "anybody", "anything", "someone", "everyone"))
ANY = frozenset(("anyone", "anybody", "anything", "whoever"))


def idiom(g: Governors, h: int, marks: list[str]) -> Link | None:
    """What a verb and its object make of an infinitive together: "took the opportunity to thank them", "had no choice but to sell"."""
    verb = g.table.head[h]
    if g.table.dep[h] != "obj" or g.table.pos[verb] not in ("VERB", "AUX"):
        return None
    if marks[0] == "but":
        return Link("open" if g.table.tag[verb] in ("VBZ", "VBP") else "along", verb, g.table.lemma[verb])
    entry, lemma = g.entry(verb)
    return Link(entry.complement, verb, lemma, entry.speech) if entry is not None and entry.complement and lemma.endswith(f" {g.table.word[h]}") else None


def content(g: Governors, i: int, h: int) -> Link | None:
    """A gerund with who does it behind the noun that it is the content of: "the ban on women driving", "reports of troops shooting"."""
    table = g.table
    if table.dep[h] == "nmod" and table.left[i] == h + 1 and table.kid(h, "case") is not None:
        h = table.head[h]
    elif not any(table.right[c] + 1 == table.left[i] and table.kid(c, "case") is not None for c in table.kids(h, "nmod")):
        return None
    if is_kept_at_a_bank(g, h):
        return None
    entry, lemma = g.entry(h, "-ing")
    return Link(entry.complement, h, lemma, entry.speech) if entry is not None and entry.complement and table.pos[h] in NOMINAL else None


def is_kept_at_a_bank(g: Governors, noun: int) -> bool:
    """Whether an account is one of money, not what somebody tells: "froze the accounts of traders"."""
    table = g.table
    return table.lemma[noun] == "account" and table.dep[noun] == "obj" and table.lemma[table.head[noun]] in BANKING


def of_subject(g: Governors, i: int, h: int) -> Link | None:
    """A clause behind the verb that is the content of its subject: "fears grew that the dam had burst", "claims were made that"."""
    table = g.table
    subject = table.kid(h, "nsubj:pass") if table.lemma[h] in RAISED else table.kid(h, "nsubj") if table.lemma[h] in STIRRING else None
    if subject is None or table.pos[subject] not in NOMINAL or "that" not in g.marks(i):
        return None
    entry, lemma = g.entry(subject)
    return Link(entry.complement, subject, lemma, entry.speech) if entry is not None and entry.complement else None


def is_whole(g: Governors, i: int) -> bool:
    """Whether a clause under a noun lacks nothing that the noun could be: it has a subject and an object, and no relative word."""
    table = g.table
    ends = [table.kid(i, "nsubj", "nsubj:pass"), table.kid(i, "obj", "ccomp", "aux:pass")]
    return None not in ends and not any(table.tag[c] in WH or table.word[c] == "that" for c in range(table.left[i], i))


def absent(g: Governors, h: int) -> Link | None:
    """What is told of something new that there is none of: "left without permits covering the cargo", "instead of soldiers guarding it"."""
    table = g.table
    article = table.kid(h, "det", "nmod:poss")
    new = article is None or table.word[article] in ("a", "an", "any")
    lacking = next((table.word[c] for c in table.kids(h, "case") if table.word[c] in ("without", "instead")), None)
    return Link("negated", table.head[h], lacking) if new and lacking else None


def unreal_kind(g: Governors, i: int, h: int) -> int | None:
    """The verb or event noun above a kind of people or things that a present clause picks out: "will jail drivers refusing a test", "would back a law
    allowing it" name none that did."""
    table = g.table
    if table.kid(h, "cop") is not None and (cues := g.cues.get(h)) is not None and cues.modals and table.tag[i] in ("VBG", "VBN", "VBP", "VBZ"):
        # "It would be the first grave holding soldiers".
        return h
    above = _told_of(g, h)
    return above if above is not None and _is_kind(g, i, h, above) else None


def _told_of(g: Governors, h: int) -> int | None:
    """The verb, predicate or event noun that the phrase of the noun is a part of."""
    table = g.table
    for _ in range(4):
        if table.dep[h] not in ("obj", "iobj", "nmod", "obl", "nsubj", "nsubj:pass", "conj") or table.head[h] == h:
            return None
        h = table.head[h]
        if table.pos[h] == "VERB" or table.kid(h, "cop") is not None or (g.is_event(h) and not is_kept_at_a_bank(g, h)):
            return h
    return None


def _is_kind(g: Governors, i: int, h: int, above: int) -> bool:
    """Whether a clause picks out a kind: "drivers refusing a test", "a law allowing it", under "would" also "several hundred sailors carrying arms", under
    "shall" also "doctors engaged in relief"."""
    table, modal = g.table, _modal(g, above)
    article, finite = table.kid(h, "det", "nmod:poss", "nummod"), table.kid(i, "cop")
    if table.tag[h] in ("NNS", "NNPS") or table.word[h] == "those":
        some = article is None or table.word[article] in ("all", "any") or (table.dep[article] == "nummod" and modal in HYPOTHETICAL)
        return some and (table.tag[i if finite is None else finite] in ("VBG", "VBP") or (modal == "shall" and table.tag[i] == "VBN"))
    new = table.tag[h] == "NN" and table.word[h] not in ANYONE and (article is None or table.word[article] in ("a", "an"))
    return new and table.tag[i] in ("VBG", "VBZ") and table.kid(i, "aux") is None and is_of_subject(g, i)


def _modal(g: Governors, i: int) -> str:
    """The modal of the verb or predicate that the token is or stands under as a noun, or ""."""
    while g.table.pos[i] in NOMINAL and g.table.kid(i, "cop") is None and g.table.head[i] != i:
        i = g.table.head[i]
    cues = g.cues.get(i)
    return cues.modals[0] if cues is not None and cues.modals else ""


def ruled_kind(g: Governors, i: int, h: int) -> Link | None:
    """A clause that says whom a rule, a prejudice or a risk is for: "fees for pilots landing at night", "a bias against films featuring women", "the law
    fines drivers who park there"."""
    table, rule = g.table, g.table.head[h]
    told = table.tag[i] in ("VBG", "VBP") and table.kid(i, "aux") is None and is_of_subject(g, i)
    if not told or table.tag[h] != "NNS" or table.kid(h, "det", "nmod:poss", "nummod") is not None:
        return None
    aimed = table.dep[h] in ("nmod", "obl") and any(table.word[c] in ("for", "against", "on", "towards", "to") for c in table.kids(h, "case"))
    subjects = table.kids(rule, "nsubj") or (table.kids(table.head[rule], "nsubj") if table.dep[rule] == "conj" else [])
    decreed = table.dep[h] in ("obj", "iobj", "obl") and any(table.lemma[s] in LAWS for s in subjects)
    return Link("open", rule, table.lemma[rule]) if (aimed and table.lemma[rule] in RULES) or decreed else None


def wanted_kind(g: Governors, i: int, h: int) -> Link | None:
    """A clause that says of what kind a thing is to be that is wanted: "needs a leader who listens", "called for a law banning it"."""
    table, verb = g.table, g.table.head[h]
    if table.dep[h] == "obj":
        wanted = table.lemma[verb] in WANTING or (table.lemma[verb] in WEIGHING and table.lemma[h] in LAWS)
    else:
        asked = g.prepositional(verb, "for") if table.dep[h] == "obl" and any(table.word[c] == "for" for c in table.kids(h, "case")) else None
        wanted = asked is not None and asked.signature in ("requested", "possible")
    return Link("open", verb, table.lemma[verb]) if wanted and _is_kind(g, i, h, verb) else None


def is_any(g: Governors, h: int) -> bool:
    """Whether a noun stands for whichever there may be: "any cabinet led by her"."""
    return g.table.word[h] in ANY or any(g.table.word[c] == "any" for c in g.table.kids(h, "det"))


def is_of_subject(g: Governors, i: int) -> bool:
    """Whether an adnominal clause has no subject but the noun's pronoun."""
    return all(g.table.tag[c] in WH or g.table.word[c] == "that" for c in g.table.kids(i, "nsubj", "nsubj:pass"))


def speech_above(g: Governors, h: int) -> int | None:
    """The verb of speech that has the noun for an argument and no clause of its own."""
    verb = g.table.head[h]
    if g.table.pos[verb] != "VERB" or g.table.kid(verb, "ccomp") is not None:
        return None
    entry, _ = g.entry(verb)
    return verb if entry is not None and entry.speech else None


def comment_on(g: Governors, noun: int) -> int | None:
    """The word at the top of a sentence, where the noun takes up what that tells: "accused him of theft, a charge that he denies"."""
    table = g.table
    entry = g.noun(noun)
    if entry is None or not entry.speech or not takes_up(table, noun):
        return None
    return root(table, noun)
