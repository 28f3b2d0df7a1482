import pytest

from tests.graph.sample import flood, store_of


@pytest.fixture(scope="package")
def store():
    """A store with one document, to be read only."""
    return store_of(flood())
