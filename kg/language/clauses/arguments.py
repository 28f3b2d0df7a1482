"""Arguments: which role a prepositional phrase plays, and which one stands in for a missing object.

Roles follow from the preposition, the type of what it governs and the kind of verb, first row that fits
(the preposition project's classes, Litkowski & Hargraves 2005, cut down to what news needs).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.trees.words import vocabulary
from kg.model import Mention, Verb

PLACES = frozenset(("Place", "Facility"))
AGENTIVE = frozenset(("Person", "Organization", "Group", "Place"))
# Event classes whose "to" names who receives something.
TRANSFER = vocabulary(
    "give send hand sell pay grant award offer donate lend transfer supply provide deliver return show present issue assign "
    "extend pass surrender lose ship leave bring introduce attribute"
) | {"hand over"}
SPEECH = vocabulary(
    "talk speak say tell write complain explain report announce address appeal reply respond apologise apologize discuss "
    "ask warn testify comment negotiate argue agree decide debate advise brief consult vote rule inform"
)
# What is done to someone or something with a tool, a substance, a weapon.
HANDLING = vocabulary(
    "attack beat kill torture hit strike stab shoot cut burn destroy bomb shell pelt ram injure wound inject treat spray paint build make write open "
    "break fight execute poison drug tie bind cover coat wash clean repair fix feed power fuel smash pound assault murder harm hurt douse scrub dig"
)
# What is done to someone for what they did.
JUDGING = vocabulary(
    "blame arrest fine jail convict criticise criticize punish praise thank apologise apologize award condemn sue honour honor sentence indict "
    "charge suspend dismiss sack fire imprison detain try prosecute sanction expel ban execute investigate rebuke reprimand forgive pardon wanted reward"
)
PLACE_NOUNS = vocabulary(
    "city town village country region area province district state capital street road border camp hospital school house "
    "home building court prison jail office square park church mosque airport station stadium north south east west island "
    "coast sea river field site place base headquarters hotel shop market centre center neighbourhood neighborhood "
    "bar restaurant cafe club nightclub theatre theater cinema mall supermarket temple synagogue cathedral monastery warehouse garage apartment flat "
    "villa palace castle farm factory plant mine tunnel bridge quarry barracks checkpoint refinery reactor laboratory library museum gallery university "
    "college campus classroom kindergarten nursery clinic ward morgue cemetery arena garden forest desert valley canal dam reservoir jungle cave "
    "basement roof balcony corridor kitchen bedroom bathroom courtyard motorway highway junction roundabout platform pier quay dock "
    "territory zone front room floor suburb outskirts harbour port beach hill mountain"
)
LOCATIVE = ["in", "at", "near", "inside", "outside", "within", "across", "around", "along", "behind", "beyond", "between", "throughout", "on", "off"]
LOCATIVE += ["above", "below", "under", "beneath", "over", "through", "next to", "in front of", "outside of", "close to", "opposite", "among", "amongst"]


VERB_KINDS = {"speech": SPEECH, "transfer": TRANSFER, "handling": HANDLING, "judging": JUDGING}


@dataclass(frozen=True, slots=True)
class Fit:
    """What a row of the table asks: what the phrase governed counts as ("place", "agentive", "thing", "artefact") or kind of verb."""

    role: str
    governed: str | None = None
    verb: str | None = None


_PLACE = Fit("place", governed="place")
ROLES: dict[str, tuple[Fit, ...]] = {
    **{preposition: (_PLACE,) for preposition in LOCATIVE},
    "on": (_PLACE, Fit("topic", verb="speech")),
    "over": (_PLACE, Fit("topic", verb="speech")),
    "through": (_PLACE, Fit("instrument")),
    "to": (Fit("destination", governed="locality"), Fit("recipient", governed="agentive", verb="transfer"), Fit("recipient", governed="agentive", verb="speech"), Fit("destination", governed="place")),
    "into": (Fit("destination", governed="place"),),
    "onto": (Fit("destination", governed="place"),),
    "toward": (Fit("destination", governed="place"),),
    "towards": (Fit("destination", governed="place"),),
    "from": (Fit("source", governed="place"), Fit("source", governed="agentive"), Fit("source")),
    "out of": (Fit("source"),),
    "about": (Fit("topic"),),
    "with": (Fit("instrument", governed="artefact"), Fit("instrument", governed="thing", verb="handling")),
    "for": (Fit("cause", verb="judging", governed="thing"), Fit("beneficiary", governed="agentive"), Fit("purpose")),
    **dict.fromkeys(("regarding", "concerning", "as to"), (Fit("topic"),)),
    **dict.fromkeys(("using", "via", "by means of"), (Fit("instrument"),)),
    **dict.fromkeys(("because of", "due to", "owing to", "thanks to", "as a result of", "out of fear"), (Fit("cause"),)),
    **dict.fromkeys(("on behalf of", "in favour of", "in favor of"), (Fit("beneficiary"),)),
}
# Circumstances that never stand in for an object.
CIRCUMSTANTIAL = vocabulary(
    "after before during since until till despite amid following without except besides including given pending by unlike "
    "like than per considering throughout within alongside via out"
) | frozenset(
    ("because of", "due to", "owing to", "according to", "in spite of", "as a result of", "thanks to", "except for",
     "depending on", "instead of", "in addition to", "as well as", "apart from", "in order to", "such as", "together with", "along with", "as of", "up to", "ahead of", "prior to", "outside of", "rather than", "as part of", "in terms of")
)
# Nouns that say how or how often: "on a daily basis", "to some extent".
ADVERBIAL_NOUNS = vocabulary("basis manner way extent degree rate time moment stage point occasion instance respect pace speed end beginning start middle age height peak hope reason number")
# What one does something with, and what does not undergo it: "strove with all his might", "clashed with knives".
MIGHT = vocabulary("might ease difficulty care caution vigour vigor impunity determination restraint haste precision zeal relish gusto")
WEAPONS = vocabulary("gun rifle pistol weapon grenade rocket launcher missile mortar knife machete stone rock stick club bat axe hammer bomb spear sword arrow teargas cannon tank bottle fist")
# "Fell in one of the strongest signals yet".
COMMENTS = frozenset(("signal", "sign", "blow", "gesture"))
NO_OBJECTS = {"with": MIGHT | WEAPONS, "in": COMMENTS}
BARE_ADVERBIALS = vocabulary("person detail advance general private public secret brief full turn part particular vain board foot")
# Beside a clause that says what was said, only these name the one addressed ("called on Moscow to…", "said to reporters that…").
ADDRESSING = frozenset(("to", "on", "upon", "with", "against"))


def role(preposition: str | None, mention: Mention | None, *, lemma: str, noun: str, verb: Verb | None = None) -> str:
    """The role of a phrase: `noun` is the lemma of its head, `lemma` the clause's verb."""
    governed = governed_kinds(mention, noun)
    kinds = {kind for kind, verbs in VERB_KINDS.items() if lemma in verbs}
    if verb and verb.speech:
        kinds.add("speech")
    for fit in ROLES.get(preposition or "", ()):
        if (fit.governed is None or fit.governed in governed) and (fit.verb is None or fit.verb in kinds):
            return fit.role
    return "argument"


def governed_kinds(mention: Mention | None, noun: str) -> set[str]:
    """What a phrase may count as in the table: "place", "locality" (by its noun), "agentive", "thing", "artefact"."""
    kind = mention.type if mention else ""
    found = set()
    if kind in PLACES or noun in PLACE_NOUNS:
        found.add("place")
    if noun in PLACE_NOUNS:
        found.add("locality")
    if kind in AGENTIVE:
        found.add("agentive")
    if kind not in AGENTIVE and kind not in PLACES:
        found.add("thing")
    if kind == "Product":
        found.add("artefact")
    return found


def promotable(preposition: str | None, *, follows: bool, complements: bool) -> bool:
    """Whether a phrase may stand in for a missing object: it follows its verb, is no circumstance, and where a clause says
    what was said, it names the one addressed."""
    if preposition is None or preposition in CIRCUMSTANTIAL or not follows:
        return False
    return not complements or preposition in ADDRESSING
