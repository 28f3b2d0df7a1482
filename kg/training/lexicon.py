"""Closed word lists for harmonising entity labels: titles, facility nouns, nationalities and other groups."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from random import Random


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


TITLES = word_set(
    "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame president vice-president vice minister prime premier "
    "chancellor secretary secretary-general general-secretary state senator sen sen. representative rep rep. congressman congresswoman "
    "governor gov gov. mayor ambassador envoy spokesman spokeswoman spokesperson chairman chairwoman chair chief director leader "
    "king queen prince princess emperor sultan sheikh sheik ayatollah pope cardinal archbishop bishop rev rev. reverend father judge justice "
    "general gen gen. colonel col col. major maj maj. captain capt capt. lieutenant lt lt. sergeant sgt sgt. admiral adm. commander corporal "
    "private marshal brigadier foreign defense defence interior finance deputy former acting opposition attorney coach detective officer "
    "inspector constable tsar czar baron baroness count countess duke duchess earl saint st. comrade commissioner"
)
"""Words before a person's name that are not part of it (our convention, as in CoNLL-2003)."""

FACILITY_WORDS = word_set(
    "airport stadium bridge museum hospital street avenue road boulevard square station building hall tower castle palace hotel church "
    "cathedral mosque temple synagogue prison jail dam port harbor harbour arena theatre theater plant refinery base airfield mall "
    "library gallery highway tunnel canal cemetery embassy terminal plaza centre center zoo house"
)
"""Last words of names of built places."""

NOT_NAMES = word_set(
    "president mr. mrs. ms. dr. god internet monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december"
)
"""Capitalised words that the tagger of a corpus calls names and we do not."""

ROLES = word_set(
    "fellow protector founder founders father fathers mother mom dad uncle aunt grandma grandpa sister brother regent command senators "
    "congressmen armies member members player speaker madam manager student americans lord host teacher author editor reader readers "
    "governors ministers presidents citizens ladies gentlemen gentleman"
)
"""Single words for people in a role that texts capitalise; we do not count them as names."""

_RELIGIONS_AND_PARTIES = word_set(
    "muslim muslims islamic islamist islamists christian christians jewish jew jews catholic catholics protestant protestants sunni sunnis "
    "shiite shiites shi'ite shi'ites shia buddhist buddhists hindu hindus sikh sikhs orthodox anglican mormon mormons democrat democrats "
    "republican republicans communist communists socialist socialists arab arabs kurdish kurd kurds african africans asian asians european "
    "europeans american americans latino latinos hispanic hispanics palestinian palestinians hutu tutsi tamil tamils pashtun pashtuns "
    "chechen chechens tibetan tibetans uighur uighurs uyghur uyghurs marxist maoist nazi nazis zionist"
)
_NATIONS = word_set(
    "afghan albanian algerian angolan argentine argentinian armenian australian austrian azerbaijani azeri bahraini bangladeshi belarusian "
    "belgian bolivian bosnian brazilian british bulgarian burmese cambodian cameroonian canadian chadian chilean chinese colombian congolese "
    "croatian cuban cypriot czech danish dutch ecuadorian egyptian english eritrean estonian ethiopian filipino finnish french georgian german "
    "ghanaian greek guatemalan haitian honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese "
    "jordanian kazakh kenyan korean kosovar kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian macedonian malaysian malian "
    "maltese mexican moldovan mongolian moroccan namibian nepalese nepali nicaraguan nigerian norwegian omani pakistani panamanian paraguayan "
    "peruvian polish portuguese qatari romanian russian rwandan salvadoran saudi scottish senegalese serb serbian singaporean slovak slovenian "
    "somali spanish sudanese swedish swiss syrian taiwanese tajik tanzanian thai tunisian turkish turkmen ugandan ukrainian uruguayan uzbek "
    "venezuelan vietnamese welsh yemeni zambian zimbabwean soviet roman californian texan"
)
GROUP_WORDS = frozenset(
    {*_RELIGIONS_AND_PARTIES, *_NATIONS, *(f"{name}s" for name in _NATIONS)}
    | {"turks", "swedes", "danes", "finns", "poles", "spaniards", "scots", "britons", "brits", "frenchman", "englishman", "turk", "dane"}
)
"""Nationalities, peoples, religions and parties' followers, in lower case."""


def read_names(facts: Path, file: str, *, words: tuple[int, int] = (1, 4)) -> list[str]:
    """Labels of a table of Wikidata facts that could stand in running text: capitalised, of `words` (least, most) words."""
    with (facts / file).open(encoding="utf-8", newline="") as lines:
        labels = [row["label"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    least, most = words
    return sorted(
        {label for label in labels if label[:1].isupper() and least <= label.count(" ") + 1 <= most and label.replace(" ", "").isalpha()}
    )


def read_countries(facts: Path) -> frozenset[str]:
    """Names and aliases of countries, lower-cased; aliases of fewer than four letters are left out."""
    with (facts / "countries.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    names = {name for row in rows for name in (row["label"], *(row["aliases"] or "").split("|"))}
    return frozenset(name.lower() for name in names if len(name) > 3)


def read_acronyms(facts: Path, file: str) -> list[str]:
    """Aliases of three to six capitals of a table of organisations."""
    with (facts / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    names = {name for row in rows for name in (row["label"], *(row["aliases"] or "").split("|"))}
    return sorted(name for name in names if 3 <= len(name) <= 6 and name.isascii() and name.isalpha() and name.isupper())


ORGANISATION_PATTERNS = (
    "University of {place}", "{place} University", "{place} City Council", "{place} Police", "{place} Police Department", "Bank of {place}",
    "{place} United", "{place} Airlines", "{place} Times", "{place} Post", "{place} Chamber of Commerce", "{place} Medical Center",
    "{place} Supreme Court", "{place} Liberation Front", "{place} Regional Administration", "{place} Brigade", "{place} Tribune",
    "Radio {place}", "{place} Football Club", "{place} Institute of Technology", "National Assembly of {place}", "Port of {place}",
    "{place} Ministry of Health", "Ministry of Health of {place}", "{place} Electoral Commission", "{place} Human Rights Watch",
    "{surname} Foundation", "{surname} Group", "{surname} Industries", "{surname} Corp.", "{surname} Inc.", "{surname} Energy", "{surname} Capital",
    "{surname} Institute", "{surname} & Co.", "{surname} & {surname}", "{surname} Media", "{surname} Pharmaceuticals", "{surname} Brigade",
    "{surname} Battalion", "{surname} Media Group", "{surname} Center for Justice", "{surname} Research",
)  # fmt: skip
MINISTRIES = (
    "Ministry of Defense", "Ministry of Defence", "Defense Ministry", "Foreign Ministry", "Ministry of Foreign Affairs", "Interior Ministry",
    "Ministry of Justice", "Finance Ministry", "Ministry of Internal Affairs", "Health Ministry", "Ministry of Agriculture", "Energy Ministry",
    "Department of Justice", "Department of Energy", "Justice Department", "State Department", "Treasury Department", "General Staff",
    "Supreme Court", "Constitutional Court", "Security Council", "National Guard", "Central Bank", "Coast Guard", "Air Force",
    "Border Guard Service", "Security Service", "National Police", "State Bureau of Investigation", "Prosecutor General 's Office", "Civil Defense",
    "Election Commission", "Human Rights Council", "Federal Reserve", "High Court", "Court of Appeals", "Criminal Court", "Red Crescent", "Red Cross",
)  # fmt: skip
"""Institutions of states, which tables of organisations name after one state only."""


def make_organisations(places: Sequence[str], surnames: Sequence[str], random: Random, *, each: int = 60) -> list[str]:
    """Made-up names of organisations by the patterns of real ones, `each` of a pattern, and every ministry as often."""
    made = [
        pattern.format(place=random.choice(places), surname=random.choice(surnames))
        for pattern in ORGANISATION_PATTERNS
        for _ in range(each)
    ]
    return sorted(made) + list(MINISTRIES) * each
