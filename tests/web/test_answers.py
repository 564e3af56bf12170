"""The boxes that take the end of a sentence."""

from letters.web.asked import STEM
from letters.web.forms import StepForm, Typed
from letters.workflow import catalogue
from letters.workflow.questions import STEPS


def test_a_telephone_sets_no_capital_in_the_middle_of_a_sentence() -> None:
    for occasion in catalogue.occasions():
        form = StepForm(occasion, next(step for step in STEPS if step.stems), Typed({}, {}))
        assert len(form.fields) == len(occasion.stems)
        for name, field in form.fields.items():
            if name.startswith(STEM):
                assert field.widget.attrs["autocapitalize"] == "none"
                assert field.widget.attrs["rows"] == 2
