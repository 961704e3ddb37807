from hypothesis import given, settings
from hypothesis import strategies as st

from lumbar.core.errors import Refusal
from lumbar.core.evidence import EVIDENCE
from lumbar.core.proms import Measure, score
from lumbar.core.proms.forms import FORMS
from lumbar.core.ruleset import RULES

values = st.one_of(st.none(), st.integers(-6, 12), st.booleans(), st.floats(0, 100))
keys = st.sampled_from([*(f"q{n}" for n in range(1, 26)), "t"])


def complete(measure):
    def answer(item):
        if item.whole:
            return st.integers(item.low, item.high)
        return st.integers(item.low * 10, item.high * 10).map(lambda tenths: tenths / 10)

    return st.fixed_dictionaries({item.id: answer(item) for item in FORMS[measure].items})


whole_forms = st.sampled_from(Measure).flatmap(lambda m: st.tuples(st.just(m), complete(m)))


@settings(max_examples=150)
@given(st.sampled_from(Measure), st.dictionaries(keys, values, max_size=24))
def test_any_answers_give_a_score_or_a_refusal_with_a_path(measure, answers):
    try:
        outcome = score(measure, answers, RULES).ruleset
    except Refusal as refused:
        outcome = refused.path.partition(".")[0]
    assert outcome in {RULES.version, measure.value}


@settings(max_examples=200)
@given(whole_forms)
def test_a_complete_form_scores_within_its_range_and_quotes_known_evidence(form):
    measure, answers = form
    result = score(measure, answers, RULES)
    assert result.value is None or result.minimum <= result.value <= result.maximum
    assert {reason.evidence for reason in result.reasons} <= set(EVIDENCE)


@settings(max_examples=100)
@given(st.lists(st.integers(0, 3), min_size=9, max_size=9), st.integers(0, 8))
def test_a_worse_phq_9_answer_never_takes_a_flag_away(values, index):
    worse = [*values[:index], min(3, values[index] + 1), *values[index + 1 :]]
    before, after = (
        score(Measure.PHQ_9, {f"q{n}": v for n, v in enumerate(each, 1)}, RULES)
        for each in (values, worse)
    )
    assert set(before.flags) <= set(after.flags)
