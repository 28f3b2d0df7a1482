"""Which countries an adjective of region takes in: "European leaders" may be French, not Kenyan."""

from __future__ import annotations

_EUROPE = (
    "Albania, Andorra, Austria, Belarus, Belgium, Bosnia and Herzegovina, Bosnia, Bulgaria, Croatia, Cyprus, Czech Republic, Czechia, Denmark, Estonia, Finland, France, "
    "Germany, Greece, Hungary, Iceland, Ireland, Italy, Kosovo, Latvia, Liechtenstein, Lithuania, Luxembourg, Malta, Moldova, Monaco, Montenegro, Netherlands, "
    "North Macedonia, Norway, Poland, Portugal, Romania, San Marino, Serbia, Slovakia, Slovenia, Spain, Sweden, Switzerland, Ukraine, United Kingdom, UK, Britain, "
    "Great Britain, England, Scotland, Wales, Northern Ireland, European Union, EU, European Commission, European Council, European Parliament, Europe"
)
_AFRICA = (
    "Algeria, Angola, Benin, Botswana, Burkina Faso, Burundi, Cameroon, Cape Verde, Central African Republic, Chad, Comoros, Congo, Democratic Republic of Congo, "
    "Democratic Republic of the Congo, Djibouti, Egypt, Equatorial Guinea, Eritrea, Eswatini, Ethiopia, Gabon, Gambia, Ghana, Guinea, Guinea-Bissau, Ivory Coast, Kenya, Lesotho, "
    "Liberia, Libya, Madagascar, Malawi, Mali, Mauritania, Mauritius, Morocco, Mozambique, Namibia, Niger, Nigeria, Rwanda, Senegal, Seychelles, Sierra Leone, "
    "Somalia, South Africa, South Sudan, Sudan, Tanzania, Togo, Tunisia, Uganda, Zambia, Zimbabwe, African Union"
)
_ARAB = (
    "Algeria, Bahrain, Egypt, Iraq, Jordan, Kuwait, Lebanon, Libya, Mauritania, Morocco, Oman, Palestine, Qatar, Saudi Arabia, Somalia, Sudan, Syria, Tunisia, "
    "United Arab Emirates, UAE, Yemen"
)
_ASIA = (
    "Afghanistan, Bangladesh, Bhutan, Brunei, Cambodia, China, East Timor, India, Indonesia, Japan, Kazakhstan, Kyrgyzstan, Laos, Malaysia, Maldives, Mongolia, "
    "Myanmar, Nepal, North Korea, Pakistan, Philippines, Singapore, South Korea, Sri Lanka, Taiwan, Tajikistan, Thailand, Turkmenistan, Uzbekistan, Vietnam, Hong Kong"
)
_LATIN_AMERICA = (
    "Argentina, Bolivia, Brazil, Chile, Colombia, Costa Rica, Cuba, Dominican Republic, Ecuador, El Salvador, Guatemala, Haiti, Honduras, Mexico, Nicaragua, Panama, "
    "Paraguay, Peru, Uruguay, Venezuela"
)
_NORTH_ATLANTIC = "United States, US, U.S., USA, America, Canada"
_GULF = "Bahrain, Kuwait, Oman, Qatar, Saudi Arabia, United Arab Emirates, UAE"
_MIDDLE_EAST = f"{_ARAB}, Iran, Israel, Turkey"
_BALTIC = "Estonia, Latvia, Lithuania"
_NORDIC = "Denmark, Finland, Iceland, Norway, Sweden"
_BALKAN = "Albania, Bosnia, Bosnia and Herzegovina, Bulgaria, Croatia, Greece, Kosovo, Montenegro, North Macedonia, Romania, Serbia, Slovenia"
_PACIFIC = "Australia, New Zealand, Fiji, Papua New Guinea, Samoa, Tonga, Vanuatu, Solomon Islands, Kiribati, Tuvalu, Nauru, Palau"
_CARIBBEAN = "Bahamas, Barbados, Cuba, Dominica, Dominican Republic, Grenada, Guyana, Haiti, Jamaica, Saint Lucia, Trinidad and Tobago"


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split(", "))


REGIONS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("European", "EU", "Europe"), _set(_EUROPE)),
    "African": _set(_AFRICA),
    "Arab": _set(_ARAB),
    "Asian": _set(_ASIA),
    **dict.fromkeys(("American", "Latin"), _set(f"{_LATIN_AMERICA}, {_NORTH_ATLANTIC}")),
    "Western": _set(f"{_EUROPE}, {_NORTH_ATLANTIC}, Australia, New Zealand, NATO") - {"Belarus"},
    **dict.fromkeys(("NATO", "Allied", "allied"), _set(f"{_EUROPE}, {_NORTH_ATLANTIC}, Turkey, NATO") - _set("Belarus, Serbia, Switzerland, Austria, Ireland, Moldova, Ukraine")),
    "Gulf": _set(_GULF),
    "Eastern": _set(f"{_MIDDLE_EAST}, {_ASIA}, Poland, Czech Republic, Slovakia, Hungary, Romania, Bulgaria, Ukraine, Moldova, Belarus, {_BALTIC}"),
    "Baltic": _set(_BALTIC),
    **dict.fromkeys(("Nordic", "Scandinavian"), _set(_NORDIC)),
    "Balkan": _set(_BALKAN),
    "Pacific": _set(_PACIFIC),
    "Caribbean": _set(_CARIBBEAN),
    "G7": _set(f"{_NORTH_ATLANTIC}, France, Germany, Italy, Japan, United Kingdom, UK, Britain, European Union, EU"),
    "BRICS": _set("Brazil, Russia, India, China, South Africa"),
    "ASEAN": _set("Brunei, Cambodia, Indonesia, Laos, Malaysia, Myanmar, Philippines, Singapore, Thailand, Vietnam"),
}
