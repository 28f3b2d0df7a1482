"""From trees to statements: mentions, relations, arguments, content, evidence."""

from datetime import date

import pytest

from kg.language.clauses.relation import relation_name
from kg.language.rows import statement_row
from kg.language.statements import read
from kg.model import Document, Noun, Ontology, Verb
from tests.language.docs import doc

ONTOLOGY = Ontology(
    verbs={
        "say": Verb("say", complement="reported", speech=True),
        "urge": Verb("urge", complement="requested", speech=True),
        "accuse": Verb("accuse", complement="alleged", speech=True),
    },
    nouns={"return": Noun("return", verb="return")},
)


def reading(*sentences, ents=None, published=None):
    made = doc(*sentences, ents=ents)
    return read(made, Document("d", made.text, published=published), ONTOLOGY)


def rows(*sentences, **more):
    return [statement_row(s, found) for found in [reading(*sentences, **more)] for s in found.statements]


def labels(row):
    return tuple(row[side] and row[side]["label"] for side in ("subject", "object"))


def one(row_list, relation):
    return next(r for r in row_list if r["predicate"]["relation"] == relation)


URGED = "The/DT/2/det UN/NNP/3/nsubj urged/VBD/0/root Kabul/NNP/3/obj to/TO/6/mark reopen/VB/3/xcomp schools/NNS/6/obj ././3/punct"
TALKS = "Envoys/NNS/2/nsubj met/VBD/0/root with/IN/4/case rebels/NNS/2/obl and/CC/6/cc farmers/NNS/4/conj in/IN/8/case Oslo/NNP/2/obl on/IN/10/case Friday/NNP/2/obl"
QUAKE = "The/DT/2/det quake/NN/3/nsubj killed/VBD/0/root dozens/NNS/3/obj of/IN/6/case villagers/NNS/4/nmod in/IN/8/case Nepal/NNP/3/obl"


@pytest.mark.parametrize(
    ("lemma", "preposition", "name"),
    [
        ("capture", None, "captured"),
        ("hold off", None, "held_off"),
        ("meet", "with", "met_with"),
        ("be", "in", "was_in"),
        ("be responsible", "for", "was_responsible_for"),
        ("have", None, "had"),
        ("benefit", "because of", "benefited_because_of"),
        ("tweet", "at", "tweeted_at"),
        ("outspend", None, "outspent"),
        ("lie", "in", "lay_in"),
        ("lie", "to", "lied_to"),
        ("re-élect", None, "re_elected"),
    ],
)
def test_relation_names(lemma, preposition, name):
    assert relation_name(lemma, preposition) == name


def test_what_was_urged_is_the_content():
    found = reading(URGED, ents={"UN": "ORG", "Kabul": "PLACE"})
    urged, reopened = found.statements
    assert (urged.predicate.relation, reopened.predicate.relation) == ("urged", "reopened")
    assert urged.content == (reopened.id,)
    assert reopened.subject == urged.object


def test_a_phrase_stands_in_for_the_object_and_brings_what_is_coordinated():
    met = [r for r in rows(TALKS, ents={"Oslo": "PLACE", "Friday": "DATE"}) if r["predicate"]["lemma"] == "meet"]
    assert [labels(r) for r in met] == [("Envoys", "rebels"), ("Envoys", "farmers")]
    assert met[0]["predicate"]["relation"] == "met_with"


def test_place_and_time_are_arguments():
    met = one(rows(TALKS, ents={"Oslo": "PLACE", "Friday": "DATE"}, published=date(2024, 5, 20)), "met_with")
    assert met["time"] == {"text": "Friday", "value": "2024-05-17"}
    assert [(a["role"], a["label"]) for a in met["arguments"]] == [("place", "Oslo"), ("time", "2024-05-17")]


def test_a_light_noun_gives_the_quantity():
    killed = one(rows(QUAKE, ents={"Nepal": "PLACE"}), "killed")
    assert killed["object"]["label"] == "villagers"
    assert killed["quantity"]["text"] == "dozens"


def test_tenths_of_a_percent_are_an_amount():
    (row,) = rows("Rates/NNS/2/nsubj rose/VBD/0/root six/CD/4/nummod tenths/NNS/2/obj of/IN/7/case a/DT/7/det percent/NN/4/nmod ././2/punct")
    assert (row["object"], row["quantity"]["text"], row["quantity"]["value"]) == (None, "six tenths", None)


def test_an_amount_is_no_object():
    rose = rows("Sales/NNS/2/nsubj rose/VBD/0/root 5/CD/4/nummod percent/NN/2/obj")[0]
    assert rose["object"] is None
    assert rose["quantity"]["value"] == 5


def test_a_coordinated_verb_shares_the_time_before_it():
    found = rows(
        "On/IN/2/case Monday/NNP/4/obl Scholz/NNP/4/nsubj met/VBD/0/root Modi/NNP/4/obj and/CC/7/cc signed/VBD/4/conj a/DT/9/det pact/NN/7/obj",
        ents={"Monday": "DATE"},
    )
    assert [r["time"]["text"] for r in found if r["predicate"]["relation"] in ("met", "signed")] == ["Monday", "Monday"]


def test_told_someone():
    told = one(
        rows("Musk/NNP/2/nsubj told/VBD/0/root staff/NNS/2/iobj profits/NNS/5/nsubj fell/VBD/2/ccomp", ents={"Musk": "PERSON"}), "told"
    )
    assert labels(told) == ("Musk", "staff")


def test_what_is_given_and_who_receives():
    gave = one(rows("Sweden/NNP/2/nsubj gave/VBD/0/root Kenya/NNP/2/iobj vaccines/NNS/2/obj", ents={"Sweden": "PLACE", "Kenya": "PLACE"}), "gave")
    assert labels(gave) == ("Sweden", "vaccines")
    assert [(a["role"], a["label"]) for a in gave["arguments"]] == [("recipient", "Kenya")]


def test_what_someone_became():
    became = one(rows("Lula/NNP/2/nsubj became/VBD/0/root president/NN/2/xcomp", ents={"Lula": "PERSON"}), "became")
    assert labels(became) == ("Lula", "president")


def test_adjectives_with_a_complement_and_no_others():
    found = rows(
        "The/DT/2/det pilot/NN/4/nsubj was/VBD/4/cop responsible/JJ/0/root for/IN/7/case the/DT/7/det crash/NN/4/obl ././4/punct",
        "The/DT/2/det crash/NN/4/nsubj was/VBD/4/cop tragic/JJ/0/root ././4/punct",
    )
    assert [r["predicate"]["relation"] for r in found] == ["was_responsible_for"]
    assert found[0]["predicate"]["lemma"] == "be responsible"


@pytest.mark.parametrize(
    ("participle", "phrase", "relation"),
    [
        ("born/VBN~bear", "in/IN/5/case Lagos/NNP/3/obl", "was_born_in"),
        ("known/VBN~know", "as/IN/5/case Pele/NNP/3/obl", "was_known_as"),
        ("based/VBN~base", "in/IN/5/case Lagos/NNP/3/obl", "was_based_in"),
    ],
)
def test_participles_that_describe(participle, phrase, relation):
    word, _, lemma = participle.partition("~")
    form, tag = word.split("/")
    found = rows(f"She/PRP/3/nsubj:pass was/VBD/3/aux:pass {form}~{lemma}/{tag}/0/root {phrase}")
    assert [(r["predicate"]["relation"], r["subject"]["label"]) for r in found] == [(relation, "she")]


def test_where_someone_is():
    found = rows("The/DT/2/det minister/NN/5/nsubj is/VBZ/5/cop in/IN/5/case Lagos/NNP/0/root", ents={"Lagos": "PLACE"})
    assert [(r["predicate"]["relation"], *labels(r), r["predicate"]["text"]) for r in found] == [("was_in", "minister", "Lagos", "is")]


def test_a_gapped_sentence_counts_the_same_noun_and_shows_both_sentences():
    found = rows(
        "Police/NNS/2/nsubj seized/VBD/0/root 9/CD/4/nummod rifles/NNS/2/obj ././2/punct",
        "In/IN/2/case May/NNP/4/obl -/:/4/punct 12/CD/0/root ././4/punct",
    )
    gapped = found[-1]
    assert labels(gapped) == ("Police", "rifles")
    assert gapped["quantity"]["value"] == 12
    assert "seized" in gapped["sentence"] and "May" in gapped["sentence"]
    assert gapped["confidence"] < found[0]["confidence"]


def test_quoted_speech_after_the_quote():
    said, fell = sorted(
        reading("Profits/NNS/2/nsubj fell/VBD/0/root ,/,/5/punct Musk/NNP/5/nsubj said/VBD/2/parataxis", ents={"Musk": "PERSON"}).statements,
        key=lambda s: s.predicate.relation != "said",
    )
    assert said.content == (fell.id,)


def test_every_row_can_be_checked_against_its_text():
    found = reading(URGED, TALKS, QUAKE)
    for row in (statement_row(s, found) for s in found.statements):
        assert found.document.text[row["start"] : row["end"]] == row["sentence"]
        assert row["predicate"]["text"] in row["sentence"]
        for side in (row["subject"], row["object"]):
            assert side is None or found.document.text[side["start"] : side["end"]] == side["text"]


def test_statements_are_each_there_once_in_order_and_the_same_every_time():
    first, second = reading(URGED, TALKS, QUAKE), reading(URGED, TALKS, QUAKE)
    assert first == second
    assert len({s.id for s in first.statements}) == len(first.statements)
    assert [s.predicate.start for s in first.statements] == sorted(s.predicate.start for s in first.statements)


def test_an_empty_document():
    found = read(doc(), Document("d", ""), ONTOLOGY)
    assert (found.statements, found.mentions, found.sentences) == ((), (), ())


def test_the_component_sets_the_reading(monkeypatch):
    import spacy

    monkeypatch.setattr("kg.lexicon.ontology", lambda: ONTOLOGY)
    nlp = spacy.blank("en")
    component = nlp.add_pipe("kg_statements")
    made = component(doc(URGED))
    assert {s.predicate.relation for s in made._.kg.statements} == {"urged", "reopened"}


def test_a_bare_count_is_a_quantity_and_no_participant():
    (row,) = [r for r in rows("Bombs/NNS/2/nsubj killed/VBD/0/root two/CD/2/obj ././2/punct") if r["predicate"]["lemma"] == "kill"]
    assert row["object"] is None and row["quantity"]["value"] == 2


def test_what_the_object_becomes_is_part_of_what_is_done_to_it():
    (row,) = rows("The/DT/2/det court/NN/3/nsubj ruled/VBD/0/root the/DT/5/det vote/NN/3/obj invalid/JJ/3/xcomp ././3/punct")
    assert row["predicate"]["relation"] == "ruled_invalid" and row["object"]["label"] == "vote"


def test_one_of_a_people_is_not_the_country():
    ontology = Ontology(demonyms={"Kenyan": "Kenya"})
    made = doc("Police/NNS/2/nsubj freed/VBD/0/root a/DT/4/det Kenyan/NNP/2/obj ././2/punct", ents={"Kenyan": "PLACE"})
    (statement,) = read(made, Document("d", made.text), ontology).statements
    assert (statement.object.kind, statement.object.type) == ("nominal", "Person")


def test_said_to_be_of_a_people():
    ontology = Ontology(demonyms={"Kenyan": "Kenya"})
    made = doc("He/PRP/2/nsubj became/VBD/0/root a/DT/4/det Kenyan/NNP/2/xcomp ././2/punct", ents={"Kenyan": "PLACE"})
    (statement,) = read(made, Document("d", made.text), ontology).statements
    assert (statement.object.kind, statement.object.type) == ("nominal", "Person")


def test_an_ordinal_keeps_what_it_is_the_first_of():
    trees = "She/PRP/5/nsubj was/VBD/5/cop the/DT/5/det first/JJ/5/amod woman/NN/0/root to/TO/7/mark climb/VB/5/acl it/PRP/7/obj ././5/punct"
    labels = [r["object"]["label"] for r in rows(trees) if r["predicate"]["lemma"] == "be"]
    assert labels == ["first woman to climb it"]


def test_the_only_one_keeps_what_it_is_the_only_one_of():
    trees = "She/PRP/5/nsubj is/VBZ/5/cop the/DT/5/det only/JJ/5/amod woman/NN/0/root who/WP/7/nsubj climbed/VBD/5/acl:relcl it/PRP/7/obj ././5/punct"
    assert {(r["subject"]["label"], r["predicate"]["lemma"], r["object"]["label"]) for r in rows(trees)} == {
        ("she", "be", "only woman who climbed it"), ("she", "climb", "it"),
    }  # fmt: skip


def test_there_is_none_of_what_is_not_a_single_one():
    trees = "Labour/NNP/2/nsubj won/VBD/0/root not/RB/6/advmod a/DT/6/det single/JJ/6/amod seat/NN/2/obj ././2/punct"
    assert [r["factuality"] for r in rows(trees, ents={"Labour": "ORG"}) if r["object"]] == ["negated"]


def test_a_chemical_used_in_making_glass_makes_none():
    trees = "The/DT/2/det acid/NN/4/nsubj:pass is/VBZ/4/aux:pass used/VBN/0/root in/IN/6/mark making/VBG/4/advcl glass/NN/6/obj ././4/punct"
    (row,) = [r for r in rows(trees) if r["predicate"]["lemma"] == "make"]
    assert row["subject"] is None


@pytest.mark.parametrize(
    ("trees", "relation", "object_", "recipient"),
    [
        ("It/PRP/2/nsubj provides/VBZ/0/root crews/NNS/2/obj with/IN/5/case water/NN/2/obl ././2/punct", "provided", "water", "crews"),
        ("Storms/NNS/2/nsubj left/VBD/0/root towns/NNS/2/obj without/IN/5/case power/NN/2/obl ././2/punct", "left_without_power", "towns", None),
        ("They/PRP/2/nsubj made/VBD/0/root it/PRP/2/obj a/DT/5/det place/NN/2/xcomp of/IN/7/case war/NN/5/nmod ././2/punct", "made_place_of_war", "it", None),
        ("The/DT/2/det aide/NN/3/nsubj said/VBD/0/root talks/NNS/3/obj “/``/6/punct failed/VBN/3/xcomp ././3/punct", "said", None, None),
        ("Chad/NNP/2/nsubj wants/VBZ/0/root exports/NNS/2/obj to/IN/5/case Mali/NNP/2/obl to/TO/7/mark grow/VB/2/advcl ././2/punct", "wanted", None, None),
    ],
)  # fmt: skip
def test_what_a_verb_makes_of_its_object_is_not_lost(trees, relation, object_, recipient):
    row = one(rows(trees), relation)
    assert (row["object"] and row["object"]["label"]) == object_
    assert next((a["label"] for a in row["arguments"] if a["role"] == "recipient"), None) == recipient


@pytest.mark.parametrize(
    ("trees", "relation", "subject", "object_", "factuality"),
    [
        ("Ann/NNP/2/nsubj called/VBD/0/root it/PRP/2/obj an/DT/5/det act/NN/2/xcomp of/IN/7/case war/NN/5/nmod ././2/punct", "was", "it", "act of war", "alleged"),
        ("Ann/NNP/2/nsubj sees/VBZ/0/root it/PRP/2/obj as/IN/6/case a/DT/6/det trap/NN/2/obl ././2/punct", "was", "it", "trap", "alleged"),
        ("Ann/NNP/2/nsubj slammed/VBD/0/root it/PRP/2/obj as/IN/5/mark cruel/JJ/2/advcl ././2/punct", "was_cruel", "it", None, "alleged"),
        ("Ann/NNP/2/nsubj declared/VBD/0/root it/PRP/2/obj void/JJ/2/xcomp ././2/punct", "was_void", "it", None, "reported"),
    ],
)  # fmt: skip
def test_what_something_is_called_is_the_view_of_who_calls_it_so(trees, relation, subject, object_, factuality):
    found = rows(trees, ents={"Ann": "PERSON"})
    row = one(found, relation)
    assert (*labels(row), row["factuality"], row["source"]["label"]) == (subject, object_, factuality, "Ann")
    assert [r for r in found if r["subject"]["label"] == "Ann" and r["object"]["label"] == "it"], "who says so is a statement too"


def test_a_post_that_someone_loses_is_no_view():
    trees = "Clubs/NNS/2/nsubj dismissed/VBD/0/root Ann/NNP/2/obj as/IN/5/case coach/NN/2/obl ././2/punct"
    assert [r["predicate"]["relation"] for r in rows(trees, ents={"Ann": "PERSON"})] == ["dismissed"]


def test_what_something_is_called_says_nothing_of_who_calls_it():
    trees = "They/PRP/2/nsubj fear/VBP/0/root what/WP/2/obj Chad/NNP/5/nsubj calls/VBZ/3/acl:relcl war/NN/5/xcomp with/IN/8/case Mali/NNP/5/obl ././2/punct"
    assert [r["predicate"]["lemma"] for r in rows(trees)] == ["fear"]


def test_one_of_several_is_what_the_name_in_apposition_is_one_of():
    trees = "Police/NNS/2/nsubj caught/VBD/0/root one/CD/2/obj of/IN/6/case the/DT/6/det thieves/NNS/3/nmod ,/,/8/punct Ali/NNP/6/appos ././2/punct"
    was = one(rows(trees, ents={"Ali": "PERSON"}), "was")
    assert labels(was) == ("Ali", "one of the thieves")


def test_on_board_is_no_board():
    trees = "Two/CD/2/nummod men/NNS/5/nsubj were/VBD/5/cop on/IN/5/case board/NN/0/root ././5/punct"
    assert [r["object"] for r in rows(trees) if r["object"]] == []


@pytest.mark.parametrize(
    ("trees", "relation", "subject", "object_"),
    [
        ("A/DT/2/det bomb/NN/5/nsubj or/CC/4/cc mine/NN/2/conj hit/VBD/0/root trucks/NNS/5/obj ././5/punct", "hit", "bomb or mine", "trucks"),
        ("Clashes/NNS/2/nsubj raged/VBD/0/root between/IN/4/case Serbs/NNPS/2/obl and/CC/6/cc Croats/NNPS/4/conj ././2/punct", "raged", "Clashes", None),
        ("Kim/NNP/2/nsubj put/VBD/0/root the/DT/4/det toll/NN/2/obj at/IN/6/case 31/CD/2/obl ././2/punct", "put", "Kim", None),
        ("Ice/NN/2/nsubj caused/VBD/0/root roofs/NNS/2/obj to/TO/5/mark fall/VB/3/acl ././2/punct", "caused", "Ice", None),
        ("Stocks/NNS/2/nsubj rose/VBD/0/root ten/CD/4/nummod barrels/NNS/2/obj ././2/punct", "rose", "Stocks", None),
        ("Ann/NNP/2/nsubj arranged/VBD/0/root for/IN/4/case rings/NNS/2/obl to/TO/7/mark be/VB/7/aux:pass cut/VBN/2/advcl ././2/punct", "arranged", "Ann", None),
    ],
)  # fmt: skip
def test_no_part_of_what_belongs_together_stands_for_it(trees, relation, subject, object_):
    assert labels(one(rows(trees), relation)) == (subject, object_)
