"""Scripts and romanisation, as Sources/Names has them: the same ICU rule files, the same choice by script."""

import functools
import pathlib
import unicodedata

import icu

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = ROOT / "Gazetteers" / "transliteration"
NAMES = ROOT / "Gazetteers" / "names"

# ISO 15924 code -> rule file and cost class
CLASSES = {
    "Latn": "latin", "Cyrl": "cyrillic", "Arab": "arabic", "Hebr": "hebrew", "Grek": "greek", "Geor": "georgian",
    "Armn": "armenian", "Hang": "hangul", "Hira": "kana", "Kana": "kana", "Hani": "han", "Deva": "indic",
    "Beng": "indic", "Gujr": "indic", "Guru": "indic", "Taml": "indic", "Telu": "indic", "Knda": "indic",
    "Mlym": "indic", "Orya": "indic", "Sinh": "indic", "Thai": "thai", "Ethi": "ethiopic",
}


@functools.cache
def rules(name):
    return icu.Transliterator.createFromRules(name, (RULES / f"{name}.txt").read_text("utf-8"))


@functools.cache
def script(char):
    return icu.Script.getScript(char).getShortName()


def script_class(word):
    """The class of the first letter that has one; a word of several scripts is 'other'."""
    found = None
    for char in word:
        code = script(char)
        if code in ("Zyyy", "Zinh", "Zzzz"):
            continue
        name = CLASSES.get(code, "other")
        if found is None:
            found = name
        elif found != name:
            return "other"
    return found


@functools.cache
def han_readings():
    table = {}
    for line in (NAMES / "han-readings.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            char, *readings = line.split("\t")
            table[char] = [reading.split() for reading in readings]
    return table


def romanise(word, name=None):
    """ASCII letters and ' only."""
    name = name or script_class(word)
    if name is None:
        return ""
    if name == "han":
        table = han_readings()
        text = "".join(table[char][0][0] for char in word if char in table and table[char][0])
    else:
        text = rules(name).transliterate(word)
    return "".join(char for char in text.lower() if "a" <= char <= "z" or char == "'")


def fold(word):
    """NFKC case folding without marks, per script: as NameFold in Sources/Text for the scripts that matter here."""
    return "".join(char for char in unicodedata.normalize("NFKC", word).casefold())
