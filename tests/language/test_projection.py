"""Open relations in the words of the sentence and its own voice."""

import pytest

from kg.language.projection import oie_rows
from tests.language.docs import doc

CASES = {
    "active with a time": (
        "Rebels/NNS/2/nsubj captured/VBD/0/root the/DT/4/det town/NN/2/obj on/IN/6/case Friday/NNP/2/obl",
        [("captured", "Rebels", "the town", "on Friday"), ("captured", "Rebels", "the town"), ("captured the town on", "Rebels", "Friday")],
    ),
    "passive, in its own voice": (
        "The/DT/2/det merger/NN/5/nsubj:pass was/VBD/5/aux:pass not/RB/5/advmod blocked/VBN/0/root by/IN/7/case regulators/NNS/5/obl:agent",
        [("was not blocked by", "The merger", "regulators")],
    ),
    "open complement": (
        "Nissan/NNP/2/nsubj wants/VBZ/0/root to/TO/4/mark cut/VB/2/xcomp jobs/NNS/4/obj",
        [("wants to cut", "Nissan", "jobs")],
    ),
    "reported clause": (
        "Officials/NNS/2/nsubj said/VBD/0/root the/DT/4/det army/NN/5/nsubj shelled/VBD/2/ccomp Goma/NNP/5/obj",
        [("said", "Officials", "the army shelled Goma"), ("shelled", "the army", "Goma")],
    ),
    "copula": (
        "Oslo/NNP/4/nsubj is/VBZ/4/cop the/DT/4/det capital/NN/0/root of/IN/6/case Norway/NNP/4/nmod",
        [("is", "Oslo", "the capital of Norway")],
    ),
    "relative pronoun": (
        "The/DT/2/det bill/NN/6/nsubj which/WDT/5/obj Biden/NNP/5/nsubj vetoed/VBD/2/acl:relcl hurt/VBD/0/root banks/NNS/6/obj",
        [("vetoed", "Biden", "The bill"), ("hurt", "The bill", "banks")],
    ),
    "apposition": (
        "Scholz/NNP/5/nsubj ,/,/4/punct the/DT/4/det chancellor/NN/1/appos met/VBD/0/root Modi/NNP/5/obj",
        [("met", "Scholz", "Modi"), ("is", "Scholz", "the chancellor")],
    ),
    "coordination": (
        "Ships/NNS/4/nsubj and/CC/3/cc planes/NNS/1/conj hit/VBD/0/root ports/NNS/4/obj and/CC/7/cc depots/NNS/5/conj",
        [("hit", "Ships", "ports"), ("hit", "Ships", "depots"), ("hit", "planes", "ports"), ("hit", "planes", "depots")],
    ),
    "what stands between several is one": (
        "Talks/NNS/2/nsubj broke/VBD/0/root down/RP/2/compound:prt between/IN/5/case Chad/NNP/2/obl and/CC/7/cc Sudan/NNP/5/conj",
        [("broke down between", "Talks", "Chad and Sudan")],
    ),
    "adverbial clause": (
        "Banks/NNS/2/nsubj closed/VBD/0/root on/IN/4/case Friday/NNP/2/obl after/IN/7/mark shares/NNS/7/nsubj fell/VBD/2/advcl in/IN/9/case Oslo/NNP/7/obl",
        [
            ("closed on", "Banks", "Friday"), ("closed after", "Banks", "shares fell in Oslo"), ("fell in", "shares", "Oslo"),
        ],
    ),
    "participle of the same subject": (
        "Fires/NNS/2/nsubj hit/VBD/0/root Crete/NNP/2/obj ,/,/5/punct killing/VBG/2/advcl ten/CD/5/obj",
        [("hit", "Fires", "Crete"), ("killing", "Fires", "ten")],
    ),
    "infinitive of a noun": (
        "China/NNP/2/nsubj has/VBZ/0/root a/DT/4/det duty/NN/2/obj to/TO/6/mark defend/VB/4/acl its/PRP$/8/nmod:poss borders/NNS/6/obj",
        [("has", "China", "a duty to defend its borders"), ("has a duty to defend", "China", "its borders")],
    ),
    "infinitive of another": (
        "Aid/NN/2/compound groups/NNS/3/nsubj urged/VBD/0/root Mali/NNP/3/obj to/TO/6/mark free/VB/3/xcomp him/PRP/6/obj",
        [
            ("urged", "Aid groups", "Mali", "to free him"), ("urged", "Aid groups", "Mali"), ("urged Mali", "Aid groups", "to free him"),
            ("to free", "Mali", "him"), ("urged Mali to free", "Aid groups", "him"),
        ],
    ),
    "gerund": (
        "He/PRP/3/nsubj:pass was/VBD/3/aux:pass accused/VBN/0/root of/IN/5/mark taking/VBG/3/advcl bribes/NNS/5/obj",
        [("was accused of taking", "He", "bribes")],
    ),
    "what a noun has behind it": (
        "Peru/NNP/2/nsubj signed/VBD/0/root a/DT/4/det deal/NN/2/obj with/IN/6/case Chile/NNP/4/nmod",
        [("signed", "Peru", "a deal with Chile"), ("signed a deal with", "Peru", "Chile")],
    ),
    "passive and no more": (
        "The/DT/2/det tower/NN/4/nsubj:pass was/VBD/4/aux:pass torn/VBN/0/root down/RP/4/compound:prt",
        [("was", "The tower", "torn down")],
    ),
    "before the copula": (
        "In/IN/2/case May/NNP/7/obl ,/,/2/punct it/PRP/7/nsubj was/VBD/7/cop the/DT/7/det capital/NN/0/root",
        [("was", "it", "the capital", "In May"), ("was", "it", "the capital"), ("was the capital In", "it", "May")],
    ),
    "quoted at the end": (
        "He/PRP/2/nsubj called/VBD/0/root it/PRP/2/obj a/DT/6/det ``/``/6/punct sham/NN/2/xcomp ''/''/6/punct",
        [("called", "He", "it", "a `` sham ''"), ("called", "He", "it"), ("called it", "He", "a `` sham ''")],
    ),
    "auxiliary shared": (
        "Homes/NNS/3/nsubj:pass were/VBD/3/aux:pass looted/VBN/0/root and/CC/5/cc burned/VBN/3/conj by/IN/7/case rebels/NNS/5/obl:agent",
        [("were", "Homes", "looted"), ("were burned by", "Homes", "rebels")],
    ),
    "no longer": (
        "Police/NNS/5/nsubj can/MD/5/aux no/DT/4/advmod longer/RB/5/advmod hold/VB/0/root him/PRP/5/obj",
        [("can no longer hold", "Police", "him")],
    ),
    "preposition alone": (
        "Spies/NNS/3/nsubj:pass were/VBD/3/aux:pass dealt/VBN/0/root with/IN/3/obl by/IN/6/case courts/NNS/3/obl:agent",
        [("were dealt with by", "Spies", "courts")],
    ),
    "what there is": (
        "There/EX/2/expl were/VBD/0/root riots/NNS/2/nsubj in/IN/5/case Lagos/NNP/2/obl",
        [("were in", "riots", "Lagos"), ("were", "There", "riots")],
    ),
    "numbers are not counted apart": (
        "One/CD/4/nsubj or/CC/3/cc two/CD/1/conj left/VBD/0/root Goma/NNP/4/obj",
        [("left", "One or two", "Goma")],
    ),
    "adjective behind its noun": (
        "Towns/NNS/5/nsubj close/JJ/1/amod to/IN/4/case Kyiv/NNP/2/obl lost/VBD/0/root power/NN/5/obj",
        [("lost", "Towns close to Kyiv", "power")],
    ),
    "what it makes of another": (
        "She/PRP/2/nsubj found/VBD/0/root him/PRP/2/obj guilty/JJ/2/xcomp of/IN/6/case theft/NN/4/obl",
        [
            ("found", "She", "him", "guilty of theft"), ("found", "She", "him"), ("found him", "She", "guilty of theft"), ("guilty of", "him", "theft"),
        ],
    ),
    "infinitives together": (
        "He/PRP/2/nsubj pledged/VBD/0/root to/TO/4/mark cut/VB/2/xcomp taxes/NNS/4/obj and/CC/7/cc fight/VB/4/conj crime/NN/7/obj",
        [("pledged to cut", "He", "taxes"), ("pledged to fight", "He", "crime")],
    ),
    "relative without its pronoun": (
        "Cars/NNS/5/nsubj it/PRP/3/nsubj sells/VBZ/1/acl:relcl abroad/RB/3/advmod rust/VBP/0/root in/IN/7/case winter/NN/5/obl",
        [("sells abroad", "it", "Cars"), ("rust in", "Cars", "winter")],
    ),
    "measure before the conjunction": (
        "Oslo/NNP/2/nsubj closed/VBD/0/root ports/NNS/2/obj two/CD/5/nummod days/NNS/8/obl:unmarked after/IN/8/mark storms/NNS/8/nsubj struck/VBD/2/advcl",
        [("closed", "Oslo", "ports"), ("closed ports", "Oslo", "two days after storms struck"), ("struck", "storms", "two days")],
    ),
    "asides of the subject": (
        "Rebels/NNS/6/nsubj ,/,/3/punct backed/VBN/1/acl by/IN/5/case Chad/NNP/3/obl:agent took/VBD/0/root towns/NNS/6/obj ,/,/10/punct including/VBG/10/case "
        "Adre/NNP/7/nmod",
        [("backed by", "Rebels", "Chad"), ("took", "Rebels", "towns, including Adre"), ("including", "towns", "Adre")],
    ),
    "able to": (
        "They/PRP/3/nsubj were/VBD/3/cop able/JJ/0/root to/TO/5/mark reach/VB/3/xcomp Goma/NNP/5/obj",
        [("were able to reach", "They", "Goma")],
    ),
    "words between a verb and its complement, and before": (
        "In/IN/2/case May/NNP/5/obl ,/,/2/punct she/PRP/5/nsubj appealed/VBD/0/root to/IN/7/case Chad/NNP/5/obl to/TO/9/mark free/VB/5/xcomp him/PRP/9/obj",
        [
            ("appealed to Chad to free", "she", "him", "In May"), ("appealed to Chad to free", "she", "him"),
            ("appealed to Chad to free him In", "she", "May"),
        ],
    ),
    "idiom": (
        "The/DT/2/det vote/NN/3/nsubj took/VBD/0/root place/NN/3/obj in/IN/6/case May/NNP/3/obl",
        [("took place in", "The vote", "May")],
    ),
    "measure before the preposition": (
        "Rhodes/NNP/2/nsubj lies/VBZ/0/root ten/CD/4/nummod miles/NNS/8/nmod:unmarked off/IN/8/case the/DT/8/det Turkish/JJ/8/amod coast/NN/2/obl",
        [("lies", "Rhodes", "ten miles off the Turkish coast")],
    ),
    "quoted verb": (
        "It/PRP/4/nsubj is/VBZ/4/aux ``/``/4/punct choking/VBG/0/root ''/''/4/punct Gaza/NNP/4/obj",
        [("is `` choking ''", "It", "Gaza")],
    ),
    "quotation that ends elsewhere": (
        "It/PRP/2/nsubj left/VBD/0/root the/DT/5/det ``/``/5/punct town/NN/2/obj in/IN/7/case ruins/NNS/2/obl ''/''/2/punct",
        [("left", "It", "the town", "in ruins"), ("left", "It", "the town"), ("left the town in", "It", "ruins")],
    ),
    "title": (
        "French/JJ/2/amod President/NN/4/nmod:desc Emmanuel/NNP/4/compound Macron/NNP/5/nsubj met/VBD/0/root Mr./NNP/7/nmod:desc Modi/NNP/5/obj",
        [("met", "French President Emmanuel Macron", "Mr. Modi"), ("is", "Emmanuel Macron", "French President")],
    ),
    "name behind its noun": (
        "The/DT/3/det aid/NN/3/compound group/NN/5/nsubj Oxfam/NNP/3/appos left/VBD/0/root Juba/NNP/5/obj",
        [("left", "The aid group Oxfam", "Juba"), ("is", "Oxfam", "The aid group")],
    ),
    "no subject, no row": ("Close/VB/0/root the/DT/3/det door/NN/1/obj", []),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES)
def test_rows(sentence, expected):
    assert [(row.relation, *row.arguments) for row in oie_rows(doc(sentence))] == expected


def test_rows_name_their_sentence_and_are_less_sure_of_what_is_inferred():
    rows = oie_rows(doc(CASES["apposition"][0], CASES["copula"][0]))
    assert next(row.sentence for row in rows).startswith("Scholz")
    assert all(0 < row.confidence <= 1 for row in rows)
    assert max(rows, key=lambda row: row.confidence).relation == "met"
