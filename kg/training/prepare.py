"""All that training needs, in one: trees and names, then what the corpora say of roles, factuality and coreference."""

from __future__ import annotations

from pathlib import Path

from kg.language import load
from kg.language.parsing.encoder import load_encoder
from kg.language.parsing.pipeline import SHIPPED
from kg.training.coreference import read_documents, read_gap
from kg.training.corpora import read_gmb, read_treebank, split_gmb, split_hyphens
from kg.training.examples import Example, Labels
from kg.training.examples import prepare as prepare_trees_and_names
from kg.training.factuality import factuality_array, read_factuality
from kg.training.marked.chains import news_chains
from kg.training.marked.pronouns import pronoun_documents
from kg.training.marked.trees import QANOM, news_trees
from kg.training.nominal_roles import qanom_examples
from kg.training.propbank import read_propbank, unaccusatives
from kg.training.qanom import qanom_sentences, read_qanom
from kg.training.replaced import replaced_documents, texts_of
from kg.training.roles import Roles, role_arrays, role_labels


def prepare(data: Path, facts: Path) -> dict[str, object]:
    """Everything that training needs, from the unpacked corpora and the fact tables; the shipped model parses those without trees."""
    prepared = prepare_trees_and_names(data, facts)
    labels: Labels = prepared["labels"]  # type: ignore[assignment]
    roles = {part: read_propbank(data, part) for part in ("train", "dev")}
    labels["roles"] = role_labels(roles["train"].values())
    for part in ("train", "dev"):
        examples: list[Example] = prepared["trees"][f"ewt-{part}"]  # type: ignore[index]
        add_meaning(examples, data, part, roles[part], labels["roles"])
    acted_on = unaccusatives(roles["train"], read_treebank(data, "ewt", "train"))
    nominals = read_qanom(data, "train", unaccusatives=acted_on)
    prepared["entities"]["qanom"] = qanom_examples(nominals, load_encoder(SHIPPED, threads=2), labels["roles"])  # type: ignore[index]
    nlp = load()
    news, _ = split_gmb(read_gmb(data / "ner" / "gmb_ner_dataset.csv.zip"))
    news = [split_hyphens(sentence) for sentence in news]
    more = news_trees(qanom_sentences(data, "train"), nlp, labels, QANOM)
    prepared["trees"]["news"] = [*news_trees(news, nlp, labels), *more]  # type: ignore[index]
    texts = {
        "gmb": texts_of(news, nlp),
        "gap": nlp.pipe(row["Text"] for row in read_gap(data, "development")),
    }
    replaced = {f"{name}-replaced": list(replaced_documents(docs, nlp, name=name)) for name, docs in texts.items()}
    marked = {"pronouns": list(pronoun_documents(data, nlp)), "news-chains": list(news_chains(data, nlp))}
    prepared["documents"] = read_documents(data, prepared, nlp) | replaced | marked
    return prepared


def add_meaning(examples: list[Example], data: Path, part: str, roles: dict[str, Roles], labels: list[str]) -> None:
    """Gives the examples of a part of EWT, in place, their roles and factuality."""
    facts = read_factuality(data, part)
    for sentence, example in zip(read_treebank(data, "ewt", part), examples, strict=True):
        count = len(example.words)
        if sentence.name in roles:
            example.predicates, example.roles = role_arrays(roles[sentence.name], count, labels)
        if sentence.name in facts:
            example.factuality = factuality_array(facts[sentence.name], count)
