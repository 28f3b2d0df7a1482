"""`kg serve` as a command: it says where it is, serves, and ends on Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
import urllib.request

import pytest


@pytest.fixture
def command():
    """Starts `kg serve` on a free port; its process and what it prints first."""
    started = []

    def start(*arguments, **environment):
        words = [sys.executable, "-m", "kg", "serve", "--port", "0", "--workers", "1", *map(str, arguments)]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment})
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_ends_when_told(command, out, ending):
    process = command("--out", out, "--log")
    line = process.stdout.readline()
    url = re.search(r"http://127\.0\.0\.1:\d+/", line)[0]
    with urllib.request.urlopen(f"{url}sparql?query=ASK%7B%7D", timeout=30) as answer:
        assert b"true" in answer.read()
    process.send_signal(ending)
    _, logged = process.communicate(timeout=30)
    assert process.returncode in (0, 130) and "GET /sparql?query=ASK%7B%7D 200" in logged and "Traceback" not in logged


def test_writing_needs_a_token_which_is_made_where_none_is_given(command, out):
    process = command("--out", out, "--writable")
    assert re.fullmatch(r"token: [\w-]{32}\n", process.stdout.readline())
    short = command("--out", out, "--writable", KG_TOKEN="short")
    assert short.wait(timeout=60) == 1 and "shorter than 16" in short.stderr.read()


def test_a_folder_without_a_graph_is_told_in_a_line(command, tmp_path):
    process = command("--out", tmp_path)
    assert process.wait(timeout=60) == 1
    assert len(process.stderr.read().splitlines()) == 1


@pytest.mark.parametrize(("option", "code", "told"), [("--out", 1, "needs the folder"), ("--store", 2, "No such option")])
def test_a_servers_graph_is_not_served_again(command, option, code, told):
    process = command(option, "http://127.0.0.1:9/")
    assert process.wait(timeout=60) == code and told in process.stderr.read()
