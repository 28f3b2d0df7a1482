"""A small ontology for rules: just enough words to tell people, places, offices and events apart."""

from kg.model import Noun, Ontology, Role, Verb


def _nouns() -> dict[str, Noun]:
    types = {
        "fighter": "Person", "striker": "Person", "farmer": "Person", "nurse": "Person", "journalist": "Person", "worker": "Person", "firefighter": "Person",
        "ministry": "Organization", "company": "Organization", "agency": "Organization", "team": "Organization", "army": "Organization",
        "coalition": "Organization", "brigade": "Organization", "party": "Organization", "police": "Organization", "town": "Place", "city": "Place",
        "river": "Place", "factory": "Facility", "missile": "Product", "platform": "Work", "delegation": "Group", "troops": "Group", "crew": "Group",
    }  # fmt: skip
    events = {
        "capture": "capture", "attack": "attack", "blockade": "blockade", "arrest": "arrest", "arrival": "arrive", "talks": "talk", "visit": "visit",
        "call": "call for", "provision": "provide", "invasion": "invade", "demand": "demand", "effort": "try", "election": "elect", "end": "end",
        "meeting": "meet", "violation": "violate", "raid": "raid", "destruction": "destroy", "criticism": "criticize", "design": "design", "strike": "strike",
        "supply": "supply", "decision": "decide", "investigation": "investigate", "withdrawal": "withdraw",
    }  # fmt: skip
    light = ("dozen", "hundred", "thousand", "number", "group", "series")
    return {
        **{lemma: Noun(lemma, type=kind) for lemma, kind in types.items()},
        **{lemma: Noun(lemma, verb=verb) for lemma, verb in events.items()},
        **{lemma: Noun(lemma, light=True) for lemma in light},
        "air force": Noun("air force", type="Organization"),
        "claim": Noun("claim", verb="claim", complement="alleged", speech=True),
    }


def _roles() -> dict[str, Role]:
    rows = [
        ("president", "Place"), ("prime minister", "Place"), ("minister", "Place"), ("governor", "Place"), ("mayor", "Place"), ("leader", "Place"),
        ("chief executive", "Organization"), ("spokesman", "Organization"), ("director", "Organization"), ("singer", "Organization"),
        ("ambassador", None), ("coach", "SportsTeam"), ("counterpart", "Person"), ("brother", "Person"), ("secretary", "Place"), ("executive", "Organization"),
    ]  # fmt: skip
    roles = {lemma: Role(lemma, f"{lemma.replace(' ', '_')}_of", scope=scope) for lemma, scope in rows}
    return {**roles, "capital": Role("capital", "capital_of", holder="Place", scope="Place")}


ONTOLOGY = Ontology(
    verbs={lemma: Verb(lemma) for lemma in ("occupy", "lead", "teach", "report", "fight", "settle", "run")} | {"claim": Verb("claim", speech=True)},
    nouns=_nouns(),
    roles=_roles(),
    demonyms={"Kenyan": "Kenya", "Italian": "Italy", "Brazilian": "Brazil", "German": "Germany", "Sudanese": "Sudan", "French": "France", "Chilean": "Chile"},
)
