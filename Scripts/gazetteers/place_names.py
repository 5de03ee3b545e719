"""Which of a place's spellings is its name in English news, and which of the others are kept as aliases."""
import re
import unicodedata

import names

# News writes these countries' names without the marks of scholarly romanisation.
PLAIN = set("""AE AF AM BD BG BH BT BY CN CY DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MD
    MK MM MN MO MR MV NP OM PK PS QA RU SA SD SO SY TH TJ TN TW UA VN YE""".split())
ARABIC = set("AE BH EG IQ JO KW LB LY OM PS QA SA SD SY YE".split())
ENGLISH = set("AG AU BB BM BS BZ CA DM FK GB GD GG GH GI IE IM JE JM KE KN KY LC NG NZ SH SL TT US VC VI ZA ZW".split())
SLAVIC = set("BG BY KG KZ MK RU TJ UA UZ TM".split())
QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "ʹ": "'", "ʾ": "'", "ʿ": "'", "´": "'"})
ENGLISH_UNIT = re.compile(
    "(Oblast|Region|Province|Governorate|State|Prefecture|District|Raion|County|Department|Republic|Krai|Territory)$")
ARTICLE = re.compile("^(Al|El|An|En|Ar|Er|As|Es|Ash|Esh|At|Et|Az|Ez|Ad|Ed|Adh|Ath)[ -](?=.)", re.IGNORECASE)


def plain(name):
    """Without marks on Latin letters and with straight apostrophes."""
    letters = []
    for letter in unicodedata.normalize("NFD", name.translate(QUOTES)):
        if not unicodedata.combining(letter):
            letters.append({"ı": "i", "ə": "a", "ł": "l", "đ": "d", "Đ": "D", "Ł": "L", "ø": "o"}.get(letter, letter))
    return unicodedata.normalize("NFC", "".join(letters))


def news_style(country, name):
    """A name as GeoNames romanises it → as news writes it."""
    if country not in PLAIN or not names.is_latin(name):
        return name
    if country in ARABIC:
        # ‘Ayn and hamza are not written at the ends of a name, nor Dār‘ā's in between.
        if names.is_plain(name) and "'" not in name and not ARTICLE.match(name):
            return name
        bare = plain(re.sub("[‘’ʼʻʾʿ`']", "", name))
        bare = re.sub("(?<=[a-z])iyah$", "iya", re.sub("(?<=[a-z]{3})ah$", "a", bare))
        bare = re.sub(r"\bBayt\b", "Beit", re.sub(r"\bDayr\b", "Deir", bare))
        return ARTICLE.sub("Al-", bare) if ARTICLE.match(bare) else bare
    name = plain(name)
    if country in SLAVIC:
        name = re.sub("(?<=[A-Za-z])'(?![aeiouyAEIOUY])|(?<=[bdlmnprstvz])'", "", name)
    return name


def arabic_variants(name):
    """Other ways in which news writes an Arabic name: with and without article, "ei" and "ou"."""
    bare = plain(re.sub("[‘’ʼʻʾʿ`']", "", name))
    article = ARTICLE.match(bare)
    stem = bare[article.end():] if article else bare
    long = name[article.end():] if article and ARTICLE.match(name) else name
    french = plain(re.sub("[‘’ʼʻʾʿ`']", "", long.replace("ū", "ou").replace("Ū", "Ou")))
    french = re.sub("ay(?=[bcdfghjklmnpqrstvwxyz])", "ei", french)
    for form in {stem, french}:
        form = re.sub("(?<=[a-z])iyyah$|(?<=[a-z])iyah$", "iya", re.sub("(?<=[a-z]{3})ah$", "a", form))
        form = re.sub(r"\bBayt\b", "Beit", re.sub(r"\bDayr\b", "Deir", form))
        if article:
            yield "Al-" + form
            yield "El-" + form
            if len(form) >= 6:
                yield form
        else:
            yield form


def english_unit(title, written):
    """The English name of an administrative unit, if the list has one: "Donetsk Oblast" for "Donetska oblast"."""
    for name in written:
        if ENGLISH_UNIT.search(name) and names.is_plain(name) and "'" not in name and "’" not in name:
            return name
    return None


def canonical(country, title, written, english, is_unit):
    if english and not names.is_usable(english):
        english = None
    if is_unit:
        return news_style(country, english or english_unit(title, written[1:]) or title)
    name = news_style(country, title)
    if not english:
        return name
    same = names.fold(english) == names.fold(name)
    if same and names.is_plain(english) and not names.is_plain(title):
        return english
    # Where GeoNames' name is a romanisation with marks, the English one of its alternates is what news writes.
    if country in PLAIN and not names.is_plain(title) and names.is_plain(english):
        return english
    return name


def abbreviations(name):
    """"Mount Pleasant" → "Mt. Pleasant", "St. Louis" → "Saint Louis", as English writes them."""
    for long, short in ("Mount", "Mt."), ("Saint", "St."), ("Sainte", "Ste."), ("Fort", "Ft."):
        if name.startswith(long + " "):
            yield short + name[len(long):]
        elif name.startswith((short + " ", short[:-1] + " ")):
            yield long + name[name.index(" "):]


def unmarked_doubles(spelled):
    """Names without marks that stand beside the same with marks: the matcher folds both alike."""
    marked = {names.fold(name) for name in spelled if not name.isascii() and names.is_latin(name)}
    return {name for name in spelled if name.isascii() and names.fold(name) in marked}


def settle(country, written, english, extra, is_unit=False):
    """The name and the aliases, joined; an empty name where no spelling is usable."""
    written = [names.clean(name) for name in written if name]
    english = names.clean(english) if english else None
    # Of two letters only the name itself: the alternates are codes.
    usable = [name for place, name in enumerate(written) if names.is_usable(name)
              and (len(name) > 2 or not names.is_latin(name) or (place == 0 and not name.isupper()))]
    if not usable and not extra:
        return "", ""
    title = usable[0] if usable else extra[0]
    name = (extra and extra[0]) or canonical(country, title, usable or [title], english, is_unit)
    others = set(usable)
    if country in ARABIC and names.is_latin(title) and not is_unit:
        others.update(v for v in arabic_variants(title) if names.is_usable(v))
    if country in ENGLISH:
        others.update(abbreviations(name))
    others.add(news_style(country, title))
    others -= unmarked_doubles(others | {name})
    curated = extra[1] if extra else []
    bare = {alias.lstrip(names.SIGNS) for alias in curated}
    return name, names.aliases(name, curated + sorted(others - bare))
