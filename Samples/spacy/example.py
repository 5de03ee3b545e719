"""Muster as a component of a spaCy pipeline.  pip install "./Sources/python[spacy]" """

import spacy

nlp = spacy.blank("en")
nlp.add_pipe("muster")

doc = nlp("At least eight policemen were killed and 317 injured in Almaty, the interior ministry said.")
for span in doc.ents:
    print(span.text, span.label_, span.kb_id_, sep="\t")
for row in doc._.statistics:
    print(row.kind, row.value, row.qualifier, row.quote, sep="\t")
