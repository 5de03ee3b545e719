"""Scores names: pairs (average precision, F1, recall at precision .95, by kind) and lookup (rank 1, open-set F1)."""

import collections
import json
import subprocess
import time


def filter_lines(command, rows):
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    start = time.perf_counter()
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed ({done.returncode}): {done.stderr[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()], time.perf_counter() - start


def measures(scored):
    """(score, same) → average precision, best F1 with its threshold, recall at precision .95."""
    scored = sorted(scored, key=lambda item: -item[0])
    positives = sum(same for _, same in scored)
    hits, ap, best, threshold, recall95 = 0, 0.0, 0.0, 0.0, 0.0
    index = 0
    while index < len(scored):
        end = index
        while end < len(scored) and scored[end][0] == scored[index][0]:
            end += 1
        new = sum(same for _, same in scored[index:end])
        hits += new
        precision, recall = hits / end, hits / positives
        ap += new / positives * precision
        f1 = 2 * precision * recall / (precision + recall) if hits else 0
        if f1 > best:
            best, threshold = f1, scored[index][0]
        if precision >= 0.95:
            recall95 = max(recall95, recall)
        index = end
    return ap, best, threshold, recall95


def f1_at(scored, threshold):
    tp = sum(same for score, same in scored if score >= threshold)
    fp = sum(not same for score, same in scored if score >= threshold)
    fn = sum(same for score, same in scored if score < threshold)
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def pairs(muster, path, errors=None):
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    ask = [{"id": r["id"], "a": r["a"], "b": r["b"]} for r in rows]
    results, once = filter_lines([muster, "names", "--jsonl"], ask)
    more, many = filter_lines([muster, "names", "--jsonl"], ask * 21)
    scored = [(result["score"], row["same"]) for row, result in zip(rows, results)]
    by = collections.defaultdict(list)
    for item, row in zip(scored, rows):
        by[row["kind"]].append(item)
    print("| kind | pairs | AP | best F1 | F1 at .5 | R at P .95 |\n|---|---|---|---|---|---|")
    for kind, items in [*sorted(by.items()), ("all", scored)]:
        ap, f1, threshold, recall = measures(items)
        print(f"| {kind} | {len(items)} | {ap:.3f} | {f1:.3f} (at {threshold:.2f}) | {f1_at(items, 0.5):.3f} | {recall:.3f} |")
    print(f"\nwarm: {(many - once) / (20 * len(rows)) * 1e6:.1f} µs a pair; start and first pass {once * 1000:.0f} ms")
    if errors:
        wrong = sorted(((abs(score - same), row, score) for (score, same), row in zip(scored, rows)
                        if (score >= 0.5) != same and (errors == "all" or row["kind"] == errors)), key=lambda w: -w[0])
        for _, row, score in wrong:
            print(f"{score:.3f} {'same' if row['same'] else 'diff'} {row['kind']}\t{row['a']}\t{row['b']}")


def lookup(muster, gazetteer, path, errors=False):
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    ask = [{"qid": r["qid"], "query": r["query"]} for r in rows]
    command = [muster, "lookup", "--jsonl", "--gazetteer", gazetteer, "--time"]
    results, seconds = filter_lines(command, ask)
    rank1, in10, known, by, open_set = 0, 0, 0, collections.defaultdict(lambda: [0, 0]), []
    for row, result in zip(rows, results):
        found = result["candidates"]
        top = found[0] if found else None
        gold = row["gold_id"]
        if gold:
            known += 1
            by[row["kind"]][1] += 1
            if top and top["id"] == gold:
                rank1 += 1
                by[row["kind"]][0] += 1
            elif errors:
                print(f"{row['kind']}\t{row['query']}\t{gold}\t{[(c['name'], c['score']) for c in found[:3]]}")
            in10 += any(c["id"] == gold for c in found[:10])
        open_set.append((top["score"] if top else 0, top["id"] if top else None, gold))
    best = (0, 0)
    for threshold in sorted({score for score, _, _ in open_set}):
        tp = sum(score >= threshold and found == gold and gold is not None for score, found, gold in open_set)
        given = sum(score >= threshold and found is not None for score, found, _ in open_set)
        if tp:
            best = max(best, (2 * tp / (given + known), threshold))
    print("| kind | right at rank 1 | queries |\n|---|---|---|")
    for kind, (right, count) in sorted(by.items()):
        print(f"| {kind} | {right / count:.3f} | {count} |")
    times = sorted(r["microseconds"] for r in results)
    print(f"| all | {rank1 / known:.3f} | {known} |\n\nin the first ten {in10 / known:.3f}; open-set F1 {best[0]:.3f} (at {best[1]:.2f}); "
          f"median {times[len(times) // 2]:.0f} µs, 95 % within {times[len(times) * 95 // 100]:.0f} µs; all with loading {seconds:.1f} s")
