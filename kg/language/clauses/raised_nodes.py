"""Right node raising: an object or agent that stands after two coordinated verbs and is both's."""

from __future__ import annotations

from kg.language.clauses.clause import Clause
from kg.language.clauses.verbs import ADVERBIAL_PARTICLES
from kg.language.trees.syntax import Tree
from kg.language.trees.words import vocabulary

INTRANSITIVE = vocabulary(
    "go come try stand sit wait return arrive leave stop turn rise stay remain step walk run live work explode erupt burst collapse overturn capsize derail crash crack fall sink die "
    "escape flee disappear vanish retreat resign surrender emerge appear happen occur march rally protest gather kneel jump leap swerve skid collide spread swell slide shout scream "
    "travel respond react reply apologise apologize sleep wake lie speak vote"
)
# Phrasal verbs that take no object, so that one after a second verb is not theirs: "backed down and dropped the plan".
INTRANSITIVE_PHRASAL = frozenset(verb.replace("_", " ") for verb in vocabulary(
    "back_down give_in break_down walk_out walk_off drop_out pull_out step_down step_aside take_off set_off set_out show_up turn_up "
    "pass_away run_away go_away come_back go_back fall_apart fall_through fall_back hold_out move_in move_out move_on get_up stand_up "
    "sit_down wake_up speak_out speak_up settle_down calm_down slow_down check_in log_in go_out go_ahead hang_on hold_on stay_on "
    "stay_away fight_back hit_back fire_back shoot_back pull_back roll_over bow_out fade_away die_out die_down rise_up turn_back turn_around look_back "
    "look_away go_on get_away break_away break_up split_up end_up grow_up catch_up line_up sign_up team_up give_way go_down go_up "
    "come_in come_out come_forward"
))  # fmt: skip


def share_objects(table: Tree, clause: Clause, found: dict[int, Clause]) -> None:
    """Right node raising: an object (or agent) that one verb of a coordination has, and that stands after both, is both's."""
    first = clause.parent
    if table.dep[clause.token] != "conj" or first is None or table.head[clause.token] != first.token or clause.kind == "copular":
        return
    for slot in ("objects", "agents"):
        if slot == "agents" and not (first.passive and clause.passive):
            continue
        theirs, ours = getattr(first, slot), getattr(clause, slot)
        if theirs and not ours and not clause.complements and min(theirs) > clause.token:
            setattr(clause, slot, list(theirs))
            clause.steps.append("raised node")
        elif ours and not theirs and _bare(table, first, clause):
            for one in (first, *(found[c] for c in table.kids(first.token, "conj") if c < clause.token and c in found)):
                if not getattr(one, slot) and not one.obliques:
                    setattr(one, slot, list(ours))
                    one.steps.append("raised node")


def _bare(table: Tree, first: Clause, clause: Clause) -> bool:
    """Whether nothing of the first verb's own stands between it and the second: "captured and killed …"."""
    if first.kind == "infinitive" and table.tag[clause.token] in ("VBD", "VBZ", "VBP"):
        # "Forced shops to close and blocked the road".
        return False
    phrasal = {f"{table.lemma[first.token]} {table.word[c]}" for c in table.kids(first.token, "advmod", "compound:prt")}
    if first.lemma in INTRANSITIVE or phrasal & INTRANSITIVE_PHRASAL or first.passive != clause.passive or first.complements or first.kind == "copular":
        return False
    return all(c < first.token or table.dep[c] in ("conj", "cc", "punct", "compound:prt") or _is_particle(table, c) for c in table.children[first.token]) and (
        clause.token - first.token <= 3 or all(_joins(table, i, first.token) for i in range(first.token + 1, clause.token))
    )


def _is_particle(table: Tree, i: int) -> bool:
    """Whether an adverb may stand between a verb and its object: "tore | down and rebuilt the wall", not "burst overnight and flooded the town"."""
    return table.dep[i] == "advmod" and (table.tag[i] == "RP" or table.word[i] in ADVERBIAL_PARTICLES)


def _joins(table: Tree, i: int, first: int) -> bool:
    """Whether the token only adds another bare verb to the coordination, or stands between two: "closed, merged or sold"."""
    return table.dep[i] in ("cc", "punct", "advmod") or (table.dep[i] == "conj" and table.head[i] == first and table.kid(i, "obj", "obl", "ccomp", "xcomp") is None)
