"""An application of Panel, to which it adds its own sign-in."""

import panel

panel.extension()

who = panel.widgets.TextInput(name="Name", value="Robin")
greeting = panel.bind(lambda name: f"Hello {name}!", who)
way_out = panel.pane.HTML('<a href="/logout">Log out</a>')

panel.template.MaterialTemplate(title="Greeting", main=[who, greeting], header=[way_out]).servable()
