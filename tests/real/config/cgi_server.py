"""One CGI program and the files of a folder, on loopback: `PORT FOLDER PROGRAM`, at /cgi-bin/."""
import os
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

port, folder, program = int(sys.argv[1]), sys.argv[2], sys.argv[3]


class Handler(SimpleHTTPRequestHandler):
    def do_GET(self):
        path, _, query = self.path.partition("?")
        if not path.startswith("/cgi-bin/"):
            return super().do_GET()
        length = int(self.headers.get("Content-Length") or 0)
        env = {
            **os.environ,
            **{f"HTTP_{name.upper().replace('-', '_')}": text for name, text in self.headers.items()},
            "GATEWAY_INTERFACE": "CGI/1.1",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "SERVER_NAME": (self.headers.get("Host") or "localhost").split(":")[0],
            "SERVER_PORT": str(port),
            "REMOTE_ADDR": "127.0.0.1",
            "REQUEST_METHOD": self.command,
            "REQUEST_URI": self.path,
            "SCRIPT_NAME": path,
            "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(length),
        }
        said = subprocess.run([program], input=self.rfile.read(length), env=env, stdout=subprocess.PIPE).stdout
        head, _, body = said.replace(b"\r\n", b"\n").partition(b"\n\n")
        rows = [line.split(": ", 1) for line in head.decode().split("\n") if ": " in line]
        status = next((text for name, text in rows if name.lower() == "status"), "200")
        self.send_response(int(status[:3]))
        for name, text in rows:
            if name.lower() != "status":
                self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET


ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=folder)).serve_forever()
