"""Mailman's web pages with Debian's settings, but for its data, which is in $DATA."""

import os
import sys

sys.path.insert(0, "/usr/share/mailman3-web")
from settings import *  # noqa: E402, F403

DEBUG = True
SECRET_KEY = "of these tests, and no secret"
ALLOWED_HOSTS = ["*"]
COMPRESS_ENABLED = False
COMPRESS_OFFLINE = False
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(os.environ["DATA"], "web.db")}}
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
ACCOUNT_EMAIL_VERIFICATION = "none"
LOGGING = {"version": 1, "disable_existing_loggers": False}
