"""Given names, surnames and their spellings in other scripts, for finding people that no list has."""
import importlib
import json
import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict

import names
import sources

# Locales of Faker and mimesis whose names are another culture's than their language says.
CULTURES = {"en_IN": "in", "en_KE": "ke", "en_NG": "ng", "en_PK": "ur", "en_TH": "th", "ha_NG": "ha", "ig_NG": "ig",
            "yo_NG": "yo", "tw_GH": "ak", "si_LK": "si", "de_LI": "de", "ar_AA": "ar"}
LETTER = re.compile(r"[^\W\d_]")
FORBIDDEN = re.compile(r"[()\[\]{}<>;:/\\\"“”„*+@#$%&_?=~^,.|\d]")
WIKIDATA_CULTURES = {"IR": "fa", "PK": "ur", "AF": "fa"}
# The source in arabic-name-romanizer whose rows are CC0; the others are MIT with two notices to carry.
CC0 = "wikidata"


def is_name(name):
    words = name.split()
    return (bool(words) and len(words) <= 3 and len(name) <= 40 and not FORBIDDEN.search(name)
            and len(LETTER.findall(name)) >= (1 if is_cjk(name) else 2) and not names.mixes_scripts(name))


def is_cjk(name):
    return bool(re.search("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]", name))


def titled(name):
    """Capitals at the beginnings of words: the lists in lower case are of scripts that have them."""
    return re.sub(r"(^|[-\s])(\w)", lambda m: m[1] + m[2].upper(), name)


class Table:
    """Names with the cultures and genders that lists give them, and how many lists or people have them."""

    def __init__(self):
        self.cultures = defaultdict(set)
        self.genders = defaultdict(set)
        self.weights = Counter()

    def add(self, name, culture, gender="", weight=1):
        name = names.clean(name)
        if name.isupper() and not is_cjk(name) and len(name) > 2:
            name = titled(name.lower())
        if not is_name(name) or (name == name.lower() != name.upper()):
            return
        self.cultures[name].add(culture)
        if gender:
            self.genders[name].add(gender)
        self.weights[name] += weight

    def rows(self):
        for name in sorted(self.cultures):
            genders = self.genders[name]
            yield (name, ",".join(sorted(self.cultures[name])), genders.pop() if len(genders) == 1 else "",
                   self.weights[name])


def faker_lists():
    """(culture, kind, gender, names) of Faker's providers."""
    for folder in sorted(sources.pypi("faker/providers/person").iterdir()):
        if not (folder / "__init__.py").exists():
            continue
        locale = folder.name
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in sorted(vars(provider)):
            match = re.fullmatch("(first_names|last_names)(_\\w*)?", attribute)
            values = getattr(provider, attribute)
            if not match or not isinstance(values, (tuple, list, dict, set)):
                continue
            gender = "f" if "female" in attribute else "m" if "male" in attribute else ""
            yield CULTURES.get(locale, locale.split("_")[0]), match[1], gender, sorted(v for v in values if v)


def mimesis_lists():
    for folder in sorted(sources.pypi("mimesis/datasets").iterdir()):
        path = folder / "person.json"
        if not path.exists() or folder.name == "global":
            continue
        data = json.loads(path.read_text("utf-8"))
        for key, kind in (("names", "first_names"), ("surnames", "last_names")):
            lists = data.get(key, [])
            if isinstance(lists, list):
                lists = {"": lists}
            for gender in sorted(lists):
                yield folder.name.split("-")[0], kind, {"female": "f", "male": "m"}.get(gender, ""), lists[gender]


def natasha_lists():
    for file, kind in (("first", "first_names"), ("last", "last_names")):
        words = sources.pypi(f"natasha/data/dict/{file}.txt").read_text("utf-8").split("\n")
        yield "ru", kind, "", [titled(word.strip()) for word in words if len(word.strip()) > 2]


def arabic_units():
    """(kind, culture, Latin or Arabic spelling, people) from Wikidata's people of Arabic, Persian and Urdu names."""
    database = sqlite3.connect(sources.pypi("arabic_name_romanizer/resources/names.sqlite3"))
    query = ("SELECT arabic_key, latin, country, role, sum(count) FROM units WHERE source = ? "
             "AND role IN ('given', 'surname') GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4")
    for key, latin, country, role, count in database.execute(query, (CC0,)):
        kind = "first_names" if role == "given" else "last_names"
        culture = WIKIDATA_CULTURES.get(country, "ar")
        # The keys are folded (no hamza, ha for ta marbuta), as the matcher folds too.
        yield kind, culture, key, count
        yield kind, culture, latin, count


def build_lists():
    tables = {"first_names": Table(), "last_names": Table()}
    for lists in (faker_lists(), mimesis_lists(), natasha_lists()):
        for culture, kind, gender, listed in lists:
            for name in listed:
                tables[kind].add(name, culture, gender)
    for kind, culture, name, count in arabic_units():
        tables[kind].add(name, culture, weight=count)
    header = "name\tculture\tgender\tweight"
    return (names.write_table(sources.OUT / "names/given-names.tsv", header, list(tables["first_names"].rows())),
            names.write_table(sources.OUT / "names/surnames.tsv", header, list(tables["last_names"].rows())))


def build_clusters():
    """Spellings of one given name or surname in several scripts, as Wikidata's labels link them."""
    clusters = set()
    for line in sources.pypi("rigour/data/names/persons.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        forms = {names.clean(form) for form in line.partition("=>")[0].split(",")}
        forms = {form for form in forms if form and LETTER.search(form) and "|" not in form and len(form) <= 60
                 and not names.mixes_scripts(form)}
        distinct = {}
        # Spellings that the matcher folds alike say nothing; the one without marks stays.
        for form in sorted(forms, key=lambda f: (len(f.encode()), f)):
            distinct.setdefault(names.fold(form), form)
        if len(distinct) > 1:
            clusters.add(tuple(sorted(distinct.values())))
    return names.write_table(sources.OUT / "names/clusters.tsv", "forms", [("|".join(c),) for c in sorted(clusters)])


def build_arabic_people():
    """Full names of people in Arabic script with the Latin spellings that Wikidata has."""
    database = sqlite3.connect(sources.pypi("arabic_name_romanizer/resources/names.sqlite3"))
    query = "SELECT arabic_key, latin, country FROM full_names WHERE source = ? ORDER BY 1, 2, 3"
    latin, countries = defaultdict(set), defaultdict(set)
    for key, spelling, country in database.execute(query, (CC0,)):
        key, spelling = names.clean(key), unicodedata.normalize("NFC", names.clean(spelling))
        if len(key.split()) > 1 and len(spelling.split()) > 1 and "|" not in spelling:
            latin[key].add(spelling)
            countries[key].update([country] if country else [])
    rows = [(key, "|".join(sorted(latin[key])), ",".join(sorted(countries[key]))) for key in sorted(latin)]
    return names.write_table(sources.OUT / "names/arabic-full-names.tsv", "name\tlatin\tcountry", rows)


def build():
    given, last = build_lists()
    return (f"{given} given names, {last} surnames, {build_clusters()} clusters, "
            f"{build_arabic_people()} Arabic full names")
