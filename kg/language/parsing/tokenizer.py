"""Text to words as Universal Dependencies English has them (EWT and GUM: https://universaldependencies.org/en/).

spaCy's rule tokenizer does the work; the tables here say where UD parts from spaCy: hyphenated compounds fall into three
words unless their first part is a prefix, runs of one mark are one word, "cannot" is two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from spacy.attrs import LOWER
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, LIST_ICONS
from spacy.lang.en import English
from spacy.lang.punctuation import TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PREFIX_WORDS = _words(
    """
    anti ante bi co counter cross cyber de e ex extra hyper hypo inter intra macro mega meta micro mid mini mis multi non
    paleo post pre pro proto pseudo psycho re semi socio sub super trans tri ultra un under uni
    """
)
"""First parts that are no words of their own: what they begin stays one word ("anti-tank", "co-founder")."""

ABBREVIATIONS = _words(
    """
    Adm. Amb. Atty. Ave. Bldg. Blvd. Brig. Bros. Capt. Cmdr. Co. Col. Comdr. Corp. Cpl. Ct. Dept. Det. Dist. Dr. Drs. Esq.
    Est. Ft. Gen. Gov. Govt. Hon. Hwy. Inc. Insp. Jr. Lt. Ltd. Maj. Messrs. Mlle. Mme. Mr. Mrs. Ms. Msgr. Mt. Mts. Ph.D.
    Pres. Prof. Pte. Pvt. Rd. Rep. Reps. Rev. Rt. Secy. Sen. Sens. Sgt. Sr. St. Ste. Sts. Supt. Treas. Univ. Vol. Vols. Jan.
    Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. Sat. Ala. Ariz. Ark.
    Calif. Cal. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Kans. Ky. La. Mass. Md. Mich. Minn. Miss. Mo. Mont. Neb. Nev. Okla.
    Ont. Ore. Pa. Penn. Tenn. Tex. Va. Vt. Wash. Wis. Wyo. al. approx. bros. ca. cf. dept. ed. eds. e.g. est. etc. ext. fig.
    Fig. figs. Figs. i.e. incl. jr. min. max. misc. p.m. a.m. A.M. P.M. a.k.a. pp. pt. resp. sr. tel. Tel. v. vol. vs. b/c
    w/o w/ n/a N/A l/c I/C Attn. Yahoo!
    """
)
"""Words that carry their full stop (or slash) wherever they stand."""

SPLIT_WORDS = (
    ("can", "not"), ("gon", "na"), ("got", "ta"), ("lem", "me"), ("gim", "me"), ("dun", "no"), ("wan", "na"),
    ("out", "ta"), ("lot", "ta"), ("do", "nt"), ("ca", "nt"), ("wo", "nt"), ("did", "nt"),
    ("does", "nt"), ("is", "nt"), ("was", "nt"), ("could", "nt"), ("would", "nt"), ("have", "nt"), ("are", "nt"), ("i", "ve"),
    ("that", "s"), ("y'", "all"), ("y’", "all"), ("d'", "ye"), ("more'", "n"), ("'t", "is"), ("'t", "was"), ("’t", "is"), ("’t", "was"),
)  # fmt: skip
"""Words written together that UD reads as two."""

WHOLE = _words("'em ’em 'cause 'til ’til ma'am Ma'am o'clock o’clock")
"""Words with an apostrophe of their own."""

NOT_IN_UD = frozenset(_words("and/or id Id IM lets Lets ): (: am. pm. p.m a.m")) | {
    f"{letter}." for letter in ascii_lowercase if letter != "c"
}
"""Special cases of spaCy's English that news does not need or that UD reads otherwise."""

DOMAINS = _words(
    """
    aero au biz ca ch cn co com de edu es eu fm fr gov gr id il in info int io ir it jobs jp kr me mil mobi museum net news
    nl no nz org pl pro pt ro rs ru se su tr tv tw ua uk us xyz za doc docx exe gif htm html jpeg jpg mp3 mp4 pdf php png ppt
    txt xls xlsx zip
    """
)
"""Last parts that make dotted lower-case words an address or a file name rather than two sentences run together."""

_ADDRESS = re.compile(
    rf"""(?:(?:[A-Za-z][\w+.-]*)://\S+ | (?:www|WWW)\.\S+\.\S+ | (?:mailto:)?[\w.+%-]+@[\w-]+(?:\.[\w-]+)+
    | [{ALPHA}0-9](?:[{ALPHA}0-9_-]*\.)+(?:{"|".join(DOMAINS)}|{"|".join(d.upper() for d in DOMAINS)}|Com|Org|Net)(?::\d+)?(?:[/?]\S*)?
    )(?<![.,;:!?'"’”)\]])""",
    re.VERBOSE,
)
_WHOLE = re.compile(
    r"""\(?\d{3}\)?[-.]\d{3}[-.]\d{4} | \d{3}-\d{4} | \d+(?:-\d+){2,} | ['’]\d\ds? | \d+0['’]s | \d+/\d+(?:/\d+)?
    | \d{1,2}:\d\d(?::\d\d)? | \[[A-Za-z]\][a-z]+""",
    re.VERBOSE,
)
_CHANGED = re.compile(r"\[([A-Za-z])\](?=[a-z])")
_NUMBER_SIGN = re.compile(r"\b([Nn]os?\.)(?= ?\d)")
_REPEATED = [r"[!?]{2,}", r"\.{2,}", r"\*{2,}", "={2,}", "_{2,}", "~{2,}", "-{2,}", r"\+{2,}", "<{2,}", ">{2,}", r"\${2,}"]
_MARKS = "[*`´<>|]"
_PREFIXES = [
    *_REPEATED,
    r"(?:US|AU|NZ|HK|[ACS])\$",
    *("§", "%", "=", "—", "–", _MARKS),
    "~(?=[0-9])",
    r"\+(?![0-9])",
    r"-(?=[^\W\d_])",
    rf"#(?![{ALPHA}])",
    r"\[(?!\w\]\w)",
    *(prefix for prefix in TOKENIZER_PREFIXES if prefix not in {"#", r"\+(?![0-9])", "_", r"\["}),
]
_SUFFIXES = [
    *_REPEATED,
    _MARKS,
    r"['’](?:re|ve|ll|d|m|RE|VE|LL|D|M)",
    r"(?<=[a-z])n['’]t",
    r"(?<=[A-Z])N['’]T",
    r"(?<=[0-9])(?:[ap]\.?m\.?|AM|PM|bn|mn|tn|yrs?|hrs?|mins?|mph|kph|ft|lbs?|oz|[kKmM])",
    r"(?<=\))[:;]",
    rf"(?<=[{ALPHA_LOWER}][{ALPHA_UPPER}])\.",
    *TOKENIZER_SUFFIXES,
]
_NOT_AFTER_PREFIX = "".join(rf"(?<!\b{form})" for word in PREFIX_WORDS for form in (word, word.title(), word.upper()))
_INFIXES = [
    *(r"\.{2,}|…", "[!?]{2,}", "--+|—+"),
    *LIST_ICONS,
    rf"(?<=[{ALPHA}0-9%°\])])–(?=[{ALPHA}0-9$£€(\[])",
    rf"(?<=[{ALPHA_LOWER}0-9\"'’”)])\.(?=[{ALPHA_UPPER}\"'‘“”])",
    rf"(?<=[{ALPHA_LOWER}][{ALPHA_LOWER}])[!?](?=[{ALPHA_UPPER}\"'‘“”])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}\"'‘“”])|(?<=[\"'’”]),(?=[{ALPHA}])|(?<=[{ALPHA}]);(?=[{ALPHA}])",
    rf"{_NOT_AFTER_PREFIX}(?<=[{ALPHA}0-9%])-(?=[{ALPHA}])|(?<=[{ALPHA}0-9])-(?=[0-9])|(?<=[{ALPHA}]\.)-(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])|(?<=[{ALPHA}])/(?=[0-9])|(?<=[{ALPHA}]):(?=[\"'‘“])",
    r"(?<=[^\W_])[\"“”«»](?=[^\W_])|(?<=[.,;:!?])[\"“”«»‘](?=[^\W_])",
    rf"(?<=[{ALPHA_LOWER}][{ALPHA_LOWER}])’(?=[{ALPHA_LOWER}]{{3}})|(?<=[{ALPHA_LOWER}])‘(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[(\[](?=[{ALPHA}0-9]{{2}})|(?<=[{ALPHA}0-9])[)\]](?=[{ALPHA}0-9(\[])",
]


def _exceptions() -> dict[str, list[dict[int, str]]]:
    """spaCy's English special cases, without those that UD does not have, and ours."""
    cases = {text: parts for text, parts in English.Defaults.tokenizer_exceptions.items() if text not in NOT_IN_UD}
    for text in (*ABBREVIATIONS, *WHOLE):
        cases[text] = [{ORTH: text}]
    for first, second in SPLIT_WORDS:
        for form in (str.lower, str.title, str.upper):
            one, two = form(first), second.upper() if form is str.upper else second
            cases[one + two] = [{ORTH: one}, {ORTH: two}]
    return cases


class UDTokenizer(Tokenizer):
    """spaCy's tokenizer with the rules of this module: they are code, so a saved pipeline keeps only their name."""

    def __call__(self, text: str) -> Doc:
        """The words of `text`; a full stop after "No" belongs to it where a number follows."""
        doc = super().__call__(text)
        if _NUMBER_SIGN.search(text):
            with doc.retokenize() as retokenizer:
                for found in _NUMBER_SIGN.finditer(text):
                    span = doc.char_span(*found.span(1))
                    if span is not None and len(span) > 1:
                        retokenizer.merge(span)
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return b""

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> UDTokenizer:
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Nothing to write."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> UDTokenizer:
        return self


@registry.tokenizers("kg.tokenizer.v1")
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """The factory that a saved configuration names."""
    return make_tokenizer


def unbracketed(word: str) -> str:
    """The word without the brackets that an editor put around a letter: "we" for "[w]e"."""
    return _CHANGED.sub(r"\1", word) if word[:1] == "[" else word


def _lower(word: str) -> str:
    return unbracketed(word).lower()


def make_tokenizer(nlp: Language) -> Tokenizer:
    """A tokenizer over `nlp`'s vocabulary."""
    nlp.vocab.lex_attr_getters[LOWER] = _lower
    return UDTokenizer(
        nlp.vocab,
        rules=_exceptions(),
        prefix_search=compile_prefix_regex(_PREFIXES).search,
        suffix_search=compile_suffix_regex(_SUFFIXES).search,
        infix_finditer=compile_infix_regex(_INFIXES).finditer,
        token_match=_WHOLE.fullmatch,
        url_match=_ADDRESS.fullmatch,
    )
