"""What stands in quotation marks is found, and a mark that is missing costs one quotation only."""

from __future__ import annotations

import pytest

from peristiwa.coding.quotations import quotations
from peristiwa.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"Kami pulang," kata Budi.', ['"Kami pulang,"']),
        ('"Kami pulang. Hari hujan," kata Budi.', ['"Kami pulang. Hari hujan,"']),
        ('Budi menyebutnya "hutan larangan".', ['"hutan larangan"']),
        ('"Kami pulang, kata Budi. "Hari hujan," kata Wati.', ['"Hari hujan,"']),
        ('Kami pulang," kata Budi. "Hari hujan," kata Wati.', ['"Hari hujan,"']),
        (
            'Budi berkata: "Kami pulang.\n\n"Hari hujan," katanya.',
            ['"Kami pulang.', '"Hari hujan,"'],
        ),
        ("Kami pulang.", []),
    ],
)
def test_quotations_are_found(coder: Pipeline, text: str, quoted: list[str]) -> None:
    doc = coder.parse(coder.repair(text))
    assert [doc.between(start, end).strip() for start, end in quotations(doc)] == quoted


def test_quotations_never_overlap(coder: Pipeline) -> None:
    doc = coder.parse(coder.repair('"Kami "pulang", kata" Budi " itu "\n\n""lagi" ' * 20))
    ends = [place for pair in quotations(doc) for place in pair]
    assert ends == sorted(ends)
    assert ends
