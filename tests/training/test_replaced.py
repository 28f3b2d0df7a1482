"""A name of a text becomes a pronoun only where it is known whom the pronoun stands for, and in which case."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from kg.training.coreference import AFTER, CLOSED, OPEN
from kg.training.person_names import person_names
from kg.training.replaced import PRONOUNS, case_of, gender_of, passage


def text(*sentences):
    """A Doc of words as "word/tag/relation/head", names of persons in brackets."""
    words, tags, deps, heads, starts, names = [], [], [], [], [], []
    for sentence in sentences:
        offset = len(words)
        for item in sentence.split():
            if item in "[]":
                names.append(len(words))
                continue
            word, tag, dep, head = item.split("/")
            words.append(word)
            tags.append(tag)
            deps.append(dep)
            heads.append(offset + int(head))
            starts.append(len(words) - 1 == offset)
    doc = Doc(English().vocab, words=words, tags=tags, deps=deps, heads=heads, sent_starts=starts)
    doc.ents = [Span(doc, start, end, label="PERSON") for start, end in zip(names[::2], names[1::2], strict=True)]
    return doc


FIRST = "Mr./NNP/compound/1 [ Quirk/NNP/nsubj/2 ] met/VBD/ROOT/2 [ Paul/NNP/obj/2 Lindt/NNP/flat/3 ] ././punct/2"
AS = {
    "subject": ("[ Quirk/NNP/nsubj/1 ] thanked/VBD/ROOT/1 nobody/NN/obj/1 ././punct/1", "He thanked nobody ."),
    "object": ("Critics/NNS/nsubj/1 blamed/VBD/ROOT/1 Mr./NNP/compound/3 [ Quirk/NNP/obj/1 ] ././punct/1", "Critics blamed him ."),
    "owner": (
        "It/PRP/nsubj/5 is/VBZ/cop/5 in/IN/case/5 [ Quirk/NNP/nmod:poss/5 ] 's/POS/case/3 house/NN/ROOT/5 ././punct/5",
        "It is in his house .",
    ),
}


@pytest.mark.parametrize("case", AS)
def test_the_pronoun_has_the_case_of_its_place_and_the_gender_of_the_title(case):
    last, said = AS[case]
    doc = text(FIRST, last)
    found = person_names(doc)
    assert case_of(doc, found[-1]) == case
    pronoun = PRONOUNS[gender_of(doc, [found[0], found[-1]], None)][case]
    words, spaces, spans = passage(doc, list(doc.sents), found, len(found) - 1, pronoun)
    assert " ".join(words[1]) == said
    assert [len(forms) for forms in words] == [len(row) for row in spaces]
    closed, *names = spans
    assert closed[4] == CLOSED
    assert {(words[s][start:end][-1], chain == closed[3], flags) for s, start, end, chain, flags in names} == {
        ("Quirk", True, OPEN), ("Lindt", False, OPEN),
    }  # fmt: skip


def test_names_behind_the_pronoun_stand_where_its_words_left_them():
    last = "Mr./NNP/compound/1 [ Quirk/NNP/nsubj/2 ] thanked/VBD/ROOT/2 [ Lindt/NNP/obj/2 ] ././punct/2"
    doc = text(FIRST, last)
    found = person_names(doc)
    words, _, spans = passage(doc, list(doc.sents), found, 2, "he")
    ahead = next(span for span in spans if span[4] & AFTER)
    assert words[ahead[0]][ahead[1] : ahead[2]] == ["Lindt"]


@pytest.mark.parametrize(
    "last",
    [
        "The/DT/det/2 [ Quirk/NNP/compound/2 ] plan/NN/nsubj/3 failed/VBD/ROOT/3 ././punct/3",
        "[ Quirk/NNP/nsubj/3 ] and/CC/cc/2 Ann/NNP/conj/0 left/VBD/ROOT/3 ././punct/3",
    ],
    ids=["inside a noun phrase", "one of two"],
)
def test_a_name_stays_where_no_pronoun_can_stand(last):
    doc = text(FIRST, last)
    assert case_of(doc, person_names(doc)[2]) == ""
