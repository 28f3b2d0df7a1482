"""One polite client for services that answer in JSON: it names itself, waits when it is told to, tries again, and gives up in one line.

After the etiquette of the MediaWiki API (https://www.mediawiki.org/wiki/API:Etiquette): User-Agent, maxlag, Retry-After, one request at a time.
Everything that touches the world (opener, clock, sleep, chance) is a constructor argument.
"""

from __future__ import annotations

import gzip
import http.client
import io
import json
import random
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlencode, urljoin, urlsplit

from kg.errors import ServiceError
from kg.wikidata.online_cache import Cache

ADDRESS = "https://w3id.org/kg-news/"  # where those who run a service find who we are
# Worth another try: overload and faults that pass.
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))
_LARGEST = 32_000_000  # bytes of an answer; the largest batch of items has a few millions
_REDIRECTS = 5


class Again(Exception):
    """A failure that may pass: `wait` seconds were asked for, or None."""

    def __init__(self, reason: str, wait: float | None = None):
        super().__init__(reason)
        self.wait = wait


def agent() -> str:
    """How the client names itself."""
    try:
        number = version("kg-news")
    except PackageNotFoundError:
        number = "0"
    return f"kg-news/{number} ({ADDRESS}) Python-urllib"


@dataclass(slots=True)
class Client:
    """Asks for JSON; seconds throughout.

    `pace` is the shortest time between two requests, `patience` the longest wait that a service may ask for, `tries` counts the first.
    Raises ServiceError where the service cannot be reached, keeps failing, refuses, sends the client elsewhere, or answers with something else than a JSON object.
    """

    cache: Cache | None = None
    timeout: float = 15.0
    pace: float = 0.1
    tries: int = 4
    patience: float = 60.0
    backoff: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = random.random
    opener: urllib.request.OpenerDirector | None = None
    _last: float = field(default=float("-inf"), repr=False)

    def ask(
        self,
        url: str,
        *,
        query: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        check: Callable[[dict], None] | None = None,
    ) -> dict:
        """The answer to a GET with a query, or a POST of a form; `check` may raise Again or ServiceError for an answer that is only an excuse."""
        if urlsplit(url).scheme not in ("http", "https"):
            raise ServiceError(f"{url}: not an address on the web: give one like https://www.wikidata.org/w/api.php")
        address = f"{url}{'&' if '?' in url else '?'}{urlencode(query)}" if query else url
        body = urlencode(form).encode() if form is not None else None
        key = f"{address} {body.decode()}" if body else address
        if self.cache and (known := self.cache.get(key)) is not None:
            return known
        answer = self._persist(address, body, check)
        if self.cache:
            self.cache.put(key, answer)
        return answer

    def _persist(self, address: str, body: bytes | None, check: Callable[[dict], None] | None) -> dict:
        host = urlsplit(address).netloc
        for attempt in range(1, self.tries + 1):
            try:
                self._wait_for_turn()
                answer = _object(self._fetch(address, body), host)
                if check:
                    check(answer)
                return answer
            except Again as failure:
                if attempt == self.tries:
                    raise ServiceError(f"{host}: {failure} ({attempt} tries): try later") from failure
                if (failure.wait or 0) > self.patience:
                    raise ServiceError(f"{host}: {failure}, and asks for a pause of {failure.wait:.0f} s: try later") from failure
                # Full jitter, after AWS's "Exponential Backoff And Jitter"; what a service asks for is the least.
                self.sleep(max(failure.wait or 0.0, self.chance() * self.backoff * 2 ** (attempt - 1)))
        raise AssertionError("unreachable")

    def _wait_for_turn(self) -> None:
        if (ahead := self._last + self.pace - self.clock()) > 0:
            self.sleep(ahead)
        self._last = self.clock()

    def _fetch(self, address: str, body: bytes | None) -> bytes:
        """The body of the answer; Again where another try may help, ServiceError where none will."""
        request = urllib.request.Request(
            address, data=body, headers={"User-Agent": agent(), "Accept": "application/json", "Accept-Encoding": "gzip"}
        )
        host = urlsplit(address).netloc
        opener = self.opener or urllib.request.build_opener(_Redirects)
        try:
            with opener.open(request, timeout=self.timeout) as response:
                return _body(response, host)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in _PASSING:
                raise Again(f"answers {error.code} {error.reason}", _seconds(error.headers.get("Retry-After"))) from error
            raise ServiceError(f"{host}: refuses with {error.code} {error.reason}: check the address and your access") from error
        except TimeoutError as error:
            raise Again(f"no answer in {self.timeout:g} s") from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise Again(f"no answer in {self.timeout:g} s") from error
            raise Again(f"cannot be reached ({getattr(error.reason, 'strerror', None) or error.reason})") from error
        except (http.client.HTTPException, EOFError, zlib.error, OSError) as error:
            raise Again(f"the answer broke off ({type(error).__name__})") from error
        except ValueError as error:  # an address that is none
            raise ServiceError(
                f"{address}: not an address of a service ({error}): give one like https://www.wikidata.org/w/api.php"
            ) from error


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to the same host only, and never from https to http: what was asked is nobody else's business."""

    max_redirections = _REDIRECTS

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        old, new = urlsplit(req.full_url), urlsplit(urljoin(req.full_url, newurl))
        safer = new.scheme == old.scheme or (old.scheme, new.scheme) == ("http", "https")
        if new.hostname != old.hostname or not safer or (new.port != old.port and new.scheme == old.scheme) or req.data is not None:
            raise ServiceError(
                f"{old.netloc}: sends us to {new.scheme}://{new.netloc}{new.path}, which is not followed: if that is right, give its address with --service"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)

    http_error_301 = http_error_302 = http_error_303 = http_error_307 = http_error_308 = urllib.request.HTTPRedirectHandler.http_error_302


def _body(response: http.client.HTTPResponse, host: str) -> bytes:
    content = response.read(_LARGEST + 1)
    length = response.headers.get("Content-Length", "")
    if length.isdigit() and len(content) < min(int(length), _LARGEST):
        raise Again("the answer broke off (shorter than it says)")
    if response.headers.get("Content-Encoding", "").lower() == "gzip":
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as unpacked:
            content = unpacked.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ServiceError(f"{host}: the answer has more than {_LARGEST // 1_000_000} MB: this is not what was asked for")
    return content


def _object(content: bytes, host: str) -> dict:
    text = content.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        raise ServiceError(f"{host}: answers with a page (HTML) where JSON is due: check the address, or whether a portal wants a login")
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Again("the answer is not whole JSON") from error
    if not isinstance(answer, dict):
        raise ServiceError(f"{host}: answers with a {type(answer).__name__} where an object is due: check the address")
    return answer


def _seconds(header: str | None) -> float | None:
    """What Retry-After asks for: seconds, or a date."""
    header = (header or "").strip()
    if header.isdigit():
        return float(header)
    try:
        return max(0.0, parsedate_to_datetime(header).timestamp() - time.time())
    except (TypeError, ValueError):
        return None
