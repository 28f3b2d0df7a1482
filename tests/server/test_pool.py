"""Worker processes end once, whoever ends them and however often; a job outlives a worker that others end."""

import threading

import pytest

from kg.server.failures import Broken
from kg.server.pool import ATTEMPTS, Pool
from kg.server.process import Worker


def test_a_worker_may_be_ended_by_several_threads_at_once(out):
    failures = []
    for _ in range(3):
        worker = Worker(out, "kg.server.jobs", 0)
        worker.ready()

        def end(worker=worker):
            try:
                worker.end()
            except OSError as error:
                failures.append(error)

        threads = [threading.Thread(target=end) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert worker.process.poll() is not None
    assert not failures


@pytest.fixture(scope="module")
def pool(out):
    """Two workers whose jobs end them."""
    pool = Pool(out, "tests.server.victims", size=2, seconds=20)
    yield pool
    pool.close()


def test_a_job_whose_worker_is_killed_is_done_by_another(pool, tmp_path):
    assert pool("killed", mark=str(tmp_path / "mark"), times=2) == 2


def test_a_job_that_is_killed_again_is_not_tried_for_ever(pool, tmp_path):
    with pytest.raises(Broken):
        pool("killed", mark=str(tmp_path / "mark"), times=9)
    assert len((tmp_path / "mark").read_text().splitlines()) == ATTEMPTS


def test_a_job_that_ended_its_worker_itself_is_not_done_again(pool, tmp_path):
    with pytest.raises(Broken, match="memory"):
        pool("greedy", mark=str(tmp_path / "mark"))
    assert (tmp_path / "mark").read_text() == "called\n"


def test_a_worker_is_prepared_before_it_is_asked(out):
    pool = Pool(out, "tests.server.victims", size=1, seconds=20, warming="warmed")
    assert pool("warmed") is True
    pool.close()


def test_what_takes_too_long_to_prepare_is_asked_unprepared(out):
    pool = Pool(out, "tests.server.victims", size=1, seconds=0.5, patience=30, warming="endless")
    assert pool("warmed", seconds=20) is False
    pool.close()
