"""A component for spaCy: nlp.add_pipe("muster").

Sets ``doc.ents`` (with the entity's id as ``kb_id_``) and these attributes:

- ``doc._.muster``: the whole extraction
- ``doc._.statistics``, ``doc._.tolls``, ``doc._.mentions``: its parts
- ``doc._.published``: date of publication, ISO 8601; set it on documents before the component reads them

What was read is kept in ``doc.user_data["muster"]`` as plain data, so that documents can be written and sent to other
processes.
"""

from __future__ import annotations

from typing import Any, Iterable, Iterator, Optional

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from .extractor import Extractor, in_order
from .records import Extraction

LABELS = {"person": "PERSON", "place": "GPE", "organization": "ORG"}
"""spaCy's names of the types."""


def _extraction(doc: Doc) -> Optional[Extraction]:
    found = doc.user_data.get("muster")
    return Extraction.from_json(*found) if found else None


def _part(name: str) -> Any:
    def get(doc: Doc) -> list[Any]:
        extraction = _extraction(doc)
        return getattr(extraction, name) if extraction else []

    return get


def _set_attributes() -> None:
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    Doc.set_extension("muster", getter=_extraction, force=True)
    for name in ("statistics", "tolls", "mentions"):
        Doc.set_extension(name, getter=_part(name), force=True)


class Muster:
    """Reads documents of spaCy. Its rows do not depend on the pipeline's tokens; ``doc.ents`` are widened to them."""

    def __init__(self, extractor: Extractor, labels: dict[str, str], overwrite_ents: bool, jobs: Optional[int]) -> None:
        self.extractor, self.labels, self.overwrite_ents, self.jobs = extractor, labels, overwrite_ents, jobs
        _set_attributes()

    def __call__(self, doc: Doc) -> Doc:
        found = self._read(doc)
        doc.user_data["muster"] = list(found)
        spans = [] if self.overwrite_ents else list(doc.ents)
        taken = {token for span in spans for token in range(span.start, span.end)}
        for row in Extraction.from_json(*found).mentions:
            label = self.labels.get(row.type)
            span = label and doc.char_span(row.start, row.end, label, row.entity_id, alignment_mode="expand")
            if isinstance(span, Span) and taken.isdisjoint(range(span.start, span.end)):
                spans.append(span)
        doc.ents = filter_spans(spans)
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:
        """Several documents, on several threads where the text is read."""
        return in_order(self, docs, self.jobs)

    def _read(self, doc: Doc) -> tuple[dict[str, Any], int]:
        return self.extractor._read(doc.text, date=doc._.published)


@Language.factory(
    "muster",
    assigns=["doc.ents", "doc._.statistics", "doc._.tolls", "doc._.mentions"],
    default_config={
        "language": None, "date": None, "profile": "none", "gazetteers": [], "additions": [], "labels": LABELS,
        "overwrite_ents": True, "jobs": None,
    },
)
def create_muster(
    nlp: Language,
    name: str,
    language: Optional[str],
    date: Optional[str],
    profile: str,
    gazetteers: list[str],
    additions: list[str],
    labels: dict[str, str],
    overwrite_ents: bool,
    jobs: Optional[int],
) -> Muster:
    """Makes the component; `language` None reads each document in its own."""
    extractor = Extractor(
        language or "auto", date=date, profile=profile, gazetteers=gazetteers, additions=additions
    )
    return Muster(extractor, labels, overwrite_ents, jobs)
