"""Writes Gazetteers/names/han-readings.tsv from Unicode's Unihan database (Debian package unicode-data)."""

import bz2
import collections
import re
import sys
import unicodedata

from scripts import NAMES, rules


def plain(text):
    text = text.replace("ü", "u").replace("đ", "d").replace("Đ", "d")
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub("[^a-z]", "", text.lower())


def main(path):
    fields = collections.defaultdict(dict)
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                fields[chr(int(code[2:], 16))][field] = value
    hangul = rules("hangul")
    rows = []
    for char, f in sorted(fields.items()):
        if ord(char) > 0xFFFF or not (f.keys() & {"kHanyuPinlu", "kXHC1983", "kTGHZ2013", "kKorean", "kJapaneseOn", "kTang"}):
            continue
        mandarin = [plain(v) for v in f.get("kMandarin", "").split()[:1]]
        extra = re.findall(r"[^\s:,.0-9*]+", f.get("kXHC1983", ""))
        mandarin += [plain(v) for v in extra][:3]
        cantonese = [re.sub("[0-9]", "", v) for v in f.get("kCantonese", "").split()[:2]]
        korean = [hangul.transliterate(v.split(":")[0]) for v in f.get("kHangul", "").split()]
        japanese = [plain(v) for v in f.get("kJapaneseOn", "").split()[:3] + f.get("kJapaneseKun", "").split()[:5]]
        vietnamese = [plain(v) for v in f.get("kVietnamese", "").split()[:2]]
        columns = [" ".join(dict.fromkeys(v for v in c if v)) for c in (mandarin, cantonese, korean, japanese, vietnamese)]
        if any(columns):
            rows.append("\t".join([char, *columns]))
    header = "# Han characters and their readings: Mandarin, Cantonese (Jyutping), Korean (RR), Japanese (on, kun), " \
        "Vietnamese; tones dropped.\n# Built by Scripts/build-names from Unihan 15.0 (Unicode licence).\n"
    (NAMES / "han-readings.tsv").write_text(header + "\n".join(rows) + "\n", "utf-8")
    print(len(rows), "characters")


main(sys.argv[1])
