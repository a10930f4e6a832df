"""Literature for tests."""

import factory
from tests.apps.studies.records import ResearcherFactory, StudyFactory
from tests.houses import House

from zhibu.apps.literature.models import Excerpt, Source


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source

    study = factory.SubFactory(StudyFactory)
    zone = factory.SelfAttribute("study.zone")
    place_in_list = factory.Sequence(lambda number: number + 1)
    title = factory.Sequence("小机关党建研究{}".format)
    authors = "王小明\n李红"
    container = "党建研究"
    year = "2020"
    issue = "2"
    pages = "10-15"


class ExcerptFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Excerpt

    source = factory.SubFactory(SourceFactory)
    zone = factory.SelfAttribute("source.zone")
    text = "兼职书记精力不足。"
    pages = "12"


def study_in(house: House):
    """Make a study of the house's zone whose team is the house's member."""
    study = StudyFactory(zone=house.zone)
    ResearcherFactory(study=study, person=house.person)
    return study
