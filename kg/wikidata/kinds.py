"""What class of the ontology a table's own words for a kind of thing mean ("football club" → Organization)."""

from __future__ import annotations

from functools import cache

# Words of kinds, singular; the last word of a kind that is here decides ("embassy of France" by its first part before "of", "in", "based").
_WORDS = {
    "Person": "human person politician writer actor singer player midfielder footballer legislator musician king queen emperor pope",
    "Place": (
        "country state city town village municipality comune commune region province district county island islands archipelago river lake sea ocean mountain hill range peninsula "
        "continent settlement capital oblast department territory neighborhood neighbourhood borough suburb desert valley bay gulf strait glacier headland cape volcano planet peak "
        "canton prefecture governorate parish township kingdom empire entity republic water waters area community place location subdivision division locality ward hamlet "
        "nation colony emirate sultanate metropolis exclave forest plateau plain coast basin canal waterfall dependency protectorate enclave landform massif moon star galaxy "
        "constellation asteroid crater raion arrondissement voivodeship megacity city/town"
    ),
    "Facility": (
        "airport stadium station building museum bridge road street highway railway venue church cathedral mosque temple palace castle prison arena hospital dam tunnel port harbor "
        "park skyscraper tower monument theater theatre observatory lighthouse fort fortress barracks cemetery square line mausoleum abbey monastery attraction facility"
    ),
    "Event": "event battle war season festival championship election tournament conflict crisis earthquake attack attacks riot riots disaster revolution coup massacre operation campaign "
    "uprising referendum summit olympics games bowl cup competition protest siege pandemic outbreak edition insurgency",
    "Work": (
        "film album song single series game show program programme novel book opera painting poem play work soundtrack episode musical sitcom anime manga comic sculpture symphony "
        "franchise anthem compilation play trilogy ballet extended podcast"
    ),
    "Product": "model automobile aircraft locomotive ship submarine camera console software system language missile rifle tank vehicle gun weapon phone computer processor class family rocket "
    "spacecraft satellite engine motorcycle helicopter destroyer cruiser battleship frigate drug vaccine medication protocol",
    "Group": "people peoples ethnic tribe nationality",
    "Law": "treaty act law convention constitution statute agreement accord directive protocol-treaty",
    "Concept": (
        "position office award prize medal order grade genre religion ideology disease language sport occupation profession month year day century color colour concept discipline currency "
        "taxon species title rank degree field element list article name"
    ),
    "Organization": (
        "organization organisation company business enterprise club team band group university college school institute agency newspaper magazine network channel party movement union "
        "association federation league publisher label manufacturer airline brand operator bank court ministry government legislature parliament cabinet army unit force forces police "
        "military institution education nonprofit healthcare archive academy council commission committee corporation conglomerate developer ensemble duo orchestra choir website "
        "journal periodical alliance church-body broadcaster broadcasting library charity foundation society bureau library retailer chain store studio service cabinet other "
        "polytechnic consortium jurisdiction tribunal militia paramilitary newspaper-group blog supermarket"
    ),
}
_CLASS = {word: name for name, words in _WORDS.items() for word in words.split()}
# Kinds whose last word misleads.
_WHOLE = {
    "government building": "Facility", "military base": "Facility", "art museum": "Facility", "historical event": "Event", "written work": "Work", "video game developer": "Organization",
    "ethnic group": "Group", "language family": "Concept", "radio station": "Organization", "television station": "Organization", "musical group": "Organization",
    "record label": "Organization", "ship class": "Product", "video game series": "Work", "association football club": "Organization", "supreme court": "Organization",
    "armed group": "Organization", "space station": "Product", "dance": "Concept", "military alliance": "Organization", "autonomous republic": "Place", "public office": "Concept",
    "political office": "Concept", "sports season": "Event", "transport network": "Facility", "power station": "Facility", "railway station": "Facility", "railway line": "Facility",
    "television network": "Organization", "newspaper": "Organization", "executive department": "Organization", "government department": "Organization", "police department": "Organization", "fire department": "Organization", "lower house": "Organization",
    "upper house": "Organization", "unicameral legislature": "Organization", "bbc department": "Organization", "state legislature": "Organization", "legislative house": "Organization",
    "constitutional body": "Organization", "legislative body": "Organization", "regional organization": "Organization", "political party": "Organization",
}  # fmt: skip
_CUTS = (" of ", " in ", " from ", " based ", " for ", " at ", ", ", " by ")


@cache
def class_of(kind: str) -> str | None:
    """The class of a kind in words; None where its words say nothing."""
    kind = kind.casefold().strip()
    if kind in _WHOLE:
        return _WHOLE[kind]
    for part in (_head(kind), kind):
        for tail in (part, " ".join(part.split()[-2:])):
            if tail in _WHOLE:
                return _WHOLE[tail]
        for word in reversed(part.split()):
            if found := _CLASS.get(word) or _CLASS.get(word.removesuffix("s")):
                return found
    return None


def _head(kind: str) -> str:
    ends = [place for cut in _CUTS if (place := kind.find(cut)) > 0]
    return kind[: min(ends)] if ends else kind
