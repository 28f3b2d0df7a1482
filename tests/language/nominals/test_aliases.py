import pytest

from kg.language.nominals.abbreviations import abbreviates
from kg.language.nominals.phrases import Phrases
from tests.language.docs import doc
from tests.language.lexicon import ONTOLOGY


def aliases(sentence, **ents):
    found = Phrases(doc(sentence, ents={name.replace("_", " "): label for name, label in ents.items()}), "d", ONTOLOGY)
    return [(mention.label, alias) for mention, alias in found.aliases]


@pytest.mark.parametrize(
    ("short", "long"), [("WHO", "World Health Organization"), ("U.N.", "United Nations"), ("MoD", "Ministry of Defence"), ("UNHCR", "UN High Commissioner for Refugees")]
)
def test_initials(short, long):
    assert abbreviates(short, long)


@pytest.mark.parametrize(("short", "long"), [("Acme", "World Health Organization"), ("EU", "World Bank"), ("X", "Xavier Jones"), ("IMF", "Finance")])
def test_no_initials(short, long):
    assert not abbreviates(short, long)



def test_an_abbreviation_in_brackets():
    sentence = "World/NNP/2/compound Bank/NNP/6/nsubj (/LRB/4/punct WB/NNP/2/appos )/RRB/4/punct lent/VBD/0/root"
    assert ("World Bank", "WB") in aliases(sentence, World_Bank="ORG", WB="ORG")


def test_an_abbreviation_that_the_recogniser_has_missed_is_a_name_everywhere():
    first = "World/NNP/2/compound Bank/NNP/6/nsubj (/LRB/4/punct WB/NN/2/appos )/RRB/4/punct lent/VBD/0/root"
    found = Phrases(doc(first, "WB/NN/2/nsubj lent/VBD/0/root", ents={"World Bank": "ORG"}), "d", ONTOLOGY)
    assert [m.type for m in found.all() if m.label == "WB"] == ["Organization", "Organization"]


def test_the_proper_part_of_a_long_name():
    sentence = "2nd/JJ/3/amod mountain/NN/3/compound brigade/NN/5/nsubj Edelweiss/NNP/3/appos left/VBD/0/root"
    assert aliases(sentence, **{"2nd_mountain_brigade_Edelweiss": "ORG"}) == [("2nd mountain brigade Edelweiss", "Edelweiss")]


def test_a_pope_is_known_with_the_title():
    assert aliases("Pope/NNP/2/nmod:desc Leo/NNP/3/nsubj prayed/VBD/0/root", Leo="PERSON") == [("Leo", "Pope Leo")]
