"""Lines as text: whole lines only, plans kept as typed, an item's own reason."""

from hypothesis import given
from hypothesis import strategies as st

from zhibu.apps.reviews.lines import LONGEST, joined, reason_for, split, unmatched

LINES = st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))


@given(st.lists(st.text("走访三户台账", min_size=1, max_size=700)))
def test_a_box_begins_with_whole_lines_in_order_and_never_too_long(lines):
    text = joined(lines)
    assert len(text) <= LONGEST
    begun = text.split("\n") if text else []
    assert begun == lines[: len(begun)]


@given(LINES, LINES)
def test_of_last_weeks_plans_each_is_kept_as_typed_or_speaks_of_a_title(planned, titles):
    kept = unmatched("\n".join(planned), titles)
    said = [line for line in planned if split(line)]
    assert [line for line in said if line.strip() in kept] == [
        line for line in said if not any(title in line for title in titles)
    ]


@given(st.text(min_size=1, max_size=40), st.text(max_size=900))
def test_a_reason_fits_its_field(title, text):
    assert len(reason_for(title, text)) <= 300


def test_an_item_has_the_reason_of_its_own_line():
    text = "· 窗口改造：等消防验收\n2 号楼漏水"
    assert reason_for("窗口改造", text) == "等消防验收"
    assert reason_for("别的事", "还差一个章") == "还差一个章"
    assert reason_for("别的事", text) == "窗口改造：等消防验收；2 号楼漏水"
    assert reason_for("窗口改造", "窗口改造") == "窗口改造"
