"""Flask-AppBuilder with one person, as its guide sets it up.

python flask_appbuilder_app.py DATA_DIRECTORY PORT NAME PASSWORD
"""

import os
import sys

from flask import Flask
from flask_appbuilder import AppBuilder
from flask_sqlalchemy import SQLAlchemy

data, port, name, password = sys.argv[1:]
app = Flask(__name__)
app.config.update(
    SECRET_KEY="of these tests, and no secret",
    SQLALCHEMY_DATABASE_URI="sqlite:///" + os.path.join(data, "app.db"),
    AUTH_TYPE=1,
)
db = SQLAlchemy(app)
with app.app_context():
    appbuilder = AppBuilder(app, db.session)
    manager = appbuilder.sm
    if not manager.find_user(username=name):
        email = f"{name}@fern.example"
        manager.add_user(name, name.title(), "Fern", email, manager.find_role("Admin"), password=password)
app.run(host="127.0.0.1", port=int(port), threaded=True)
