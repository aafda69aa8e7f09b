#!/usr/bin/env python3
"""Makes countries.tsv and given_names.tsv from the data sets that README.md names.

It needs npm and pip, fetches the pinned versions into a temporary folder, and writes beside itself.
The same versions give the same bytes.
"""

import importlib
import json
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

COUNTRIES = "world-countries@5.1.0"
FAKER = "faker==40.54.0"
HERE = Path(__file__).resolve().parent

# The Latin letters that Unicode does not take apart, as in `plain` of ../src/known/spelling.rs.
PLAIN = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ı": "i", "ə": "a", "ß": "ss", "æ": "ae",
     "œ": "oe", "þ": "th"}
)


def folded(name):
    """Small letters without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.lower().translate(PLAIN)


# -- Countries ------------------------------------------------------------------------------------

# The data set holds all of ISO 3166-1. These are no sovereign states there, and are kept because
# they have governments of their own that news reports give the word to.
SPEAK_FOR_THEMSELVES = set("AW BM CK CW FO GI GL HK KY MO NU PR PS TW XK".split())
# The spellings that English reports use; the rest are other languages and turned-round names.
OTHER_NAMES = set(
    (
        "Bharat|Bosnia-Herzegovina|Brunei Darussalam|Burma|Chinese Taipei|Congo-Brazzaville|"
        "Congo-Kinshasa|DPRK|DRC|Democratic Republic of Congo|East Timor|Faeroe Islands|"
        "Great Britain|Holland|Macao|Macedonia|Maldive Islands|Republic of China|"
        "Republic of Iceland|Republic of San Marino|Republic of Tunisia|Republic of Turkey|"
        "Swaziland|The former Yugoslav Republic of Macedonia|UAE|UK|USA|Vatican|Viet Nam|"
        "Yemeni Republic"
    ).split("|")
)
# Where the data set gives the country's name for its people, or spells as English reports do not.
NO_DEMONYMS = {"Djibouti", "Gibraltar", "Vatican", "Tadzhik", "Cape Verdian"}
# "Brussels" says what the European Union wants, "Victoria" is a person or a part of Australia, and
# "Malé" without its accent is a word.
NO_CAPITALS = {"Brussels", "Victoria", "City of Victoria", "Malé"}


def countries(folder):
    subprocess.run(["npm", "pack", "--silent", COUNTRIES], cwd=folder, check=True)
    with tarfile.open(next(folder.glob("world-countries-*.tgz"))) as package:
        known = json.load(package.extractfile("package/countries.json"))
        licence = package.extractfile("package/LICENSE").read()
    lines = []
    for country in known:
        code, name = country["cca2"], country["name"]
        if not (country["independent"] or code in SPEAK_FOR_THEMSELVES):
            continue
        others = [other for other in country["altSpellings"] if other in OTHER_NAMES]
        others = [other for other in others if other not in (name["common"], name["official"])]
        demonyms = country["demonyms"]["eng"]["m"].replace(" or ", ", ").split(", ")
        demonyms = [demonym for demonym in demonyms if demonym not in NO_DEMONYMS]
        capitals = [capital for capital in country["capital"] if capital not in NO_CAPITALS]
        lists = ["|".join(column) for column in (others, demonyms, capitals)]
        lines.append("\t".join([code, name["common"], name["official"], *lists]))
    write("countries.tsv", ["code\tname\tofficial\tothers\tdemonyms\tcapitals", *sorted(lines)])
    (HERE / "countries.LICENCE").write_bytes(licence)


# -- Given names ----------------------------------------------------------------------------------

# The locales whose names stand in the Latin alphabet, and one that gives them in it beside its own.
LATIN = """az_AZ cs_CZ da_DK de_AT de_CH de_DE de_LI de_LU en en_GB en_IE en_IN en_NZ en_US es_AR
    es_CA es_CL es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR ga_IE hr_HR hu_HU
    it_IT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR uz_UZ
    ja_JP""".split()
# Words that begin other names, or sentences, far more often than they are given to people, and what
# registries write where there is no name: "China Daily", "Royal Mail", "Unknown".
NO_NAMES = set(
    """add admiral africa age agent america an asia author baby banks beat bent berlin bishop bone
    boss brain branch britain can cap captain carry case cash chance charity china chip city
    come con constant council cuba da darling de del der desire destiny di doctor done du
    duke earl early earnest egypt el else england era essence europe ever fares fate fed
    file fleet floor forum france french friend gala gate gay general georgian german
    germany golden governor great greet grit gun hall harden harm harsh haven holland
    houston hung infant ireland islam italy jet job joke journey judge junior justice king
    kingston la lady lake las late lawyer le lean leaner less liberty lies line link little
    loan london lone long los lot loyal made major male manila marshal mate math maverick
    media median memphis metro mexico mile minor miracle modest montana my new north odd
    oral orange our over owe page park pastor peer phoenix pink pleas pleasant precious
    press price prince princess queen reason red rein river roar rock roll rome royal rush
    russia saint san santa server shade side silver sincere sing sister skip slave sole son
    south spain spring star state stone storm summer tea the ties till tiny tone toy trace
    treasure trinidad true turkmen unique united university unknown unnamed urban us valid
    veer victory villa von wellington west wing winter worth young""".split()
)
# The share of the locales that must agree on a name's gender.
AGREED = 0.8
# A letter for another, so that a name of Eastern Europe is found as newspapers spell it.
CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "’": "", "'": "",
}
ALPHABETS = {
    "ru_RU": CYRILLIC,
    "uk_UA": CYRILLIC | {"г": "h", "ґ": "g", "є": "ye", "и": "y", "і": "i", "ї": "yi"},
    "bg_BG": CYRILLIC | {"х": "h", "щ": "sht", "ъ": "a", "ь": "y"},
    "mk_MK": CYRILLIC | {
        "ѓ": "gj", "ѕ": "dz", "ј": "j", "љ": "lj", "њ": "nj", "ќ": "kj", "х": "h", "ц": "c",
        "џ": "dj",
    },
    "el_GR": dict(zip("αβγδεζηθικλμνξοπρστυφχψως", (
        "a v g d e z i th i k l m n x o p r s t y f ch ps o s".split()
    ))) | {"αι": "e", "ει": "i", "οι": "i", "ου": "ou", "μπ": "b", "ντ": "d", "γγ": "ng",
           "αυ": "av", "ευ": "ef", "γι": "gi"},
    "ka_GE": dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", (
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split()
    ))),
}
# Other spellings of what a romanised name ends with or holds: Sergey and Sergei, Yury and Yuriy.
SPELLINGS = [("iy", "y"), ("iy", "i"), ("ey", "ei"), ("ay", "ai"), ("iya", "ia"), ("ya", "ia"),
             ("yo", "e"), ("ks", "x"), ("yi", "i"), ("ye", "ie"), ("yu", "iu")]


def spelt(name, locale):
    """The ways to write a locale's name in small Latin letters."""
    alphabet = ALPHABETS.get(locale)
    if not alphabet:
        return {folded(name)}
    rest = name.lower() if locale != "el_GR" else "".join(
        c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    written = ""
    while rest:
        size = 2 if rest[:2] in alphabet else 1
        written += alphabet.get(rest[:size], "?")
        rest = rest[size:]
    ways = {written}
    if alphabet.get("я"):
        for one, other in SPELLINGS:
            ways |= {way.replace(one, other) for way in ways}
    return ways


def lists(provider, locale):
    """A locale's names of men and of women, each with its weight."""
    if locale == "ja_JP":
        names = (provider.first_romanized_names_male, provider.first_romanized_names_female)
    else:
        names = (provider.first_names_male, provider.first_names_female)
    return [dict(some) if isinstance(some, dict) else dict.fromkeys(some, 1.0) for some in names]


def given_names(folder):
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target",
                    str(folder / "faker"), FAKER], check=True)
    sys.path.insert(0, str(folder / "faker"))
    votes = {"m": Counter(), "f": Counter()}
    for locale in [*LATIN, *ALPHABETS]:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        both = {}
        for gender, names in zip("mf", lists(provider, locale)):
            for name, weight in names.items():
                for way in spelt(name, locale):
                    if way.replace("-", "").isalpha() and way.isascii() and len(way) > 1:
                        both.setdefault(way, {"m": 0.0, "f": 0.0})[gender] += weight
        # A locale has one vote a name, however many people bear it.
        for name, weights in both.items():
            for gender in "mf":
                votes[gender][name] += weights[gender] / sum(weights.values())
    genders = {}
    for name in set(votes["m"]) | set(votes["f"]):
        share = votes["m"][name] / (votes["m"][name] + votes["f"][name])
        genders[name] = "m" if share >= AGREED else "f" if share <= 1 - AGREED else "u"
    own = (HERE / "own_given_names.tsv").read_text(encoding="utf-8").splitlines()
    for line in own:
        if line.startswith("#"):
            continue
        gender, names = line.split("\t")
        for name in names.split(" "):
            genders[folded(name)] = gender
    kept = sorted(f"{name}\t{gender}" for name, gender in genders.items() if name not in NO_NAMES)
    write("given_names.tsv", kept)
    licence = next((folder / "faker").glob("[Ff]aker-*.dist-info/licenses/LICENSE.txt"))
    (HERE / "given_names.LICENCE").write_bytes(licence.read_bytes())


def write(name, lines):
    (HERE / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        countries(Path(folder))
        given_names(Path(folder))
