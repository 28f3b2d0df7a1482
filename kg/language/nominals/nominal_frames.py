"""How event nouns tie their participants: tables by verb and preposition, after NomBank's argument frames (Meyers et al. 2004)."""

from __future__ import annotations

from kg.language.nominals.typing import ANIMATE
from kg.language.trees.words import vocabulary

# "The arrival of nurses": of these verbs "of" is who does it.
INTRANSITIVE = vocabulary(
    "arrive come go fall rise return die disappear collapse emerge exist happen occur remain survive retreat withdraw depart escape flee explode "
    "erupt grow decline increase decrease drop shrink advance resign retire protest rebel march migrate live sleep work act behave participate "
    "appear vanish resist cooperate intervene speak talk meet gather surrender fail succeed recover expand spread war end begin start suffer "
    "crash burn sink flow strike premiere debut operate"
) | {"break out"}
# Their possessor undergoes it: "his arrest", "the bridge's destruction".
PATIENT_POSSESSOR = vocabulary(
    "arrest release detain kill murder assassinate execute capture destroy convict imprison torture injure deport expel dismiss appoint elect "
    "nominate rescue kidnap abduct acquit extradite evacuate behead poison demolish oust overthrow impeach sack fire hospitalise hospitalize "
    "inaugurate defeat indict create construct build promote remove replace arraign jail incarcerate suspend"
)
# Of these, "of" is who speaks or wants unless another possessor does: "the demands of the strikers".
OF_SUBJECT = vocabulary("demand claim warn say state announce threaten insist argue complain plead appeal promise pledge vow hope wish fear believe intend desire") | {"object to"}
# Of these, "of" is what it consists in: "a campaign of raids", unless somebody is.
CONSISTING = vocabulary("campaign plan")
# Of these it is who is to have done it; "accusations of abuse" accuse no abuse.
ACCUSED = vocabulary("accuse suspect charge convict acquit indict blame condemn")
# Reciprocal verbs: "talks between A and B", "a meeting with C".
RECIPROCAL = {"meet": "with", "talk": "with", "negotiate": "with", "agree": "with", "fight": "with", "clash": "with", "war": "with", "cooperate": "with",
              "discuss": "with", "deal": "with", "trade": "with", "ally": "with", "argue": "with", "converse": "with", "consult": "with",
              "marry": "", "battle": "", "confront": "", "differ": "with", "collide": "with", "collaborate": "with", "link": "with", "exchange": "with", "quarrel": "with", "feud": "with", "merge": "with", "dispute": "with", "compete": "with"}  # fmt: skip
# A preposition under which the noun's object is the verb's direct object: "an attack on the base" attacks the base.
DIRECT = {
    "on": vocabulary("attack strike assault raid bomb shell impose ban tax sanction blockade assail crack hit ambush besiege fire pressure restrict limit influence impact affect embargo invade"),
    "against": vocabulary("attack strike assault raid accuse sanction charge threaten sue fight boycott embargo offend blockade oppose resist allege"),
    "into": vocabulary("investigate probe inquire enquire research"),
    "for": vocabulary("support demand request seek desire love respect prefer sympathise need"),
    "to": vocabulary("approve end halt stop attack visit threaten answer damage harm injure aid help assist support oppose resist address challenge"),
    "at": vocabulary("attack strike shoot"),
    "over": vocabulary("defeat"),
    "from": vocabulary("leave quit exit"),
}  # fmt: skip
# Whom a verb addresses or gives to, and where it comes from or goes.
ROLES = {"to": "recipient", "from": "source", "into": "destination", "for": "beneficiary", "about": "topic", "over": "topic", "in": "place", "at": "place",
         "near": "place", "with": "argument", "on": "topic", "against": "argument", "after": "argument", "through": "argument", "via": "argument"}  # fmt: skip
# Verbs that lend their subject to the event noun that is their object: "rebels launched an attack on the base".
LIGHT_VERBS = vocabulary("launch make conduct stage mount give take hold have issue commit perform carry begin start continue resume express voice deliver undertake wage step lead pay place file offer provide sign repeat renew")
# Who is accused of an act is who does it, with the prepositions that bring the act.
ACCUSING = {
    **dict.fromkeys(vocabulary("accuse suspect convict acquit"), ("of",)), **dict.fromkeys(vocabulary("charge"), ("with",)),
    **dict.fromkeys(vocabulary("arrest jail sentence indict prosecute fine blame punish condemn"), ("for",)),
}
# Prepositions that are the verb's, not its object's: "based its report | on interviews".
SELECTING = {
    **dict.fromkeys(vocabulary("base ground predicate model pin stake waste spend"), ("on", "upon")), **dict.fromkeys(vocabulary("attribute ascribe compare liken tie link"), ("to", "with")),
    "blame": ("on", "for"),
}
# Verbs that are light with a few nouns only: who pays a visit visits, who pays a fine does not fine.
LENDING = {"pay": vocabulary("visit tribute homage attention respect compliment"), "place": vocabulary("order ban bet emphasis")}
# "criticism for the ban": what follows is why, not whom.
REASON_FOR = vocabulary("criticize criticise praise thank punish condemn blame fine arrest convict pardon award reward apologize apologise pay compensate sentence charge jail investigate probe question detain")
# Plurals that are things, whatever their singular does.
THINGS = vocabulary("accounts supplies arms findings belongings savings earnings proceeds remains premises changes")
# "the Senate election", "the Kenyan election": neither elects somebody nor is elected.
ELECTIVE = vocabulary("elect re-elect nominate vote appoint")
# "Army deaths", "American deaths": neither died.
OF_OTHERS = ELECTIVE | {"die"}
# "The country's outbreak of cholera": there it broke out.
HOSTED = frozenset(("break out",))
# Without an object these are what was made, not the making: "their designs".
RESULTS = vocabulary("design post play exercise record study brief supply work list file paint build display use score report hold")
# Prepositions that tie the first complement of a noun without an object to its relation.
TYING = vocabulary("for to with against from about into")
# Those that leave or take something; "a pullout plan from the strip" is no planning from there.
LEAVING = INTRANSITIVE | vocabulary("resign free release protect borrow benefit exclude exempt separate remove expel evacuate extract differ profit rescue save steal leave quit exit")
WITH_ON = vocabulary("agree vote comment rely depend decide work focus concentrate spend talk negotiate speak discuss insist report debate")
FROM_AGENT = vocabulary(
    "help support assist aid pressure criticize demand request fund finance attack threaten resist oppose condemn praise offer propose invite "
    "visit bomb shell recommend advise respond answer call order warn protest complain"
)
CHANGES = vocabulary("decline rise increase decrease fall drop grow change surge shrink improve")
# Who or what acts by itself or is fired: not "by fraud", "by rail".
AGENTS = ANIMATE | {"Product", "Event"}
# What has a first and a fifth of something in it: "her ninth goal of the season".
PERIODS = vocabulary("season campaign match game tour series race round era reign career term session")
# Before an event noun these do not do it: "six-party talks", "a state visit".
KINDS = vocabulary("state party family home")
# Where a word in -ing is a noun, whatever the tagger says ("Fighting between the two has …").
GERUNDS = frozenset(("nsubj", "nsubj:pass", "nmod"))
NOT_EVENTS = frozenset(("compound", "flat", "fixed", "nmod:desc", "goeswith"))
