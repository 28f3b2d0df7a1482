"""KnowledgeNet: arguments of facts are certain names, other capitalised words stay open."""

import zipfile

import numpy as np

from kg.training.corpora import Sentence, split_hyphens
from kg.training.entities import LABELS, Constraints
from kg.training.knowledgenet import knowledgenet_constraints, read_knowledgenet

ROW = (
    '<tr><td style="x">{fold}</td><td>7</td><td>5</td><td>60</td><td>5</td><td>13</td><td>24</td><td>35</td><td>EDUCATED_AT</td>'
    '<td><p> <span id="subject">Ann Reed</span>\'s time at <span id="object"><a href="u">Oslo Museum</a></span> ended with Prize of Peace .</p>'
    "</td></tr>\n"
)


def test_arguments_are_certain_and_other_names_open(tmp_path):
    (tmp_path / "knowledgenet").mkdir()
    with zipfile.ZipFile(tmp_path / "knowledgenet" / "human_readable-v10-notest.zip", "w") as archive:
        archive.writestr("table.html", ROW.format(fold=1) + ROW.format(fold=4))
    ((sentence, spans),) = read_knowledgenet(tmp_path)
    assert [(" ".join(sentence.words[a:b]), *types) for a, b, types in spans] == [("Ann Reed", "PERSON"), ("Oslo Museum", "ORG")]
    table = Constraints()
    ids, certain = knowledgenet_constraints(sentence.words, spans, table)
    masks = table.masks()
    allowed = [{LABELS[i] for i in np.flatnonzero(masks[row])} for row in ids]
    assert certain == [(0, 2, "PERSON"), (5, 7, "ORG")]
    assert allowed[0] == {"B-PERSON"} and allowed[3] == {"O"}
    assert {"O", "B-WORK", "U-PERSON"} <= allowed[9] and {"O", "I-WORK"} <= allowed[10]


def test_hyphenated_words_are_split_as_at_run_time():
    words = ["Abu", "al-Zarqawi", "met", "U.S.-backed", "pro-Russian", "men"]
    sentence = Sentence(words, [True] * 6, tags=["NNP", "NNP", "VBD", "JJ", "JJ", "NNS"], spans=[(0, 2, "per"), (3, 4, "geo")])
    split = split_hyphens(sentence)
    assert split.words == ["Abu", "al", "-", "Zarqawi", "met", "U.S.", "-", "backed", "pro-Russian", "men"]
    assert split.spans == [(0, 4, "per"), (5, 6, "geo")]
    assert split.tags[5] == "NNP" and not split.spaces[1] and split.spaces[3]
