"""Resolved documents made by hand: one sentence each, with its names as entities."""

from __future__ import annotations

from datetime import date

from kg.model import Document, Entity, Kind, Mention, Predicate, Resolved, Span, Statement


def resolved(text: str, *names: tuple[str, str] | tuple[str, str, tuple[str, ...]], year: int = 2022, kind: Kind = Kind.NAME, roles: tuple = ()) -> Resolved:
    """A document of `text` with an entity for each (label, type[, aliases]); `roles` are (holder, lemma, scope) of labels."""
    entities = tuple(Entity(name[0].replace(" ", "_"), name[0], name[1], kind, name[2] if len(name) > 2 else ()) for name in names)
    mentions = tuple(_mention(text, entity) for entity in entities)
    denotes = {mention.key: entity.id for mention, entity in zip(mentions, entities, strict=True)}
    by_label = {mention.label: mention for mention in mentions}
    statements = tuple(
        Statement("d", by_label[holder], Predicate(f"{lemma} of", f"{lemma}_of", lemma, 0, 0), by_label[scope], confidence=0.9) for holder, lemma, scope in roles
    )
    return Resolved(Document("d", text, published=date(year, 5, 1)), entities, denotes, statements, mentions, (Span("d", 0, len(text), text),), len(text.split()))


def _mention(text: str, entity: Entity) -> Mention:
    start = max(text.find(entity.label), 0)
    return Mention("d", start, start + len(entity.label), entity.label, entity.label, entity.type, entity.kind, (start, start + 1), 0)
