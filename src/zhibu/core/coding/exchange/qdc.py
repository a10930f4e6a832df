"""REFI-QDA codebook 1.0 (.qdc), which NVivo, ATLAS.ti, MAXQDA and QualCoder exchange.

The standard: CodeBook / Codes / Code[guid, name, isCodable] with Description and Code inside;
namespace urn:QDA-XML:codebook:1.0. Sets and colours have no counterpart here and are left
out on reading.
"""

from xml.etree import ElementTree as Tree

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from zhibu.core.coding.exchange.code_tree import BadCodebook, CodeNode, checked

NAMESPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = "zhibu"


def codes_from_qdc(content: bytes) -> tuple[CodeNode, ...]:
    """Read a .qdc file.

    Raises:
        BadCodebook: not XML, not a codebook, or a code without a name; says where.
    """
    try:
        root = fromstring(content)
    except Tree.ParseError as fault:
        line, column = fault.position
        raise BadCodebook(f"第{line}行第{column + 1}个字符处不是完整的 XML。") from fault
    except (DefusedXmlException, ValueError) as fault:
        raise BadCodebook("文件里有不允许的实体定义，没有读入。") from fault
    if root.tag != _tag("CodeBook"):
        raise BadCodebook(f"最外层是 <{_local(root.tag)}>，应当是 REFI-QDA 的 <CodeBook>。")
    codes = root.find(_tag("Codes"))
    if codes is None:
        raise BadCodebook("<CodeBook> 里没有 <Codes>。")
    return checked(_nodes(codes, "Codes"))


def _nodes(parent: Tree.Element, where: str) -> tuple[CodeNode, ...]:
    return tuple(
        _node(element, f"{where}/Code[{place}]")
        for place, element in enumerate(parent.findall(_tag("Code")), start=1)
    )


def _node(element: Tree.Element, where: str) -> CodeNode:
    name = " ".join(element.get("name", "").split())
    if not name:
        raise BadCodebook(f"{where} 没有名称（name）。")
    description = element.find(_tag("Description"))
    text = (description.text or "") if description is not None else ""
    return CodeNode(
        name=name,
        definition=text.strip(),
        guid=element.get("guid", "").strip("{} ").lower(),
        children=_nodes(element, where),
    )


def qdc_from(nodes: tuple[CodeNode, ...]) -> bytes:
    """Return the tree as a .qdc file; every node must have its guid."""
    Tree.register_namespace("", NAMESPACE)
    root = Tree.Element(_tag("CodeBook"), {"origin": ORIGIN})
    _write(Tree.SubElement(root, _tag("Codes")), nodes)
    Tree.indent(root)
    content: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _write(parent: Tree.Element, nodes: tuple[CodeNode, ...]) -> None:
    for node in nodes:
        facts = {"guid": node.guid, "name": node.name, "isCodable": "true"}
        element = Tree.SubElement(parent, _tag("Code"), facts)
        if node.definition:
            Tree.SubElement(element, _tag("Description")).text = node.definition
        _write(element, node.children)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
