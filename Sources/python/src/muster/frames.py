"""Tables of texts into tables of what they say."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Hashable, NamedTuple, Optional

from .extractor import Extractor, in_order
from .records import Entity, Extraction, Mention, Statistic, Toll

if TYPE_CHECKING:
    import pandas


class Frames(NamedTuple):
    """The five tables, with the columns of Docs/SCHEMA.md."""

    documents: "pandas.DataFrame"
    """A row a row of the input, in its order."""
    mentions: "pandas.DataFrame"
    """A row a name in a text."""
    entities: "pandas.DataFrame"
    """A row an entity of all the texts, in the order of their first mentions."""
    statistics: "pandas.DataFrame"
    """A row a figure in a text."""
    tolls: "pandas.DataFrame"
    """A row a text, kind and series."""


def extract_frame(
    frame: "pandas.DataFrame",
    text: str = "text",
    *,
    id: Optional[str] = None,
    title: Optional[str] = None,
    date: Optional[str] = None,
    language: Optional[str] = None,
    extractor: Optional[Extractor] = None,
    jobs: Optional[int] = None,
) -> Frames:
    """Reads a column of texts.

    Args:
        frame: a row a text.
        text: the column with the texts. A row without one becomes a document with an error.
        id: the column that becomes document_id; by default the frame's index, so that the tables join it.
        title, date, language: columns with what is known of each text; dates may be text in ISO 8601 or timestamps.
        extractor: what to read with; by default a new one with all defaults.
        jobs: threads; by default as many as there are processors.

    Raises:
        KeyError: where a column is missing.
    """
    details = {"title": title, "date": date, "language": language}
    named = {name: column for name, column in details.items() if column is not None}
    missing = [column for column in [text, *named.values(), *([id] if id else [])] if column not in frame.columns]
    if missing:
        raise KeyError(f"the frame has no column {missing[0]!r}; it has {', '.join(map(str, frame.columns))}")
    reader = extractor or Extractor()
    ids = frame[id] if id else frame.index

    def read(row: tuple[Any, ...]) -> Extraction:
        body, *rest = row
        if not isinstance(body, str):
            return Extraction("", None, None, None, 0, 0, [], [], [], [], error=f"column {text!r} has no text here")
        return _read(reader, body, dict(zip(named, map(_given, rest))))

    rows = zip(frame[text], *(frame[column] for column in named.values()))
    return _frames(list(ids), list(in_order(read, rows, jobs)))


def _read(reader: Extractor, text: str, details: dict[str, Optional[str]]) -> Extraction:
    title, date, language = (details.get(name) for name in ("title", "date", "language"))
    return reader.extract(text, title=title, date=date, language=language)


def _given(value: Any) -> Optional[str]:
    if value is None or value != value:  # NaN and NaT are not equal to themselves.
        return None
    # Timestamps and dates.
    return value.isoformat()[:10] if hasattr(value, "isoformat") else str(value)


def _frames(ids: list[Hashable], extractions: list[Extraction]) -> Frames:
    documents = [
        {
            "document_id": id, "title": one.title, "language": one.language, "published": one.date, "words": one.words,
            "sentences": one.sentences, "mentions": len(one.mentions), "statistics": len(one.statistics),
            "status": "error" if one.error else "ok", "error": one.error,
        }
        for id, one in zip(ids, extractions)
    ]
    return Frames(
        _table(documents, list(documents[0]) if documents else _DOCUMENT_COLUMNS),
        _rows(Mention, ids, [one.mentions for one in extractions]),
        _entities(ids, extractions),
        _rows(Statistic, ids, [one.statistics for one in extractions]),
        _rows(Toll, ids, [one.tolls for one in extractions]),
    )


_DOCUMENT_COLUMNS = [
    "document_id", "title", "language", "published", "words", "sentences", "mentions", "statistics", "status", "error",
]
_INTEGERS = {
    "words", "sentences", "start", "end", "sentence", "value", "low", "high", "best", "mentions", "statistics", "documents",
}
_NUMBERS = {"score", "latitude", "longitude"}
_LISTS = {"aliases_seen", "sources", "statistic_ids"}


def _rows(kind: Any, ids: list[Hashable], rows: list[Any]) -> "pandas.DataFrame":
    names = [field.name for field in dataclasses.fields(kind)]
    values = [
        {"document_id": id, **{name: getattr(row, name) for name in names}} for id, part in zip(ids, rows) for row in part
    ]
    return _table(values, ["document_id", *names])


def _entities(ids: list[Hashable], extractions: list[Extraction]) -> "pandas.DataFrame":
    """One row an entity of all the texts, in the order of their first mentions."""
    names = [field.name for field in dataclasses.fields(Entity)]
    found: dict[str, dict[str, Any]] = {}
    for id, extraction in zip(ids, extractions):
        for entity in extraction.entities:
            known = found.get(entity.entity_id)
            if known is None:
                row = {name: getattr(entity, name) for name in names}
                found[entity.entity_id] = {**row, "first_document": id}
            else:
                known["mentions"] += entity.mentions
                known["documents"] += 1
                known["aliases_seen"] = tuple(sorted({*known["aliases_seen"], *entity.aliases_seen}))
    return _table(list(found.values()), names)


def _table(rows: list[dict[str, Any]], columns: list[str]) -> "pandas.DataFrame":
    """Integers and text that may be missing, the same types whatever the rows."""
    import pandas

    frame = pandas.DataFrame(rows, columns=columns)
    for column in columns:
        if column in _INTEGERS:
            frame[column] = frame[column].astype("Int64")
        elif column in _NUMBERS:
            frame[column] = frame[column].astype("Float64")
        elif column not in _LISTS and column not in ("document_id", "first_document"):
            frame[column] = frame[column].astype("string")
    return frame
