"""Writes archives of made-up pages with warcio, whole and cut in the middle."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

__all__ = ["Page", "make_page", "make_pages", "write_cut", "write_warc"]

_WHO = ["Wali kota", "Bupati", "Kepala desa", "Ketua koperasi", "Juru bicara kampus"]
_DID = ["meresmikan", "meninjau", "menutup sementara", "memperbaiki", "membuka kembali"]
_WHAT = ["pasar ikan", "jembatan gantung", "puskesmas", "terminal bus", "sekolah dasar"]
_WHERE = ["Palu", "Ambon", "Kupang", "Medan", "Semarang", "Pontianak"]
_WHY = [
    "karena banjir merendam kawasan itu sejak pekan lalu",
    "setelah warga mengadukan kerusakan yang tidak kunjung ditangani",
    "agar petani dapat membawa hasil panen mereka ke kota",
    "sebelum musim hujan tiba pada akhir tahun",
]
_FILLER = "<li><a href='/lain/{0}'>Kabar lain nomor {0}</a></li>"


@dataclass(frozen=True)
class Page:
    """A made-up page, and what it should be read as."""

    address: str
    html: str
    title: str
    text: str


def make_page(number: int, seed: int = 7) -> Page:
    """Give the page of a number: always the same one."""
    pick = random.Random(seed * 1_000_003 + number)
    title = f"{pick.choice(_WHO)} {pick.choice(_DID)} {pick.choice(_WHAT)} ({number})"
    paragraphs = [_paragraph(pick, number) for _ in range(pick.randint(5, 12))]
    body = "".join(
        f"<p>{text}</p>" + ("<p>Baca juga: <a href='/x'>Kabar lain</a></p>" if n == 1 else "")
        for n, text in enumerate(paragraphs)
    )
    menu = "".join(_FILLER.format(pick.randrange(10**6)) for _ in range(60))
    moment = f"2025-03-{1 + number % 28:02}T10:{number % 60:02}:00+07:00"
    html = (
        f"<!doctype html><html lang='id'><head><meta charset='utf-8'><title>{title}</title>"
        f"<meta property='og:type' content='article'>"
        f"<meta property='article:published_time' content='{moment}'>"
        f"<script>{'var iklan = 1;' * 500}</script></head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>{title}</h1>{body}</article><aside><ul>{menu}</ul></aside></body></html>"
    )
    return Page(f"https://kabar.example/{number}", html, title, "\n".join(paragraphs))


def _paragraph(pick: random.Random, number: int) -> str:
    return (
        f"{pick.choice(_WHO)} {pick.choice(_WHERE)} {pick.choice(_DID)} {pick.choice(_WHAT)} nomor"
        f" {pick.randrange(10**6)} {pick.choice(_WHY)}, kata seorang petugas pada hari"
        f" ke-{1 + number % 28} bulan itu."
    )


def make_pages(count: int) -> Iterator[Page]:
    """Yield the pages numbered from 0."""
    return (make_page(number) for number in range(count))


def write_warc(path: Path, pages: Iterator[Page], *, packed: bool = True) -> list[int]:
    """Write one response record a page; gives where each ends in the file, in bytes."""
    ends = []
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        for page in pages:
            heads = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            payload = BytesIO(page.html.encode())
            record = writer.create_warc_record(
                page.address, "response", payload, http_headers=heads
            )
            writer.write_record(record)
            record.raw_stream.close()
            ends.append(file.tell())
    return ends


def write_cut(whole: Path, path: Path, ends: list[int]) -> int:
    """Write the first half of an archive, cut within a record; gives how many are whole in it."""
    size = ends[-1] // 2
    count = sum(end <= size for end in ends)
    if count and ends[count - 1] == size:
        size += 20
    with whole.open("rb") as source, path.open("wb") as target:
        target.write(source.read(size))
    return count
