"""What is read out of a text. Names and meanings are the columns of the output tables (Docs/SCHEMA.md).

``start`` and ``end`` index the text that was given: ``text[row.start:row.end]`` is the quote. None means unknown.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Mapping, Optional, TypeVar

Row = TypeVar("Row")


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
    """First code point of the name, from 0."""
    end: int
    """Code point after the name."""
    sentence: int
    """Number of the sentence, from 1."""
    zone: str
    """"title", "body", "caption", "byline" or "boilerplate"."""
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
    """"person", "place" or "organization"."""
    name: str
    """The canonical name."""
    aliases_seen: tuple[str, ...]
    """Spellings met in the text, sorted."""
    country: Optional[str]
    """ISO 3166-1 alpha-2; several joined by "|"."""
    latitude: Optional[float]
    """Degrees north, WGS 84, -90 to 90."""
    longitude: Optional[float]
    """Degrees east, WGS 84, -180 to 180."""
    wikidata: Optional[str]
    """Wikidata id ("Q35493"), only where certain."""
    geonames: Optional[str]
    """GeoNames id, digits."""
    mentions: int
    """Count of mentions."""
    documents: int
    """Count of documents with a mention."""
    first_document: Optional[str]
    """id of the first such document."""
    evidence: Optional[str]
    """"gazetteer", or the rule that found a name that no list has."""


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
    """entity_id of the source."""
    via: Optional[str]
    """Who passed it on."""
    place: Optional[str]
    """The place of the event, as written."""
    place_id: Optional[str]
    """entity_id of the place."""
    country: Optional[str]
    """ISO 3166-1 alpha-2 code of the place; several joined by "|"."""
    latitude: Optional[float]
    """Degrees north of the place, WGS 84."""
    longitude: Optional[float]
    """Degrees east of the place, WGS 84."""
    date: Optional[str]
    """Of the event, ISO 8601, as exact as known."""
    date_text: Optional[str]
    """The date as written."""
    cause: Optional[str]
    """The event or means, as written."""
    sentence: int
    """Number of the sentence, from 1."""
    zone: str
    """"title", "body", "caption", "byline" or "boilerplate"."""
    start: int
    """First code point of the quote, from 0."""
    end: int
    """Code point after the quote."""
    quote: str
    """The words that give the figure."""
    sentence_text: str
    """The whole sentence."""
    rule: str
    """The frame that fired, in Gazetteers/languages/*/frames.tsv."""
    score: float
    """How sure, 0 to 1."""


@dataclasses.dataclass(frozen=True)
class Toll:
    """The article's best figure of a kind and series."""

    kind: str
    """"killed", "injured", …"""
    series: str
    """"overall", or the group that is counted apart."""
    best: Optional[int]
    """By the profile; None where it leaves vague words open."""
    low: Optional[int]
    """Lowest figure that the words allow; None where open."""
    high: Optional[int]
    """Highest figure that the words allow; None where open."""
    victims: Optional[str]
    """The people counted, as written."""
    sources: tuple[str, ...]
    """Who gives the figures, as written."""
    statistic_ids: tuple[str, ...]
    """The statistics behind the figure."""


@dataclasses.dataclass(frozen=True)
class Extraction:
    """All that was read out of one text."""

    id: str
    """As given, else empty."""
    title: Optional[str]
    """As given."""
    language: Optional[str]
    """BCP 47 code: as given, else of the language it was read in."""
    date: Optional[str]
    """Date of publication, as given or of the extractor."""
    words: int
    """Count of words and numbers."""
    sentences: int
    """Count of sentences."""
    mentions: list[Mention]
    """In the order of the text."""
    entities: list[Entity]
    """By first mention; counts are of this text."""
    statistics: list[Statistic]
    """In the order of the text."""
    tolls: list[Toll]
    """The best figure of each kind and series."""
    error: Optional[str] = None
    """What went wrong and what to do; None where the text was read."""

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

        return _known(cls, {
            **values,
            "id": values["id"] or "",
            "mentions": [_known(Mention, moved(row)) for row in values["mentions"]],
            "entities": [_known(Entity, split(row, "aliases_seen")) for row in values["entities"]],
            "statistics": [_known(Statistic, moved(row)) for row in values["statistics"]],
            "tolls": [_known(Toll, split(row, "sources", "statistic_ids")) for row in values["tolls"]],
        })


def _known(kind: type[Row], values: Mapping[str, Any]) -> Row:
    """A record of the fields that this version knows; muster.h lets a newer library bring more."""
    fields: Mapping[str, Any] = getattr(kind, "__dataclass_fields__")
    return kind(**{name: value for name, value in values.items() if name in fields})
