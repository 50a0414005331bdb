"""Days of publication: one form, real days, plausible years."""

from __future__ import annotations

from datetime import date

import pytest

from peristiwa.errors import InputError
from peristiwa.read import parse_day


def test_a_day_is_written_year_month_day() -> None:
    assert parse_day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "value", ["22-06-2024", "2024/06/22", "20240622", "2024-6-22", "2024-W25-6", "kemarin", "",
              "2024-06-22T10:00:00", " 2024-06-22", "2024-06-22\n", "٢٠٢٤-٠٦-٢٢"]
)  # fmt: skip
def test_another_form_is_refused_with_the_value_and_the_form(value: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_day(value)
    assert repr(value) in str(caught.value)
    assert "YYYY-MM-DD" in str(caught.value)


@pytest.mark.parametrize("value", ["2024-13-40", "2023-02-29", "2024-00-10", "0000-01-01"])
def test_a_day_that_no_calendar_has_is_refused(value: str) -> None:
    with pytest.raises(InputError, match=f"'{value}' is no day of the calendar.*YYYY-MM-DD"):
        parse_day(value)


@pytest.mark.parametrize("value", ["0024-06-22", "1799-12-31", "2200-01-01", "9999-12-31"])
def test_a_year_in_which_no_report_appeared_is_refused(value: str) -> None:
    with pytest.raises(InputError, match=f"'{value}' lies outside the years 1800 to 2199"):
        parse_day(value)
