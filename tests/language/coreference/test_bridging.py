"""What a definite noun belongs to that something before it tells: which nouns, which antecedents, and what comes of it."""

from kg.language.annotate import to_conllu
from kg.language.coreference.bridging import bridges
from kg.language.coreference.corefud import corefud_mentions
from kg.language.statements import read
from kg.lexicon import ontology
from kg.model import Document
from tests.language.docs import doc

PERU = "Peru/NNP/2/nsubj rejected/VBD/0/root the/DT/4/det loan/NN/2/obj ././2/punct"
PLACES = {"Peru": "PLACE"}


def says(noun, *, before="The/DT/2/det"):
    """A sentence about a noun."""
    return f"{before} {noun}/NN/3/nsubj left/VBD/0/root ././3/punct"


def reading(*sentences, ents=None):
    made = doc(*sentences, ents=ents)
    return made, read(made, Document("d", made.text), ontology())


def found(*sentences, ents=None):
    """The texts of the nouns and of what they belong to."""
    made, told = reading(*sentences, ents=ents)
    return {bridge.mention.text: bridge.anchor.text for bridge in bridges(told.mentions, ontology(), text=made.text)}


def test_the_president_is_that_of_the_only_country_near():
    assert found(PERU, says("president"), ents=PLACES) == {"president": "Peru"}
    both = "Peru/NNP/2/nsubj warned/VBD/0/root Chile/NNP/2/obj ././2/punct"
    assert found(both, says("president"), ents=PLACES | {"Chile": "PLACE"}) == {}
    assert found(PERU.replace("Peru", "Europe"), says("president"), ents={"Europe": "PLACE"}) == {}


def test_who_takes_part_in_an_event_and_what_a_study_has():
    match = "The/DT/2/det match/NN/3/nsubj ended/VBD/0/root ././3/punct"
    assert found(match, says("referee")) == {"referee": "match"}
    survey = "She/PRP/2/nsubj published/VBD/0/root a/DT/4/det survey/NN/2/obj ././2/punct"
    respondents = "The/DT/2/det respondents/NNS/3/nsubj complained/VBD/0/root ././3/punct"
    assert found(survey, respondents) == {"respondents": "survey"}
    assert found(match, respondents) == {}


def test_a_noun_that_says_whose_it_is_or_was_there_before_belongs_to_nothing_else():
    of = "The/DT/2/det president/NN/5/nsubj of/IN/4/case Fifa/NNP/2/nmod left/VBD/0/root ././5/punct"
    assert found(PERU, of, ents=PLACES | {"Fifa": "ORG"}) == {}
    a = "A/DT/2/det president/NN/3/nsubj spoke/VBD/0/root ././3/punct"
    assert found(PERU, a, says("president"), ents=PLACES) == {}
    assert found(PERU, says("president", before="Another/DT/2/det"), ents=PLACES) == {}


def test_a_bridge_is_an_inferred_statement_with_both_sentences_and_no_plain_fact():
    _, told = reading(PERU, says("president"), says("parliament"), ents=PLACES)
    inferred = {s.predicate.relation: s for s in told.statements if s.inferred}
    office, body = inferred["president_of"], inferred["had"]
    assert (office.subject.text, office.object.text) == ("president", "Peru")
    assert (body.subject.text, body.object.text) == ("Peru", "parliament")
    assert [span.text for span in office.evidence] == [span.text for span in told.sentences[:2]]
    known = {s.id for s in told.statements if not s.inferred}
    assert all(s.presupposed and len(s.premises) == 2 and set(s.premises) <= known for s in inferred.values())


def test_corefud_form_has_bridges_and_split_antecedents():
    made, told = reading(PERU, says("president"), ents=PLACES)
    mentions = corefud_mentions(made, told.mentions, ontology())
    peru, president = (next(m for m in mentions if m.text == text) for text in ("Peru", "The president"))
    assert f"Bridge=e{peru.chain}<e{president.chain}|Entity=(e{president.chain}-Person-2" in to_conllu(made, mentions)
    border = "Peru/NNP/2/nsubj warned/VBD/0/root Chile/NNP/2/obj ././2/punct"
    both = "Both/DT/2/det countries/NNS/3/nsubj talked/VBD/0/root ././3/punct"
    made, told = reading(border, both, ents=PLACES | {"Chile": "PLACE"})
    mentions = corefud_mentions(made, told.mentions, ontology())
    chains = {m.text: m.chain for m in mentions}
    assert f"SplitAnte=e{chains['Peru']}<e{chains['Both countries']},e{chains['Chile']}<e{chains['Both countries']}" in to_conllu(
        made, mentions
    )
