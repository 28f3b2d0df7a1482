"""Names across documents: what joins, what stays apart, and ids that hold."""

from itertools import permutations

from kg.model import Kind
from kg.resolve import Registry
from tests.resolve.readings import ONTOLOGY, Text


def resolved(*texts, known=()):
    registry = Registry(ONTOLOGY)
    for entity in known:
        registry.add_known(*entity)
    readings = [text.reading() for text in texts]
    for reading in readings:
        registry.add(reading)
    return [registry.resolve(reading) for reading in readings]


def text(words, *mentions, document="d", **more):
    made = Text(words, document)
    for name, type_ in mentions:
        made.mention(name, type_, **more)
    return made


def ids(result):
    return [entity.id for entity in result.entities]


def test_a_surname_alone_is_the_only_person_of_that_name_elsewhere():
    full = [text("Jacinda Ardern spoke.", ("Jacinda Ardern", "Person"), document=f"d{i}") for i in range(2)]
    one, _, two = resolved(*full, text("Ardern left.", ("Ardern", "Person"), document="e"))
    assert ids(one) == ids(two) == ["Jacinda_Ardern"]
    assert two.entities[0].aliases == ("Ardern",)


def test_a_surname_alone_is_not_whom_one_other_document_names():
    one, two = resolved(text("Vera Holm sang.", ("Vera Holm", "Person")), text("Holm left.", ("Holm", "Person"), document="e"))
    assert (ids(one), ids(two)) == (["Vera_Holm"], ["Holm"])


def test_a_common_noun_with_a_capital_is_no_short_form_elsewhere():
    one = text("The Peru Senate voted. The Senate rose.", ("Peru Senate", "Organization"), ("Senate", "Organization"), chain=0)
    *_, last = resolved(one, text("The Senate met.", ("Senate", "Organization"), document="e"))
    assert ids(last) == ["Senate"]


def test_a_title_before_a_name_keeps_its_capital_at_the_start_of_a_sentence():
    one = Text("Mrs Holm's party lost. Party members left.")
    holm = one.mention("Holm")
    one.mention("Mrs Holm's party", "Organization", Kind.NOMINAL, involves=[holm])
    one.mention("Party members", "Group", Kind.NOMINAL)
    [result] = resolved(one)
    assert {entity.label for entity in result.entities} == {"Holm", "Mrs Holm's party", "party members"}


def test_a_surname_that_many_use_is_not_who_was_named_in_full_once():
    full = [text("Carl Holm resigned.", ("Carl Holm", "Person"), document=f"a{i}") for i in range(2)]
    others = [text("Holm won.", ("Holm", "Person"), document=f"b{i}") for i in range(12)]
    result = resolved(*full, *others)
    assert {one.denotes[mention.key] for one in result for mention in one.mentions} == {"Carl_Holm", "Holm"}


def test_a_surname_of_two_persons_stays_by_itself():
    *_, three = resolved(
        text("Bill Gates.", ("Bill Gates", "Person")),
        text("Melinda Gates.", ("Melinda Gates", "Person"), document="e"),
        text("Gates.", ("Gates", "Person"), document="f"),
    )
    assert ids(three) == ["Gates"]


def test_initials_join_their_name_where_some_document_says_so():
    declares = Text("World Trade Forum (WTF) met.")
    declares.mention("World Trade Forum", "Organization", chain=0)
    declares.mention("WTF", "Organization", chain=0)
    _, two = resolved(declares, text("WTF met.", ("WTF", "Organization"), document="e"))
    assert ids(two) == ["World_Trade_Forum"]


def test_one_documents_slip_does_not_make_two_names_one_everywhere():
    slip = Text("Nigeria and Chad.")
    slip.mention("Nigeria", "Place", chain=0)
    slip.mention("Chad", "Place", chain=0)
    others = [text(f"{name} grew.", (name, "Place"), document=f"e{number}") for number, name in enumerate(["Chad", "Chad", "Nigeria"])]
    _, *rest = resolved(slip, *others)
    assert [ids(one) for one in rest] == [["Chad"], ["Chad"], ["Nigeria"]]


def test_initials_are_no_short_form_of_a_name_that_has_them_in_it():
    one = text("BBC Hindi, as the BBC calls it, closed.", ("BBC Hindi", "Organization"), ("BBC", "Organization"), document="a", chain=1)
    others = [text("The BBC reported it.", ("BBC", "Organization"), document=f"b{i}") for i in range(3)]
    assert [ids(found) for found in resolved(one, *others)][1:] == [["BBC"]] * 3


def test_initials_that_nobody_explained_stay():
    _, two = resolved(text("World Trade Forum met.", ("World Trade Forum", "Organization")), text("WTF met.", ("WTF", "Organization"), document="e"))
    assert ids(two) == ["WTF"]


def test_a_person_and_a_place_of_one_name_are_two():
    place = text("Jordan borders Iraq.", ("Jordan", "Place"))
    persons = [text("Michael Jordan played.", ("Michael Jordan", "Person"), document=f"e{i}") for i in range(2)]
    lone = text("Jordan signed.", ("Jordan", "Person"), document="f")
    results = resolved(place, *persons, lone)
    assert ids(results[0]) == ["Jordan"] and ids(results[-1]) == ["Michael_Jordan"]


def test_a_type_that_no_document_settles_on_makes_no_thing_of_its_own():
    chained = Text("Jean Victoria and Paul Victoria met in Victoria. Victoria, Victoria.")
    chained.mention("Jean Victoria", chain=1)
    chained.mention("Paul Victoria", chain=2)
    chained._from["Victoria"] = len("Jean Victoria and Paul Victoria")
    for type_ in ("Place", "Person", "Place"):
        chained.mention("Victoria", type_, chain=0)
    (result,) = resolved(chained)
    assert "Victoria" in ids(result)


def test_things_of_one_name_get_their_types_in_their_ids():
    person = text("Jean Victoria and Paul Victoria and Victoria.", ("Jean Victoria", "Person"), ("Paul Victoria", "Person"), document="e")
    lone = text("Victoria spoke.", ("Victoria", "Person"), document="f")
    place = text("Victoria and Victoria.", ("Victoria", "Place"), ("Victoria", "Place"))
    results = resolved(place, person, lone)
    assert ids(results[0]) == ["Victoria"] and ids(results[2]) == ["Victoria_(Person)"]


def test_spellings_of_one_sound_join():
    one, two = resolved(text("Andriy Melnyk.", ("Andriy Melnyk", "Person")), text("Andrii Melnyk.", ("Andrii Melnyk", "Person"), document="e"))
    assert ids(one) == ids(two)


def test_a_known_entity_keeps_its_id():
    (one,) = resolved(text("Ardern left.", ("Ardern", "Person")), known=[("Q_1", "Jacinda Ardern", ("Ardern",), "Person", 2)])
    assert ids(one) == ["Q_1"]


def test_the_order_of_documents_does_not_matter():
    texts = [
        text("Jacinda Ardern.", ("Jacinda Ardern", "Person")),
        text("Ardern and Jordan.", ("Ardern", "Person"), ("Jordan", "Place"), document="e"),
        text("Jordan.", ("Jordan", "Person"), document="f"),
        text("AC/DC and AC DC.", ("AC/DC", "Organization"), ("AC DC", "Organization"), document="g"),
    ]
    outcomes = {tuple(sorted((r.document.id, tuple(ids(r))) for r in resolved(*order))) for order in permutations(texts)}
    assert len(outcomes) == 1


def test_a_demonym_before_a_noun_is_the_place():
    made = Text("Kenyan farmers protested.")
    kenyan = made.mention("Kenyan", "Group")
    farmers = made.mention("Kenyan farmers", "Group", Kind.NOMINAL, plural=True, involves=(kenyan,))
    (result,) = resolved(made)
    assert result.denotes[kenyan.key] == "Kenya"
    assert next(e for e in result.entities if e.id == result.denotes[farmers.key]).involves == ("Kenya",)


def test_a_place_whose_name_is_a_demonym_with_a_noun_is_one_node():
    made = Text("The Nordic countries met. They agreed.")
    nordic = made.mention("Nordic", "Group", chain=0)
    countries = made.mention("Nordic countries", "Place", Kind.NOMINAL, plural=True, chain=1, involves=(nordic,))
    they = made.mention("They", "Group", Kind.PRONOUN, chain=1)
    (result,) = resolved(made)
    assert [(entity.id, entity.kind) for entity in result.entities] == [("Nordic_countries", Kind.NAME)]
    assert {result.denotes[mention.key] for mention in (nordic, countries, they)} == {"Nordic_countries"}


def test_a_pronoun_of_nobody_is_no_node_and_weakens_its_statement():
    made = Text("They left the town.")
    they = made.mention("They", "Group", Kind.PRONOUN, chain=0)
    made.statement(they, "leave", made.mention("town", "Place", Kind.NOMINAL))
    (result,) = resolved(made)
    assert ids(result) == ["town"] and result.statements[0].confidence < 1


def test_a_pronoun_of_a_noun_phrase_is_that_node():
    made = Text("Farmers met. They left.")
    made.mention("Farmers", "Group", Kind.NOMINAL, chain=0, plural=True)
    they = made.mention("They", "Group", Kind.PRONOUN, chain=0)
    (result,) = resolved(made)
    assert result.denotes[they.key] == "farmers"


def test_a_concept_never_takes_the_id_of_a_name():
    made = Text("Association met an Association.")
    made.mention("Association", "Organization")
    made.mention("Association", "Concept", Kind.NOMINAL)
    (result,) = resolved(made)
    assert ids(result) == ["Association", "Association_(Concept)"]


def test_what_a_thing_is_stays_a_class_of_its_own():
    made = Text("Orbis is a think-tank.")
    orbis = made.mention("Orbis", "Organization", chain=0)
    think_tank = made.mention("think-tank", "Organization", Kind.NOMINAL, chain=0)
    made.statement(orbis, "be", think_tank)
    (result,) = resolved(made)
    assert (result.denotes[orbis.key], result.denotes[think_tank.key]) == ("Orbis", "think-tank")


def test_a_class_that_stands_for_its_name_as_well_does_what_it_does_as_the_name():
    made = Text("The coach, Ann Lee, resigned. Bob Roy urged the coach to resign.")
    coach = made.mention("coach", "Person", Kind.NOMINAL, chain=0)
    lee = made.mention("Ann Lee", "Person", chain=0)
    bob = made.mention("Bob Roy", "Person")
    made.statement(lee, "be", coach)
    left = made.statement(coach, "resign", None)
    made.statement(bob, "urge", coach, content=(left.id,))
    (result,) = resolved(made)
    said = {s.predicate.lemma: s for s in result.statements}
    assert [said[verb].subject for verb in ("be", "resign", "urge")] == [lee, lee, bob]
    assert (said["be"].object, said["urge"].object) == (coach, lee)
    assert said["urge"].content == (said["resign"].id,)
