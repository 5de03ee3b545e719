import ast
import concurrent.futures
import dataclasses
import inspect
import os
import pathlib
import pickle
import re
import threading
import time

import muster
import pytest

TEXT = (
    "At least eight policemen were killed and 317 injured in Almaty on Thursday, the interior ministry said. "
    "Dozens of protesters were detained. President Kassym-Jomart Tokayev declared a state of emergency."
)
ROOT = pathlib.Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def extractor():
    return muster.Extractor()


def test_rows(extractor):
    extraction = extractor.extract(TEXT, id="a", title="T", date="2022-01-07")
    assert (extraction.id, extraction.title, extraction.language, extraction.date) == ("a", "T", "en", "2022-01-07")
    killed = extraction.statistics[0]
    assert (killed.kind, killed.value, killed.low, killed.high, killed.qualifier) == ("killed", 8, 8, None, "at_least")
    assert killed.date == "2022-01-06"
    assert extraction.toll("injured").best == 317
    assert extraction.toll("abducted") is None
    detained = extraction.toll("detained")
    assert detained.best is None and detained.low == 24
    assert detained.statistic_ids == (extraction.statistics[-1].statistic_id,)
    almaty = next(entity for entity in extraction.entities if entity.name == "Almaty")
    assert (almaty.type, almaty.country, almaty.aliases_seen) == ("place", "KZ", ("Almaty",))
    assert extraction.words > 30 and extraction.sentences == 3


@pytest.mark.parametrize("before", ["", "\ufeff", "🇰🇿👩‍👩‍👧‍👦 İ ", "\ud800 ", "\0 ", "Қазақстан. "])
def test_offsets_index_the_text_given(extractor, before):
    text = before + TEXT
    extraction = extractor.extract(text)
    assert len(extraction.statistics) == 3 and len(extraction.mentions) >= 2
    for row in extraction.statistics:
        assert text[row.start : row.end] == row.quote
    for row in extraction.mentions:
        assert text[row.start : row.end] == row.text


def test_fields_are_the_columns_of_the_schema():
    page = (ROOT / "Docs" / "SCHEMA.md").read_text(encoding="utf-8")
    for kind, table in [
        (muster.Mention, "mentions"), (muster.Entity, "entities"), (muster.Statistic, "statistics"), (muster.Toll, "tolls"),
    ]:
        section = page.split(f"\n## {table}.csv")[1].split("\n## ")[0]
        columns = [name for name in re.findall(r"^\| (\w+) \|", section, re.M) if name not in ("column", "document_id")]
        fields = [field.name for field in dataclasses.fields(kind)]
        # A mention brings where its entity is, which a table would join.
        assert [name for name in fields if kind is not muster.Mention or name not in ("latitude", "longitude")] == columns


def test_fields_of_newer_libraries_are_let_be(extractor):
    values, _ = extractor._read(TEXT)
    newer = {**values, "more": 1, "statistics": [{**row, "more": 1} for row in values["statistics"]]}
    assert muster.Extraction.from_json(newer) == extractor.extract(TEXT)


def test_every_public_name_has_a_docstring():
    for name in muster.__all__:
        thing = getattr(muster, name)
        assert inspect.getdoc(thing), name
        members = vars(thing).items() if inspect.isclass(thing) else []
        for member, value in members:
            if not member.startswith("_") and (inspect.isfunction(value) or isinstance(value, classmethod)):
                assert inspect.getdoc(value), f"{name}.{member}"


def test_every_field_has_a_docstring():
    for name in ("records", "frames"):
        source = (ROOT / "Sources" / "python" / "src" / "muster" / f"{name}.py").read_text(encoding="utf-8")
        for kind in ast.walk(ast.parse(source)):
            if isinstance(kind, ast.ClassDef):
                for field, after in zip(kind.body, [*kind.body[1:], None]):
                    if isinstance(field, ast.AnnAssign):
                        assert isinstance(after, ast.Expr), f"{kind.name}: {ast.unparse(field)}"


def test_types_hold():
    mypy = pytest.importorskip("mypy.api")
    output, errors, status = mypy.run(["--strict", "--cache-dir", os.devnull, "--package", "muster"])
    assert status == 0, output + errors


def test_the_code_of_the_pages_runs(extractor):
    pandas = pytest.importorskip("pandas")
    spacy = pytest.importorskip("spacy")
    blocks = 0
    for page in ("README.md", "Sources/python/README.md", "Sources/Muster/Muster.docc/C-and-Python.md"):
        given = {
            "muster": muster, "spacy": spacy, "nlp": spacy.blank("en"), "text": TEXT,
            "articles": pandas.DataFrame({"body": [TEXT], "url": ["a"], "published": ["2022-01-07"]}),
        }
        for block in re.findall(r"^```python\n(.*?)^```$", (ROOT / page).read_text(encoding="utf-8"), re.M | re.S):
            exec(block, given)
            blocks += 1
        assert len(given["frames"].tolls) > 0, page
    assert blocks >= 5


def test_options(extractor):
    assert muster.Extractor(profile="acled").extract(TEXT).toll("detained").best == 12
    assert muster.Extractor(date="2022-01-07").extract(TEXT).statistics[0].date == "2022-01-06"
    russian = "Погибли 8 человек."
    assert extractor.extract(russian).toll("killed").best == 8
    assert extractor.extract(russian, language="ru").language == "ru"


def test_names_of_ones_own(tmp_path):
    table = tmp_path / "mine.tsv"
    table.write_text("id\ttype\tname\taliases\nmy:1\tplace\tQuibblethorpe\t\n")
    found = muster.Extractor(gazetteers=[table]).extract("Quibblethorpe was quiet.").mentions
    assert [row.entity_id for row in found] == ["my:1"]


@pytest.mark.parametrize(
    "options, message",
    [
        ({"language": "xx"}, "known are"),
        ({"profile": "xx"}, "known are acled"),
        ({"gazetteers": ["/nowhere.tsv"]}, "/nowhere.tsv"),
        ({"resources": "/nowhere"}, "MUSTER_GAZETTEERS"),
    ],
)
def test_errors_say_what_to_do(options, message):
    with pytest.raises(muster.MusterError, match=message):
        muster.Extractor(**options)


def test_threads_give_the_same(extractor):
    texts = [f"{number + 2} people were killed in Kyiv. {TEXT}" for number in range(40)]
    expected = [extractor.extract(text) for text in texts]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert list(pool.map(extractor.extract, texts)) == expected
    assert list(extractor.extract_all(iter(texts), jobs=3)) == expected
    assert list(extractor.extract_all(texts, jobs=1)) == expected


def test_other_threads_run_while_one_reads(extractor):
    text = TEXT * 4000
    steps = 0
    done = threading.Event()
    thread = threading.Thread(target=lambda: (extractor.extract(text), done.set()))
    started = time.monotonic()
    thread.start()
    while not done.is_set():
        steps += 1
        time.sleep(0.005)
    thread.join()
    waited = time.monotonic() - started
    # With Python's lock held, the loop could hardly turn before the end.
    assert steps > waited / 0.005 / 5


def test_no_memory_is_lost(extractor):
    resource = pytest.importorskip("resource")
    text = TEXT * 50
    for _ in range(20):
        extractor.extract(text)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(100):
        extractor.extract(text)
    for _ in range(5):
        muster.Extractor()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KB; a leak of all results is 300 MB


def test_pickled_extractors_read_the_same(extractor):
    assert pickle.loads(pickle.dumps(extractor)).extract(TEXT) == extractor.extract(TEXT)
