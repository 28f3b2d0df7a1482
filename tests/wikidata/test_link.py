"""Which item a name gets from the shipped facts, and when it must get none."""

import pytest

from kg.model import Kind
from kg.wikidata import explain, legend, link, open_facts
from tests.wikidata.documents import resolved

DEMONYMS = {"Ukrainian": "Ukraine", "Russian": "Russia", "French": "France", "American": "United States", "Georgian": "Georgia", "Turkish": "Turkey", "Israeli": "Israel"}


@pytest.fixture(scope="module")
def facts():
    with open_facts() as opened:
        yield opened


def items(document, facts):
    return {entity.label: entity.wikidata for entity in link(document, facts, demonyms=DEMONYMS).entities}


EVERYDAY = [
    ("Vladimir Putin spoke in Moscow.", ("Vladimir Putin", "Person", ("Putin",)), "Q7747"),
    ("Emmanuel Macron, the French president, arrived.", ("Emmanuel Macron", "Person"), "Q3052772"),
    ("Volodymyr Zelensky thanked the Ukrainian army.", ("Volodymyr Zelensky", "Person", ("Zelensky",)), "Q3874799"),
    ("Volodymyr Zelenskiy thanked the Ukrainian army.", ("Volodymyr Zelenskiy", "Person"), "Q3874799"),
    ("The Ukrainian port of Odesa was shelled.", ("Odesa", "Place"), "Q1874"),
    ("Rockets fell on Kyiv.", ("Kyiv", "Place"), "Q1899"),
    ("Rockets fell on Kiev.", ("Kiev", "Place"), "Q1899"),
    ("The UN called a meeting.", ("UN", "Organization"), "Q1065"),
    ("The EU agreed on sanctions.", ("EU", "Organization"), "Q458"),
    ("NATO will meet.", ("NATO", "Organization"), "Q7184"),
    ("The U.S. sent aid.", ("U.S.", "Place"), "Q30"),
    ("The UK voted.", ("UK", "Place"), "Q145"),
    ("The World Health Organisation warned of cholera.", ("World Health Organisation", "Organization", ("WHO",)), "Q7817"),
    ("Moscow refused.", ("Moscow", "Organization"), "Q649"),
    ("Nato will meet.", ("Nato", "Organization"), "Q7184"),
    ("Washington and Britain agreed.", ("Britain", "Place"), "Q145"),
    ("The Security Council met.", ("UN Security Council", "Organization", ("Security Council",)), "Q37470"),
    ("Reuters reported it.", ("Reuters", "Organization"), "Q130879"),
    ("The official Korean Central News Agency said so.", ("Korean Central News Agency", "Organization"), "Q326804"),
    ("Recep Tayyip Erdogan won the Turkish election.", ("Recep Tayyip Erdogan", "Person"), "Q39259"),
]


@pytest.mark.parametrize(("text", "name", "item"), EVERYDAY, ids=[name[0] for _, name, _ in EVERYDAY])
def test_names_of_every_day_have_their_items(text, name, item, facts):
    assert items(resolved(text, name), facts)[name[0]] == item


NONE = [
    ("The Azov brigade, a Ukrainian unit, was praised.", ("Azov", "Organization")),
    ("The Azov brigade, a Ukrainian unit, was praised.", ("Azov", "Place")),
    ("Azov fighters left the Ukrainian city of Mariupol.", ("Azov", "Place")),
    ("Fighters of Azov were exchanged by the Russian side.", ("Azov", "Group")),
    ("Cleveland, a Ukrainian volunteer, said so.", ("Cleveland", "Person")),
    ("A neighbour, John Smith, saw the fire.", ("John Smith", "Person")),
    ("Smith saw the fire.", ("Smith", "Person")),
    ("The Hours closed in spring.", ("The Hours", "Organization")),
    ("Jack London, aged 34, a plumber, was arrested.", ("London", "Person", ("London",))),
    ("Oksana Brovarchuk teaches music.", ("Oksana Brovarchuk", "Person")),
    ("Parliament passed the Act in Australia.", ("Act", "Law")),
    ("They met at Ground Zero in New York.", ("Ground Zero", "Place")),
    ("Israel's Cabinet met.", ("Cabinet", "Organization")),
    ("A Muslim cleric was arrested.", ("Muslim", "Group")),
    ("Mohammad Ali Hosseini spoke for Iran.", ("Mohammad Ali Hosseini", "Person")),
    ("The secretary of the Italian Episcopal Conference spoke.", ("Italian Episcopal Conference", "Organization", ("CEI",))),
    ("A theatre, the Second City, closed.", ("Second City", "Organization")),
    ("Troops of the Azov Battalion, or Azov, marched through Russia and Ukraine.", ("Azov Battalion", "Organization", ("Azov",))),
    ("The North fired at loudspeakers near the border.", ("North", "Place")),
    ("Mohican Steel closed its plant.", ("Mohican Steel", "Organization")),
]


@pytest.mark.parametrize(("text", "name"), NONE, ids=[f"{name[0]} {name[1]}" for _, name in NONE])
def test_names_that_the_facts_lack_have_none(text, name, facts):
    assert items(resolved(text, name), facts)[name[0]] is None


def test_a_city_is_the_one_in_the_country_that_the_document_is_about(facts):
    texan = resolved("Odessa, Texas, in the United States: oil workers met in Midland, Texas.", ("Odessa", "Place"), ("Texas", "Place"), ("United States", "Place"))
    assert items(texan, facts)["Odessa"] in ("Q128361", None)
    assert items(resolved("Odessa, in Ukraine, was hit.", ("Odessa", "Place"), ("Ukraine", "Place")), facts)["Odessa"] == "Q1874"


def test_georgia_is_the_country_or_the_state_by_what_stands_beside_it(facts):
    country = resolved("Tbilisi is the capital of Georgia; the Georgian president spoke.", ("Georgia", "Place"), ("Tbilisi", "Place"))
    assert items(country, facts)["Georgia"] == "Q230"
    state = resolved("Voters in Atlanta, Georgia, and in Texas chose American senators.", ("Georgia", "Place"), ("Atlanta", "Place"), ("Texas", "Place"), ("United States", "Place"))
    assert items(state, facts)["Georgia"] in ("Q1428", None)


def test_a_word_of_a_longer_name_is_no_country(facts):
    bank = resolved("Credit Suisse fell; Suisse was sold.", ("Credit Suisse", "Organization"), ("Suisse", "Organization"))
    assert items(bank, facts)["Suisse"] is None


def test_a_body_that_each_country_has_is_that_of_the_country_that_the_document_is_about(facts):
    kenya = resolved("In Nairobi, Kenya, the Supreme Court heard Kenyan lawyers.", ("Supreme Court", "Organization"), ("Kenya", "Place"), ("Nairobi", "Place"))
    assert items(kenya, facts)["Supreme Court"] is None
    israel = resolved("In Israel, the Supreme Court struck down a law.", ("Supreme Court", "Organization"), ("Israel", "Place"))
    assert items(israel, facts)["Supreme Court"] == "Q399798"


def test_georgia_beside_a_town_is_not_its_state_where_only_the_country_is_spoken_of(facts):
    document = resolved("Georgia will join the talks in Columbus, Tbilisi said.", ("Georgia", "Place"), ("Columbus", "Place"), ("Tbilisi", "Place"))
    assert items(document, facts)["Columbus"] is None


def test_a_party_is_that_of_the_country_that_the_document_is_about(facts):
    document = resolved("Israel votes; Israel's Labor Party and the Kadima Party rule Israel.", ("Israel", "Place"), ("Labor Party", "Organization"), ("Kadima Party", "Organization"))
    assert items(document, facts) == {"Israel": "Q801", "Labor Party": "Q210703", "Kadima Party": "Q39655"}


def test_washington_is_the_capital_but_beside_its_cities_the_state(facts):
    assert items(resolved("Washington sent aid to Kenya.", ("Washington", "Place"), ("Kenya", "Place")), facts)["Washington"] in ("Q61", None)
    assert items(resolved("Washington refused, Moscow said.", ("Washington", "Place"), ("Moscow", "Place")), facts)["Washington"] in ("Q61", None)
    state = resolved("Fires burned near Seattle, Washington, and Spokane.", ("Washington", "Place"), ("Seattle", "Place"), ("Spokane", "Place"))
    assert items(state, facts)["Washington"] in ("Q1223", None)


def test_where_teams_play_the_name_of_a_city_is_not_the_city(facts):
    words = "The striker scored in the second match of the league season; the midfielder left the club. "
    assert items(resolved(words + "Mainz drew.", ("Mainz", "Organization")), facts)["Mainz"] is None


def test_washington_is_no_president_of_old_when_it_is_a_place(facts):
    assert items(resolved("Washington sent aid.", ("Washington", "Place")), facts)["Washington"] in ("Q61", "Q1223", None)


def test_a_doubtful_name_has_candidates_and_no_item(facts):
    congo = link(resolved("Fighting went on in Congo.", ("Congo", "Place")), facts).entities[0]
    assert congo.wikidata is None
    assert {"Q971", "Q974"} <= {candidate.id for candidate in congo.candidates}


def test_a_nationality_read_as_a_place_is_its_country(facts):
    assert items(resolved("The Ukrainian side agreed.", ("Ukrainian", "Place")), facts)["Ukrainian"] == "Q212"


def test_a_man_is_not_his_namesake_for_the_country_in_his_description(facts):
    document = resolved("Ukraine's President Viktor Yanukovych spoke.", ("Viktor Yanukovych", "Person"), ("Ukraine", "Place"), year=2012)
    assert items(document, facts)["Viktor Yanukovych"] == "Q1459658"


def test_common_nouns_are_not_linked(facts):
    assert items(resolved("The president met the army.", ("Army", "Organization"), kind=Kind.NOMINAL), facts)["Army"] is None


def test_a_link_carries_its_score_and_other_candidates_theirs(facts):
    odesa = link(resolved("Odesa was hit.", ("Odesa", "Place")), facts).entities[0]
    assert odesa.candidates[0].id == odesa.wikidata
    assert all(0 < candidate.score <= 1 for candidate in odesa.candidates)


def test_linking_twice_gives_the_same(facts):
    document = resolved("Macron met Scholz in Paris.", ("Macron", "Person"), ("Scholz", "Person"), ("Paris", "Place"))
    assert link(document, facts) == link(document, facts)


def test_why_names_the_features(facts):
    document = resolved("The Ukrainian port of Odesa was shelled.", ("Odesa", "Place"))
    told = explain(document.entities[0], document, facts, demonyms=DEMONYMS)
    assert told.splitlines()[0].startswith("Odesa: Q1874, score ")
    assert "prior +" in told


def test_a_namesake_who_is_something_else_is_less_likely(facts):
    roles = (("Michael Brown", "director", "Emergency Agency"),)
    names = (("Michael Brown", "Person"), ("Emergency Agency", "Organization"))
    plain, said = (
        explain(document.entities[0], document, facts, demonyms=DEMONYMS)
        for document in (resolved("Michael Brown left the Emergency Agency.", *names), resolved("Michael Brown left the Emergency Agency.", *names, roles=roles))
    )
    assert "other_role" not in plain and "other_role -1.2" in said


def test_why_says_what_its_words_mean_and_what_cannot_be_meant(facts):
    odesa, azov = resolved("The Ukrainian port of Odesa was shelled.", ("Odesa", "Place")), resolved("The Azov brigade left.", ("Azov", "Place"))
    told = explain(odesa.entities[0], odesa, facts, demonyms=DEMONYMS)
    assert {line.split()[0] for line in legend(told).splitlines()[1:]} >= {"bias", "prior", "share"}
    assert "Q35000 Sea of Azov" in (why := explain(azov.entities[0], azov, facts, demonyms=DEMONYMS)) and not legend(why)
