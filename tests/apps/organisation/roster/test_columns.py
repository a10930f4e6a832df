import pytest

from zhibu.apps.organisation.roster.columns import FIELDS, NOT_TAKEN, is_not_taken, recognise


@pytest.mark.parametrize("field", FIELDS)
def test_every_name_of_a_column_means_its_field(field):
    label, others = FIELDS[field]
    assert {recognise(name) for name in (label, *others)} == {field}


def test_no_name_means_two_fields():
    names = [name for label, others in FIELDS.values() for name in (label, *others)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("姓  名", "name"),
        ("姓　名", "name"),
        ("*姓名（必填）", "name"),
        ("＊姓名：", "name"),
        ("姓名必填", "name"),
        ("出生\n年月", "birth"),
        ("出生年月(如 1985.03)", "birth"),
        ("入党时间（年月）", "joined"),
        ("所在支部【全称】", "branch"),
        ("职务／职级", "position"),
        ("\ufeff姓名", "name"),
    ],
)
def test_spaces_brackets_stars_and_colons_do_not_matter(header, field):
    assert recognise(header) == field


@pytest.mark.parametrize("header", ["", "（年月）", "*", "爱好", "姓名拼音", "身份证号"])
def test_other_words_mean_no_field(header):
    assert recognise(header) is None


@pytest.mark.parametrize(
    "header", ["身份证号", "身份证\n号码", "民 族", "家庭住址（详细）", "备注："]
)
def test_what_is_not_needed_is_known_and_left_out(header):
    assert is_not_taken(header)


def test_nothing_is_both_taken_and_left_out():
    assert not any(recognise(name) for name in NOT_TAKEN)
    assert not any(is_not_taken(label) for label, _ in FIELDS.values())
