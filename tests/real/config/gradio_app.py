"""An application of Gradio with its own sign-in: the port, who may come in, and with what."""

import sys

import gradio

port, name, password = sys.argv[1:]

with gradio.Blocks(title="Greeting") as demo:
    gradio.Button("Logout", link="/logout")
    who = gradio.Textbox(label="Name")
    said = gradio.Textbox(label="Greeting")
    gradio.Button("Greet").click(lambda who: f"Hello {who}!", who, said)

demo.launch(server_name="127.0.0.1", server_port=int(port), auth=(name, password), quiet=True)
