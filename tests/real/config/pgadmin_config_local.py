"""What pgAdmin is told beyond its defaults: where its data is, and to ask nobody for newer versions."""

import os

SERVER_MODE = True
DATA_DIR = os.environ["DATA"]
LOG_FILE = os.path.join(DATA_DIR, "pgadmin4.log")
SQLITE_PATH = os.path.join(DATA_DIR, "pgadmin4.db")
SESSION_DB_PATH = os.path.join(DATA_DIR, "sessions")
STORAGE_DIR = os.path.join(DATA_DIR, "storage")
AZURE_CREDENTIAL_CACHE_DIR = os.path.join(DATA_DIR, "azurecredentialcache")
KERBEROS_CCACHE_DIR = os.path.join(DATA_DIR, "krbccache")
DEFAULT_SERVER_PORT = int(os.environ["PORT"])
UPGRADE_CHECK_ENABLED = False
MASTER_PASSWORD_REQUIRED = False
