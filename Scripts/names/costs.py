"""Learns how names are spelled across scripts: weights of letter groups, by expectation maximisation over the
name-part clusters of rigour (MIT, from Wikidata, CC0). Writes Gazetteers/transliteration/confusions.tsv.

A weight is 100 ln(P(source group, Latin group) / (P(source group) P(Latin group))): how much more often the two stand
for each other than chance has it. The score of two words is the sum along the best alignment.
"""

import collections
import math
import random
import sys

import numba
import numpy as np

from scripts import RULES, romanise, script_class

SHAPES = [(0, 1), (1, 0), (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2)]
END = 28


def encode(word):
    return [27 if c == "'" else ord(c) - 96 for c in word] + [END]


def spell(code):
    letters = ""
    while code:
        symbol = code & 31
        letters = ("$" if symbol == END else "'" if symbol == 27 else chr(96 + symbol)) + letters
        code >>= 5
    return letters


@numba.njit(cache=True)
def gram(word, start, length):
    code = 0
    for k in range(length):
        code = code << 5 | word[start + k]
    return code


@numba.njit(cache=True)
def collect(words_a, offsets_a, words_b, offsets_b):
    """All gram pairs that any alignment may use, as keys a << 15 | b, with repetition removed later."""
    out = []
    for n in range(len(offsets_a) - 1):
        a = words_a[offsets_a[n]:offsets_a[n + 1]]
        b = words_b[offsets_b[n]:offsets_b[n + 1]]
        for i in range(len(a) + 1):
            for j in range(len(b) + 1):
                # only near the diagonal
                if abs(i * len(b) - j * len(a)) > 3 * max(len(a), len(b)):
                    continue
                for p in range(4):
                    for q in range(4):
                        if p + q == 0 or (p == 3 and q == 3) or (p == 0 and q > 1) or (q == 0 and p > 1):
                            continue
                        if i + p <= len(a) and j + q <= len(b):
                            out.append(gram(a, i, p) << 15 | gram(b, j, q))
    return out


@numba.njit(cache=True)
def expectation(words_a, offsets_a, words_b, offsets_b, weight, index, logp, counts, floor, drop):
    """Adds expected counts; returns the log likelihood and how many pairs were kept."""
    total, kept = 0.0, 0
    f = np.empty((40, 40))
    r = np.empty((40, 40))
    for n in range(len(offsets_a) - 1):
        a = words_a[offsets_a[n]:offsets_a[n + 1]]
        b = words_b[offsets_b[n]:offsets_b[n + 1]]
        la, lb = len(a), len(b)
        for i in range(la + 1):
            for j in range(lb + 1):
                f[i, j] = 0.0
                r[i, j] = 0.0
        f[0, 0] = 1.0
        for i in range(la + 1):
            for j in range(lb + 1):
                s = f[i, j]
                if s == 0.0:
                    continue
                for p in range(4):
                    if i + p > la:
                        break
                    for q in range(4):
                        if p + q == 0 or (p == 3 and q == 3) or (p == 0 and q > 1) or (q == 0 and p > 1):
                            continue
                        if j + q > lb:
                            break
                        key = gram(a, i, p) << 15 | gram(b, j, q)
                        if key in index:
                            f[i + p, j + q] += s * logp[index[key]]
        z = f[la, lb]
        if z <= 1e-280:
            continue
        if math.log(z) / (la + lb) < drop:
            continue
        r[la, lb] = 1.0
        for i in range(la, -1, -1):
            for j in range(lb, -1, -1):
                if i == la and j == lb:
                    continue
                s = 0.0
                for p in range(4):
                    if i + p > la:
                        break
                    for q in range(4):
                        if p + q == 0 or (p == 3 and q == 3) or (p == 0 and q > 1) or (q == 0 and p > 1):
                            continue
                        if j + q > lb:
                            break
                        key = gram(a, i, p) << 15 | gram(b, j, q)
                        if key in index:
                            k = index[key]
                            step = logp[k] * r[i + p, j + q]
                            if step > 0.0:
                                s += step
                                counts[k] += weight[n] * f[i, j] * step / z
                r[i, j] = s
        total += weight[n] * math.log(z)
        kept += 1
    return total, kept


# Letters that stand for one another when nothing is known yet: the start of the iteration, not its result.
ALIKE = ["aeiouyw'", "bpvfw", "dt", "gkqcxh", "sz", "cszj", "lr", "mn", "yji", "uvw", "hx'"]


def start(key):
    a, b = spell(key >> 15), spell(key & 0x7FFF)
    if ("$" in a) != ("$" in b):
        return 1e-7
    if a == b:
        return 0.02 if len(a) == 1 else 0.004 if len(a) == 2 else 0.001
    if not a or not b:
        return 2e-4
    if len(a) == len(b) == 1:
        return 1e-3 if any(a in group and b in group for group in ALIKE) else 1e-6
    shared = sum((collections.Counter(a) & collections.Counter(b)).values())
    return 1e-4 * 0.3 ** (len(a) + len(b) - 2 * shared)


def learn(name, pairs, prior, rounds=10):
    """pairs: (source, latin, weight); prior: pooled counts of the other scripts, or None."""
    a = [encode(p[0]) for p in pairs]
    b = [encode(p[1]) for p in pairs]
    weight = np.array([p[2] for p in pairs])
    offsets = lambda words: np.cumsum([0] + [len(w) for w in words])
    words_a, words_b = np.concatenate([np.array(w) for w in a]), np.concatenate([np.array(w) for w in b])
    oa, ob = offsets(a), offsets(b)
    keys, seen = np.unique(np.array(collect(words_a, oa, words_b, ob)), return_counts=True)
    keys = keys[(seen >= max(4, len(pairs) // 4000))]
    index = numba.typed.Dict.empty(numba.int64, numba.int64)
    for k, key in enumerate(keys):
        index[key] = k
    prior_counts = np.array([prior.get(int(k), 0.0) if prior else 0.0 for k in keys])
    p = np.array([start(int(k)) for k in keys])
    if prior:
        p = np.maximum(p * 1e-3, prior_counts)
    p /= p.sum()
    shape = np.array([1.0 if (int(k) >> 15) < 32 and (int(k) & 0x7FFF) < 32 else 0.0 for k in keys])
    for n in range(rounds):
        counts = np.zeros(len(keys))
        # After the first rounds pairs that are no transcriptions of each other (translations, other names) are left out.
        drop = -2.6 if n >= 3 else -9.0
        total, kept = expectation(words_a, oa, words_b, ob, weight, index, p, counts, 0.0, drop)
        mass = counts.sum()
        if prior:
            counts += prior_counts / prior_counts.sum() * min(mass * 0.1, 1500)
        # A sparse prior: groups that explain less than one and a half pairs are noise.
        counts = np.maximum(counts - (0.5 if n < rounds - 1 else 1.0), 0)
        p = counts / counts.sum()
        print(f"{name} round {n}: {total / max(1, kept):.3f} nats a pair, {kept} of {len(pairs)} kept, {int((p > 0).sum())} groups", flush=True)
    return {int(k): float(c) for k, c in zip(keys, counts) if c > 0}


def main(clusters_path):
    random.seed(4)
    pairs = collections.defaultdict(list)
    mixed = []
    for line in open(clusters_path, encoding="utf-8"):
        forms = [form.strip() for form in line.split("=>")[0].split(",")]
        by = collections.defaultdict(dict)
        for form in forms:
            if " " in form:
                continue
            name = script_class(form)
            if name in (None, "other"):
                continue
            roman = romanise(form, name)
            if 2 <= len(roman) <= 18:
                by[name].setdefault(roman, form)
                if name == "latin":
                    sounds = romanise(form, "latin-sounds")
                    if 2 <= len(sounds) <= 18 and sounds != roman:
                        by["sounds"].setdefault(sounds, form)
        latin = sorted(by.pop("latin", {}))
        sounds = sorted(set(by.pop("sounds", {})) - set(latin))
        if "han" in by and any("\u3040" <= c <= "\u309F" for form in forms for c in form):
            by.pop("han")  # a Japanese name: its Han forms are not read in Mandarin
        for name, romans in by.items():
            group = [(r, l) for r in sorted(romans) for l in latin]
            for r, l in group:
                pairs[name].append((r, l, 1.0 / len(group) ** 0.5))
        group = [(x, y) for x in latin for y in latin + sounds if x != y]
        if group:
            for x, y in random.sample(group, min(12, len(group))):
                weight = 1.0 / min(12, len(group)) ** 0.5
                pairs["latin"] += [(x, y, weight), (y, x, weight)]
        flat = [(n, r) for n, romans in sorted(by.items()) for r in sorted(romans)]
        group = [(x, y) for n, x in flat for m, y in flat if n != m or (x != y)]
        if group:
            for x, y in random.sample(group, min(6, len(group))):
                mixed += [(x, y, 1.0 / min(6, len(group))), (y, x, 1.0 / min(6, len(group)))]
    # Identical spellings belong to the picture too.
    for name in list(pairs):
        if name == "latin":
            pairs[name] += [(x, x, 1.0) for x in sorted({p[0] for p in random.sample(pairs[name], 20000)})]
    pairs["mixed"] = mixed
    rows = []
    pooled = collections.Counter()
    tables = {}
    small = ("indic", "armenian", "georgian", "thai", "ethiopic")
    limit = 60000
    order = [n for n in ("cyrillic", "arabic", "hebrew", "greek", "hangul", "kana", "han", "latin", "mixed") if n in pairs]
    for name in order + [n for n in small if n in pairs]:
        data = pairs[name]
        if len(data) > limit:
            data = random.sample(data, limit)
        prior = None if name not in small else {k: c / sum(pooled.values()) for k, c in pooled.items()}
        tables[name] = learn(name, data, prior)
        if name in ("cyrillic", "greek", "arabic"):
            for k, c in tables[name].items():
                pooled[k] += c
    for name, counts in sorted(tables.items()):
        total = sum(counts.values())
        left, right = collections.Counter(), collections.Counter()
        for key, count in counts.items():
            for letter in spell(key >> 15):
                left[letter] += count
            for letter in spell(key & 0x7FFF):
                right[letter] += count
        pl = {c: math.log(n / sum(left.values())) for c, n in left.items()}
        pr = {c: math.log(n / sum(right.values())) for c, n in right.items()}
        expected = {0: collections.defaultdict(lambda: [0.0, 0.0]), 1: collections.defaultdict(lambda: [0.0, 0.0])}
        for key, count in sorted(counts.items()):
            a, b = spell(key >> 15), spell(key & 0x7FFF)
            weight = math.log(count / total) - sum(pl[c] for c in a) - sum(pr[c] for c in b)
            rows.append((name, a or "-", b or "-", round(100 * weight)))
            for side, group in ((0, a), (1, b)):
                if group:
                    expected[side][group][0] += count * weight
                    expected[side][group][1] += count
        for side in (0, 1):
            for group, (weight, count) in sorted(expected[side].items()):
                rows.append((name, *((group, "*") if side == 0 else ("*", group)), round(100 * weight / count)))
    with open(RULES / "confusions.tsv", "w", encoding="utf-8") as out:
        out.write("# Which letter groups stand for each other, by script: source group, Latin group, weight (100 x nats of\n"
                  "# pointwise mutual information; negative: evidence against). $ is the end of the word, - nothing, * the mean over\n"
                  "# all groups that the other one stands for. Built by Scripts/names/costs.py from rigour 1.8.2 (MIT; Wikidata,\n"
                  "# CC0). Do not edit: edit the script.\n"
                  "script\tsource\tlatin\tweight\n")
        for row in rows:
            out.write("\t".join(map(str, row)) + "\n")
    print(len(rows), "rows")


main(sys.argv[1])
