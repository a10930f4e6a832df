"""`zhibu regime`, as one types it."""

import json
import subprocess
import sys

import pytest


def regime(*words):
    run = [sys.executable, "-m", "zhibu", "regime", *words]
    return subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_vote_comes_as_json():
    done = regime("vote", "--due", "17", "--present", "12", "--yes", "9", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "valid": True,
        "needed_present": 9,
        "passed": True,
        "needed_yes": 9,
    }


def test_an_election_names_the_least_number_of_candidates():
    words = ("--due", "17", "--present", "13", "--yes", "9", "--election", "--seats", "3")
    done = regime("vote", *words, "--format", "json")
    assert json.loads(done.stdout) == {
        "valid": False,
        "needed_present": 14,
        "passed": False,
        "needed_yes": 9,
        "min_candidates": 4,
    }


def test_a_vote_in_words_names_the_article():
    done = regime("vote", "--due", "17", "--present", "8", "--yes", "8")
    assert "至少要9人到会" in done.stdout
    assert "《中国共产党支部工作条例（试行）》第十一条" in done.stdout


def test_more_yes_than_present_is_refused_in_words():
    done = regime("vote", "--due", "17", "--present", "8", "--yes", "9")
    assert done.returncode == 1
    assert "9票多于实到8人" in done.stderr


@pytest.mark.parametrize(
    ("words", "amount"),
    [(("3000.01",), "30.00\n"), (("5001", "--retired"), "50.01\n")],
)
def test_dues_are_printed_to_two_decimals(words, amount):
    assert regime("dues", "--monthly", *words).stdout == amount


def test_what_is_no_amount_is_refused_in_words():
    done = regime("dues", "--monthly", "三千")
    assert done.returncode == 2
    assert "不是金额" in done.stderr


def test_a_day_that_is_none_is_refused_in_words():
    done = regime("dues", "--monthly", "3000", "--on", "昨天")
    assert done.returncode == 2
    assert "不是日期" in done.stderr


def test_seats_without_an_election_are_not_judged_as_an_ordinary_vote():
    done = regime("vote", "--due", "17", "--present", "13", "--yes", "9", "--seats", "3")
    assert (done.returncode, done.stdout) == (1, "")
    assert "--election" in done.stderr
