"""Muster: who, where, how many.

>>> import muster
>>> extraction = muster.Extractor().extract("Two people were killed in Kyiv.")
>>> [(row.kind, row.value) for row in extraction.statistics]
[('killed', 2)]
"""

from ._library import MusterError, version as _version
from .extractor import Extractor
from .frames import Frames, extract_frame
from .records import Entity, Extraction, Mention, Statistic, Toll

__version__ = _version()
__all__ = [
    "Entity", "Extraction", "Extractor", "Frames", "Mention", "MusterError", "Statistic", "Toll", "extract_frame",
]
