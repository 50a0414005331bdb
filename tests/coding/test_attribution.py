"""Who says so is the source and never an actor of what is reported."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Menurut KCNA, Korea Utara menembakkan dua rudal ke Laut Jepang.",
        "MOBILIZE",
        "menembakkan",
        {"actors": ["North Korea"], "source": "KCNA"},
    ),
    (
        "Menurut juru bicara polisi, tentara menembak dua warga.",
        "ASSAULT",
        "menembak",
        {"actors": ["tentara"], "recipients": ["warga"], "source": "polisi"},
    ),
    (
        "Israel menyerang rumah sakit itu, kata Kementerian Kesehatan Gaza.",
        "ASSAULT",
        "menyerang",
        {"actors": ["Israel"], "source": "Kementerian Kesehatan"},
    ),
    (
        "Zelensky mengatakan bahwa Rusia menyerang Kharkiv dengan lima puluh drone.",
        "ASSAULT",
        "menyerang",
        {"actors": ["Russia"], "source": "Zelensky"},
    ),
    (
        "Kapolri Listyo Sigit Prabowo mengatakan polisi menangkap sepuluh perusuh.",
        "COERCE",
        "menangkap",
        {"actors": ["polisi"], "recipients": ["perusuh"], "source": "Listyo"},
    ),
    (
        '"Rusia menyerang Odesa tadi malam," kata Zelensky.',
        "ASSAULT",
        "menyerang",
        {"actors": ["Russia"], "source": "Zelensky"},
    ),
    (
        '"Rusia menyerang Odesa tadi malam. Mereka membunuh dua anak," kata Zelensky.',
        "ASSAULT",
        "menyerang",
        {"actors": ["Russia"], "source": "Zelensky"},
    ),
    (
        '"Rusia menyerang Odesa tadi malam. Mereka membunuh dua anak," kata Zelensky.',
        "ASSAULT",
        "membunuh",
        {"source": "Zelensky"},
    ),
    (
        "Rekaman dari KCNA menunjukkan Kim Jong Un menyambut Putin di bandara.",
        "CONSULT",
        "menyambut",
        {"actors": ["Kim Jong Un"], "recipients": ["Putin"], "source": "KCNA"},
    ),
    (
        "Dilansir AFP, polisi Turki menangkap wali kota Istanbul.",
        "COERCE",
        "menangkap",
        {"actors": ["polisi"], "recipients": ["wali kota"], "source": "AFP"},
    ),
    (
        "Amnesty International melaporkan bahwa tentara Myanmar membunuh dua puluh warga.",
        "ASSAULT",
        "membunuh",
        {"actors": ["Myanmar"], "recipients": ["warga"], "source": "Amnesty"},
    ),
    (
        "Iran menuduh Israel menyerang fasilitas nuklirnya.",
        "ACCUSE",
        "menuduh",
        {"actors": ["Iran"], "recipients": ["Israel"]},
    ),
    (
        "Polisi menangkap dua aktivis, ujar Kapolda Jawa Timur.",
        "COERCE",
        "menangkap",
        {"actors": ["polisi"], "source": "Kapolda"},
    ),
    (
        "Seperti diberitakan Reuters, Amerika Serikat mengirim dua kapal perang ke Teluk Persia.",
        "MOBILIZE",
        "mengirim",
        {"actors": ["United States"], "source": "Reuters"},
    ),
    (
        "Polisi menangkap dua aktivis di Yogyakarta.",
        "COERCE",
        "menangkap",
        {"actors": ["polisi"], "source": None},
    ),
    (
        "Kementerian Pertahanan Rusia menyatakan pasukannya merebut dua desa di Donetsk.",
        "COERCE",
        "merebut",
        {"source": "Kementerian Pertahanan"},
    ),
    (
        "Kata Menteri Pertahanan Israel Katz, tentara membunuh seorang komandan Hamas.",
        "ASSAULT",
        "membunuh",
        {"actors": ["tentara"], "recipients": ["komandan"], "source": "Katz"},
    ),
    (
        'Polisi menangkap tiga orang. "Mereka membakar kantor itu," kata Kapolres.',
        "COERCE",
        "menangkap",
        {"actors": ["polisi"], "source": None},
    ),
]
NOT_TOLD = [
    ("Menteri itu mengatakan bahwa cuaca akan cerah.", "REQUEST"),
    ("Menurut BMKG, gempa itu tidak berpotensi tsunami.", "THREATEN"),
    ('"Kami sangat senang," kata Presiden Macron.', "SUPPORT"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_source_is_told_from_the_actor(
    text: str,
    type_: str,
    trigger: str,
    expected: dict[str, Any],
    disagreements: Callable[..., list[str]],
) -> None:
    assert not disagreements(text, type_, trigger, expected)


@pytest.mark.parametrize(("text", "type_"), NOT_TOLD)
def test_no_such_act_is_told(text: str, type_: str, types: Callable[[str], list[str]]) -> None:
    assert type_ not in types(text)
