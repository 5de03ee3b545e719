"""Reads texts."""

from __future__ import annotations

import collections
import concurrent.futures
import itertools
import os
import weakref
from typing import Any, Callable, Iterable, Iterator, Optional, Sequence, TypeVar

from . import _library
from .records import Extraction

T = TypeVar("T")
R = TypeVar("R")


class Extractor:
    """Reads texts; make one and use it from as many threads as you like.

    Making one takes milliseconds, but the first time ever, when the names are compiled into ~/.cache/muster.

    Args:
        language: "auto" reads each text in its own language; else a code such as "en".
        date: date of publication of texts that bring none, "2022-01-06".
        profile: what the tolls' best figures go by: "none", "acled", "emdat" or "lower".
        gazetteers: paths of tables of names of your own, TSV or CSV.
        additions: paths of folders laid out like Gazetteers that add names, words, kinds, profiles, languages.
        resources: path of another folder Gazetteers than the one in this package.

    Raises:
        MusterError: with file and line where a table is wrong, and the known names where one is unknown.
    """

    def __init__(
        self,
        language: str = "auto",
        *,
        date: Optional[str] = None,
        profile: str = "none",
        gazetteers: Sequence[str] = (),
        additions: Sequence[str] = (),
        resources: Optional[str] = None,
    ) -> None:
        self._options: dict[str, Any] = {
            "language": language, "date": date, "profile": profile,
            "gazetteers": [os.fspath(path) for path in gazetteers],
            "additions": [os.fspath(path) for path in additions],
            "resources": None if resources is None else os.fspath(resources),
        }
        self._handle = _library.open_extractor(self._options)
        # When nobody holds this any more, no thread is in it.
        weakref.finalize(self, _library.close, self._handle)

    def extract(
        self,
        text: str,
        *,
        id: str = "",
        title: Optional[str] = None,
        language: Optional[str] = None,
        date: Optional[str] = None,
    ) -> Extraction:
        """Everything read out of a text.

        Args:
            text: the text, of any length; time grows linearly with it.
            id, title: passed on.
            language: code of the text's language where it is known.
            date: date of publication, ISO 8601; "on Thursday" resolves against it.
        """
        return Extraction.from_json(*self._read(text, id=id, title=title, language=language, date=date))

    def _read(self, text: str, **details: Optional[str]) -> tuple[dict[str, Any], int]:
        """The library's JSON, and what its offsets lack: it does not count a byte order mark."""
        return _library.extract(self._handle, text, details), 1 if text.startswith("\ufeff") else 0

    def extract_all(self, texts: Iterable[str], *, jobs: Optional[int] = None) -> Iterator[Extraction]:
        """The extractions of many texts in their order, read on `jobs` threads (default: the processors).

        Takes only a few texts ahead of the one that is given.
        """
        return in_order(self.extract, texts, jobs)

    def __reduce__(self) -> tuple[Callable[..., Extractor], tuple[dict[str, Any]]]:
        # Other processes open their own.
        return _reopen, (self._options,)


def _reopen(options: dict[str, Any]) -> Extractor:
    return Extractor(**options)


def in_order(read: Callable[[T], R], items: Iterable[T], jobs: Optional[int]) -> Iterator[R]:
    """What `read` gives for each item, in order, from several threads and a few items ahead."""
    jobs = max(1, jobs or os.cpu_count() or 1)
    if jobs == 1:
        yield from map(read, items)
        return
    rest = iter(items)
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        waiting = collections.deque(pool.submit(read, item) for item in itertools.islice(rest, 4 * jobs))
        try:
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(pool.submit(read, item) for item in itertools.islice(rest, 1))
        finally:
            for future in waiting:
                future.cancel()
