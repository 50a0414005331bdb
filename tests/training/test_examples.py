"""Which candidates and parties an annotated report teaches as right."""

from __future__ import annotations

from peristiwa.evaluation import GoldDocument, as_gold
from peristiwa.pipeline import Pipeline
from training.examples import coding_rows, matched

REPORT = {
    "id": "a",
    "published": None,
    "sentences": ["Polisi menangkap tujuh aktivis di Jayapura.", "Presiden bertemu menteri."],
    "events": [
        {
            "s": 0, "trigger": "menangkap", "type": "COERCE", "mode": "arrest",
            "actors": [{"text": "Polisi", "name": "Polri", "country": "IDN", "sector": "COP"}],
            "recipients": [
                {"text": "tujuh aktivis", "name": "Aktivis", "country": "IDN", "sector": "CVL"}
            ],
            "place": None, "date": None, "status": "actual", "historical": False, "source": None,
        }
    ],
}  # fmt: skip


def rows_of(coder: Pipeline, report: GoldDocument) -> dict[str, list[tuple[str, bool]]]:
    """Give for each model the telling feature of its rows with the answer."""
    text = coder.repair(report.text)
    (doc,) = coder.parse.pipe([text], 1)
    rows = coding_rows(coder, report, text, doc)
    marks = {"act": "phrase=", "actor": "noun=", "recipient": "noun="}
    return {
        name: [
            (next(f for f in row.features if f.startswith(marks[name])), row.answer) for row in some
        ]
        for name, some in rows.items()
    }


def test_annotated_triggers_and_parties_are_right_and_others_wrong(coder: Pipeline) -> None:
    rows = rows_of(coder, as_gold(REPORT, "test"))
    assert ("phrase=menangkap", True) in rows["act"]
    assert ("phrase=bertemu", False) in rows["act"]
    assert rows["actor"] == [("noun=polisi", True), ("noun=aktivis", False)]
    assert rows["recipient"] == [("noun=polisi", False), ("noun=aktivis", True)]


def test_a_candidate_of_the_right_type_names_an_event_before_others() -> None:
    report = as_gold(REPORT, "test")
    assert matched([(7, 16), (7, 12)], ["AID", "COERCE"], report) == {1: report.events[0]}
    assert matched([(30, 40)], ["COERCE"], report) == {}
