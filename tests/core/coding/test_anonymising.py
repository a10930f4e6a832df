"""Names, bodies and numbers are taken out; nothing known stays."""

from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.coding.anonymising import Known, left_over, places_in, suggest
from zhibu.core.coding.guide import sections_of

KNOWN = (
    Known("王敏", "某同志"),
    Known("档案中心", "某单位"),
    Known("市档案中心", "某单位"),
    Known("李", "某同志"),
)


def test_the_longer_name_goes_first_and_each_replacement_is_told():
    found = suggest("王敏在市档案中心，王敏说忙。", KNOWN)
    assert found.text == "某同志在某单位，某同志说忙。"
    assert {(one.found, one.role, one.times) for one in found.replacements} == {
        ("王敏", "某同志", 2),
        ("市档案中心", "某单位", 1),
    }


def test_numbers_of_people_are_found_in_their_usual_forms():
    text = "打13812345678或138 1234 5678，座机0716-8123456，身份证42100119800101123X，邮箱a.b@c.cn"
    assert suggest(text, ()).text == "打某号码或某号码，座机某号码，身份证某证件号，邮箱某邮箱"


def test_a_year_or_a_sum_is_no_number_of_a_person():
    text = "2026年花了12345元，共13800人"
    assert suggest(text, ()).text == text


@given(text=st.text(alphabet="王敏市档案中心说1380", max_size=60))
def test_after_the_suggestion_nothing_known_is_left(text):
    assert left_over(suggest(text, KNOWN).text, KNOWN) == ()


def test_what_looks_like_a_place_is_shown_for_a_person_to_judge():
    assert places_in("从公安县到这个村，再去荆州市，农村都忙。") == ("公安县", "荆州市")


def test_a_guide_is_read_as_sections_and_questions():
    sections = sections_of("先问\n# 组织生活\n多久一次？\n\n＃ 困难\n有吗？")
    assert [(s.title, s.questions) for s in sections] == [
        ("", ("先问",)),
        ("组织生活", ("多久一次？",)),
        ("困难", ("有吗？",)),
    ]
