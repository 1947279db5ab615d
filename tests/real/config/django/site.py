"""Three applications on one Django: its admin, django-allauth and django-two-factor-auth, as their guides set them up.

python site.py DATA_DIRECTORY migrate|runserver|… (Django's own commands)
"""

import os
import sys

from django.conf import settings

DATA = sys.argv.pop(1)
HERE = os.path.dirname(os.path.abspath(__file__))

settings.configure(
    DEBUG=True,
    SECRET_KEY="of these tests, and no secret",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    BASE_DIR=DATA,
    USE_TZ=True,
    STATIC_URL="/static/",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(DATA, "db.sqlite3")}},
    INSTALLED_APPS=[
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "django.contrib.staticfiles",
        "allauth",
        "allauth.account",
        "django_otp",
        "django_otp.plugins.otp_static",
        "django_otp.plugins.otp_totp",
        "two_factor",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django_otp.middleware.OTPMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "allauth.account.middleware.AccountMiddleware",
    ],
    AUTHENTICATION_BACKENDS=[
        "django.contrib.auth.backends.ModelBackend",
        "allauth.account.auth_backends.AuthenticationBackend",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [os.path.join(HERE, "templates")],
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    TWO_FACTOR_PATCH_ADMIN=False,
    LOGIN_URL=os.environ.get("LOGIN_URL", "/accounts/login/"),
    LOGIN_REDIRECT_URL=os.environ.get("LOGIN_REDIRECT_URL", "/accounts/email/"),
    EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    ACCOUNT_EMAIL_VERIFICATION="none",
    ACCOUNT_SIGNUP_FIELDS=["email*", "username*", "password1*", "password2*"],
    AUTH_PASSWORD_VALIDATORS=[],
)

import django  # noqa: E402

django.setup()

from django.contrib import admin  # noqa: E402
from django.urls import include, path  # noqa: E402
from two_factor.urls import urlpatterns as two_factor_urls  # noqa: E402

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("", include(two_factor_urls)),
]

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
