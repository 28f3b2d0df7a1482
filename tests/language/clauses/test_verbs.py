"""What verbs say with what follows them: idioms, complements that carry the meaning, phrases that stand for no object."""

import pytest

from kg.language.statements import read
from kg.model import Document, Ontology
from tests.language.docs import doc


def rows(sentence, ents=None):
    """(subject, relation, object) of each statement, by their labels, and whether it says nothing without its content."""
    made = doc(sentence, ents=ents)
    found = read(made, Document("d", made.text), Ontology()).statements
    return {(s.subject and s.subject.label, s.predicate.relation, s.object and s.object.label): s.presupposed for s in found}


SAID = {
    "an idiom with its preposition": (
        "Miners/NNS/2/nsubj took/VBD/0/root part/NN/2/obj in/IN/5/case protests/NNS/3/nmod", ("Miners", "took_part_in", "protests"),
    ),
    "an idiom's own phrase before others": (
        "Turkey/NNP/2/nsubj took/VBD/0/root control/NN/2/obj of/IN/5/case mines/NNS/3/nmod from/IN/7/case rebels/NNS/2/obl",
        ("Turkey", "took_control_of", "mines"),
    ),
    "what is rammed": (
        "Thieves/NNS/2/nsubj rammed/VBD/0/root a/DT/4/det van/NN/2/obj into/IN/7/case a/DT/7/det shop/NN/2/obl", ("Thieves", "rammed_into", "shop"),
    ),
    "where from people are forced": (
        "Floods/NNS/2/nsubj forced/VBD/0/root them/PRP/2/obj from/IN/6/case their/PRP$/6/nmod:poss homes/NNS/2/obl", ("Floods", "forced_from_homes", "them"),
    ),
    "how people are left": (
        "Floods/NNS/2/nsubj left/VBD/0/root thousands/NNS/2/obj of/IN/5/case people/NNS/3/nmod stranded/JJ/5/acl", ("Floods", "left_stranded", "people"),
    ),
    "whoever is hanged is not hung": ("They/PRP/2/nsubj hanged/VBD/0/root thieves/NNS/2/obj", ("they", "hanged", "thieves")),
    "whoever lied did not lie": ("Lee/NNP/2/nsubj lied/VBD/0/root", ("Lee", "lied", None)),
    "who is blamed on a video": (
        "On/IN/2/case tapes/NNS/5/obl ,/,/2/punct he/PRP/5/nsubj blames/VBZ/0/root fires/NNS/5/obj on/IN/8/case rebels/NNS/5/obl", ("he", "blamed", "rebels"),
    ),
    "one of several": (
        "Malaria/NN/2/nsubj remains/VBZ/0/root one/CD/2/xcomp of/IN/6/case the/DT/6/det killers/NNS/3/nmod", ("Malaria", "remained", "one of the killers"),
    ),
}  # fmt: skip
UNSAID = {
    "what a comma sets apart": (
        "Miners/NNS/2/nsubj clashed/VBD/0/root ,/,/6/punct with/IN/6/case rival/JJ/6/amod plans/NNS/2/obl", "clashed", ("Miners", "clashed", None),
    ),
    "from where a distance counts": (
        "Crashes/NNS/2/nsubj happened/VBD/0/root 90/CD/4/nummod miles/NNS/2/obl:unmarked from/IN/6/case Lagos/NNP/2/obl", "happened", ("Crashes", "happened", None),
    ),
    "a state without its verb": (
        "Lee/NNP/2/nsubj appeared/VBD/0/root while/IN/5/case a/DT/5/det senator/NN/2/obl", "appeared", ("Lee", "appeared", None),
    ),
    "what is given for a time": (
        "Lee/NNP/2/nsubj gave/VBD/0/root firms/NNS/2/iobj 180/CD/5/nummod days/NNS/2/obl:unmarked", "gave", ("Lee", "gave", None),
    ),
    "hostages hold no one": (
        "Troops/NNS/2/nsubj held/VBD/0/root hostage/NN/2/obj in/IN/5/case May/NNP/2/obl", "held", (None, "held_hostage", "Troops"),
    ),
    "for which reasons": (
        "They/PRP/2/nsubj left/VBD/0/root for/IN/5/case personal/JJ/5/amod reasons/NNS/2/obl", "left", ("they", "left", None),
    ),
    "what stands before the verb": (
        "With/IN/2/case horns/NNS/6/obl and/CC/4/cc drums/NNS/2/conj they/PRP/6/nsubj played/VBD/0/root", "played", ("they", "played", None),
    ),
    "do stands for another verb": (
        "He/PRP/2/nsubj did/VBD/0/root about/IN/5/case the/DT/5/det threat/NN/2/obl", "did", ("he", "did", None),
    ),
}  # fmt: skip
LET = {
    "allowed": "Kenya/NNP/2/nsubj allowed/VBD/0/root miners/NNS/2/obj to/TO/5/mark dig/VB/2/xcomp wells/NNS/5/obj",
    "called": "Lee/NNP/2/nsubj called/VBD/0/root votes/NNS/2/obj rigged/VBN/2/xcomp",
    "prevented": "Rules/NNS/2/nsubj prevented/VBD/0/root banks/NNS/2/obj from/IN/5/mark lending/VBG/2/advcl money/NN/5/obj",
}
LACKING = {
    "put": "Banks/NNS/2/nsubj put/VBD/0/root prices/NNS/2/obj at/IN/6/case $/$/6/compound 3/CD/2/obl",
    "barred": "Kenya/NNP/2/nsubj barred/VBD/0/root miners/NNS/2/obj from/IN/5/case prisons/NNS/2/obl",
    "drove": "Strikes/NNS/2/nsubj drove/VBD/0/root Lee/NNP/2/obj from/IN/5/case office/NN/2/obl",
    "was_in": "Curfews/NNS/4/nsubj were/VBD/4/cop in/IN/4/case place/NN/0/root",
    "had": "Homes/NNS/2/nsubj had/VBD/0/root power/NN/2/obj cut/VBN/2/xcomp",
    "found": "Auditors/NNS/2/nsubj found/VBD/0/root books/NNS/2/obj to/TO/6/mark be/VB/6/cop false/JJ/2/xcomp",
    "treated": "Police/NNS/2/nsubj treated/VBD/0/root deaths/NNS/2/obj as/IN/5/case murder/NN/2/obl",
    "renamed": "Owners/NNS/2/nsubj renamed/VBD/0/root ships/NNS/2/obj Hope/NNP/2/xcomp",
    "took": "Goals/NNS/2/nsubj took/VBD/0/root scores/NNS/2/obj to/IN/5/case 3/CD/2/obl",
    "came_in": "Kenya/NNP/2/nsubj came/VBD/0/root second/RB/2/advmod in/IN/6/case the/DT/6/det relay/NN/2/obl",
    "included": "Abuses/NNS/2/nsubj include/VBP/0/root their/PRP$/4/nmod:poss guards/NNS/2/obj beating/VBG/4/acl them/PRP/5/obj",
    "was_en": "Ships/NNS/4/nsubj were/VBD/4/cop en/IN/4/case route/NN/0/root",
    "was_among": "Miners/NNS/5/nsubj were/VBD/5/cop among/IN/5/case the/DT/5/det 40/CD/0/root",
}


@pytest.mark.parametrize(("sentence", "expected"), SAID.values(), ids=SAID)
def test_the_verb_with_what_it_needs(sentence, expected):
    assert expected in rows(sentence)


@pytest.mark.parametrize(("sentence", "verb", "expected"), UNSAID.values(), ids=UNSAID)
def test_phrases_that_stand_for_no_object(sentence, verb, expected):
    assert [row for row in rows(sentence, {"180 days": "DATE"} if "180" in sentence else None) if row[1].startswith(verb)] == [expected]


@pytest.mark.parametrize("verb", LET)
def test_letting_and_keeping_say_nothing_without_what_is_done(verb):
    found = rows(LET[verb])
    assert {relation: presupposed for (_, relation, _), presupposed in found.items()}[verb] is True
    assert len(found) == 2


def test_what_a_task_consists_of_is_not_done_by_it():
    found = rows("The/DT/2/det priority/NN/4/nsubj is/VBZ/4/aux helping/VBG/0/root nurses/NNS/4/obj")
    assert ("priority", "helped", "nurses") not in found


@pytest.mark.parametrize("relation", LACKING)
def test_some_verbs_say_nothing_without_the_phrase_behind_them(relation):
    assert {presupposed for (_, name, _), presupposed in rows(LACKING[relation]).items() if name == relation} == {True}


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        ("Troops/NNS/2/nsubj drove/VBD/0/root rebels/NNS/2/obj from/IN/5/case Sirte/NNP/2/obl", ("Troops", "drove", "rebels")),
        ("Curfews/NNS/5/nsubj were/VBD/5/cop in/IN/5/case the/DT/5/det town/NN/0/root", ("Curfews", "was_in", "town")),
    ],
)
def test_what_is_done_where_is_done(sentence, row):
    assert rows(sentence)[row] is False


def test_whom_one_simply_allows_in_is_let_in():
    assert rows("Kenya/NNP/2/nsubj allowed/VBD/0/root rallies/NNS/2/obj") == {("Kenya", "allowed", "rallies"): False}
