"""How many threads BLAS may use: small products lose by a second one, and a window needs a core of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def blas_threads(limit: int) -> Iterator[None]:
    """Let every BLAS of this process use at most `limit` threads for a while."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=limit, user_api="blas"):
        yield
