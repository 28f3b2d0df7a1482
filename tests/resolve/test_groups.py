"""Groups and their members, and what then holds for the members."""

import pytest

from kg.model import Kind, Quantity
from kg.resolve import Registry
from tests.resolve.readings import ONTOLOGY, Text


def resolved(text):
    registry, reading = Registry(ONTOLOGY), text.reading()
    registry.add(reading)
    return registry.resolve(reading)


def members(result):
    return {entity.id: entity.members for entity in result.entities if entity.members}


def summit(verb="condemn", title="African leaders", object_="the coup", role="president", quantity=None):
    """A group that criticises a coup, and two presidents of whom a later sentence says what `verb` says."""
    text = Text(f"{title} criticised the coup. Kenyan {role} William Ruto and Paul Kagame condemned {object_}.")
    group = text.mention(title, "Group", Kind.NOMINAL, plural=True, quantity=quantity)
    coup = text.mention("the coup", "Event", Kind.NOMINAL, label="coup", chain=7)
    text.statement(group, "criticise", coup)
    ruto, kagame = text.mention("William Ruto"), text.mention("Paul Kagame")
    other = text.mention(object_, "Event", Kind.NOMINAL, label=object_.removeprefix("the "), chain=7 if object_ == "the coup" else 8)
    text.statement(kagame, verb, other, predicate=text.statement(ruto, verb, other).predicate)
    return text


def test_members_are_those_who_did_the_same_to_the_same():
    result = resolved(summit())
    assert members(result) == {"African_leaders": ("Paul_Kagame", "William_Ruto")}
    inferred = [s for s in result.statements if s.inferred]
    assert {(s.subject.label, s.predicate.lemma) for s in inferred} == {("William Ruto", "criticise"), ("Paul Kagame", "criticise")}
    assert all(len(s.evidence) == 2 and len(s.premises) == 2 for s in inferred)


@pytest.mark.parametrize(
    "other",
    [
        {"title": "European leaders"},  # Kenya is not in Europe
        {"title": "Rebel leaders"},  # nothing says that a president is a rebel
        {"role": "coach"},  # a coach is no such leader
        {"object_": "the drought"},  # about something else
        {"verb": "sing"},  # did something else
        {"quantity": Quantity("126", 126)},  # of so many it tells nothing that two are named
    ],
)
def test_nobody_is_a_member_against_the_evidence(other):
    assert members(resolved(summit(**other))) == {}


def test_a_plural_whose_members_were_named_apart_has_them_as_members():
    text = Text("Peru warned Chile. The two countries signed a treaty.")
    peru, chile = text.mention("Peru", "Place", chain=1), text.mention("Chile", "Place", chain=2)
    both = text.mention("two countries", "Place", Kind.NOMINAL, label="countries", plural=True, chain=3, involves=(peru, chile))
    text.statement(both, "sign", text.mention("treaty", "Concept", Kind.NOMINAL, chain=4))
    result = resolved(text)
    assert list(members(result).values()) == [("Chile", "Peru")]
    assert {s.subject.label for s in result.statements if s.inferred} == {"Peru", "Chile"}


def test_a_phrase_lists_its_members():
    text = Text("Musicians including Fela Kuti and Miriam Makeba refused an award.")
    group = text.mention("Musicians", "Group", Kind.NOMINAL, plural=True)
    text.mention("Fela Kuti"), text.mention("Miriam Makeba")
    text.statement(group, "refuse", text.mention("award", "Concept", Kind.NOMINAL))
    result = resolved(text)
    assert members(result) == {"musicians": ("Fela_Kuti", "Miriam_Makeba")}
    assert {s.subject.label for s in result.statements if s.inferred} == {"Fela Kuti", "Miriam Makeba"}


def test_a_list_that_ends_in_others_has_its_members_before():
    text = Text("Fela Kuti, Miriam Makeba and other African musicians refused.")
    text.mention("Fela Kuti"), text.mention("Miriam Makeba")
    text.mention("other African musicians", "Group", Kind.NOMINAL, label="African musicians", plural=True)
    assert members(resolved(text)) == {"African_musicians": ("Fela_Kuti", "Miriam_Makeba")}


def test_what_only_several_can_do_does_not_hold_for_each():
    text = Text("Musicians such as Fela Kuti outnumbered officials. Musicians met officials.")
    group = text.mention("Musicians", "Group", Kind.NOMINAL, plural=True, chain=0)
    text.mention("Fela Kuti")
    text.statement(group, "outnumber", text.mention("officials", "Group", Kind.NOMINAL, plural=True))
    again = text.mention("Musicians", "Group", Kind.NOMINAL, plural=True, chain=0)
    text.statement(again, "meet", text.mention("officials", "Group", Kind.NOMINAL, plural=True))
    result = resolved(text)
    assert members(result) and {s.predicate.lemma for s in result.statements if s.inferred} == {"meet"}


def test_what_they_did_did_each_of_a_coordination():
    text = Text("Ann Lee and Bo Lee met. They sued a bank.")
    ann, bo = text.mention("Ann Lee", chain=0), text.mention("Bo Lee", chain=1)
    they = text.mention("They", "Group", Kind.PRONOUN, chain=2, plural=True, involves=(ann, bo))
    text.statement(they, "sue", text.mention("bank", "Organization", Kind.NOMINAL))
    result = resolved(text)
    assert [s.subject.label for s in result.statements] == ["Ann Lee", "Bo Lee"]
    assert not any(s.inferred for s in result.statements)
