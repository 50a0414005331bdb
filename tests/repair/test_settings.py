"""The lexicon files of the repairs: what they hold, and how they fail."""

from __future__ import annotations

import copy

import msgspec
import pytest

from peristiwa.errors import LexiconError
from peristiwa.repair import RepairData, Repairer, parse_settings, parse_verbs


def test_there_are_at_least_fifteen_hundred_roots(verbs):
    assert len(verbs.bare) >= 1500


def test_no_word_is_both_certain_and_ambiguous(verbs):
    assert not verbs.bare & verbs.ambiguous
    assert not verbs.verbs & verbs.nouns


def test_words_are_small_and_whole(verbs, settings):
    words = verbs.bare | verbs.ambiguous | verbs.compounds | verbs.nouns | verbs.verbs
    words |= settings.sentences.cannot_end | settings.sentences.openers
    assert all(word == word.lower() and word.replace("-", "").isalpha() for word in words)


def test_stored_repairer_repairs_like_the_first(repair, settings, verbs):
    data = msgspec.json.decode(msgspec.json.encode(RepairData(settings, verbs)), type=RepairData)
    stored = Repairer(data.settings, data.verbs)
    text = "Ia di tangkap di. Nairobi.\nBaca juga: Kabar lain"
    assert stored(text) == repair(text)


def test_missing_key_is_named(repair_yaml):
    broken = {key: value for key, value in repair_yaml.items() if key != "headings"}
    with pytest.raises(LexiconError, match=r"repair\.yaml.*headings"):
        parse_settings(broken)


def test_unknown_key_is_named(repair_yaml):
    with pytest.raises(LexiconError, match="surprise"):
        parse_settings({**repair_yaml, "surprise": 1})


def test_broken_pattern_is_named(repair_yaml):
    broken = copy.deepcopy(repair_yaml)
    broken["boilerplate"]["tail"] = ["(unclosed"]
    with pytest.raises(LexiconError, match=r"boilerplate\.tail.*unclosed"):
        parse_settings(broken)


def test_wrong_kind_of_value_is_named(verbs_yaml):
    with pytest.raises(LexiconError, match=r"verb_roots\.yaml.*passive"):
        parse_verbs({**verbs_yaml, "passive": 3}, [])
