"""How clauses hang under what governs them: complements, adverbial and adnominal clauses, clauses side by side."""

from __future__ import annotations

from kg.language.judgement.governors import Governors
from kg.language.judgement.noun_clauses import (
    absent,
    content,
    idiom,
    is_any,
    is_whole,
    of_subject,
    ruled_kind,
    speech_above,
    unreal_kind,
    wanted_kind,
)
from kg.language.judgement.signatures import (
    ABILITIES,
    AWAITED,
    DOUBTED,
    FALSE,
    FINITE,
    FUTURE,
    MARKS,
    NOMINAL,
    OBLIGATIONS,
    OPEN_COMPLEMENTS,
    PARTICIPIAL,
    PREEMPTIVE,
    RANKED,
    REASONS,
    SPEECH_MARKS,
    TIMES,
    WH,
    Link,
)
from kg.language.trees.syntax import function_word
from kg.language.trees.words import vocabulary

# Events that what follows belongs to: "went on to win", "ended up in".
ONWARD = frozenset(("Continue", "Succeed"))
# What winning, rising and joining end in: "beat Mali to reach the final", "merged to form one party".
ENDING_IN = {
    **dict.fromkeys(vocabulary("beat defeat thrash rout trounce edge stun upset outplay outscore outpoll win rally overcome"),
                    vocabulary("become win reach claim clinch take lift advance qualify seal secure retain regain earn move complete capture book go")),
    **dict.fromkeys(vocabulary("overtake surpass rise climb grow oust topple unseat succeed replace"), vocabulary("become")),
    **dict.fromkeys(vocabulary("merge unite combine"), vocabulary("become form create")),
    **dict.fromkeys(vocabulary("clock"), vocabulary("beat defeat win take finish claim edge become set break qualify")),
}  # fmt: skip
HABITUAL = vocabulary("common usual typical normal customary standard routine")
# What the law has against someone is for a court to say: "a fine for dumping waste", "on trial for murdering".
PENALTIES = vocabulary("fine sentence penalty ban suspension trial warrant term probe inquiry investigation arrest")
# "Had trouble opening the hatch" leaves open whether it was opened; "had no trouble" does not.
STRUGGLES = vocabulary("trouble difficulty problem")
# "Stopped youths gathering": they did not.
HINDERING = vocabulary("stop prevent keep deter hinder")
# What is told there need not have come about: "the tale of outwitting a king".
TALES = vocabulary("story backstory tale legend fable fantasy fiction")
# What somebody has in mind: "the goal of ending the war" does not say that it ends.
AIMS = vocabulary("focus emphasis priority interest goal purpose objective task mission idea dream prospect chance option challenge point way means method")


def complement(g: Governors, i: int, h: int) -> Link | None:
    """A clause that completes a verb, adjective or noun."""
    table, form = g.table, g.form(i)
    entry, lemma = g.entry(h, form)
    if form == "to" and ((lemma in OBLIGATIONS and table.tag[h] == "VBD") or (lemma in FUTURE and table.tag[h] != "VBG")):
        return Link("inherit", h, lemma)
    if form == "to" and lemma in ABILITIES and all(table.tag[c] in ("VBZ", "VBP") for c in table.kids(h, "cop")):
        return Link("possible", h, lemma)
    if form == "to" and lemma == "say" and any(table.word[c] == "have" for c in table.kids(i, "aux")):
        # "Said to have fled": nobody says who says so.
        return Link("alleged", h, lemma, True)
    if table.dep[h] == "advcl" and table.word[h] in PARTICIPIAL and table.dep[i] == "ccomp" and table.kid(h, "nsubj", "aux") is None:
        return Link(PARTICIPIAL[table.word[h]], h, lemma)
    if _asks_about(g, i, h):
        return _question(g, h, form)
    if (found := of_subject(g, i, h)) is not None:
        return found
    if form == "to" and _is_too(g, h):
        return Link("negate", h, lemma)
    if form == "-ing" and lemma == "resist":
        return Link("negate", h, lemma)
    if form == "-ing" and table.dep[i].startswith("csubj") and (entry is None or not entry.complement):
        # "Winning the vote would end the crisis".
        return Link("along", h, lemma)
    if table.dep[i] == "xcomp":
        # Of a verb that the lexicon does not have, an infinitive is what it is for: "groomed him to succeed her".
        value = g.signature(h, entry, OPEN_COMPLEMENTS.get(table.pos[h], "planned" if form == "to" else "inherit"))
        return Link(value, h, lemma, bool(entry and entry.speech))
    if table.pos[h] != "VERB" and (entry is None or not entry.complement):
        # "Legal for couples to adopt" says that they may, "common for banks to lend" that they do.
        allowed = form == "to" and g.marks(i)[:1] == ["for"] and table.lemma[h] not in HABITUAL
        return Link("possible" if allowed else "fact", h, lemma)
    if entry is None or not entry.complement or entry.complement == "inherit":
        # '"...", he laughed' is speech, "it means that" is not.
        quoted = entry is None or (table.pos[h] == "VERB" and _is_quoted(g, i))
        if quoted and table.kid(h, "expl") is not None:
            # "it sickens me that" takes for granted what follows.
            return Link("fact", h, lemma)
        return Link("reported" if quoted else "inherit", h, lemma, quoted)
    return Link(g.signature(h, entry, "reported"), h, lemma, entry.speech)


def _question(g: Governors, h: int, form: str) -> Link:
    """A question inside a sentence takes its answer for granted: "know how they fled", on the asker's word in "asked why they fled"; one
    with an infinitive leaves it open: "know what to do"."""
    entry, lemma = g.entry(h)
    if form == "to":
        return Link("open", h, lemma)
    asked = entry is not None and entry.speech and entry.complement in ("possible", "requested")
    return Link("alleged" if asked else "fact", h, lemma, bool(entry and entry.speech))


def _is_quoted(g: Governors, i: int) -> bool:
    return any(g.table.tag[c] in ("``", "''") for c in g.table.children[i]) and "that" not in g.marks(i)


def _asks_about(g: Governors, i: int, h: int) -> bool:
    """Whether a question word opens the clause; one before the word above is that of a relative ("the mine that they promised to close")."""
    return any(g.table.tag[c] in WH and g.table.word[c] not in ("that", "whether") and not c < h < i for c in g.table.children[i])


def free_relative(g: Governors, i: int, h: int) -> Link:
    """A clause under a question word that is itself an object: "explained why they fled", as UD English draws it."""
    above = g.table.head[h]
    return _question(g, above, g.form(i)) if g.table.dep[h] == "obj" else Link("open" if g.form(i) == "to" else "fact", above, g.table.lemma[above])


def adverbial(g: Governors, i: int, h: int) -> Link | None:
    """A clause beside another one, by its conjunction; with a preposition that belongs to the verb, a complement."""
    table, marks = g.table, g.marks(i)
    if table.tag[h] in WH:
        return free_relative(g, i, h)
    mark = marks[0] if marks else next((function_word(table, c) for k in (i, *_gerund_subject(g, i)) for c in table.kids(k, "case")), "")
    mark = mark and _whole(g, i, mark)
    if mark and (mark != "to" or g.table.tag[i] == "VBG") and mark != "that" and (found := g.prepositional(h, mark)) is not None:
        return found
    if mark in ("to", "for") and (noun := _noun_before(g, i, h)) is not None:
        return adnominal(g, i, noun)
    if (mark == "to" or (mark == "for" and g.form(i) == "to")) and table.pos[h] in ("ADJ", "VERB"):
        return _infinitive(g, i, h)
    if mark == "that" and (found := of_subject(g, i, h)) is not None:
        return found
    if mark == "of" and table.tag[i] == "VBG" and any(table.word[c] == "out" for c in table.kids(h, "compound:prt", "advmod")):
        # "Pulled out of buying it".
        return Link("negate", h, mark)
    if mark == "than" and table.tag[i] == "VB":
        # "Would rather sell than rent".
        return Link("negated", h, mark)
    if mark == "while" and table.tag[i] == "VBG" and table.kid(i, "nsubj", "aux") is None:
        # "Must invest while taking no risks".
        return Link("along", h, mark)
    if mark == "as" and table.lemma[h] == "quote" and table.kid(i, "cop") is not None:
        # "Was quoted as being proud".
        return Link("reported", h, "quote", True)
    if mark in MARKS:
        return Link(MARKS[mark], h, mark)
    return _unmarked(g, i, h) if not mark else Link(_dated(g, i, mark) if mark in TIMES else "fact", h, mark)


def _gerund_subject(g: Governors, i: int) -> list[int]:
    """The subject of a gerund, which the parser may give the preposition of the whole: "depends on | the court ruling so"."""
    return g.table.kids(i, "nsubj") if g.table.tag[i] == "VBG" else []


def _whole(g: Governors, i: int, mark: str) -> str:
    """The conjunction with an adverb before it that trees keep apart: "as soon as", "as long as", "short of"."""
    if (both := " ".join(g.marks(i)[:2])) != mark and both in MARKS:
        # "As though", in two words.
        return both
    at = next((c for c in g.table.kids(i, "mark", "case") if g.table.word[c] == mark), 0)
    longer = (" ".join(g.table.word[max(at - size, 0) : at + 1]) for size in (2, 1))
    return next((words for words in longer if words in AWAITED or words in MARKS), mark)


def _unmarked(g: Governors, i: int, h: int) -> Link | None:
    """A clause without a conjunction: a question word, inversion, or a participle."""
    table = g.table
    if (completed := _bare_gerund(g, i, h)) is not None:
        return completed
    word = next((table.word[c] for c in table.kids(i, "advmod") if table.tag[c] == "WRB"), "")
    if word in REASONS:
        entry, _ = g.entry(h)
        return complement(g, i, h) if entry is not None and entry.speech else Link("fact", h, word)
    if word:
        return Link(_dated(g, i, word) if word in TIMES else "fact", h, word)
    if table.tag[i] == "VBN" and any(table.word[c] == "having" for c in table.kids(i, "aux")):
        # "Having beaten Chad, they will face Mali": that is over.
        return Link("fact", h, "having")
    if table.word[table.left[i]] == "so" and table.tag[i] in ("VBP", "VBZ"):
        # "They fight so their people get land".
        return Link("planned", h, "so")
    return Link("open" if _is_inverted(g, i) else "along", h, "")


def _bare_gerund(g: Governors, i: int, h: int) -> Link | None:
    """A gerund right behind the verb or its particle completes it: "ruled out raising taxes"."""
    table = g.table
    if g.form(i) != "-ing" or table.left[i] != max([h, *table.kids(h, "compound:prt")]) + 1:
        return None
    entry, lemma = g.entry(h, "-ing")
    return Link(g.signature(h, entry, "inherit"), h, lemma, entry.speech) if entry is not None and entry.complement else None


def _is_inverted(g: Governors, i: int) -> bool:
    """Whether the clause is a condition by its order alone: "had they known"."""
    table = g.table
    auxiliary, subject = table.kid(i, "aux", "aux:pass", "cop"), table.kid(i, "nsubj", "nsubj:pass")
    return auxiliary is not None and subject is not None and auxiliary < subject and table.word[auxiliary] in ("had", "were", "should")


def _noun_before(g: Governors, i: int, h: int) -> int | None:
    """The object of `h` that the infinitive follows, where it asks or plans: "prompted calls for banks to be closed"."""
    table, before = g.table, g.table.left[i] - 1
    if before > h and table.head[before] == h and table.dep[before] == "obj" and g.is_event(before):
        entry, _ = g.entry(before, "to")
        return before if entry is not None and entry.complement else None
    return None


def _infinitive(g: Governors, i: int, h: int) -> Link:
    """An infinitive of purpose, or what an adjective makes of it."""
    table = g.table
    entry, lemma = g.entry(h, "to")
    if _is_too(g, h):
        return Link("negate", h, lemma)
    if lemma == "make" and table.kid(h, "aux:pass") is not None:
        # "Were made to dig trenches".
        return Link("inherit", h, lemma)
    if entry is not None and entry.complement and (table.pos[h] == "ADJ" or g.asked(h) is not None):
        return Link(g.signature(h, entry, "planned"), h, lemma, entry.speech)
    thing = table.kid(h, "obj")
    if entry is not None and entry.complement == "inherit" and " " in entry.lemma and entry.event != "Occur":
        # "Used boats to reach the island", "took the opportunity to thank them", "went on to win"; not "carried out raids to free them".
        whole = entry.lemma.endswith(" to") or (entry.event in ONWARD if thing is None else lemma.endswith(f" {table.word[thing]}"))
        return Link("inherit" if whole else "planned", h, lemma)
    # "only to find" is no purpose.
    ends = table.word[table.left[i]] == "to" and table.lemma[i] in ENDING_IN.get(table.lemma[h], ())
    return Link("inherit" if ends or any(table.word[c] == "only" for c in table.kids(i, "advmod")) else "planned", h, lemma)


def _is_too(g: Governors, h: int) -> bool:
    """Whether something is too much so for what follows: "too proud to beg", not "only too glad to help"."""
    return any(g.table.word[c] == "too" and g.table.word[c - 1] not in ("only", "all") for c in g.table.kids(h, "advmod"))


def _dated(g: Governors, i: int, mark: str) -> str:
    """Past clauses of time happened; present ones wait for the clause that they date, and are yet to come after what awaits them."""
    past = is_past(g, i)
    if mark == "before" and g.table.lemma[g.table.head[i]] in PREEMPTIVE:
        # "Put out the blaze before it reached the school": it did not.
        return "open"
    if mark in AWAITED and not past:
        return "awaited"
    return "fact" if past and mark != "until" else "along"


def is_past(g: Governors, i: int) -> bool:
    """Whether the clause's finite word is in the past tense; participles without an auxiliary count."""
    table = g.table
    auxiliary = table.kid(i, "aux", "aux:pass", "cop")
    return table.word[auxiliary] in ("had", "was", "were", "did") if auxiliary is not None else table.tag[i] in ("VBD", "VBN")


def adnominal(g: Governors, i: int, h: int) -> Link | None:
    """A clause under a noun: "efforts to capture", "reports that they fled", "accusations of having lied"."""
    table, form, marks = g.table, g.form(i), g.marks(i)
    if table.tag[h] in WH:
        return free_relative(g, i, h)
    if table.pos[h] not in NOMINAL and table.pos[h] != "PRON":
        return adverbial(g, i, h)
    entry, lemma = g.entry(h, "that" if marks[:1] == ["that"] else form)
    known = entry is not None and entry.complement is not None
    if form == "to" and (found := idiom(g, h, marks)) is not None:
        return found
    if form == "-ing" and not marks and (found := content(g, i, h)) is not None:
        return found
    if form == "-ing" and lemma in TALES and marks[:1] == ["of"]:
        return Link("alleged", h, lemma)
    if form == "-ing" and not marks and table.dep[h] == "obj" and table.lemma[table.head[h]] in HINDERING:
        return Link("negate", table.head[h], table.lemma[table.head[h]])
    if form == "-ing" and lemma in STRUGGLES and marks[:1] in ([], ["in"], ["with"]):
        return Link("fact" if g.is_denied(h) else "open", h, lemma)
    if (found := absent(g, h) or ruled_kind(g, i, h) or wanted_kind(g, i, h)) is not None:
        return found
    if marks[:1] == ["for"] and form == "-ing" and lemma in PENALTIES:
        return Link("alleged", h, lemma)
    if form == "-ing" and not known and (lemma in AIMS or (marks and marks[0] in ("toward", "towards"))):
        return Link("planned", h, lemma)
    if form == "to" and not known:
        ranked = table.word[h] in RANKED or any(table.word[c] in RANKED for c in table.kids(h, "amod"))
        return Link("inherit" if ranked else "planned", h, lemma)
    if known and (marks or (entry.speech and not form and is_whole(g, i))):
        false = entry.complement in DOUBTED and any(table.word[c] in FALSE for c in table.kids(h, "amod"))
        return Link("negated" if false else entry.complement, h, lemma, entry.speech)
    if marks and marks[0] in SPEECH_MARKS and (verb := speech_above(g, h)) is not None:
        # "told by officials that": parsers hang the clause on the nearest noun.
        return complement(g, i, verb)
    if not form.startswith("to") and (verb := unreal_kind(g, i, h)) is not None:
        return Link("along", verb, table.lemma[verb])
    return Link("open" if is_any(g, h) else "fact", h, lemma)


def beside(g: Governors, i: int, h: int) -> Link | None:
    """A clause set beside another: what is said where the other is speech without a clause of its own, else free-standing."""
    table = g.table
    entry, lemma = g.entry(h)
    # What one bets on is told behind "on".
    told = lemma != "bet" or table.kid(h, "obl") is None
    if i > h and told and entry is not None and entry.speech and table.tag[h] in FINITE | {"VBN", "VBG"} and table.kid(h, "ccomp", "obj", "xcomp") is None:
        return Link(g.signature(h, entry, "reported"), h, lemma, True)
    return Link("fact", h, lemma)


CLAUSES = {
    **dict.fromkeys(("ccomp", "xcomp", "csubj", "csubj:pass", "csubj:outer"), complement), **dict.fromkeys(("advcl", "advcl:relcl"), adverbial),
    "acl": adnominal, "parataxis": beside,
}  # fmt: skip
