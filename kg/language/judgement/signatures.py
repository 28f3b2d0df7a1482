"""What words and constructions make of the clauses and event nouns that they govern, as tables."""

from __future__ import annotations

from typing import NamedTuple

from kg.language.judgement.cues import CONDITIONS
from kg.language.trees.words import vocabulary


class Link(NamedTuple):
    """What a token hangs under: the `signature`, the governing `word` (an index, of this or another sentence) and its `lemma`;
    `speech` where the governor's subject is a source.

    A signature is a factuality, "inherit", "negate" or "fact" (Karttunen 1971; Kiparsky and Kiparsky 1970; Nairn, Condoravdi and
    Karttunen 2006), "along" (what goes with its clause without being in the scope of its "not"), "awaited" (the same, where the
    clause waits for it), "open" (what a condition leaves open, whatever becomes of the clause) or "apart" (what stands beside the governor,
    whatever that makes of others).
    """

    signature: str
    word: int
    lemma: str
    speech: bool = False


# What a conjunction makes of its clause.
MARKS = {
    **dict.fromkeys(CONDITIONS, "open"),
    **dict.fromkeys(("in case", "as if", "as though", "even if", "so long as", "as long as"), "open"),
    **dict.fromkeys(("to", "in order", "so as", "so that", "in order to", "so"), "planned"),
    **dict.fromkeys(("without", "instead of", "rather than", "rather", "instead", "short of", "far from", "close to", "near", "away from"), "negated"),
    **dict.fromkeys(vocabulary("because since as although though whereas while albeit despite besides given than like now except"), "fact"),
    **dict.fromkeys(("even though", "in addition to", "because of", "due to", "in spite of", "such as", "as well as", "now that", "given that"), "fact"),
    **dict.fromkeys(vocabulary("by in with through on upon via"), "along"),
}
# Participles that do the work of conjunctions, with "that".
PARTICIPIAL = {**dict.fromkeys(vocabulary("given granted considering seeing"), "fact"), **dict.fromkeys(vocabulary("provided providing supposing assuming"), "open")}
# Clauses of time are as real as the clause that they date.
TIMES = frozenset(("when", "whenever", "once", "after", "before", "until", "till", "as soon as", "by the time", "prior to", "ahead of"))
# In the present, these wait for something that has not come about: "until the court rules", "as soon as it opens".
AWAITED = frozenset(("until", "till", "as soon as", "once", "by the time"))
# Who does this to something before it happens keeps it from happening.
PREEMPTIVE = vocabulary("stop halt extinguish put intercept foil thwart prevent defuse contain catch arrest detain withdraw cancel avert block quench douse disarm neutralise neutralize")
REASONS = frozenset(("why", "how"))
PREPOSITIONS = {
    **dict.fromkeys(("without", "instead of", "rather than"), "negated"),
    "ahead of": "planned",
    **dict.fromkeys(("in case of", "in the event of", "pending", "barring", "short of"), "open"),
}
# Prepositions that only tie what the verb itself says of events: "suspected of", "succeeded in".
PREPOSITIONAL = {"of": ("alleged", "possible", "negated"), "in": ("inherit",), "from": ("negate", "negated")}
SPEECH_MARKS = frozenset(("that", "whether", "if"))
# What an infinitive is worth under a word that the lexicon does not have, by the word's class.
OPEN_COMPLEMENTS = {"ADJ": "possible", "NOUN": "planned", "PROPN": "planned"}
# "had to leave" tells that someone left; "has to leave" does not.
OBLIGATIONS = frozenset(("have", "need"))
# "is able to win" has not won; "was able to win" has.
ABILITIES = frozenset(("be able",))
# "is going to win" has not won; "went on to win" has.
FUTURE = frozenset(("go",))
# "the first to leave" left.
RANKED = vocabulary("first second third fourth fifth last latest youngest oldest")
# "It is claimed", "is said to": nobody in particular says so.
ANONYMOUS = vocabulary("say report claim think believe allege understand assume presume rumour rumor suppose reckon consider fear hear suggest tell")
# "Falsely claimed", "wrongly accused of": the writer knows better.
FALSELY = vocabulary("falsely wrongly wrongfully mistakenly erroneously incorrectly")
# "False reports that": the same of nouns.
FALSE = vocabulary("false erroneous mistaken bogus spurious dubious")
DOUBTED = frozenset(("reported", "alleged", "possible"))
# Verbs whose objects are the event: "held talks", "made an attempt".
LIGHT_VERBS = vocabulary("make hold have take give do get keep see conduct carry stage pay read find be become face feature show record")
# Speech whose objects are events as its subject tells them; under others ("assessed the damage") they are taken for granted.
TELLING = vocabulary("Say Claim Report Announce Confirm Admit Deny Suggest Predict Warn Explain Show Accuse Call")
# What is done so to a report or a claim leaves nothing of what it says; a person or a plan is dismissed in another way.
DISBELIEF = vocabulary("retract withdraw dismiss discount ridicule rubbish discredit debunk disprove")
# Events whose subject begins, happens, goes on with them.
AS_SUBJECT = {"Occur": "inherit", "Start": "inherit", "Continue": "inherit", "End": "fact"}
# What happened to what never came: "the sale fell through".
UNDONE = frozenset(("fall through", "come to nothing"))
# What a fear or rumour does, with what is feared behind it: "fears grew that the dam had burst".
STIRRING = vocabulary("grow spread rise mount persist circulate emerge surface abound remain swirl deepen increase linger exist continue arise intensify fade")
RAISED = vocabulary("raise make voice express air level issue fuel spark prompt")
# Where a clause stands that reports the one above; "advcl" for what parsers make of it.
SIDE_CLAUSES = frozenset(("parataxis", "advcl"))
REPORTING = frozenset(("reported", "alleged", "possible", "fact", "planned", "negated"))

NOMINAL = frozenset(("NOUN", "PROPN"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
WH = frozenset(("WRB", "WP", "WDT", "WP$"))
