"""The pages of the second factor: of all that django-allauth has, these and no others."""

from allauth.account.views import reauthenticate as password_again
from allauth.mfa.base.views import authenticate, index, reauthenticate
from allauth.mfa.recovery_codes.views import generate_recovery_codes, view_recovery_codes
from allauth.mfa.totp.views import activate_totp, deactivate_totp
from django.urls import path, reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

to_login = RedirectView.as_view(url=reverse_lazy("admin:login"), query_string=True)

urlpatterns = [
    path("", never_cache(index), name="mfa_index"),
    path("login/", to_login, name="account_login"),
    path("code/", never_cache(authenticate), name="mfa_authenticate"),
    path("code-again/", never_cache(reauthenticate), name="mfa_reauthenticate"),
    path("password-again/", never_cache(password_again), name="account_reauthenticate"),
    path("app/", never_cache(activate_totp), name="mfa_activate_totp"),
    path("app/remove/", never_cache(deactivate_totp), name="mfa_deactivate_totp"),
    path("written-codes/", never_cache(view_recovery_codes), name="mfa_view_recovery_codes"),
    path("written-codes/new/", never_cache(generate_recovery_codes), name="mfa_generate_recovery_codes"),
]
