"""Every setting of the house. It runs with nothing set; what can be set is read from the environment here."""

from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.utils.csp import CSP
from kombu import Queue

from . import env
from .counters import counters_url
from .database import database
from .mail import mailer

BASE_DIR = Path(__file__).resolve().parent.parent

# Where things are kept. Nothing under DATA_DIR but STATIC_ROOT is ever published.
DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "var")
env.shut(DATA_DIR)
PRIVATE_ROOT = env.folder("PRIVATE_ROOT", DATA_DIR / "private")
STATIC_ROOT = DATA_DIR / "static"
# WhiteNoise complains about a folder that is not there; before collectstatic it serves what finders find.
STATIC_ROOT.mkdir(exist_ok=True)
SEEDS_ROOT = BASE_DIR / "seeds"

# Who may talk to us, and how.
DEBUG = env.flag("DEBUG")
SECRET_KEY = env.secret("SECRET_KEY", DATA_DIR / "secret_key")
SECRET_KEY_FALLBACKS = env.names("SECRET_KEY_FALLBACKS")
# With what rows and files are sealed: the first seals, each opens. Without them nothing stored can be read.
DATA_KEYS_FILE = DATA_DIR / "data_keys"
DATA_KEYS = env.data_keys("DATA_KEYS", DATA_KEYS_FILE)
SITE_URL = env.address("SITE_URL", "http://127.0.0.1:8000", ("http", "https")).rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or "localhost"
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", (SITE_HOST, "localhost", "127.0.0.1", "[::1]"))
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "letters",
    "letters.web",
    "bhl_site.rooms.WritingRoomConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "bhl_site.sessions.SessionLimits",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Behind the check of a form's token: a page that another site sends in somebody's name counts for nobody.
    "bhl_site.doorkeeper.Doorkeeper",
]

ROOT_URLCONF = "bhl_site.urls"
WSGI_APPLICATION = "bhl_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before the apps', so that our templates for the admin win over the stock ones.
        "DIRS": [BASE_DIR / "letters" / "admin" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Memory.
LOCK_SECONDS = env.number("LOCK_SECONDS", 20, least=1, most=60)
DATABASES = {"default": database("DATABASE_URL", DATA_DIR / "house.sqlite3", LOCK_SECONDS)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The bell. A worker that is alive renews its lease, so this is how long what a dead one left lies still. Whatever takes
# longer than JOB_SECONDS is stopped: the soft limit comes first, so that a runaway letter stops while its worker lives.
REDIS_URL = env.address("REDIS_URL", "redis://127.0.0.1:6379/0", ("redis", "rediss", "redis+socket"))
# Where it is counted how often somebody knocks; while it is away, each process counts for itself. "" is that, always.
COUNTERS_URL = counters_url(REDIS_URL)
LEASE_SECONDS = env.number("LEASE_SECONDS", 15, least=4, most=3600)
JOB_SECONDS = env.number("JOB_SECONDS", 30, least=2, most=3600)
SWEEP_SECONDS = env.number("SWEEP_SECONDS", 10, least=1, most=3600)
# A book is bound in one go; this limit alone ends a runaway.
BIND_SECONDS = env.number("BIND_SECONDS", 900, least=60, most=6 * 3600)
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# For ever: by default a worker goes home when Redis has been away for some fifty minutes.
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_SOFT_TIME_LIMIT = JOB_SECONDS
CELERY_TASK_TIME_LIMIT = JOB_SECONDS + 15
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Shorter than a task repeats it endlessly; much longer delays recovery after a kill.
    "visibility_timeout": CELERY_TASK_TIME_LIMIT + 10,
    "socket_timeout": 10,
    "socket_connect_timeout": 5,
    "socket_keepalive": True,
}
# A worker takes from each queue in turn: a letter waits for one letter of a book, an e-mail for one letter, and a sweep
# for none of the thousands that may lie before it. `celery worker --queues books` keeps one for some of them.
QUEUES = {
    "letters": ("write_rendering",),
    "emails": ("send_notice",),
    "books": ("write_sheaf", "bind_book"),
    "sweeps": ("sweep", "tidy"),
}
CELERY_TASK_DEFAULT_QUEUE = "letters"
CELERY_TASK_QUEUES = [Queue(name) for name in QUEUES]
CELERY_TASK_ROUTES = {f"letters.tasks.{task}": {"queue": queue} for queue, tasks in QUEUES.items() for task in tasks}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
# With max_retries on each task: under the line above alone, a task that kills its worker comes back for ever.
CELERY_TASK_RETRY_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# Sweeps must not pile up for weeks where no worker runs. But it is the worker's own clock that finds a sweep too
# old, so the limit outlasts any clock that is merely wrong by an hour or two: else that worker would never sweep.
SWEEP_EXPIRES_SECONDS = 3 * 3600
CELERY_BEAT_SCHEDULE = {
    "sweep": {
        "task": "letters.tasks.sweep",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": SWEEP_EXPIRES_SECONDS},
    },
    # It looks at every file, and what it finds nobody misses.
    "tidy": {
        "task": "letters.tasks.tidy",
        "schedule": max(600, SWEEP_SECONDS),
        "options": {"expires": SWEEP_EXPIRES_SECONDS},
    },
}
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
CELERY_TIMEZONE = "UTC"

# How long a letter is kept after it last moved; 0 is for ever. Its client sees until when.
KEEP_DAYS = env.number("KEEP_DAYS", 3650, least=0, most=36500)

# Whether a client reads the very pages before the letter is theirs to take home; how often they can ask for changes;
# how many days they have to answer, and after how many they are reminded.
PROOF = env.flag("PROOF", True)
PROOF_ROUNDS = env.number("PROOF_ROUNDS", 2, least=0, most=20)
PROOF_DAYS = env.number("PROOF_DAYS", 14, least=4, most=365)
PROOF_REMINDER_DAYS = env.number("PROOF_REMINDER_DAYS", 5, least=1, most=365)

# Whether the house posts letters itself, where clients ask for it: somebody prints, folds and stamps them then. From
# which country (its postage is in seeds/postage/), and the house's own address for what cannot be delivered, in lines
# between slashes; it stands small on envelopes where the client gave none.
POST = env.flag("POST")
POST_FROM = env.country("POST_FROM", "GB")
# Who prints and posts instead of the house, where there is somebody: letters/posting/providing.py. Empty: nobody.
POST_PROVIDER_URL = env.provider("POST_PROVIDER_URL")
POST_PROVIDER_TOKEN = env.token("POST_PROVIDER_TOKEN")
POST_SENDER = [line.strip() for line in env.text("POST_SENDER").split("/") if line.strip()]

# What people see.
LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.time_zone("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"
STATICFILES_DIRS = [folder for folder in (BASE_DIR / "letters" / "admin" / "static",) if folder.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "bhl_site.static_names.HashedStaticFiles"},
}
# Files that collectstatic has not gathered yet are still found, so that a forgotten step shows no bare page.
WHITENOISE_USE_FINDERS = True

MAILERS = {"default": mailer("EMAIL_URL")}
DEFAULT_FROM_EMAIL = env.text("FROM_EMAIL", f"Beautiful Handwritten Letters <letters@{SITE_HOST}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# As it stands in a letter to a publisher.
LETTERS_EMAIL = parseaddr(DEFAULT_FROM_EMAIL)[1]

AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Security. HTTPS follows the address of the site: the house on this machine speaks plain HTTP and works.
HTTPS = env.flag("HTTPS", SITE_URL.startswith("https:"))
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
# Then the proxy says who asks, and in which scheme; it must overwrite what a client claims of either.
BEHIND_PROXY = env.flag("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Who may read /metrics: these networks, and whoever has the token. For all others there is no such page.
METRICS_NETWORKS = env.networks("METRICS_NETWORKS", ("127.0.0.0/8", "::1/128"))
METRICS_TOKEN = env.token("METRICS_TOKEN")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
# A login ends after so long, and sooner where nobody does anything.
SESSION_COOKIE_AGE = env.number("SESSION_HOURS", 12, least=1, most=24 * 14) * 3600
SESSION_IDLE_SECONDS = env.number("SESSION_IDLE_MINUTES", 120, least=10, most=24 * 60) * 60
# Whether nobody comes into the writing room with a password alone. Each sets their second factor up at the first login.
STAFF_SECOND_FACTOR = env.flag("STAFF_SECOND_FACTOR", HTTPS and not DEBUG)
ACCOUNT_ADAPTER = "bhl_site.accounts.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Ours count instead, for everybody in one place: letters/throttling/limits.py.
ACCOUNT_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "The writing room"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "letters.second_factor.CodeForm",
    "reauthenticate": "letters.second_factor.CodeAgainForm",
}
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "bhl_site.expired.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# What is sent stays in memory until it is sealed: a temporary file would lie on the disk in the clear.
FILE_UPLOAD_HANDLERS = ["letters.web.uploading.InMemory"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

# Words of letters never reach a log: our own lines carry numbers, and SQL with its parameters stays out.
LOG_FORMAT = env.choice("LOG_FORMAT", ("line", "json"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "letters.tracing.JsonLines"},
    },
    "filters": {"discretion": {"()": "letters.web.discretion.Discretion"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "filters": ["discretion"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "letters": {"level": "INFO"},
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.db.backends": {"level": "WARNING"},
        # It tells of every font that it cuts, and with it of which signs a book is written in.
        "fontTools": {"level": "WARNING"},
    },
}
