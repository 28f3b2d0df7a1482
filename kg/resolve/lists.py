"""Members that a phrase lists: "leaders, including A and B", "A, B and other leaders", "the two ministers, A and B"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.model import Kind, Mention, Reading
from kg.resolve.fit import head_word
from kg.resolve.forms import vocabulary
from kg.resolve.local import LocalResolution

# A title may stand before each name: "including Prime Minister A".
_TITLE = r"(?:[\w’'-]+ ){0,6}"
_INCLUDING = re.compile(rf",? (?:including|such as|among them|notably|like|led by) {_TITLE}$")
_LISTED = re.compile(rf"(?:,|:| –| —) {_TITLE}$")
_NEXT = re.compile(rf"(?:,|,? and|,? &) {_TITLE}$")
_AND_OTHER = re.compile(r",? and (?:\w+ ){0,2}other (?:[\w’'-]+ ){0,3}$")
# Of these the names follow at once: "the brothers A and B".
KIN = vocabulary("brother sister sibling twin cousin")
_NEAR = 80  # characters between a noun and the first name that it includes
# The types of plural nouns that names of a type may be members of.
_HOLDERS = {
    "Person": frozenset({"Group", "Person"}),
    "Organization": frozenset({"Organization", "Group"}),
    "Place": frozenset({"Place"}),
}


def listed_members(reading: Reading, local: LocalResolution) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of a plural noun phrase and a name that its phrase lists as a member."""
    names: dict[int, list[Mention]] = defaultdict(list)
    plurals: list[Mention] = []
    for mention in local.mentions.values():
        if mention.key not in local.denotes:
            continue
        if mention.kind is Kind.NAME and mention.type in ("Person", "Organization", "Place"):
            names[mention.sentence].append(mention)
        elif mention.kind is Kind.NOMINAL and mention.plural:
            plurals.append(mention)
    for group, following in zip(plurals, [*plurals[1:], None], strict=False):
        near = names.get(group.sentence, ())
        # Of two plurals before "including" the nearer one is meant.
        limit = following.start if following and following.sentence == group.sentence else len(reading.document.text)
        for member in _after(group, near, reading.document.text, limit) or _before(group, near, reading.document.text):
            if _may_hold(group, member):
                yield group, member


def _may_hold(group: Mention, member: Mention) -> bool:
    return group.type in _HOLDERS[member.type]


def _after(group: Mention, names: list[Mention], text: str, limit: int) -> list[Mention]:
    """The names that follow "including", or, as many as the group counts, an appositive list; `limit` is where the next plural starts."""
    following = [name for name in names if name.start >= group.head[1]]
    if not following or following[0].start > limit:
        return []
    gap = text[group.head[1] : following[0].start]
    including = len(gap) < _NEAR and _INCLUDING.search(gap)
    kin = gap == " " and head_word(group) in KIN
    if not (including or kin or _LISTED.fullmatch(gap)):
        return []
    members = [following[0]]
    for name in following[1:]:
        if name.type != members[0].type or not _NEXT.fullmatch(text[members[-1].end : name.start]):
            break
        members.append(name)
    if including or (kin and len(members) > 1):
        return members
    return members if group.quantity and group.quantity.value == len(members) > 1 else []


def _before(group: Mention, names: list[Mention], text: str) -> list[Mention]:
    """The names that "and other leaders" closes the list of."""
    preceding = [name for name in names if name.end <= group.head[0]]
    if not preceding or not _AND_OTHER.fullmatch(text[preceding[-1].end : group.head[0]]):
        return []
    members = [preceding[-1]]
    for name in reversed(preceding[:-1]):
        if name.type != members[0].type or not _NEXT.fullmatch(text[name.end : members[-1].start]):
            break
        members.append(name)
    return members
