import pytest

from lumbar.core.errors import UnknownName
from lumbar.core.evidence import EVIDENCE, Mark, source


def test_a_design_decision_is_never_dressed_up_as_published_evidence():
    assert source("design").mark is Mark.DESIGN
    assert [key for key, each in EVIDENCE.items() if each.mark is Mark.DESIGN] == ["design"]


def test_every_source_says_what_it_supports():
    assert all(each.citation and each.supports for each in EVIDENCE.values())


def test_every_doi_looks_like_a_doi():
    assert all(each.doi.startswith("10.") for each in EVIDENCE.values() if each.doi)


def test_an_unknown_source_is_refused_by_name():
    with pytest.raises(UnknownName) as refused:
        source("my-cousin-2020")
    assert "my-cousin-2020" in refused.value.sentence
