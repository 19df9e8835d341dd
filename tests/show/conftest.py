import pytest

from reportedly.model import Comparison

from .story import comparison


@pytest.fixture(scope="session")
def story() -> Comparison:
    return comparison()
