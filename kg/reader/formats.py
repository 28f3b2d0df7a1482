"""The formats of one file: each reads bytes into `Draft`s, documents that have no id of their own yet."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from kg.errors import SourceError
from kg.reader.dates import date_in_head, headline, parse_date
from kg.reader.decode import MAX_CHARACTERS, clean, decode, too_long

# The names that publishers give to the same fields.
_TEXT = ("text", "body", "content", "article", "maintext", "articleBody")
_TITLE = ("title", "headline", "name")
_DATE = ("published", "date", "date_published", "datePublished", "publish_date", "pubDate", "created", "timestamp")
_URL = ("url", "link", "source_url")
_ID = ("id", "doc_id", "document_id", "guid", "uuid")
_TAG = re.compile(r"<[^<>]+>")
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/h\d|/li)\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with what its file says of it; `part` tells several of one file apart."""

    text: str
    title: str = ""
    published: date | None = None
    url: str | None = None
    language: str | None = None
    part: str = ""


Report = Callable[[SourceError], None]


def read_plain(data: bytes, name: str, report: Report) -> Iterator[Draft]:
    """Plain text: the title is the headline, the date a line of its own."""
    text = decode(data, name=name)
    yield Draft(text, headline(text), date_in_head(text))


def read_html(data: bytes, name: str, report: Report) -> Iterator[Draft]:
    """The article of a web page, without menus and advertisements (trafilatura)."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise SourceError(f"{name}: reading HTML needs one more package: pip install 'kg-news[html]'") from error
    page = decode(data, name=name)
    found = bare_extraction(page, with_metadata=True, include_comments=False, include_tables=False)
    if not found or not (found.text or "").strip():
        raise SourceError(f"{name}: no article was found in the page")
    text = clean(found.text).replace("\n", "\n\n")
    yield Draft(text, clean(found.title or headline(text)), parse_date(found.date), found.url or None, found.language or None)


def read_json_lines(data: bytes, name: str, report: Report) -> Iterator[Draft]:
    """JSON Lines: an object a line with a text, and if it has them an id, title, date, url; broken lines are reported and skipped."""
    found = False
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            draft = from_record(json.loads(line), f"{name}:{number}", str(number))
        except (ValueError, RecursionError) as error:
            report(SourceError(f"{name}:{number}: not JSON, skipped ({error})"))
        except SourceError as error:
            report(error)
        else:
            found = True
            yield draft
    if not found:
        raise SourceError(f'{name}: no line holds a JSON object with a "text"')


def read_json(data: bytes, name: str, report: Report) -> Iterator[Draft]:
    """A JSON file: one object, or a list of them."""
    try:
        value = json.loads(decode(data, name=name))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{name}: not JSON ({error})") from error
    records = value if isinstance(value, list) else [value]
    for number, record in enumerate(records, 1):
        yield from_record(record, f"{name}:{number}", str(number) if len(records) > 1 else "")


def from_record(record: object, where: str, part: str) -> Draft:
    """The draft in a JSON object; SourceError where it has no text."""

    def first(names: tuple[str, ...]) -> object:
        return next((record[key] for key in names if record.get(key)), None)

    if not isinstance(record, dict) or not isinstance(first(_TEXT), str):
        raise SourceError(f'{where}: no "text" (or {", ".join(_TEXT[1:4])}) in this object')
    text = clean(str(first(_TEXT)))
    if not text.strip():
        raise SourceError(f"{where}: empty: there is no text to read")
    if len(text) > MAX_CHARACTERS:
        raise too_long(where, len(text), MAX_CHARACTERS)
    title, url, language = first(_TITLE), first(_URL), record.get("language")
    return Draft(
        text,
        clean(title) if isinstance(title, str) else headline(text),
        parse_date(first(_DATE)) or date_in_head(text),
        url if isinstance(url, str) else None,
        language if isinstance(language, str) else None,
        str(first(_ID) or part),
    )


def read_feed(data: bytes, name: str, report: Report) -> Iterator[Draft]:
    """The items of an RSS 2.0, RSS 1.0 or Atom feed."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise SourceError(f"{name}: not well-formed XML ({error})") from error
    items = [node for node in root.iter() if _local(node) in ("item", "entry")]
    if not items:
        raise SourceError(f"{name}: neither an RSS nor an Atom feed: there are no items in it")
    for number, item in enumerate(items, 1):
        fields = {_local(node): (node.text or node.get("href") or "") for node in item}
        body = max((fields.get(key, "") for key in ("encoded", "content", "description", "summary")), key=len)
        title = _plain(fields.get("title", ""))
        text = "\n\n".join(part for part in (title, _plain(body)) if part)
        if not text:
            report(SourceError(f"{name}: item {number} is empty, skipped"))
            continue
        day = parse_date(fields.get("pubDate") or fields.get("published") or fields.get("updated") or fields.get("date"))
        yield Draft(text, title, day, fields.get("link") or None, part=fields.get("guid") or fields.get("id") or str(number))


def _local(node: ElementTree.Element) -> str:
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


def _plain(markup: str) -> str:
    """The text of a feed's field, which is often escaped HTML: paragraphs kept, tags gone."""
    return clean(html.unescape(_TAG.sub(" ", _BREAK.sub("\n\n", markup)))).strip()


FORMATS: dict[str, Callable[[bytes, str, Report], Iterator[Draft]]] = {
    ".txt": read_plain, ".text": read_plain, ".md": read_plain, "": read_plain,
    ".html": read_html, ".htm": read_html, ".xhtml": read_html,
    ".jsonl": read_json_lines, ".ndjson": read_json_lines, ".json": read_json,
    ".xml": read_feed, ".rss": read_feed, ".atom": read_feed,
}  # fmt: skip
