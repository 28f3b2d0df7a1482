"""Where the verb above an expression looks: back, ahead, or it does not say."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.trees.words import vocabulary

AHEAD = vocabulary("will shall 'll ’ll wo would could may might should must can")
BACK = vocabulary("was were had did been has have 've ’ve")
PRESENT_BE = vocabulary("is are am 's ’s 're ’re")
# "is due to land on Monday", "is scheduled for Monday": planned for then, in whatever words.
PLANNED = vocabulary("expect schedule plan set due slate likely intend hope vow promise pledge call aim want prepare")
# What has a date in a calendar or a timetable: in the present tense these are yet to come on the day that is named.
SCHEDULED = vocabulary(
    "start begin open reopen close expire finish conclude resume arrive leave depart play run last end take go meet travel visit fly head sail face host launch "
    "return tour appear speak vote debate retire convene mark kick come step hold release welcome receive address attend sign inaugurate chair unveil"
)
# "managed to leave on Monday": the infinitive happened when its verb did.
HAPPENED = vocabulary("manage fail begin start continue force help try attempt refuse use happen decide decline appear seem get go come")


def tense(token: Token) -> str:
    """ "past", "future", or "near" where no verb says: of the nearest verb above the word (or the word itself, as a predicate)."""
    for above in (token, *token.ancestors):
        words = [child for child in above.children if child.i < above.i or child.dep_ == "aux"]
        auxiliaries = {child.lower_ for child in words if child.dep_.startswith(("aux", "cop"))}
        if above.pos_ not in ("VERB", "AUX") and not auxiliaries:
            continue
        return _of_verb(above, auxiliaries, dated=above.i == token.head.i)
    return "near"


def _of_verb(verb: Token, auxiliaries: set[str], *, dated: bool) -> str:
    if AHEAD & auxiliaries:
        return "past" if "have" in auxiliaries else "future"
    if any(child.lower_ == "to" and child.dep_ == "mark" for child in verb.children):
        return _of_infinitive(verb)
    lemma, form, finite = verb.lemma_.lower(), verb.morph.get("Tense"), verb.morph.get("VerbForm") == ["Fin"]
    if auxiliaries & BACK or ("Past" in form and finite):
        return "past"
    if lemma in PLANNED and (auxiliaries & PRESENT_BE or "Pres" in form):
        return "future"
    if lemma in SCHEDULED and "Pres" in form and finite:
        return "future"
    # "Are meeting on Sunday", "is opened on Friday"; not "is speaking after the attack on Sunday".
    if dated and auxiliaries and auxiliaries <= PRESENT_BE and (verb.tag_ == "VBG" or (verb.tag_ == "VBN" and lemma in SCHEDULED)):
        return "future"
    if "Past" in form and not auxiliaries and verb.head.i != verb.i:  # a participle: "killed on Monday", "held in March"
        return "past" if verb.head.pos_ not in ("VERB", "AUX") else tense(verb.head)
    return "near"


def _of_infinitive(verb: Token) -> str:
    """An infinitive looks ahead, but under verbs whose past is also its own."""
    head = verb.head
    return tense(head) if head.i != verb.i and head.lemma_.lower() in HAPPENED else "future"
