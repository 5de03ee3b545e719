import datetime

import muster
import pytest

pandas = pytest.importorskip("pandas")


def articles():
    return pandas.DataFrame(
        {
            "body": ["Two people were killed in Kyiv on Thursday.", None, "Dozens were hurt in Kyiv, not in Kiev."],
            "when": [datetime.date(2022, 1, 7), None, "2022-01-08"],
            "link": ["a", "b", "c"],
        },
        index=[10, 11, 12],
    )


def test_tables():
    frames = muster.extract_frame(articles(), text="body", date="when", jobs=2)
    assert frames.documents.document_id.tolist() == [10, 11, 12]
    assert frames.documents.status.tolist() == ["ok", "error", "ok"]
    assert "body" in frames.documents.error[1]
    killed = frames.statistics[frames.statistics.kind == "killed"].iloc[0]
    assert (killed.document_id, killed.value, killed.date) == (10, 2, "2022-01-06")
    injured = frames.statistics[frames.statistics.kind == "injured"].iloc[0]
    assert injured.value is pandas.NA and injured.low == 24
    kyiv = frames.entities[frames.entities.name == "Kyiv"].iloc[0]
    assert (kyiv.mentions, kyiv.documents, kyiv.first_document, kyiv.aliases_seen) == (3, 2, 10, ("Kiev", "Kyiv"))
    # The tables join the input by its index.
    joined = frames.tolls.merge(articles(), left_on="document_id", right_index=True)
    assert joined.link.tolist() == ["a", "c"]


def test_ids_from_a_column_and_types_without_rows():
    some = muster.extract_frame(articles(), text="body", id="link")
    assert some.mentions.document_id.unique().tolist() == ["a", "c"]
    none = muster.extract_frame(articles().iloc[:0], text="body")
    for one, other in zip(some, none):
        assert list(one.columns) == list(other.columns)
        assert len(other) == 0
    assert (some.statistics.dtypes == none.statistics.dtypes)[1:].all()


def test_a_missing_column_is_named():
    with pytest.raises(KeyError, match="no column 'text'; it has body"):
        muster.extract_frame(articles())
