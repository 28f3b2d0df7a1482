"""Names of one thing that no rule of spelling brings together: states by their short names and initials, places by their old ones."""

from __future__ import annotations

_SAME = (
    ("united states", "us", "usa", "united states of america", "america"),
    ("united kingdom", "uk", "great britain", "britain", "united kingdom of great britain and northern ireland"),
    ("european union", "eu"),
    ("united nations", "un", "united nations organization", "united nations organisation"),
    ("united arab emirates", "uae"),
    ("russia", "russian federation"),
    ("china", "people's republic of china", "prc"),
    ("taiwan", "republic of china"),
    ("south korea", "republic of korea"),
    ("north korea", "dprk", "democratic people's republic of korea"),
    ("democratic republic of the congo", "drc", "dr congo", "democratic republic of congo", "congo-kinshasa"),
    ("republic of the congo", "congo-brazzaville"),
    ("ivory coast", "côte d'ivoire", "cote d'ivoire"),
    ("myanmar", "burma"),
    ("turkey", "türkiye", "turkiye"),
    ("czech republic", "czechia"),
    ("eswatini", "swaziland"),
    ("north macedonia", "republic of north macedonia"),
    ("cape verde", "cabo verde"),
    ("east timor", "timor-leste"),
    ("iran", "islamic republic of iran"),
    ("syria", "syrian arab republic"),
    ("nato", "north atlantic treaty organization", "north atlantic treaty organisation"),
    ("kyiv", "kiev"), ("kharkiv", "kharkov"), ("odesa", "odessa"), ("lviv", "lvov"), ("mykolaiv", "nikolaev"), ("chernihiv", "chernigov"),
    ("zaporizhzhia", "zaporozhye", "zaporizhia"), ("dnipro", "dnepropetrovsk", "dnipropetrovsk"), ("luhansk", "lugansk"), ("chornobyl", "chernobyl"),
    ("donbas", "donbass"), ("minsk", "miensk"), ("chisinau", "kishinev"), ("almaty", "alma-ata"), ("astana", "nur-sultan"), ("beijing", "peking"),
    ("mumbai", "bombay"), ("kolkata", "calcutta"), ("chennai", "madras"), ("bengaluru", "bangalore"), ("yangon", "rangoon"), ("ho chi minh city", "saigon"),
    ("tehran", "teheran"), ("mecca", "makkah"), ("rafah", "rafiah"), ("gaza strip", "gaza"), ("the hague", "hague"), ("new york city", "nyc"),
    ("washington, dc", "washington dc"),
    ("world health organization", "world health organisation"), ("islamic state", "isis", "isil", "daesh", "islamic state group"),
    ("al-qaeda", "al qaeda", "al-qaida", "al qaida"), ("hezbollah", "hizbullah", "hizbollah"),
)  # fmt: skip

VARIANTS: dict[str, str] = {name: names[0] for names in _SAME for name in names[1:]}
