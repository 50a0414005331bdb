"""Makes an article of a web page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from peristiwa.read.language import check_language, check_page_language
from peristiwa.read.pages.addresses import canonical_address, following_address
from peristiwa.read.pages.body import find_body
from peristiwa.read.pages.credits import find_author, find_section
from peristiwa.read.pages.metadata import find_title, read_declared
from peristiwa.read.pages.outlets import check_section, host_of, outlet_of, outlet_of_text
from peristiwa.read.pages.paywall import check_paid
from peristiwa.read.pages.running import check_running
from peristiwa.read.pages.times import find_published
from peristiwa.read.pages.tree import Element, drop_scripts, parse_page, text_of
from peristiwa.records import Article

__all__ = ["article_of_page", "article_of_pages", "next_page"]


def article_of_page(
    content: bytes, *, address: str, charset: str | None, fetched: datetime
) -> Article:
    """Give the article that a page holds.

    Args:
        content: the body of the page, unpacked.
        address: where it was found: a web address, or the name of a file.
        charset: what the HTTP header names, or None.
        fetched: when it was read, with its zone; nothing is published later.

    Returns:
        The article: ``url`` is the canonical address and ``id`` the same, or the name of the
        file without suffix where there is none; ``text`` has a line for each paragraph, without
        the title, captions, links to other articles and credits.

    Raises:
        ReadingError: when it holds no article, only the opening of one, a text that is not
            Indonesian, or one of a section that its outlet's declaration sets aside; when it is
            no HTML, too long or too deep.
    """
    return article_of_pages([content], address=address, charset=charset, fetched=fetched)


def article_of_pages(
    contents: Sequence[bytes], *, address: str, charset: str | None, fetched: datetime
) -> Article:
    """Give the article that several pages hold in order; all but the text is of the first page.

    Args, Returns and Raises are those of `article_of_page`.
    """
    root, *others = (parse_page(content, charset) for content in contents)
    declared = read_declared(root)
    url = canonical_address(root, declared, address)
    outlet = outlet_of(url or address)
    check_section(url or address, outlet)
    title = find_title(root, declared)
    drop_scripts(root)
    check_page_language(" ".join(text_of(paragraph) for paragraph in root.iter("p")))
    lines = find_body(root, outlet, declared, title)
    for other in others:
        lines += find_body(other, outlet, read_declared(other), title)
    text = "\n".join(dict.fromkeys(lines)) if others else "\n".join(lines)
    check_language(text)
    check_paid(root, declared, text)
    published = find_published(root, declared, outlet, url or address, fetched)
    check_running(lines, declared=declared.is_article or (published is not None and bool(title)))
    return Article(
        id=url or Path(address).stem,
        text=text,
        published=published.day if published else None,
        title=title,
        outlet=outlet.id if outlet else host_of(url or address) or outlet_of_text(text),
        url=url,
        published_at=published.moment if published else None,
        author=find_author(root, declared, outlet),
        section=find_section(root, declared, outlet),
    )


def next_page(content: bytes, *, address: str, charset: str | None) -> str | None:
    """Give the address of the page on which the article of this one goes on, if there is one.

    Raises:
        ReadingError: when ``content`` is no HTML, too long or too deep.
    """
    root: Element = parse_page(content, charset)
    return following_address(root, outlet_of(address), address)
