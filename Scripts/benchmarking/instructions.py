"""Counts the instructions of each case of Benchmarks/Cases with valgrind, whatever else the machine does.

The count of a run is the difference between programs that run the case TIMES[1] and TIMES[0] times, so that getting ready does
not count. Counts and what was found are kept in Benchmarks/instructions.tsv: a case that costs 5 % more fails, and one that
finds something else must be recorded anew, since it does other work.
"""
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / ".build" / "benchmarks"
TABLE = ROOT / "Benchmarks" / "instructions.tsv"
TOLERANCE = 0.05
TIMES = (2, 6)
COLUMNS = ["case", "amount", "unit", "found", "instructions", "per_unit"]


def runner():
    """The program that runs cases, without the debug information that valgrind 3.19 cannot read."""
    subprocess.run(["swift", "build", "-c", "release", "--product", "BenchmarkRunner"], cwd=ROOT, check=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    program = FOLDER / "BenchmarkRunner"
    subprocess.run(["strip", "-g", "-o", program, ROOT / ".build" / "release" / "BenchmarkRunner"], check=True)
    return program


def count(program, case, times):
    # Seeds of hash tables differ from run to run otherwise.
    environment = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"}
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, case, str(times)], cwd=ROOT,
        env=environment, capture_output=True, text=True)
    collected = re.search(r"Collected\s*:\s*(\d+)", done.stderr)
    if done.returncode or not collected:
        sys.exit(f"{case} failed under valgrind:\n{done.stderr[-2000:]}")
    return done.stdout.split(), int(collected[1])


def measure(program, case):
    # Compiles what valgrind would take minutes for.
    subprocess.run([program, case, "1"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    (amount, unit, found), less = count(program, case, TIMES[0])
    _, more = count(program, case, TIMES[1])
    instructions = (more - less) // (TIMES[1] - TIMES[0])
    return {
        "case": case, "amount": amount, "unit": unit, "found": found, "instructions": str(instructions),
        "per_unit": f"{instructions / int(amount):.1f}",
    }


def read():
    if not TABLE.exists():
        return {}
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row[0]: dict(zip(COLUMNS, row)) for row in (line.split("\t") for line in lines[1:])}


def write(rows):
    compiler = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.splitlines()[0]
    lines = [f"# Made by Scripts/benchmark instructions --record: {compiler}, {platform.machine()}.", "\t".join(COLUMNS)]
    lines += ["\t".join(row[column] for column in COLUMNS) for row in rows.values()]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def compare(new, old):
    """What is wrong with a new count, or None."""
    if not old:
        return "has no recorded count; record it with --record"
    if (new["amount"], new["found"]) != (old["amount"], old["found"]):
        return f"found {new['found']} instead of {old['found']}: other work; record it with --record"
    change = int(new["instructions"]) / int(old["instructions"]) - 1
    return f"costs {change:+.1%}" if change > TOLERANCE else None


def run(options):
    if not shutil.which("valgrind"):
        sys.exit("needs valgrind (Debian: apt-get install valgrind)")
    program = runner()
    cases = subprocess.run([program, "--list"], check=True, capture_output=True, text=True).stdout.split()
    unknown = set(options.case) - set(cases)
    if unknown:
        sys.exit(f"there is no case {sorted(unknown)[0]}; there are {', '.join(cases)}")
    recorded, problems = read(), []
    rows = dict(recorded)
    for case in options.case or cases:
        rows[case] = measure(program, case)
        problem = compare(rows[case], recorded.get(case))
        if problem:
            problems.append(f"{case} {problem}")
        was = f"(was {recorded[case]['instructions']})" if case in recorded else ""
        print(case, rows[case]["instructions"], f"{rows[case]['per_unit']} for each of the {rows[case]['unit']}", was, flush=True)
    if options.record:
        write({case: rows[case] for case in cases if case in rows})
    elif problems:
        sys.exit("\n".join(problems))


def add(commands):
    command = commands.add_parser("instructions")
    command.add_argument("case", nargs="*", help="cases to count; all by default")
    command.add_argument("--record", action="store_true", help="write the counts into Benchmarks/instructions.tsv")
    command.set_defaults(run=run, needs_environment=False)
