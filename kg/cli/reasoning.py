"""kg reason: what follows from the ontology, asked for or taken away."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import OntologyFile, Out

app = typer.Typer(invoke_without_command=True)


@app.callback()
def reason(
    ontology: OntologyFile = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take away what was derived.")] = False,
    out: Out = "output",
) -> None:
    """Derive what follows from the ontology (classes and properties above, inverses) into a graph of its own."""
    from kg.reasoning import reason as run

    count = run(out=out, ontology=ontology, remove=remove)
    print("what was derived is removed" if remove else f"{count:,} triples follow from the ontology")
