"""Spelling checks and small helpers that all tables share."""
import re
import unicodedata

SIGNS = "!=?~^"
# Latin letters that have no decomposition, as the matcher's fold maps them.
LETTERS = str.maketrans({
    "ı": "i", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŋ": "n",
    "ə": "a", "ʻ": None, "ʼ": None, "ʹ": None, "ʾ": None, "ʿ": None, "’": None, "‘": None, "'": None, "`": None,
    "ـ": None, "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ۀ": "ه", "ە": "ه",
})
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]")
_GREEK = re.compile("[Ά-Ͽἀ-῿]")
_CYRILLIC = re.compile("[Ѐ-ԯᲀ-ᲈ]")
_OTHER = re.compile("[\u0370-\u058f\u0590-\u1cff\u2d00-\u2dff\u3040-\ud7a3\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc]")
_FORBIDDEN = re.compile(r'[()\[\]{}<>;:/\\"“”„*+@#$%&_?=~^,]')
_CODE = re.compile("^[A-Z]{3,5}$")
_WORDS = re.compile(r"[^\W\d_]+")
_CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff|]")
_SPACES = re.compile(r"\s+")


def clean(name):
    """NFC, without control or invisible characters, single spaces."""
    name = unicodedata.normalize("NFC", name)
    name = _CONTROL.sub(" ", name.replace("\u00ad", "").replace("\u200b", "").replace("\u200c", "\u200c"))
    return _SPACES.sub(" ", name).strip().lstrip(SIGNS).strip()


def fold(name):
    """Close to the matcher's fold: case, marks and apostrophes away. Scripts stay."""
    if name.isascii():
        return re.sub("[^a-z0-9]+", " ", name.lower().replace("'", "")).strip()
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name).casefold())
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(LETTERS)
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text)))


def is_latin(name):
    return bool(_LATIN.search(name))


def mixes_scripts(name):
    """A word with letters of Latin, Greek and Cyrillic beside each other: a look-alike typed by mistake."""
    if name.isascii():
        return False
    return any(bool(_LATIN.search(w)) + bool(_GREEK.search(w)) + bool(_CYRILLIC.search(w)) > 1
               for w in _WORDS.findall(name))


def is_usable(name):
    """Whether people write the name so: no machine romanisation, no airport code, no single letter."""
    if len(name) < 2 or len(name) > 120 or name[0] in SIGNS:
        return False
    letters = [c for c in name if c.isalpha()]
    if not letters or _FORBIDDEN.search(name):
        return False
    if is_latin(name):
        # GeoNames' own romanisations have no capital: "a la mu tu".
        if not any(c.isupper() for c in name):
            return False
        if _CODE.match(name):
            return False
    if len(letters) == 1 and not unicodedata.name(letters[0], "").startswith("CJK"):
        return False
    return not mixes_scripts(name) and not (is_latin(name) and _OTHER.search(name))


def is_plain(name):
    """ASCII letters, spaces, hyphens, apostrophes and dots only: as newspapers write."""
    return bool(re.fullmatch(r"[A-Za-z][A-Za-z .'’-]*", name))


# Demonyms of countries ("Kazakh"): no name of a town, whatever GeoNames has. Set once countries.tsv is written.
DEMONYMS = set()


def aliases(canonical, names):
    """Distinct names but the canonical one and demonyms, sorted by code point, joined."""
    seen = {canonical}
    kept = []
    for name in names:
        bare = name.lstrip(SIGNS)
        if bare and bare not in seen and not (name == bare and bare in DEMONYMS):
            seen.add(bare)
            kept.append(name)
    return "|".join(sorted(kept, key=lambda n: n.lstrip(SIGNS)))


def coordinate(value):
    """Four decimals (11 m) at most, no trailing zeros."""
    text = f"{float(value):.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def write_table(path, header, rows):
    """Tab-separated, LF, no quoting. Rows come sorted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    width = header.count("\t") + 1
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(header + "\n")
        for row in rows:
            cells = [str(cell) for cell in row]
            assert len(cells) == width and not any("\t" in c or "\n" in c for c in cells), row
            out.write("\t".join(cells) + "\n")
    return len(rows)


def read_table(path):
    """Dictionaries by column; comments and blank lines left out."""
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells))))
