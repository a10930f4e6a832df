"""Take over a code tree from a file."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from zhibu.apps.interviews.services.codes import check_place
from zhibu.apps.studies.models import Code, Study
from zhibu.core.coding.exchange.code_tree import CodeNode


@dataclass(slots=True)
class Imported:
    """How many codes a codebook added, changed and found as they are."""

    added: int = 0
    changed: int = 0
    same: int = 0


@transaction.atomic
def import_codes(*, study: Study, nodes: tuple[CodeNode, ...]) -> Imported:
    """Take over a code tree; nothing is removed.

    A code already here, known by its GUID or else by its name at that place, takes the name
    and the meaning of the file; all others are added.

    Raises:
        CodeOnRecord: a code renamed in the file meets another of that name.
        TooDeep: below a code that was moved here the tree would be too deep.
    """
    there = _Tree(study)
    for node in nodes:
        there.take(node, None)
    return there.imported


class _Tree:
    """The codes of a study while a file is taken over."""

    def __init__(self, study: Study) -> None:
        self.study, self.imported = study, Imported()
        codes = list(Code.objects.filter(study=study))
        self.by_guid = {code.guid: code for code in codes}
        self.by_place = {(code.parent_id, code.name): code for code in codes}

    def take(self, node: CodeNode, parent: Code | None) -> None:
        """Add or change the code of a node, then those below it."""
        guid = _guid(node.guid)
        code = self.by_guid.get(guid) if guid else None
        code = code or self.by_place.get((parent.pk if parent else None, node.name))
        code = self._change(code, node) if code else self._add(node, parent, guid)
        for child in node.children:
            self.take(child, code)

    def _add(self, node: CodeNode, parent: Code | None, guid: UUID | None) -> Code:
        check_place(self.study.pk, parent, node.name)
        code = Code(zone_id=self.study.zone_id, study=self.study, parent=parent, name=node.name)
        code.definition = node.definition
        # Another study may have taken the same codebook over: there the GUID stays.
        if guid and not Code.objects.filter(guid=guid).exists():
            code.guid = guid
        code.save()
        self.imported.added += 1
        return code

    def _change(self, code: Code, node: CodeNode) -> Code:
        definition = node.definition or code.definition
        if (code.name, code.definition) == (node.name, definition):
            self.imported.same += 1
            return code
        check_place(code.study_id, code.parent, node.name, but=code)
        code.name, code.definition = node.name, definition
        code.save(update_fields=["name", "definition"])
        self.imported.changed += 1
        return code


def _guid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
