"""Texts to measure on: the seed articles' paragraphs, dealt anew into as many documents as are asked for, or a folder of your own."""

from __future__ import annotations

from pathlib import Path
from random import Random

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def articles(words: int, *, folder: Path | None = None, seed: int = 7) -> list[str]:
    """Articles of about 300 words each, `words` words in all, the same for the same arguments."""
    paths = sorted((folder or SEEDS).rglob("*.txt"))
    paragraphs = [p for path in paths for p in path.read_text(encoding="utf-8").split("\n\n") if len(p.split()) > 5]
    random, found, total = Random(seed), [], 0
    while total < words:
        article: list[str] = []
        while sum(len(p.split()) for p in article) < min(300, words - total):
            article.append(random.choice(paragraphs))
        found.append("\n\n".join(article))
        total += len(found[-1].split())
    return found


def write(folder: Path, texts: list[str]) -> Path:
    """The texts as files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number:05d}.txt").write_text(text, encoding="utf-8")
    return folder
