"""Whom a report names, as `peristiwa.ground.story` numbers them."""

from __future__ import annotations

import pytest

from peristiwa.ground.story import Story
from peristiwa.pipeline import Pipeline
from peristiwa.records import Article

TEXT = """Polisi Belanda menangkap tiga mahasiswa di Rotterdam pada Senin.
Kelompok aktivis Rotterdam mengecam penangkapan itu di depan balai kota.
Kelompok aktivis menuduh polisi memukul mahasiswa, dan kelompok Aktivis Rotterdam berunjuk rasa.
Polisi Belanda membantah tuduhan kelompok aktivis Rotterdam."""


@pytest.fixture(scope="module")
def story(coder: Pipeline) -> Story:
    article = Article(id="a", text=TEXT)
    [part] = coder.parts(article)
    [doc] = coder.parse.pipe([part], 1)
    return coder.ground.survey(article, part, doc, coder.find(doc)).story


def test_those_of_one_name_and_country_are_one(story: Story) -> None:
    called = [(actor.name.casefold(), actor.country) for actor in story.people]
    assert len(called) == len(set(called))
    assert len(story.people) == len(story.sentences) == len(story.played) == len(story.told)


def test_a_group_plays_what_is_told_of_it_by_any_spelling(story: Story) -> None:
    lives = {
        actor.name.casefold(): {(event.frame.type, part) for event, part in lived}
        for actor, lived in zip(story.people, story.played, strict=True)
    }
    activists = lives["kelompok aktivis rotterdam"]
    assert {("ACCUSE", "acts"), ("PROTEST", "acts")} <= activists
    assert lives["mahasiswa"] == {("COERCE", "undergoes"), ("ASSAULT", "undergoes")}
