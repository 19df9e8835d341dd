"""What a page states of itself: schema.org JSON-LD, Open Graph, and the meta elements newsrooms use.

Only statements count: no date is looked for in the running text or guessed from a copyright line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from msgspec import Struct

from ..model import Published
from .published import stated

ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|WebPage)\Z")
DATE_NAMES = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "published_time",
    "datepublished", "date_published", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "dcterms.date", "rbpubdate", "cxenseparse:recs:publishtime",
    "originalpublicationdate", "article_date_original", "date",
)  # fmt: skip
"""`name`, `property` or `itemprop` of a meta element, strongest first."""
LONGEST = 500
MOST = 20
"""Headings, and times, looked at."""


class PageData(Struct, frozen=True):
    """What the page says, each None where it doesn't."""

    headline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published | None = None


def page_data(tree: Any) -> PageData:
    """The statements in a parsed page; where two places differ, the one made for articles wins."""
    article = _article(tree)
    meta = dict(_metas(tree))
    return PageData(
        headline=_headline(tree, _text(article.get("headline")) or meta.get("og:title"), meta.get("og:site_name")),
        publisher=_name(article.get("publisher")) or meta.get("og:site_name") or meta.get("dc.publisher"),
        url=_web(_canonical(tree)) or _web(meta.get("og:url")),
        language=(tree.get("lang") or meta.get("og:locale") or "").replace("_", "-").split("-")[0].lower()[:3] or None,
        published=_published(tree, article, meta),
    )


def _published(tree: Any, article: dict[str, Any], meta: dict[str, str]) -> Published | None:
    found = [("datePublished of the page's JSON-LD", _text(article.get("datePublished")))]
    found += [(f"the page's {name!r}", meta.get(name)) for name in DATE_NAMES]
    found += [("the page's time element", value) for value in _times(tree)]
    known = [stated(value, where) for where, value in found if value]
    return next((p for p in known if p.basis == "stated"), known[0] if known else None)


def _times(tree: Any) -> Iterator[str]:
    for element in islice(tree.iter("time"), MOST):
        marked = "published" in (element.get("itemprop") or "").lower() or element.get("pubdate") is not None
        kind = (element.get("class") or "").lower()
        if marked or "publish" in kind or "entry-date" in kind:
            yield (element.get("datetime") or element.text_content())[:LONGEST]


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    """Meta elements as (lower-case name, content), last first, so that a dictionary keeps the first."""
    for element in reversed(list(tree.iter("meta"))):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = " ".join((element.get("content") or "")[:LONGEST].split())
        if name and value:
            yield name.lower(), value


def _article(tree: Any) -> dict[str, Any]:
    """The first article among the page's JSON-LD objects; empty where there is none or it is broken."""
    fallback: dict[str, Any] = {}
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        for item in _objects(element.text or ""):
            kinds = item.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str) and ARTICLE.match(kind.rpartition("/")[2]):
                    if not kind.endswith("WebPage"):
                        return item
                    fallback = fallback or item
    return fallback


def _objects(source: str) -> Iterator[dict[str, Any]]:
    try:
        value = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return
    waiting = [value]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = item[:100] + waiting
        elif isinstance(item, dict):
            yield item
            waiting += [v for k in ("@graph", "mainEntity") if (v := item.get(k))]


def _canonical(tree: Any) -> str | None:
    return next((e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)


def _web(address: str | None) -> str | None:
    return address[:2000] if address and re.match(r"https?://\S+\Z", address[:2000]) else None


def _headline(tree: Any, stated: str | None, site: str | None) -> str | None:
    """The heading on the page that the stated headline or the page's title is about; else the stated headline,
    without the site's name behind it."""
    title = _text(next((e.text_content() for e in tree.iter("title")), None))
    headings = [t for e in islice(tree.iter("h1"), MOST) if (t := _text(e.text_content()))]
    for heading in headings:
        if any(_alike(heading, other) for other in (stated, title) if other):
            return heading
    if stated is None:
        return headings[0] if len(headings) == 1 else None
    name = re.search(r"\s+[|–—-]\s+([^|–—]+)\Z", stated)
    return stated[: name.start()] if name and site and name[1].casefold() == site.casefold() else stated


def _alike(heading: str, stated: str) -> bool:
    left, right = (set(re.findall(r"\w+", t.casefold())) for t in (heading, stated))
    return len(left & right) * 2 >= min(len(left), len(right)) > 1


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: Any) -> str | None:
    return " ".join(value[:LONGEST].split()) or None if isinstance(value, str) else None
