"""Writes the numbers of rows into the tables of Gazetteers/SOURCES.md."""
import re

import sources


def rows(pattern):
    """Data rows of the tables that the pattern names: no comments; no header where the file has columns."""
    count = 0
    for path in sorted(sources.OUT.glob(pattern)):
        lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        count += len(lines) - (path.suffix == ".tsv")
    return count


def build():
    path = sources.OUT / "SOURCES.md"
    text = re.sub(r"(?m)^\| `([^`]+)` \| [\d,]+ \|", lambda m: f"| `{m[1]}` | {rows(m[1]):,} |", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    return "row counts in Gazetteers/SOURCES.md"
