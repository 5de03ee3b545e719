import pytest

spacy = pytest.importorskip("spacy")

TEXT = "Two people were killed in Kyiv on Thursday, President Volodymyr Zelensky said."


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("muster", config={"jobs": 2})
    return nlp


def test_entities_and_statistics(nlp):
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.ents] == [("Kyiv", "GPE"), ("Volodymyr Zelensky", "PERSON")]
    assert doc.ents[0].kb_id_.startswith("geonames:")
    assert [(row.kind, row.value) for row in doc._.statistics] == [("killed", 2)]
    assert doc._.tolls[0].best == 2
    assert [row.name for row in doc._.mentions][0] == "Kyiv"
    assert doc._.muster.language == "en"


def test_dates(nlp):
    doc = nlp.make_doc(TEXT)
    doc._.published = "2022-01-07"
    assert nlp(doc)._.statistics[0].date == "2022-01-06"
    assert nlp(TEXT)._.statistics[0].date is None


def test_many_documents_and_other_processes(nlp):
    texts = [f"{number + 2} people were killed in Kyiv." for number in range(30)]
    for docs in (nlp.pipe(texts), nlp.pipe(texts[:4], n_process=2)):
        values = [doc._.statistics[0].value for doc in docs]
        assert values == [number + 2 for number in range(len(values))]
        assert values


def test_documents_can_be_written(nlp):
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.statistics == doc._.statistics


def test_entities_of_others_are_kept():
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "CITY", "pattern": "Kyiv"}])
    nlp.add_pipe("muster", config={"overwrite_ents": False, "labels": {"place": "GPE", "person": "PER"}})
    assert [span.label_ for span in nlp(TEXT).ents] == ["CITY", "PER"]


def test_no_rows_before_the_component_ran(nlp):
    doc = nlp.make_doc(TEXT)
    assert doc._.statistics == [] and doc._.muster is None
