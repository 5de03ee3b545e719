"""Scores mentions: strict span and type F1, and where the places that were found are put on the map."""
import collections
import json
import math
import pathlib

TYPES = {"person": "PER", "place": "LOC", "organization": "ORG"}
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def country_ids():
    """GeoNames id of each country entity, by its entity id."""
    found = {}
    for path in (ROOT / "Gazetteers/places").glob("*.tsv"):
        lines = path.read_text("utf-8").splitlines()
        header = lines[0].split("\t")
        if "geonames" not in header or path.name.startswith(("cities", "admin")):
            continue
        for line in lines[1:]:
            row = dict(zip(header, line.split("\t")))
            if row.get("geonames"):
                found[row["id"]] = row["geonames"]
    return found


def demonym_words():
    """Spellings that tables mark as names of peoples."""
    words = set()
    for path in (ROOT / "Gazetteers/places").glob("*.tsv"):
        if path.name.startswith(("cities", "admin")):
            continue
        for line in path.read_text("utf-8").splitlines()[1:]:
            cells = line.split("\t")
            words.update(a.lstrip("!=?~^") for a in cells[2].split("|") if a.startswith("~"))
    return words


def kilometres(a, b, c, d):
    a, b, c, d = (math.radians(x) for x in (a, b, c, d))
    x = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(x)))


def f1(found, gold, right):
    precision, recall = right / found if found else 0, right / gold if gold else 0
    both = 2 * precision * recall / (precision + recall) if right else 0
    return [f"{both:.3f}", f"{precision:.3f}", f"{recall:.3f}", gold, found]


def evaluate(options, extract, print_table):
    folder = pathlib.Path(options.data)
    ids, peoples = country_ids(), demonym_words()
    spans, maps = [], []
    tenths = collections.defaultdict(lambda: [0, 0.0, 0])
    for path in [folder] if folder.is_file() else sorted(folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.open()]
        results = extract(options.muster, rows)
        types = sorted({e["type"] for r in rows for e in r["entities"]})
        counts = collections.defaultdict(lambda: [0, 0, 0])
        place = collections.Counter()
        errors = collections.defaultdict(list)
        for row, result in zip(rows, results):
            gold = {(e["start"], e["end"], e["type"]): e for e in row["entities"]}
            found = {}
            for m in result["mentions"]:
                kind = TYPES[m["type"]]
                if kind in types:
                    found[(m["start"], m["end"], kind)] = m
            for name, keep in (("", lambda e: True), (" without demonyms", lambda e: e["text"] not in peoples)):
                g = {k for k, e in gold.items() if keep(e)}
                for kind in types:
                    one = counts[kind + name]
                    one[0] += sum(k[2] == kind for k in found)
                    one[1] += sum(k[2] == kind for k in g)
                    one[2] += sum(k[2] == kind and k in g for k in found)
            for key, m in found.items():
                e = gold.get(key)
                tenth = tenths[min(9, int(10 * m["score"] + 1e-9))]
                tenth[0] += 1
                tenth[1] += m["score"]
                tenth[2] += e is not None
                if e is None:
                    other = [g for g in gold if g[0] < key[1] and key[0] < g[1]]
                    errors["false " + key[2]].append((m, [(gold[g]["type"], gold[g]["text"]) for g in other], row))
                elif e.get("geoname_id") and "lat" in e:
                    place["linked"] += 1
                    mine = ids.get(m["entity_id"], m["entity_id"].rpartition(":")[2])
                    place["exact"] += mine == e["geoname_id"]
                    near = "latitude" in m and kilometres(e["lat"], e["lon"], m["latitude"], m["longitude"]) <= 161
                    place["near"] += near or mine == e["geoname_id"]
                    place["placed"] += "latitude" in m
                    if not near and mine != e["geoname_id"]:
                        errors["far"].append((m, [(e["geoname_id"], e["lat"], e["lon"])], row))
            for key, e in gold.items():
                if key not in found:
                    other = [(m["type"], m["text"], m["method"]) for m in result["mentions"] if m["start"] < key[1] and key[0] < m["end"]]
                    errors["missed " + key[2]].append((e, other, row))
        for kind, (found, gold, right) in counts.items():
            if len(types) > 1 and "without" in kind:
                continue
            spans.append([path.stem, kind] + f1(found, gold, right))
        if len(types) > 1:
            total = [sum(c[i] for k, c in counts.items() if "without" not in k) for i in range(3)]
            spans.append([path.stem, "all"] + f1(*total))
        if place["linked"]:
            n = place["linked"]
            maps.append([path.stem, n] + [f"{100 * place[k] / n:.1f} %" for k in ("exact", "near", "placed")])
        if options.errors and options.errors.partition(":")[0] in (path.stem, "all"):
            wanted = options.errors.partition(":")[2]
            for kind in sorted(errors):
                if wanted and wanted not in kind:
                    continue
                print(f"== {path.stem}: {kind}: {len(errors[kind])}")
                for m, other, row in errors[kind]:
                    near = row["text"][max(0, m["start"] - 40):m["end"] + 30].replace("\n", " ")
                    print(f"  {m['text']!r} {m.get('method', '')} {m.get('score', '')} {m.get('entity_id', '')} {other} … {near}")
    print_table(["set", "type", "F1", "precision", "recall", "gold", "found"], spans)
    print()
    print_table(["set", "found and linked", "exact id", "within 161 km", "with coordinates"], maps)
    print()
    print_table(
        ["score", "mentions", "mean score", "right"],
        [[f"{t / 10:.1f}-{t / 10 + 0.1:.1f}", n, f"{score / n:.2f}", f"{right / n:.2f}"]
         for t, (n, score, right) in sorted(tenths.items())])
