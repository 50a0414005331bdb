"""What every export is made of: an occurrence with each report that tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from peristiwa.records import Article, CodedArticle, Mention, Occurrence

__all__ = ["Account", "Testimony", "accounts", "alone", "mentions_in", "order"]


class Testimony(Struct, frozen=True, kw_only=True):
    """One mention with what its report holds of it; what is not known is None.

    ``words`` is the stretch of raw text that proves the event, ``lead`` says whether its trigger
    stands in the first paragraph.
    """

    mention: Mention
    url: str | None = None
    title: str | None = None
    words: str | None = None
    lead: bool | None = None


class Account(Struct, frozen=True, kw_only=True):
    """One occurrence and its testimonies, in the order of ``occurrence.mentions``."""

    occurrence: Occurrence
    testimonies: list[Testimony]


def order(occurrence: Occurrence) -> tuple[str, str]:
    """Give the key by which every export is sorted: day of the first report, then id."""
    return (str(occurrence.first or "9999-99-99"), occurrence.id)


def accounts(
    occurrences: Iterable[Occurrence],
    mentions: Mapping[str, Mention],
    articles: Mapping[str, Article],
) -> Iterator[Account]:
    """Yield each occurrence with its reports, in the order given.

    Args:
        occurrences: what is to be exported, sorted by `order`.
        mentions: by their ids; one that is missing is left out.
        articles: by their ids, where they are at hand: they give titles, addresses and words.
    """
    for occurrence in occurrences:
        found = [mentions[id_] for id_ in occurrence.mentions if id_ in mentions]
        told = [_testimony(mention, articles.get(mention.article)) for mention in found]
        yield Account(occurrence=occurrence, testimonies=told)


def mentions_in(coded: CodedArticle, article: Article | None = None) -> Iterator[Mention]:
    """Yield the events of one coded article as mentions; the article counts as its own origin."""
    for event in coded.events:
        yield Mention(
            id=f"{coded.id}#{event.id}",
            article=coded.id,
            outlet=article.outlet if article else None,
            origin=coded.id,
            published=coded.published,
            event=event,
        )


def alone(mention: Mention) -> Occurrence:
    """Give a mention as an occurrence of its own, with the mention's id."""
    event = mention.event
    return Occurrence(
        id=mention.id,
        type=event.type,
        mode=event.mode,
        cameo=event.cameo,
        quad=event.quad,
        goldstein=event.goldstein,
        actors=event.actors,
        recipients=event.recipients,
        place=event.place,
        date=event.date,
        status=event.status,
        historical=event.historical,
        mentions=[mention.id],
        sources=1,
        first=mention.published,
        last=mention.published,
    )


def _testimony(mention: Mention, article: Article | None) -> Testimony:
    if article is None:
        return Testimony(mention=mention, url=_address(mention.article))
    evidence = mention.event.evidence
    return Testimony(
        mention=mention,
        url=article.url or _address(article.id),
        title=article.title,
        words=article.text[evidence.start : evidence.end] or None,
        lead=_is_lead(article, mention.event.trigger.start),
    )


def _address(id_: str) -> str | None:
    """An article that has no address but is called by one."""
    return id_ if id_.startswith(("https://", "http://")) else None


def _is_lead(article: Article, place: int) -> bool | None:
    """Whether a place stands before the end of the first paragraph; None in a text of one line."""
    text, start = article.text, 0
    if article.title and text.lstrip().startswith(article.title):
        start = text.index(article.title) + len(article.title)
    start += len(text[start:]) - len(text[start:].lstrip())
    end = text.find("\n", start)
    return None if end < 0 else place < end
