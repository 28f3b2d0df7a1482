"""Two mentions of one event: what becomes one, and what stays two."""

from dataclasses import replace

from kg.language.coreference.events import event_chains, merged_events
from kg.lexicon import ontology
from kg.model import Factuality, Kind, Mention, Predicate, Span, Statement, Time

TEXT = "Rebels captured Goma in May. The capture of Goma angered Kigali. Officials condemned the capture."
SENTENCES = tuple(
    Span("d", TEXT.index(part), TEXT.index(part) + len(part), part)
    for part in ("Rebels captured Goma in May.", "The capture of Goma angered Kigali.", "Officials condemned the capture.")
)


def mention(text, at, chain, kind=Kind.NAME):
    start = TEXT.index(text, at)
    sentence = next(number for number, span in enumerate(SENTENCES) if start < span.end)
    return Mention("d", start, start + len(text), text, text, "Place", kind, (start, start + len(text)), sentence, chain=chain)


def statement(verb, subject, object, *, word, at=0, time=None, **more):
    start = TEXT.index(word, at)
    evidence = next(span for span in SENTENCES if start < span.end)
    when = Time(time, time) if time else None
    return Statement("d", subject, Predicate(verb, verb, word, start, start + len(word)), object, time=when, evidence=(evidence,), **more)


REBELS, GOMA, AGAIN = mention("Rebels", 0, 0), mention("Goma", 0, 1), mention("Goma", 30, 1)
VERB = statement("capture", REBELS, GOMA, word="captured", time="2012-05")
NOUN = statement("capture", None, AGAIN, word="capture", at=20)
PLAIN = mention("capture", TEXT.index("condemned"), 5, kind=Kind.NOMINAL)


def chains_of(*statements, mentions=()):
    return event_chains(statements, mentions, ontology(), text=TEXT)


def test_a_verb_and_its_noun_with_one_object_are_one_event():
    (chain,) = chains_of(VERB, NOUN)
    assert chain.statements == (VERB.id, NOUN.id)


def test_a_description_without_participants_takes_up_the_one_event_before():
    (chain,) = chains_of(VERB, mentions=[PLAIN])
    assert chain.mentions == (PLAIN,)
    assert chains_of(replace(VERB, predicate=replace(VERB.predicate, lemma="free")), mentions=[PLAIN]) == ()


def test_other_participants_times_or_standing_are_other_events():
    elsewhere = replace(NOUN, object=replace(AGAIN, chain=9))
    later = replace(NOUN, time=Time("June", "2012-06"))
    denied = replace(NOUN, factuality=Factuality.NEGATED)
    for other in (elsewhere, later, denied):
        assert chains_of(VERB, other) == ()


def test_the_same_verb_twice_needs_both_participants():
    twice = statement("capture", None, AGAIN, word="capture", at=TEXT.index("condemned"))
    same_form = replace(twice, predicate=replace(twice.predicate, text="captured"))
    assert chains_of(VERB, same_form) == ()
    (chain,) = chains_of(VERB, replace(same_form, subject=replace(REBELS, start=60, end=66)))
    assert len(chain.statements) == 2


def test_one_event_has_all_its_sentences_behind_it_and_keeps_what_was_said_of_it():
    about = statement("anger", None, mention("Kigali", 0, 3), word="angered", content=(NOUN.id,))
    merged = merged_events([VERB, NOUN, about], chains_of(VERB, NOUN, mentions=[PLAIN]), SENTENCES)
    assert [s.id for s in merged] == [VERB.id, about.id]
    assert merged[0].evidence == SENTENCES
    assert merged[1].content == (VERB.id,)
