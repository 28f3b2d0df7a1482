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


HEAD = mention("capture", 20, None, kind=Kind.NOMINAL)


def test_a_verb_and_its_noun_with_one_object_are_one_event():
    (chain,) = chains_of(VERB, NOUN, mentions=[HEAD])
    assert chain.statements == (VERB.id, NOUN.id)


def test_a_description_without_participants_takes_up_the_one_event_before():
    (chain,) = chains_of(VERB, mentions=[PLAIN])
    assert chain.mentions == (PLAIN,)
    assert chains_of(replace(VERB, predicate=replace(VERB.predicate, lemma="free")), mentions=[PLAIN]) == ()


def test_a_noun_with_its_own_story_takes_up_nothing():
    for text in ("another capture", "first capture of a town"):
        said = Mention("d", PLAIN.start, PLAIN.start + len(text), text, text, "Event", Kind.NOMINAL, PLAIN.head, 2, chain=5)
        assert chains_of(VERB, mentions=[said]) == ()


def test_a_noun_takes_up_nothing_where_its_chain_began_before_or_another_noun_told_it():
    earlier = mention("Kigali", 0, 5, kind=Kind.NOMINAL)
    assert chains_of(VERB, mentions=[earlier, PLAIN]) == ()
    between = mention("capture", 30, 8, kind=Kind.NOMINAL)
    assert chains_of(VERB, mentions=[replace(between, text="capture of Goma"), PLAIN]) == ()


def test_what_is_denied_or_only_possible_is_not_taken_up():
    for factuality in (Factuality.NEGATED, Factuality.POSSIBLE):
        assert chains_of(replace(VERB, factuality=factuality), mentions=[PLAIN]) == ()


STEP = "Rebels shelled Goma. This attack was the third. Kigali recalled its envoy. This step surprised them."


def step_chain(verb, word):
    """The nouns that take up the one event that a verb of STEP tells."""
    start, at = STEP.index(verb), STEP.index(word)
    sentence = next(one for one in ("Rebels shelled Goma.", "Kigali recalled its envoy.") if verb in one)
    evidence = Span("d", STEP.index(sentence), STEP.index(sentence) + len(sentence), sentence)
    told = Statement("d", REBELS, Predicate(verb.removesuffix("ed"), verb, verb, start, start + len(verb)), GOMA, evidence=(evidence,))
    noun = Mention("d", at, at + len(word), word, word, "Event", Kind.NOMINAL, (at, at + len(word)), 1, chain=9)
    return [m.text for chain in event_chains([told], [noun], ontology(), text=STEP) for m in chain.mentions]


def test_this_attack_is_an_event_of_its_class_and_this_step_what_was_just_told():
    assert step_chain("shelled", "attack") == ["attack"]
    assert step_chain("recalled", "step") == ["step"]
    assert step_chain("shelled", "step") == []


DATED = "Rebels raided two depots on Monday. Monday's raids surprised Kigali. The deadly raids went on. Goma saw a raid."


def dated_chain(word, head, *, time="Monday", plural=True):
    """The nouns that take up the raids of DATED where its verb is so dated and raids so many."""
    start, at = DATED.index("raided"), DATED.index(word)
    depots = Mention("d", 14, 24, "two depots", "depots", "Place", Kind.NOMINAL, (18, 24), 0, plural=plural, chain=3)
    evidence = Span("d", 0, 35, DATED[:35])
    told = Statement(
        "d", REBELS, Predicate("raid", "raided", "raided", start, start + 6), depots, time=Time(time, None), evidence=(evidence,)
    )
    end = at + len(word)
    noun = Mention("d", at, end, word, word, "Event", Kind.NOMINAL, (end - len(head), end), 1, plural=head.endswith("s"), chain=9)
    return [m.text for chain in event_chains([told], [noun], ontology(), text=DATED) for m in chain.mentions]


def test_a_day_a_number_and_how_it_was_do_not_keep_an_event_from_being_the_one_told():
    assert dated_chain("Monday's raids", "raids") == ["Monday's raids"]
    assert dated_chain("deadly raids", "raids") == ["deadly raids"]
    assert dated_chain("Monday's raids", "raids", time="Friday") == []
    assert dated_chain("Monday's raids", "raids", plural=False) == []


def test_a_raid_is_not_the_one_told_before():
    at = DATED.index("raid.")
    goma = Mention("d", 0, 6, "Goma", "Goma", "Place", Kind.NAME, (0, 6), 3, chain=1)
    told = Statement("d", REBELS, Predicate("raid", "raided", "raided", 7, 13), goma)
    again = Statement("d", None, Predicate("raid", "raided", "raid", at, at + 4), goma)
    noun = Mention("d", at, at + 4, "raid", "raid", "Event", Kind.NOMINAL, (at, at + 4), 3)
    assert event_chains([told, again], [noun], ontology(), text=DATED) == ()
    assert event_chains([told, again], [noun], ontology(), text=DATED.replace(" a raid", " X raid"))


def test_his_prediction_is_what_he_predicted_just_before():
    alone = replace(NOUN, subject=replace(REBELS, start=30, end=34), object=None)
    noun = Mention(
        "d",
        NOUN.predicate.start,
        NOUN.predicate.end,
        "capture",
        "capture",
        "Event",
        Kind.NOMINAL,
        (NOUN.predicate.start, NOUN.predicate.end),
        1,
    )
    (chain,) = chains_of(VERB, alone, mentions=[noun])
    assert len(chain.statements) == 2
    assert chains_of(VERB, alone) == ()


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
    merged = merged_events([VERB, NOUN, about], chains_of(VERB, NOUN, mentions=[HEAD, PLAIN]), SENTENCES)
    assert [s.id for s in merged] == [VERB.id, about.id]
    assert merged[0].evidence == SENTENCES
    assert merged[1].content == (VERB.id,)
