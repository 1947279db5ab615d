"""JupyterHub with one password for everybody, and nothing that is spawned. Its node proxy is at $PROXY, its data in $DATA."""

import os

c = get_config()  # noqa: F821
data = os.environ["DATA"]
port = int(os.environ["PORT"])
c.JupyterHub.bind_url = f"http://127.0.0.1:{port}"
c.JupyterHub.hub_port = port + 100
c.JupyterHub.db_url = f"sqlite:///{data}/hub.sqlite"
c.JupyterHub.cookie_secret_file = f"{data}/cookie_secret"
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = os.environ["PASSWORD"]
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.ConfigurableHTTPProxy.command = ["node", os.environ["PROXY"]]
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{port + 200}"
c.ConfigurableHTTPProxy.pid_file = f"{data}/proxy.pid"
