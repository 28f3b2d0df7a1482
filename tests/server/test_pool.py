"""Worker processes end once, whoever ends them and however often."""

import threading

from kg.server.pool import Worker


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
