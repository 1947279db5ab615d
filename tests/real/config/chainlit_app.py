"""An application of Chainlit with its own sign-in: what lets in stands in the environment."""

import os

import chainlit


@chainlit.password_auth_callback
def known(name: str, password: str):
    right = name == "robin" and password == os.environ["PASSWORD"]
    return chainlit.User(identifier=name) if right else None


@chainlit.on_message
async def answer(message: chainlit.Message):
    await chainlit.Message(content=f"You said: {message.content}").send()
