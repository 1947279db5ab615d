"""Roundup as its guide has it run behind any server that speaks WSGI.

python roundup_wsgi.py TRACKER_HOME PORT
"""

import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIServer, make_server

from roundup.cgi.wsgi_handler import RequestDispatcher


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


home, port = sys.argv[1], int(sys.argv[2])
make_server("127.0.0.1", port, RequestDispatcher(home), Server).serve_forever()
