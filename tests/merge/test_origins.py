"""Reprints count as one source."""

from __future__ import annotations

from peristiwa.merge import find_origins

WIRE = (
    "Sebuah bom meledak di pasar itu pada Senin pagi dan menewaskan tiga pedagang. Kepala polisi "
    "mengatakan pelakunya belum diketahui. Sembilan orang dirawat di rumah sakit kota."
)
OWN = (
    "Ledakan mengguncang pasar kota ketika para pedagang baru membuka kios. Kami mendengar "
    "dentuman keras, kata seorang saksi yang berdiri di seberang jalan bersama anaknya."
)


def test_a_reprint_has_the_origin_of_the_first() -> None:
    articles = [("a", WIRE), ("b", OWN), ("c", f"{WIRE} Demikian dikutip kantor berita.")]
    assert find_origins(articles) == {"a": "a", "b": "b", "c": "a"}


def test_a_part_of_a_longer_report_is_a_reprint() -> None:
    assert find_origins([("a", WIRE), ("b", f"{WIRE} {OWN[:60]}")])["b"] == "a"


def test_short_and_empty_texts_stand_alone() -> None:
    assert find_origins([("a", ""), ("b", ""), ("c", "Bom meledak.")]) == {
        "a": "a",
        "b": "b",
        "c": "c",
    }
