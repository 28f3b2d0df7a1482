"""What tests share: the graph of the seeds, built once with the shipped model, a way to call commands, and a browser."""

from __future__ import annotations

import shutil
import socket
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(frozen=True)
class Result:
    """What a command printed, and its exit status."""

    code: int
    out: str
    err: str

    @property
    def error_lines(self) -> list[str]:
        return [line for line in self.err.splitlines() if line.strip()]


@pytest.fixture
def kg(capfd, monkeypatch):
    """Calls a command in this process: kg("query", "SELECT …", out=folder) → Result."""
    from kg.cli import app

    def call(*arguments: object, out: Path | None = None) -> Result:
        capfd.readouterr()
        words = [*map(str, arguments), *(["--out", str(out)] if out else [])]
        try:
            app(words, prog_name="kg")
            code = 0
        except SystemExit as stop:
            code = stop.code or 0
        printed = capfd.readouterr()
        return Result(code, printed.out, printed.err)

    return call


@pytest.fixture
def called():
    """A port that hears calls: (its number, how many came)."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        going = threading.Event()

        def hear():
            while not going.is_set():
                try:
                    line, address = listener.accept()
                    line.close()
                    calls.append(address)
                except TimeoutError:
                    continue

        thread = threading.Thread(target=hear)
        thread.start()
        yield listener.getsockname()[1], calls
        going.set()
        thread.join()


@pytest.fixture(scope="session")
def seeds_out(tmp_path_factory) -> Path:
    """The folder of the seeds' graph."""
    from kg import build

    out = tmp_path_factory.mktemp("seeds") / "output"
    build([SEEDS], out=out)
    return out


@pytest.fixture(scope="session")
def seeds_graph(seeds_out):
    """The seeds' graph, as Python users have it."""
    from kg import Graph

    return Graph(seeds_out)


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium, started once; skipped with a reason where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()
