"""Flask-Security as its quick start sets it up, with the pages to sign up and to change the password.

python flask_security_app.py DATA_DIRECTORY PORT EMAIL PASSWORD
"""

import os
import sys

from flask import Flask, render_template_string
from flask_security import Security, SQLAlchemyUserDatastore, auth_required, hash_password
from flask_security.models import fsqla_v3 as fsqla
from flask_sqlalchemy import SQLAlchemy

data, port, email, password = sys.argv[1:]
app = Flask(__name__)
app.config.update(
    SECRET_KEY="of these tests, and no secret",
    SECURITY_PASSWORD_SALT="187561",
    SECURITY_REGISTERABLE=True,
    SECURITY_CHANGEABLE=True,
    SECURITY_SEND_REGISTER_EMAIL=False,
    SECURITY_SEND_PASSWORD_CHANGE_EMAIL=False,
    SECURITY_EMAIL_VALIDATOR_ARGS={"check_deliverability": False, "test_environment": True},
    SQLALCHEMY_DATABASE_URI="sqlite:///" + os.path.join(data, "db.sqlite3"),
    REMEMBER_COOKIE_SAMESITE="strict",
    SESSION_COOKIE_SAMESITE="strict",
)
db = SQLAlchemy(app)
fsqla.FsModels.set_db_info(db)


class Role(db.Model, fsqla.FsRoleMixin):
    pass


class User(db.Model, fsqla.FsUserMixin):
    pass


app.security = Security(app, SQLAlchemyUserDatastore(db, User, Role))


@app.route("/")
@auth_required()
def home():
    return render_template_string(
        "Hello {{ current_user.email }}! "
        '<a href="{{ url_for_security("change_password") }}">Change password</a> '
        '<form action="{{ url_for_security("logout") }}" method="post"><button>Log out</button></form>'
    )


with app.app_context():
    db.create_all()
    if not app.security.datastore.find_user(email=email):
        app.security.datastore.create_user(email=email, password=hash_password(password))
    db.session.commit()

if __name__ == "__main__":
    app.run(port=int(port))
