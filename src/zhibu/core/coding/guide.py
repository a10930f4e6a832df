"""An interview guide as people write it: a question a line, sections marked with #."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading ('' for questions before the first) and its questions."""

    title: str
    questions: tuple[str, ...]


def sections_of(text: str) -> tuple[Section, ...]:
    """Return the sections of a guide; '# 工作情况' begins one, every other line is a question."""
    sections: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines():
        plain = line.strip()
        if plain.startswith(("#", "＃")):
            sections.append((plain.lstrip("#＃ \u3000"), []))
        elif plain:
            sections[-1][1].append(plain)
    return tuple(Section(t, tuple(q)) for t, q in sections if t or q)
