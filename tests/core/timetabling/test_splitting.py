"""What belongs together is searched together, and nothing else."""

from dataclasses import replace

from tests.core.timetabling.instances import item, people, problem

from zhibu.core.timetabling.instance import Lecturer, Spacing
from zhibu.core.timetabling.splitting import zones_of

WHO = (*people("ann", "abe", unit="a"), *people("bob", unit="b"), *people("cat", unit="c"))
ANN, ABE = item("of ann", who=["ann"]), item("of abe", who=["abe"])
BOB, CAT = item("of bob", who=["bob"]), item("of cat", who=["cat"])
JOINT = item("joint", who=["ann", "bob"])
LEE = Lecturer(id="lee", person="bob")


def split(*items, **facts):
    """Each zone as its joint items and its blocks."""
    zones = zones_of(problem(*items, who=WHO, **facts))
    return [(zone.joint, zone.blocks) for zone in zones]


def test_items_of_different_units_are_zones_of_their_own():
    assert split(ANN, BOB) == [((), (("of ann",),)), ((), (("of bob",),))]


def test_items_of_one_unit_stay_together_though_they_share_no_person():
    assert split(ANN, ABE) == [((), (("of ann", "of abe"),))]


def test_a_joint_item_makes_a_zone_with_blocks():
    first, second = split(JOINT, ANN, BOB, CAT)
    assert first == (("joint",), (("of ann",), ("of bob",)))
    assert second == ((), (("of cat",),))


def test_a_lecturer_who_is_a_person_ties_and_keeps_a_zone_whole():
    talk = replace(CAT, lecturers=("lee",))
    assert split(talk, BOB, lecturers=(LEE,)) == [((), (("of cat", "of bob"),))]
    joined = split(JOINT, ANN, replace(BOB, lecturers=("lee",)), lecturers=(LEE,))
    assert joined == [((), (("joint", "of ann", "of bob"),))]


def test_a_lecturer_from_outside_ties_nothing():
    talks = [replace(one, lecturers=("lee",)) for one in (ANN, BOB)]
    assert len(split(*talks, lecturers=(Lecturer(id="lee"),))) == 2


def test_a_spacing_ties_and_one_with_a_joint_item_keeps_the_zone_whole():
    tied = Spacing(items=("of ann", "of bob"), min_days=1)
    assert split(ANN, BOB, spacings=(tied,)) == [((), (("of ann", "of bob"),))]
    with_joint = Spacing(items=("joint", "of ann"), min_days=1)
    assert split(JOINT, ANN, BOB, spacings=(with_joint,)) == [
        ((), (("joint", "of ann", "of bob"),))
    ]


def test_a_zone_knows_only_its_own_people_and_spacings():
    tied = Spacing(items=("of ann", "of abe"))
    first, second = zones_of(problem(ANN, ABE, BOB, who=WHO, spacings=(tied,)))
    assert {one.id for one in first.instance.people} == {"ann", "abe"}
    assert (first.instance.spacings, second.instance.spacings) == ((tied,), ())
