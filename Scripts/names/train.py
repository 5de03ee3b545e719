"""Learns the weights of Gazetteers/names/match-weights.tsv: a logistic model over what `muster names --features`
measures of two aligned names. Data: this project's own people lists (aliases of one person are positives), Wikidata's
Arabic and Persian names (arabic-name-romanizer 0.2.0, CC0), and names put together from rigour's clusters (MIT).
Negatives share a part or are near in spelling. Names are also shortened, turned round and given initials.

  train.py CLUSTERS ARABIC.sqlite3 MUSTER
"""

import collections
import csv
import json
import pathlib
import random
import re
import sqlite3
import subprocess
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression

from scripts import NAMES, ROOT, script_class

random.seed(11)


def plain(alias):
    return alias.lstrip("!=~?^").strip()


def people():
    """Lists of spellings of full names."""
    for path in sorted((ROOT / "Gazetteers" / "people").glob("*.tsv")):
        rows = (line for line in path.open(encoding="utf-8") if not line.startswith("#"))
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = [row["name"]] + [plain(a) for a in (row["aliases"] or "").split("|")]
            names = [n for n in names if len(re.split(r"[\s·・]+", n)) > 1 or script_class(n) in ("han", "hangul", "kana")]
            if len(names) > 1:
                yield names


def arabic(path):
    by = collections.defaultdict(set)
    db = sqlite3.connect(path)
    for key, latin in db.execute("select arabic_key, latin from full_names where source = 'wikidata' order by 1, 2"):
        if len(key.split()) > 1:
            by[key].add(latin)
    keys = sorted(by)
    for key in random.sample(keys, 5000):
        yield [key, *sorted(by[key])]


def composed(path):
    """Given and family names are not told apart in the clusters: any two make a name."""
    clusters = []
    for line in open(path, encoding="utf-8"):
        by = collections.defaultdict(list)
        for form in line.split("=>")[0].split(","):
            form = form.strip()
            name = script_class(form)
            if name and name != "other" and " " not in form and len(form) > 1:
                by[name].append(form.title() if name == "latin" else form)
        if by.get("latin") and len(by) > 1:
            clusters.append(by)
    random.shuffle(clusters)
    for first, last in zip(clusters[0::2][:9000], clusters[1::2]):
        names = []
        for name in sorted(set(first) & set(last)):
            if name == "han" and ("kana" in first or "hangul" in first):
                continue
            joint = "・" if name == "kana" else "·" if name == "han" else " "
            for _ in range(2 if name == "latin" else 1):
                names.append(random.choice(first[name]) + joint + random.choice(last[name]))
        names = list(dict.fromkeys(names))
        if len(names) > 1:
            yield names


def vary(name):
    """As other sources write it."""
    if script_class(name) not in ("latin", "cyrillic", "greek", "armenian", "georgian", "arabic"):
        return name
    parts = name.split()
    chance = random.random()
    if len(parts) > 2 and chance < 0.25:
        del parts[random.randrange(1, len(parts) - 1)]
    elif len(parts) > 1 and chance < 0.35:
        parts = parts[-1:] + parts[:-1]
        if random.random() < 0.4:
            parts[0] += ","
    elif len(parts) > 1 and chance < 0.39 and script_class(name) != "arabic":
        parts[0] = parts[0][0] + "."
    elif len(parts) > 2 and chance < 0.45 and script_class(name) != "arabic":
        parts[1] = parts[1][0] + "."
    if random.random() < 0.15:
        parts[-1] = parts[-1].upper()
    return " ".join(parts)


def pairs(groups):
    groups = list(groups)
    for number, names in enumerate(groups):
        random.shuffle(names)
        for a, b in list(zip(names, names[1:]))[:4]:
            yield vary(a), vary(b), 1
    # Other people who share a romanised part, and any others.
    index = collections.defaultdict(list)
    for number, names in enumerate(groups):
        for name in names:
            for part in re.split(r"[\s·・\-,]+", name.lower()):
                if len(part) > 1:
                    index[part].append((number, name))
    # Relatives and namesakes: all parts but one the same.
    for number, names in enumerate(groups):
        if random.random() > 0.5:
            continue
        a, b = random.choice(names), random.choice(names)
        other = groups[random.randrange(len(groups))]
        parts = re.split(r"([\s·・\-]+)", b)
        foreign = [p for n in other if script_class(n) == script_class(b) for p in re.split(r"[\s·・\-]+", n)]
        if len(parts) > 2 and foreign and script_class(a) not in (None, "other"):
            part = random.randrange(0, len(parts), 2)
            swapped = random.choice(foreign)
            if len(parts[part]) > 1 and len(swapped) > 1 and swapped[:2].lower() != parts[part][:2].lower():
                yield a, "".join(parts[:part] + [swapped] + parts[part + 1:]), 0
    for number, names in enumerate(groups):
        for _ in range(3):
            name = random.choice(names)
            part = random.choice(re.split(r"[\s·・\-,]+", name.lower()))
            others = index.get(part, [])
            if len(others) > 1 and random.random() < 0.75:
                other, shared = random.choice(others)
                if other != number:
                    yield vary(random.choice(names)), vary(random.choice(groups[other])), 0
                    continue
            # near in spelling: the same beginning of a part
            if random.random() < 0.8:
                start = part[:3]
                other, shared = random.choice(near[start]) if (near := nearby(index)).get(start) else (number, "")
                if other != number:
                    yield vary(random.choice(names)), vary(random.choice(groups[other])), 0
                    continue
            other = random.randrange(len(groups))
            if other != number:
                yield vary(name), vary(random.choice(groups[other])), 0


_near = {}


def nearby(index):
    if id(index) not in _near:
        table = collections.defaultdict(list)
        for part, entries in index.items():
            table[part[:3]] += entries[:20]
        _near[id(index)] = table
    return _near[id(index)]


def main(clusters, arabic_path, muster):
    rows = []
    for weight, groups in ((2.0, people()), (0.5, arabic(arabic_path)), (0.5, composed(clusters))):
        made = list(pairs(groups))
        print(len(made), "pairs", sum(p[2] for p in made), "positive")
        rows += [(a, b, same, weight) for a, b, same in made]
    lines = "".join(json.dumps({"id": n, "a": a, "b": b}) + "\n" for n, (a, b, _, _) in enumerate(rows))
    done = subprocess.run([muster, "names", "--jsonl", "--features"], input=lines, capture_output=True, text=True, check=True)
    measured = [json.loads(line) for line in done.stdout.splitlines()]
    names = [key for key in measured[0] if key not in ("id", "bias")]
    x = np.array([[row[name] for name in names] for row in measured])
    y = np.array([row[2] for row in rows])
    w = np.array([row[3] for row in rows])
    model = LogisticRegression(C=1.0, max_iter=2000).fit(x, y, sample_weight=w)
    p = model.predict_proba(x)[:, 1]
    print("training accuracy", ((p > 0.5) == y).mean())
    with open(NAMES / "match-weights.tsv", "w", encoding="utf-8") as out:
        out.write("# Weights of the logistic model that turns the measures of two aligned names (NameFeature) into a probability.\n"
                  "# Built by Scripts/names/train.py. Do not edit: edit the script.\nfeature\tweight\n")
        out.write(f"bias\t{model.intercept_[0]:.4f}\n")
        for name, weight in zip(names, model.coef_[0]):
            out.write(f"{name}\t{weight:.4f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
