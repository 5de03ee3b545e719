"""Reads two articles into tables, and asks for the tolls.  pip install "./Sources/python[pandas]" """

import muster
import pandas

articles = pandas.DataFrame(
    {
        "url": ["a", "b"],
        "body": [
            "At least eight policemen were killed and 317 injured in Almaty on Thursday, the interior ministry said.",
            "Dozens of protesters were detained in Kyiv. Nobody was hurt, police said.",
        ],
        "published": ["2022-01-07", "2022-01-08"],
    }
)

# One text: dataclasses.
extraction = muster.Extractor().extract(articles.body[0], date=articles.published[0])
for row in extraction.statistics:
    print(row.kind, row.low, row.high, row.victims, row.date, repr(articles.body[0][row.start : row.end]), sep="\t")

# A column of texts: tables.
frames = muster.extract_frame(articles, text="body", id="url", date="published")
print(frames.tolls[["document_id", "kind", "low", "high"]].to_string(index=False))
print(frames.entities[["type", "name", "country"]].to_string(index=False))
