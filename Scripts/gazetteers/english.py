"""English word lists of SCOWL (Debian package scowl, permissive licence), folded."""
import functools

import names
import sources

FOLDER = "usr/share/dict/scowl"


@functools.cache
def words(level, kinds=("words",)):
    """Folded words up to a level of rarity (10 the commonest … 95); kinds: words, upper, proper-names."""
    found = set()
    for path in sorted(sources.debian("scowl", FOLDER).iterdir()):
        listed, _, size = path.name.rpartition(".")
        variety, _, kind = listed.partition("-")
        if size.isdigit() and int(size) <= level and kind in kinds and variety in ("english", "american", "british"):
            for line in path.read_text("latin-1").splitlines():
                word = line.strip()
                if word and not word.endswith("'s"):
                    found.add(names.fold(word))
    found.discard("")
    return frozenset(found)
