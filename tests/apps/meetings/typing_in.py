"""A form of a page as a browser holds it: filled as served, changed field by field, counted."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """The fields of the form with an id, with the values a browser would send untouched.

    `interactions` counts what a person does: each change of a tick, a choice or a text.
    """

    def __init__(self, page: str, form_id: str) -> None:
        super().__init__(convert_charrefs=True)
        self.values: dict[str, list[str]] = {}
        self.interactions = 0
        self._form_id, self._inside = form_id, False
        self._select = self._text = ""
        self.feed(page)
        assert self.values, f"no form {form_id} in the page"

    def tick(self, name: str, value: object) -> None:
        self.interactions += 1
        self.values.setdefault(name, []).append(str(value))

    def untick(self, name: str, value: object) -> None:
        self.interactions += 1
        self.values[name].remove(str(value))

    def set(self, name: str, value: object) -> None:
        assert name in self.values, f"no field {name}"
        self.interactions += 1
        self.values[name] = [str(value)]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self._inside = given.get("id") == self._form_id
        if not self._inside:
            return
        if tag == "input":
            self._input(given)
        elif tag == "select":
            self._select = given["name"]
            self.values[self._select] = []
        elif tag == "option" and self._select:
            chosen = self.values[self._select]
            if "selected" in given or not chosen:
                self.values[self._select] = [given.get("value", "")]
        elif tag == "textarea":
            self._text = given["name"]
            self.values[self._text] = [""]

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            # HTML drops the first line break after the tag; Django writes one for that.
            self.values[self._text] = [self.values[self._text][0].removeprefix("\n")]
            self._text = ""

    def handle_data(self, data):
        if self._text:
            self.values[self._text][0] += data

    def _input(self, given):
        name, kind = given.get("name"), given.get("type", "text")
        if name is None:
            return
        if kind in {"checkbox", "radio"}:
            if "checked" in given:
                self.values.setdefault(name, []).append(given.get("value", "on"))
        else:
            self.values[name] = [given.get("value", "")]
