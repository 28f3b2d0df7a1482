"""Names that "the country" takes up, and "the city" does not."""

from __future__ import annotations

INITIALS = frozenset({"US", "USA", "UK", "UN", "EU", "UAE", "DRC"})
"""Countries and unions of them that texts call by their initials."""
_NAMES = (
    "Afghanistan, Albania, Algeria, America, Andorra, Angola, Antigua and Barbuda, Argentina, Armenia, Aruba, Australia, Austria, Azerbaijan, "
    "Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bermuda, Bhutan, Bolivia, Bosnia, Bosnia and Herzegovina, "
    "Botswana, Brazil, Britain, Brunei, Bulgaria, Burkina Faso, Burma, Burundi, Cabo Verde, Cambodia, Cameroon, Canada, Cape Verde, Central "
    "African Republic, Chad, Chile, China, Colombia, Comoros, Congo, Congo-Brazzaville, Cook Islands, Costa Rica, Croatia, Cuba, Cyprus, Czech "
    "Republic, Czechia, Czechoslovakia, Côte d'Ivoire, Democratic Republic of Congo, Democratic Republic of the Congo, Denmark, Djibouti, "
    "Dominica, Dominican Republic, East Germany, East Timor, Ecuador, Egypt, El Salvador, England, Equatorial Guinea, Eritrea, Estonia, "
    "Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Georgia, Germany, Ghana, Great Britain, Greece, Greenland, Grenada, Guatemala, "
    "Guinea, Guinea-Bissau, Guyana, Haiti, Holland, Honduras, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory "
    "Coast, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kiribati, Korea, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, "
    "Libya, Liechtenstein, Lithuania, Luxembourg, Macedonia, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Marshall Islands, Mauritania, "
    "Mauritius, Mexico, Micronesia, Moldova, Monaco, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands, "
    "New Zealand, Nicaragua, Niger, Nigeria, North Korea, North Macedonia, Northern Cyprus, Northern Ireland, Norway, Oman, Pakistan, Palau, "
    "Palestine, Panama, Papua New Guinea, Paraguay, People's Republic of China, Peru, Philippines, Poland, Portugal, Puerto Rico, Qatar, "
    "Republic of Ireland, Republic of the Congo, Romania, Russia, Russian Federation, Rwanda, Saint Kitts and Nevis, Saint Lucia, Saint Vincent "
    "and the Grenadines, Samoa, San Marino, Saudi Arabia, Scotland, Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovakia, Slovenia, "
    "Solomon Islands, Somalia, Somaliland, South Africa, South Korea, South Sudan, South Vietnam, Soviet Union, Spain, Sri Lanka, Sudan, "
    "Suriname, Swaziland, Sweden, Switzerland, Syria, São Tomé and Príncipe, Taiwan, Tajikistan, Tanzania, Thailand, Tibet, Timor-Leste, Togo, "
    "Tonga, Transnistria, Trinidad and Tobago, Tunisia, Turkey, Turkmenistan, Tuvalu, Türkiye, Uganda, Ukraine, United Arab Emirates, United "
    "Kingdom, United States, United States of America, Uruguay, Uzbekistan, Vanuatu, Vatican, Vatican City, Venezuela, Vietnam, Wales, West "
    "Germany, Western Sahara, Yemen, Yugoslavia, Zaire, Zambia, Zimbabwe"
)
COUNTRIES = frozenset(_NAMES.split(", "))
"""States of today and yesterday, by the names that news gives them, and what else is called a country (Scotland, Greenland)."""
COUNTRY = frozenset({"country", "nation"})
CITY_STATES = frozenset({"Singapore", "Monaco", "Luxembourg", "Kuwait", "Djibouti", "San Marino", "Panama", "Guatemala", "Vatican City"})
"""Countries that "the city" may take up, too."""


def is_country(label: str) -> bool:
    """Whether a name is a country's."""
    return label.removeprefix("The ").removeprefix("the ") in COUNTRIES or label.replace(".", "") in INITIALS - {"UN", "EU"}
