"""The functions of muster.h. ctypes releases Python's lock during each call."""

from __future__ import annotations

import ctypes
import json
import os
import pathlib
import sys
from typing import Any, Mapping, Optional

ABI = 1
_FOLDER = pathlib.Path(__file__).resolve().parent / "_native"


class MusterError(Exception):
    """What went wrong, and what to do."""


def _path() -> pathlib.Path:
    """The library; another one where the variable MUSTER_LIBRARY gives its path."""
    name = "libCMuster.dylib" if sys.platform == "darwin" else "libCMuster.so"
    return pathlib.Path(os.environ.get("MUSTER_LIBRARY") or _FOLDER / name)


def _load() -> ctypes.CDLL:
    path = _path()
    try:
        library = ctypes.CDLL(str(path))
    except OSError as error:
        raise ImportError(
            f"cannot load {path}: {error}. The wheel needs the system's libicu of the version it was built with"
            " (Debian: apt-get install libicu72); else build it again: pip install ./Sources/python"
        ) from error
    library.muster_abi.restype = ctypes.c_int32
    if library.muster_abi() != ABI:
        raise ImportError(f"{path} has ABI {library.muster_abi()}, this package needs {ABI}; install both again")
    library.muster_version.restype = ctypes.c_char_p
    library.muster_last_error.restype = ctypes.c_char_p
    library.muster_open.restype = ctypes.c_void_p
    library.muster_open.argtypes = [ctypes.c_char_p]
    library.muster_close.restype = None
    library.muster_close.argtypes = [ctypes.c_void_p]
    library.muster_extract.restype = ctypes.c_void_p
    library.muster_extract.argtypes = [
        ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.POINTER(ctypes.c_size_t),
    ]
    library.muster_free.restype = None
    library.muster_free.argtypes = [ctypes.c_void_p]
    return library


_library = _load()


def _json(values: Mapping[str, Any]) -> bytes:
    # A lone surrogate is no character: it could not be written as UTF-8.
    return json.dumps({key: value for key, value in values.items() if value is not None}).encode()


def _error() -> MusterError:
    # Of this thread: no other can have written over it.
    return MusterError(_library.muster_last_error().decode("utf-8", "replace"))


def version() -> str:
    """The release of the library."""
    release: bytes = _library.muster_version()
    return release.decode()


def open_extractor(options: Mapping[str, Any]) -> int:
    """A handle for `extract` and `close`."""
    handle: Optional[int] = _library.muster_open(_json(options))
    if not handle:
        raise _error()
    return handle


def close(handle: int) -> None:
    """Ends an extractor that no thread uses."""
    _library.muster_close(handle)


def extract(handle: int, text: str, details: Mapping[str, Optional[str]]) -> dict[str, Any]:
    """What was read out of a text, as muster_extract's JSON."""
    # A lone surrogate becomes one question mark, so that offsets stay right.
    data = text.encode("utf-8", "replace")
    length = ctypes.c_size_t()
    result = _library.muster_extract(handle, data, len(data), _json(details), ctypes.byref(length))
    if not result:
        raise _error()
    try:
        found: dict[str, Any] = json.loads(ctypes.string_at(result, length.value))
        return found
    finally:
        _library.muster_free(result)
