from datetime import date

import pytest

from zhibu.core.regulations.source import PRACTICE, Certainty, Instrument, Source

WORK = Instrument(
    full="中国共产党支部工作条例（试行）",
    short="支部工作条例",
    edition="2018年试行",
    in_force_from=date(2018, 10, 28),
)


def source(certainty, article="第二十条"):
    return Source(
        instrument=WORK, article=article, certainty=certainty, checked_on=date(2026, 11, 24)
    )


@pytest.mark.parametrize(
    ("certainty", "cited"),
    [
        (Certainty.VERIFIED, "《中国共产党支部工作条例（试行）》第二十条"),
        (Certainty.SECOND_HAND, "《中国共产党支部工作条例（试行）》第二十条（据转述）"),
        (Certainty.DERIVED, "《中国共产党支部工作条例（试行）》第二十条（据条文推定）"),
        (Certainty.FROM_MEMORY, PRACTICE),
    ],
)
def test_a_citation_says_how_sure_we_are(certainty, cited):
    assert source(certainty).citation() == cited


def test_practice_names_no_article():
    assert "第" not in source(Certainty.FROM_MEMORY).citation()


def test_both_ends_belong_to_the_time_in_force():
    edition = Instrument(
        full="旧条例",
        short="旧",
        edition="2010年",
        in_force_from=date(2010, 6, 4),
        in_force_until=date(2019, 11, 28),
    )
    days = [date(2010, 6, 3), date(2010, 6, 4), date(2019, 11, 28), date(2019, 11, 29)]
    assert [edition.is_in_force(day) for day in days] == [False, True, True, False]
