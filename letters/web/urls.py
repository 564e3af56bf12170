"""The public addresses of the house."""

from django.urls import path, re_path, register_converter

from . import (
    answer_views,
    book_proof_views,
    book_views,
    changing_views,
    consent_views,
    day_views,
    health_views,
    leaving_views,
    message_views,
    photograph_views,
    post_views,
    proof_views,
    taking_views,
    unsent_views,
    views,
)


class Token:
    """The unguessable part of a private address: URL-safe base64, nothing else reaches the database."""

    regex = "[A-Za-z0-9_-]{22,128}"

    def to_python(self, value: str) -> str:
        """The token as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The token as it stands."""
        return value


register_converter(Token, "token")

urlpatterns = [
    path("", views.home, name="home"),
    path("health/live", health_views.live, name="live"),
    path("health/ready", health_views.ready, name="ready"),
    path("privacy/", views.privacy, name="privacy"),
    path("write/", views.occasions, name="occasions"),
    path("write/<slug:occasion>/", unsent_views.first_step, name="brief"),
    path("unsent/<token:token>/", unsent_views.where_it_was_left, name="unsent"),
    path("unsent/<token:token>/all/", unsent_views.everything, name="unsent_all"),
    path("unsent/<token:token>/sample.png", unsent_views.sample, name="unsent_sample"),
    path("unsent/<token:token>/<slug:name>/", unsent_views.step, name="unsent_step"),
    path("letters/<token:token>", views.without_slash),
    path("letters/<token:token>/", views.letter, name="letter"),
    path("letters/<token:token>/page-<int:number>.png", views.letter_page, name="letter_page"),
    path("letters/<token:token>/letter.pdf", taking_views.letter_pdf, name="letter_pdf"),
    path("letters/<token:token>/letter.txt", taking_views.letter_text, name="letter_text"),
    path("letters/<token:token>/envelope.pdf", taking_views.letter_envelope, name="letter_envelope"),
    path("letters/<token:token>/plot-<int:number>.svg", taking_views.letter_plot, name="letter_plot"),
    re_path(
        rf"^letters/(?P<token>{Token.regex})/sheets-(?P<edge>long|short)\.pdf$",
        taking_views.letter_sheets,
        name="letter_sheets",
    ),
    path("letters/<token:token>/again/", views.another, name="another"),
    path("letters/<token:token>/again/<slug:occasion>/", unsent_views.another_first_step, name="another_brief"),
    path("letters/<token:token>/change/", changing_views.change, name="change"),
    path("letters/<token:token>/withdraw/", changing_views.withdraw, name="withdraw"),
    path("letters/<token:token>/proof/", proof_views.proof, name="proof"),
    path("letters/<token:token>/proof/page-<int:number>.png", proof_views.proof_page, name="proof_page"),
    path("letters/<token:token>/proof/envelope.png", proof_views.proof_envelope, name="proof_envelope"),
    path("letters/<token:token>/proof/letter.pdf", proof_views.proof_pdf, name="proof_pdf"),
    path("letters/<token:token>/post/", post_views.post, name="post"),
    path("letters/<token:token>/day/", day_views.day, name="day"),
    path("letters/<token:token>/house/", message_views.house, name="house"),
    path("letters/<token:token>/answer/", answer_views.answer, name="answer"),
    path("letters/<token:token>/photographs/", photograph_views.photographs, name="photographs"),
    path("letters/<token:token>/photographs/<int:pk>.jpg", photograph_views.photograph, name="photograph"),
    path("letters/<token:token>/photographs/<int:pk>/away/", photograph_views.photograph_away, name="photograph_away"),
    path("letters/<token:token>/consent/", consent_views.client_consent, name="client_consent"),
    path("letters/<token:token>/book/", book_views.book_wish, name="book_wish"),
    path("letters/<token:token>/letters.zip", leaving_views.archive, name="archive"),
    path("letters/<token:token>/erase/", leaving_views.erase, name="erase"),
    path("erased/", leaving_views.erased, name="erased"),
    path("books/<token:token>", book_views.without_slash),
    path("books/<token:token>/", book_views.book, name="book"),
    path("books/<token:token>/spread-<int:number>.png", book_views.book_spread, name="book_spread"),
    path("books/<token:token>/read/", book_proof_views.book_proof, name="book_proof"),
    path("books/<token:token>/read/cover.png", book_proof_views.cover, name="book_proof_cover"),
    path("books/<token:token>/read/book.pdf", book_proof_views.pages, name="book_proof_pdf"),
    path("books/<token:token>/read/spread-<int:number>.png", book_proof_views.spread, name="book_proof_spread"),
    path("books/<token:token>/<str:name>", book_views.book_file, name="book_file"),
    path("consents/<token:token>", consent_views.without_slash),
    path("consents/<token:token>/", consent_views.consent, name="consent"),
    path("consents/<token:token>/page-<int:number>.png", consent_views.consent_page, name="consent_page"),
    path(
        "consents/<token:token>/photograph-<int:pk>.jpg",
        photograph_views.consent_photograph,
        name="consent_photograph",
    ),
]
