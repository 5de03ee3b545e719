"""What is read out of a text. Names and meanings are the columns of the output tables (Docs/SCHEMA.md).

``start`` and ``end`` index the text that was given: ``text[row.start:row.end]`` is the quote. None means unknown.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Mapping, Optional


@dataclasses.dataclass(frozen=True)
class Mention:
    """A name in the text."""

    mention_id: str
    """"m1", "m2", … in the order of the text."""
    entity_id: str
    """The entity it names."""
    type: str
    """"person", "place" or "organization"."""
    name: str
    """The entity's canonical name."""
    text: str
    """The name as written."""
    start: int
    end: int
    sentence: int
    """Number of the sentence, from 1."""
    zone: str
    """"title", "body", "caption" or "boilerplate"."""
    method: str
    """"gazetteer", "variant", "discovered" or "coreference"."""
    score: float
    """How sure, 0 to 1."""
    latitude: Optional[float] = None
    """Degrees north, WGS 84, where the entity is a known place."""
    longitude: Optional[float] = None
    """Degrees east, WGS 84."""


@dataclasses.dataclass(frozen=True)
class Entity:
    """A person, place or organisation that the text names."""

    entity_id: str
    """Stable: from the gazetteer ("geonames:1526384"), or made of type and name."""
    type: str
    name: str
    aliases_seen: tuple[str, ...]
    """Spellings met in the text, sorted."""
    country: Optional[str]
    """ISO 3166-1 alpha-2."""
    latitude: Optional[float]
    longitude: Optional[float]
    wikidata: Optional[str]
    geonames: Optional[str]
    mentions: int
    """Count of mentions."""
    documents: int
    """Count of documents with a mention."""
    first_document: Optional[str]
    evidence: Optional[str]


@dataclasses.dataclass(frozen=True)
class Statistic:
    """A figure that the text reports: how many of whom suffered what, says who."""

    statistic_id: str
    """"s1", "s2", … in the order of the text."""
    kind: str
    """"killed", "injured", …: Gazetteers/kinds.tsv."""
    value: Optional[int]
    """The stated figure; None where only vague."""
    low: Optional[int]
    """Lowest figure that the words allow; None where open."""
    high: Optional[int]
    """Highest figure that the words allow; None where open."""
    qualifier: str
    """"exact", "at_least", "more_than", "at_most", "less_than", "nearly", "about", "range", "vague" or "overflow"."""
    victims: Optional[str]
    """The people counted, as written."""
    victim_group: str
    """Their class: "civilians", "security_forces", …"""
    status: str
    """"reported", "zero", "denied", "feared", "claimed", "hypothetical", "background" or "unknown"."""
    scope: str
    """"this_event", "new" or "cumulative"."""
    part_of: Optional[str]
    """statistic_id of the total that this is a part of."""
    repeats: Optional[str]
    """statistic_id of the first telling of the same figure."""
    source: Optional[str]
    """Who says so, as written."""
    source_id: Optional[str]
    via: Optional[str]
    """Who passed it on."""
    place: Optional[str]
    place_id: Optional[str]
    country: Optional[str]
    latitude: Optional[float]
    longitude: Optional[float]
    date: Optional[str]
    """ISO 8601, as exact as known."""
    date_text: Optional[str]
    cause: Optional[str]
    sentence: int
    zone: str
    start: int
    end: int
    quote: str
    """The words that give the figure."""
    sentence_text: str
    rule: str
    """The frame that fired, in Gazetteers/languages/*/frames.tsv."""
    score: float


@dataclasses.dataclass(frozen=True)
class Toll:
    """The article's best figure of a kind and series."""

    kind: str
    series: str
    """"overall", or the group that is counted apart."""
    best: Optional[int]
    """By the profile; None where it leaves vague words open."""
    low: Optional[int]
    high: Optional[int]
    victims: Optional[str]
    sources: tuple[str, ...]
    statistic_ids: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Extraction:
    """All that was read out of one text."""

    id: str
    title: Optional[str]
    language: Optional[str]
    """Code of the language it was read in."""
    date: Optional[str]
    words: int
    sentences: int
    mentions: list[Mention]
    entities: list[Entity]
    statistics: list[Statistic]
    tolls: list[Toll]
    error: Optional[str] = None

    def toll(self, kind: str) -> Optional[Toll]:
        """The article's overall toll of a kind such as "killed", or None."""
        return next((toll for toll in self.tolls if toll.kind == kind and toll.series == "overall"), None)

    @classmethod
    def from_json(cls, values: Mapping[str, Any], offset: int = 0) -> Extraction:
        """Of the library's JSON; `offset` is added to every start and end."""

        def moved(row: Mapping[str, Any]) -> dict[str, Any]:
            return {**row, "start": row["start"] + offset, "end": row["end"] + offset}

        def split(row: Mapping[str, Any], *columns: str) -> dict[str, Any]:
            lists = {column: tuple(row[column].split("|")) if row[column] else () for column in columns}
            return {**row, **lists}

        return cls(**{
            **values,
            "id": values["id"] or "",
            "mentions": [Mention(**moved(row)) for row in values["mentions"]],
            "entities": [Entity(**split(row, "aliases_seen")) for row in values["entities"]],
            "statistics": [Statistic(**moved(row)) for row in values["statistics"]],
            "tolls": [Toll(**split(row, "sources", "statistic_ids")) for row in values["tolls"]],
        })
