"""The public addresses of the house."""

from django.urls import path, register_converter

from . import views


class Token:
    """The unguessable part of a letter's address: URL-safe base64, nothing else reaches the database."""

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
    path("write/", views.occasions, name="occasions"),
    path("write/sample.png", views.sample, name="sample"),
    path("write/<slug:occasion>/", views.brief, name="brief"),
    path("letters/<token:token>", views.without_slash),
    path("letters/<token:token>/", views.letter, name="letter"),
    path("letters/<token:token>/page-<int:number>.png", views.letter_page, name="letter_page"),
    path("letters/<token:token>/letter.pdf", views.letter_pdf, name="letter_pdf"),
    path("letters/<token:token>/envelope.pdf", views.letter_envelope, name="letter_envelope"),
    path("letters/<token:token>/again/", views.another, name="another"),
    path("letters/<token:token>/again/<slug:occasion>/", views.another_brief, name="another_brief"),
]
