"""The example of Piccolo Admin, with a person of ours: the port, the file of the database, who may come in, and with what."""

import asyncio
import sys

from hypercorn.asyncio import serve
from hypercorn.config import Config
from piccolo.engine.sqlite import SQLiteEngine
from piccolo_admin.example import app, tables

port, path, name, password = sys.argv[1:]

database = SQLiteEngine(path=path)
for table in tables.TABLE_CLASSES:
    table._meta._db = database
tables.create_schema()
tables.populate_data()
person = dict(username=name, password=password, email="robin@fern.example", active=True, admin=True, superuser=True)
tables.User(**person).save().run_sync()

config = Config()
config.bind = [f"127.0.0.1:{port}"]
asyncio.run(serve(app.APP, config))
