"""Whether a graph says what its sources say: they are read again, and every statement is held against what is read."""

from kg.verify.failures import Failure, Verification
from kg.verify.verify import verify

__all__ = ["Failure", "Verification", "verify"]
