"""Commands: `python -m kg.training prepare | given-names | restore | train | mix | export | evaluate | evaluate-meaning | evaluate-raw`."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False, help=__doc__)
Folder = Annotated[Path, typer.Option(file_okay=False)]


@app.command()
def prepare(data: Folder, facts: Folder, work: Folder) -> None:
    """Reads the unpacked corpora and the fact tables into one file of examples."""
    from kg.training.prepare import prepare as prepared

    work.mkdir(parents=True, exist_ok=True)
    with (work / "prepared.pickle").open("wb") as file:
        pickle.dump(prepared(data, facts), file)


@app.command("given-names")
def given_names(facts: Folder) -> None:
    """Compiles the given names that tell a gender from other packages' lists, but for those that are places or bodies among the facts."""
    from kg.training.given_names import compile_given_names

    print(compile_given_names(facts))


@app.command()
def restore(model: Folder, out: Annotated[Path, typer.Option(dir_okay=False)]) -> None:
    """Writes the weights of an exported model as `train --start` and `mix --earlier` want them."""
    import torch

    from kg.training.restore import restored

    torch.save(restored(model), out)


@app.command()
def train(
    work: Folder,
    minutes: float = 90.0,
    threads: int = 2,
    limit: int = 0,
    watch: bool = True,
    start: Annotated[Path | None, typer.Option(dir_okay=False)] = None,
    peak: float = 1.0,
) -> None:
    """Trains for so many minutes in all; goes on from the checkpoint in the folder if there is one.

    With --start, from the averaged weights of another run, best with a lower --peak of the learning rates.
    """
    from kg.training.train import train as run

    run(work, seconds=60 * minutes, threads=threads, limit=limit, watch=watch, start=start, peak=peak)


@app.command()
def export(work: Folder, out: Folder, int8: bool = True) -> None:
    """Writes the averaged weights as `model.onnx` with labels and vocabulary, int8 unless told otherwise."""
    from kg.training.export import export_run

    export_run(work, out, int8=int8)


@app.command()
def mix(earlier: Annotated[Path, typer.Option(dir_okay=False)], work: Folder, share: float = 0.65) -> None:
    """Moves a run's averaged weights part of the way back to those it started from; `share` is what stays of its own."""
    from kg.training.mix import mix_runs

    mix_runs(earlier, work, share=share)


@app.command()
def evaluate(model: Folder, data: Folder, facts: Folder, split: str = "dev", threads: int = 2) -> None:
    """Prints tags, trees, sentence starts, names and speed of an exported model."""
    from kg.training.evaluate import evaluate as run

    run(model, data, facts, split=split, threads=threads)


@app.command("evaluate-meaning")
def evaluate_meaning(data: Folder, model: Annotated[Path | None, typer.Option()] = None, split: str = "dev", threads: int = 2) -> None:
    """Prints how well an exported model finds PropBank's and QANom's roles and UDS's factuality."""
    from kg.training.meaning import evaluate_meaning as run

    run(data, model, split=split, threads=threads)


@app.command("evaluate-raw")
def evaluate_raw(data: Folder, model: Annotated[Path | None, typer.Option()] = None, split: str = "dev") -> None:
    """Prints what the whole pipeline reaches on raw text: words, sentences, trees."""
    from kg.training.raw import evaluate_raw as run

    run(data, model, split=split)


if __name__ == "__main__":
    app()
