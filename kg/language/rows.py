"""Statements as plain rows for `kg extract --format jsonl`: the keys and their meaning are those of the README."""

from __future__ import annotations

from kg.model import Argument, Attribution, Mention, Quantity, Reading, Statement


def statement_row(statement: Statement, reading: Reading) -> dict:
    """One statement of the reading as a dictionary of plain values.

    `start` and `end` are those of the sentence (of all from the first to the last, where a verb is left out in one and named in
    another), so that `reading.document.text[start:end] == row["sentence"]`.
    """
    start = min((s.start for s in statement.evidence), default=statement.predicate.start)
    end = max((s.end for s in statement.evidence), default=statement.predicate.end)
    predicate, time = statement.predicate, statement.time
    return {
        "document": statement.document,
        "sentence": reading.document.text[start:end],
        "start": start,
        "end": end,
        "subject": mention_row(statement.subject),
        "predicate": {"lemma": predicate.lemma, "relation": predicate.relation, "text": predicate.text},
        "object": mention_row(statement.object),
        "arguments": [_argument_row(argument) for argument in statement.arguments],
        "factuality": str(statement.factuality),
        "source": _source_row(statement.source),
        "inferred": statement.inferred,
        "time": {"text": time.text, "value": time.value} if time else None,
        "quantity": _quantity_row(statement.quantity),
        "confidence": statement.confidence,
        "certainty": statement.certainty,
        "participants": [{"role": role} | mention_row(mention) for role, mention in statement.participants],
    }


def mention_row(mention: Mention | None) -> dict | None:
    """A mention's words, label, class and offsets, or None."""
    if mention is None:
        return None
    return {"text": mention.text, "label": mention.label, "type": mention.type, "start": mention.start, "end": mention.end}


def _argument_row(argument: Argument) -> dict:
    mention, time, amount = argument.mention, argument.time, argument.quantity
    label = (mention and mention.label) or (time and time.value) or (amount and amount.text) or argument.text
    kind = mention.type if mention else "Date" if time else "Quantity" if amount else None
    return {"role": argument.role, "preposition": argument.preposition, "text": argument.text or label, "label": label, "type": kind}


def _source_row(source: Attribution | None) -> dict | None:
    """Who says so; a source that the text does not name has only the word that attributes."""
    if source is None:
        return None
    named = mention_row(source.mention) or dict.fromkeys(("text", "label", "type", "start", "end"))
    others = [mention_row(mention) for mention in source.others]
    return {**named, "predicate": source.predicate, **({"others": others} if others else {}), "source": _source_row(source.parent)}


def _quantity_row(quantity: Quantity | None) -> dict | None:
    if quantity is None:
        return None
    return {"text": quantity.text, "value": quantity.value, "unit": quantity.unit, "modifier": quantity.modifier}
