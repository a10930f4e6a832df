"""`zhibu survey possible-n`: how many may have answered."""

import pytest
from tests.survey.files import survey


def test_the_percentages_of_the_article_allow_multiples_of_108(capsys):
    assert survey("possible-n", "19.44", "37.96", "25", "17.59") == 0
    assert capsys.readouterr().out.split() == [str(108 * times) for times in range(1, 10)]


def test_max_ends_the_list(capsys):
    assert survey("possible-n", "19.44", "37.96", "25", "17.59", "--max", 300) == 0
    assert capsys.readouterr().out == "108\n216\n"


def test_percentages_that_fit_nobody_are_said(capsys):
    assert survey("possible-n", "19.44", "--max", "30") == 1
    done = capsys.readouterr()
    assert done.out == ""
    assert done.err == "30人以内没有一个人数能得出全部百分比：请核对数字，或用 --max 放宽。\n"


@pytest.mark.parametrize("written", ["many", "101", "1e1", ""])
def test_what_is_no_percentage_is_refused(capsys, written):
    assert survey("possible-n", "25", written) == 1
    assert f"“{written}”不是0到100之间的百分比。" in capsys.readouterr().err


@pytest.mark.parametrize("most", ["0", "many", "1000001"])
def test_max_is_a_whole_number(capsys, most):
    with pytest.raises(SystemExit):
        survey("possible-n", "25", "--max", most)
    assert f"“{most}”不对" in capsys.readouterr().err
