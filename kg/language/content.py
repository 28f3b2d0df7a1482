"""What statements are about: the statements of the clauses, or of the event nouns, that complete them."""

from __future__ import annotations

from kg.language.clauses.clause import Clause
from kg.language.maker import Maker
from kg.language.trees.syntax import Tree, chain
from kg.model import Factuality, Ontology

# Not of "remained in captivity", whose complement only shares the verb's own factuality.
_ABOUT = frozenset((*Factuality, "fact"))


def add_content(table: Tree, found: list[Clause], maker: Maker, ontology: Ontology) -> None:
    """Sets the content of each statement that a clause (or an event noun) completes; the statements themselves stay as they are."""
    by_token = {clause.token: clause for clause in found if clause.remnant is None}
    for token, own in list(maker.by_token.items()):
        clause = by_token.get(token)
        about = _of_clause(table, clause, by_token, maker, ontology) if clause else _of_noun(table, token, by_token, maker)
        content = tuple(dict.fromkeys(i for i in about if i not in own))
        if content:
            for identifier in own if clause else [i for i in own if _is_event(maker, i)]:
                maker.update(identifier, content=content)


def _of_clause(table: Tree, clause: Clause, by_token: dict[int, Clause], maker: Maker, ontology: Ontology) -> list[str]:
    verb = ontology.verbs.get(clause.lemma)
    content = [i for c in clause.complements for i in _said(table, c, by_token, maker)]
    if not content and verb and verb.speech and table.dep[clause.token] == "parataxis":
        content = _said(table, table.head[clause.token], by_token, maker)
    if verb and verb.complement in _ABOUT:
        # "Demanded an end to the war", "was accused of murder": what the nouns say, where they are events.
        nouns = (*clause.objects, *(o.token for o in clause.obliques))
        content += [i for t in nouns if t not in by_token for i in maker.by_token.get(t, ()) if _is_event(maker, i)]
    return content


def _is_event(maker: Maker, identifier: str) -> bool:
    """Whether a noun's statement says what happens, and not whose or what it is."""
    lemma = maker.statements[identifier].predicate.lemma
    return lemma not in ("be", "have") and not lemma.endswith(" of")


def _of_noun(table: Tree, noun: int, by_token: dict[int, Clause], maker: Maker) -> list[str]:
    """The report that…, the decision to…."""
    return [i for c in table.kids(noun, "acl") if c in by_token and by_token[c].kind != "participle" for i in _said(table, c, by_token, maker)]


def _said(table: Tree, i: int, by_token: dict[int, Clause], maker: Maker) -> list[str]:
    """The statements of a clause and those coordinated with it; of one that makes none, those of its complements."""
    found, seen, queue = [], {i}, chain(table, i)
    for c in queue:
        ids = maker.by_token.get(c, [])
        if c not in by_token:
            found += [x for x in ids if _is_event(maker, x)]
        elif ids:
            found += ids
        else:
            inner = [x for complement in by_token[c].complements for x in chain(table, complement) if x not in seen]
            seen.update(inner)
            queue.extend(inner)
    return found
