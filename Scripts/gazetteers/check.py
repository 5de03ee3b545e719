"""Checks of the generated tables that need no Swift: columns, ids, coordinates, characters, order."""
import re
import sys
from collections import Counter

import names
import sources

CONTROL = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff]")


def check():
    """Findings as lines of text."""
    ids = {}
    parents = set()
    for path in sorted((sources.OUT / "places").glob("*.tsv"), key=lambda path: (path.name != "curated.tsv", path.name)):
        if path.name == "curated.tsv":
            ids |= {row["id"]: path.name for row in names.read_table(path)}
            continue
        rows = list(names.read_table(path))
        keys = [row["id"] for row in rows]
        order = [int(k.split(":")[1]) for k in keys] if keys and keys[0].startswith("geonames:") else keys
        if order != sorted(order):
            yield f"{path.name}: rows are not in order"
        lines = path.read_text("utf-8").splitlines()
        width = lines[0].count("\t")
        for number, line in enumerate(lines, 1):
            if line.count("\t") != width:
                yield f"{path.name}:{number}: {line.count(chr(9)) + 1} columns, expected {width + 1}"
            if CONTROL.search(line):
                yield f"{path.name}:{number}: control character"
        for row in rows:
            if row["id"] in ids:
                yield f"{path.name}: {row['id']} is also in {ids[row['id']]}"
            ids[row["id"]] = path.name
            parents.update(filter(None, row["parents"].split("|")))
            if row["latitude"] and not (-90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180):
                yield f"{path.name}: {row['id']} lies at {row['latitude']}, {row['longitude']}"
            if row["country"] and not re.fullmatch("[A-Z]{2}", row["country"]):
                yield f"{path.name}: {row['id']} is in country '{row['country']}'"
            spelled = Counter([row["name"], *(a.lstrip(names.SIGNS) for a in row["aliases"].split("|") if a)])
            twice = [name for name, count in spelled.items() if count > 1]
            if twice or "" in spelled:
                yield f"{path.name}: {row['id']} has '{twice[0] if twice else ''}' twice or empty"
    for missing in sorted(parents - set(ids)):
        yield f"parent {missing} has no row"


if __name__ == "__main__":
    findings = list(check())
    print("\n".join(findings[:50]))
    sys.exit(1 if findings else 0)
