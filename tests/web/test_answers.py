"""The boxes that take the end of a sentence."""

from letters.web.forms import STEM, BriefForm
from letters.workflow import catalogue


def test_a_telephone_sets_no_capital_in_the_middle_of_a_sentence() -> None:
    for occasion in catalogue.occasions():
        form = BriefForm(occasion)
        for name, field in form.fields.items():
            if name.startswith(STEM):
                assert field.widget.attrs["autocapitalize"] == "none"
                assert field.widget.attrs["rows"] == 2
