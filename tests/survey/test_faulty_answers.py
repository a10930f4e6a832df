"""Answer files that cannot be used: row, column, value, what is wrong and how to mend it."""

import pytest
from tests.survey.files import COLUMNS, people, refused, table

GOOD = people(a=5, b=5)


def changed(row, column, value):
    """The good rows with one cell changed; row 2 is the first below the header."""
    rows = [list(each) for each in GOOD]
    rows[row - 2][COLUMNS.index(column)] = value
    return table(rows)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("agency", "z", "第4行“agency”列：“z”不是这道题的代码，可以写：a、b。"),
        ("agency", "编办", "“编办”不是这道题的代码，请写代码“a”。"),
        ("agency", "a|b", "第4行“agency”列：只能选一项，写了2项，请只留一个。"),
        ("hard", "time|time", "第4行“hard”列：“time”写了2次，请只留一次。"),
        ("hard", "time||new", "竖线“|”之间有空的答案，请删去多余的“|”。"),
        ("hard", "time|new|skill", "第4行“hard”列：最多选2项，写了3项，请核对。"),
        ("hard", "time；new", "“time；new”不是这道题的代码"),
        ("agree.r1", "5", "第4行“agree.r1”列：“5”不是这道题的代码，可以写：1、2。"),
        ("age", "三十", "第4行“age”列：“三十”不是数字，请写成 12 或 12.5。"),
        ("age", "nan", "“nan”不是数字"),
        ("age", "1e999", "“1e999”不是数字"),
        ("age", "1_0", "“1_0”不是数字"),
        ("age", "15", "第4行“age”列：“15”小于最小值16，请核对。"),
        ("age", "100", "“100”大于最大值99，请核对。"),
        ("say", "长" * 10_000, "第4行“say”列：写了10000个字，最多2000字，请删短。"),
        (
            "agency",
            "长" * 10_000,
            "“长长长长长长长长长长长长长长长长长长长长长长长长…”不是这道题的",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_place(tmp_path, capsys, column, value, said):
    told = refused(tmp_path, capsys, changed(4, column, value))
    assert "answers.csv 有1处要改：" in told
    assert said in told
    assert "请改正后重试，写法见 docs/survey-files.md。" in told


def test_a_value_of_the_neighbour_is_recognised(tmp_path, capsys):
    told = refused(tmp_path, capsys, changed(4, "agency", "time|new"))
    assert "它是“hard”列的代码，是不是错了一列？" in told


def test_rows_are_counted_as_a_spreadsheet_counts(tmp_path, capsys):
    rows = [list(row) for row in GOOD]
    rows[0][5] = "第一行\n第二行"
    rows[1][4] = "many"
    assert "第3行“age”列" in refused(tmp_path, capsys, table(rows))


def test_a_column_that_slipped_is_said_once(tmp_path, capsys):
    rows = [("", *row[:5]) for row in GOOD]
    told = refused(tmp_path, capsys, table(rows))
    assert "有1处要改" in told
    assert "第2、3、4、5、6行等10行（共10行）最晚从“hard”列起向右错了一列" in told


def test_a_comma_without_quotes_is_recognised(tmp_path, capsys):
    lines = table(GOOD).splitlines()
    lines[3] = "a,time,,1,2,30,"
    told = refused(tmp_path, capsys, "\n".join(lines))
    assert "第4行（共10行）最晚从“age”列起向右错了一列" in told


def test_columns_that_moved_left_are_recognised(tmp_path, capsys):
    rows = [(*row[1:], "") for row in GOOD]
    told = refused(tmp_path, capsys, table(rows))
    assert "最晚从“agency”列起向左错了一列" in told


@pytest.mark.parametrize(("cells", "count"), [(["a"], 1), (["a"] * 9, 9)])
def test_a_row_of_another_width_is_named(tmp_path, capsys, cells, count):
    told = refused(tmp_path, capsys, table([*GOOD, cells]))
    assert f"第12行有{count}格，表头有6列" in told


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (("agncy", *COLUMNS[1:]), "列“agncy”在问卷里没有，是不是“agency”？"),
        (("您所在的单位", *COLUMNS[1:]), "列“您所在的单位”在问卷里没有，是不是“agency”？"),
        ((*COLUMNS[:2], "agree", *COLUMNS[3:]), "矩阵题每行一列，如“agree.r1”。"),
        ((*COLUMNS[:5], "时间"), "请删去这一列，或在问卷里加上这道题。"),
        ((*COLUMNS[:5], ""), "表头有1列没有列名"),
        ((*COLUMNS[:5], "agency"), "列“agency”出现2次，请只留一列。"),
        ((*COLUMNS[:5], "agency"), "缺少列：say。没有人回答的题也要有这一列，留空即可。"),
    ],
)
def test_columns_that_do_not_fit_are_named(tmp_path, capsys, columns, said):
    assert said in refused(tmp_path, capsys, table(GOOD, columns))


def test_all_faults_are_counted_and_the_first_twenty_named(tmp_path, capsys):
    told = refused(tmp_path, capsys, table([("z", "", "", "", "", "")] * 50))
    assert "有50处要改" in told
    assert told.count("不是这道题的代码") == 20
    assert "另有30处" in told


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("", "answers.csv 是空的。"),
        ("\n\n", "answers.csv 是空的。"),
        (table([]), "只有表头，没有答卷"),
        (table([("",) * 6] * 3), "3份答卷里一个答案也没有，请核对是不是这个文件。"),
        (table(GOOD) + '"never closed', "answers.csv 不是有效的 CSV"),
        (b"PK\x03\x04\x00\x00", "answers.csv 不是文字表格。"),
        (b"\xff\xff\x80", "answers.csv 不是文字表格。"),
    ],
)
def test_a_file_without_answers_is_refused(tmp_path, capsys, answers, said):
    assert said in refused(tmp_path, capsys, answers)


def test_more_answers_than_people_are_refused(tmp_path, capsys):
    told = refused(tmp_path, capsys, table(GOOD), population=8)
    assert "全部有10人作答，但总人数只填了8人。" in told


@pytest.mark.parametrize("by", ["hard", "say", "agree", "nothing"])
def test_what_cannot_make_groups_is_refused(tmp_path, capsys, by):
    told = refused(tmp_path, capsys, table(GOOD), "--by", by)
    assert f"不能按“{by}”分组" in told
    assert "可以用：agency、agree.r1、agree.r2。" in told


@pytest.mark.parametrize("words", [("--population", "0"), ("--threshold", "0")])
def test_numbers_that_cannot_be_are_refused(tmp_path, capsys, words):
    with pytest.raises(SystemExit):
        refused(tmp_path, capsys, table(GOOD), *words)
    assert "“0”不对" in capsys.readouterr().err
