"""Lists of who is a person and what is a body of people."""

from kg.language.trees.people import BODIES_OF_PEOPLE, PERSONS


def test_no_person_is_a_body_of_people():
    assert not PERSONS & BODIES_OF_PEOPLE
