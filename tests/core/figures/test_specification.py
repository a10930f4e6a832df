"""The specification by Vega-Lite's own schema, which Altair brings along."""

import altair
import pytest
from tests.core.figures.drawn import EVERY_KIND

from zhibu.core.figures.layout import measures_of
from zhibu.core.figures.specification import specification_of


@pytest.mark.parametrize("figure", EVERY_KIND, ids=lambda figure: figure.title)
@pytest.mark.parametrize("titled", [False, True])
def test_a_specification_is_valid_vega_lite(figure, titled):
    measures = measures_of(640, large=False)
    specification = specification_of(figure, measures, font="sans-serif", titled=titled)
    assert specification["$schema"].endswith("/v6.json")
    altair.LayerChart.from_dict(specification)
