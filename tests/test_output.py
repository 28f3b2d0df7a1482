"""An output folder changes all at once or not at all, whatever happens in the middle."""

import shutil

import pytest

from kg.errors import StoreError
from kg.output import DRAFT, READY, Draft, finish


def copy(source, target):
    shutil.copytree(source, target)


def fill(out, text):
    """One whole write of the folder."""
    with Draft(out, copy=copy) as draft:
        draft.store.mkdir(exist_ok=True)
        (draft.store / "data").write_text(text)
        (draft.path / "graph.ttl").write_text(text)
        return draft.publish()


def content(out):
    return (out / "graph.ttl").read_text(), (out / "store" / "data").read_text()


def test_a_second_write_starts_from_the_first_and_replaces_it(tmp_path):
    fill(tmp_path / "out", "one")
    with Draft(tmp_path / "out", copy=copy) as draft:
        assert (draft.store / "data").read_text() == "one"
    assert [p.name for p in fill(tmp_path / "out", "two")] == ["graph.ttl", "store"]
    assert content(tmp_path / "out") == ("two", "two")


def test_a_failure_leaves_what_was_there(tmp_path):
    fill(tmp_path, "one")
    with pytest.raises(KeyboardInterrupt), Draft(tmp_path, copy=copy) as draft:
        (draft.store / "data").write_text("half")
        raise KeyboardInterrupt
    assert content(tmp_path) == ("one", "one") and not (tmp_path / DRAFT).exists()


def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    fill(tmp_path, "one")
    with pytest.raises(StoreError, match="No space left"), Draft(tmp_path, copy=copy) as draft:
        (draft.store / "data").write_text("two")
        monkeypatch.setattr(type(tmp_path), "touch", full)
        draft.publish()
    assert content(tmp_path) == ("one", "one")


@pytest.mark.parametrize(("ready", "expected"), [(True, "two"), (False, "one")])
def test_a_killed_write_is_finished_if_it_was_whole_else_dropped(tmp_path, ready, expected):
    fill(tmp_path, "one")
    (tmp_path / DRAFT / "store").mkdir(parents=True)
    for name in ("graph.ttl", "store/data", *([READY] if ready else [])):
        (tmp_path / DRAFT / name).write_text("two")
    finish(tmp_path)
    assert content(tmp_path) == (expected, expected)


def test_two_writers(tmp_path):
    with Draft(tmp_path, copy=copy), pytest.raises(StoreError, match="another process"), Draft(tmp_path, copy=copy):
        pass


def test_a_file_in_the_place_of_the_folder(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(StoreError, match="this is a file"), Draft(tmp_path / "out", copy=copy):
        pass
    assert (tmp_path / "out").read_text() == "mine"


def test_a_copy_that_fails_leaves_no_draft(tmp_path):
    def full(*_):
        raise OSError(28, "No space left on device")

    fill(tmp_path, "one")
    with pytest.raises(StoreError), Draft(tmp_path, copy=full):
        pass
    assert content(tmp_path) == ("one", "one") and not (tmp_path / DRAFT).exists()
    fill(tmp_path, "two")


def test_a_whole_draft_whose_move_fails_is_kept_and_finished_later(tmp_path, monkeypatch):
    fill(tmp_path, "one")

    def stuck(*_):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken, pytest.raises(StoreError):
        broken.setattr(type(tmp_path), "replace", stuck)
        fill(tmp_path, "two")
    finish(tmp_path)
    assert content(tmp_path) == ("two", "two")
