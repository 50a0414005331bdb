"""Models of named features: what they answer, and what happens when one can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from peristiwa.coding import Choice, LinearModel, linear, load_linear
from peristiwa.errors import ModelError

MODEL = LinearModel(bias=-1.0, threshold=0.5, weights={"good": 2.0, "bad": -2.0})


def test_without_features_the_bias_decides() -> None:
    assert MODEL.probability([]) == pytest.approx(0.2689, abs=1e-4)


def test_weights_add_up_and_unknown_features_weigh_nothing() -> None:
    assert MODEL.probability(["good", "unheard of"]) == pytest.approx(0.7311, abs=1e-4)
    assert MODEL.probability(["good", "bad"]) == MODEL.probability([])


def test_a_huge_score_is_no_overflow() -> None:
    sure = LinearModel(bias=-1e6, threshold=0.5, weights={})
    assert sure.probability([]) == 0.0


def test_the_likeliest_is_given_with_its_probability() -> None:
    choice = Choice(MODEL)
    weights = {place: choice.weigh(told) for place, told in enumerate((("bad",), ("good",), ()))}
    assert choice.likeliest(weights) == (1, MODEL.probability(["good"]))
    assert choice.likeliest(weights, choice.weigh(("bad",))) == (1, MODEL.probability([]))
    assert choice.likeliest({}) is None


@pytest.mark.parametrize("content", [None, b"{", b'{"bias": 1}'])
def test_a_missing_or_damaged_model_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    (tmp_path / "model").mkdir()
    if content is not None:
        (tmp_path / "model/act.json").write_bytes(content)
    monkeypatch.setattr(linear.resources, "files", lambda _: tmp_path)
    with pytest.raises(
        ModelError, match=r"act\.json is (missing|damaged).*install the package again"
    ):
        load_linear("act")
