"""What is left out beforehand is never missed."""

from hypothesis import given, settings
from tests.core.timetabling.blocks import in_one_model
from tests.core.timetabling.instances import random_problems

from zhibu.core.timetabling.limits import Limits
from zhibu.core.timetabling.model import build
from zhibu.core.timetabling.outlining import placed
from zhibu.core.timetabling.stopwatch import Stopwatch


@given(random_problems())
@settings(max_examples=25, deadline=None)
def test_a_pruned_model_ends_at_the_same_cost(instance):
    whole, _ = in_one_model(instance)
    pruned = placed(lambda slack: build(instance, slack=slack), Limits(watch=Stopwatch(20)))
    pruned.all_tiers()
    assert pruned.cost(pruned.values) == whole.cost(whole.values)
