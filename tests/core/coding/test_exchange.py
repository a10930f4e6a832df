"""Code trees go out and come back the same; faults name their line or element."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.coding.exchange.code_tree import BadCodebook, CodeNode
from zhibu.core.coding.exchange.plain_csv import codes_from_csv, csv_from
from zhibu.core.coding.exchange.qdc import codes_from_qdc, qdc_from

names = st.text(alphabet="时间经费a&<>\"',", min_size=1, max_size=8)
words = st.text(alphabet='含义&<>",\n', max_size=20).map(str.strip)


def trees(depth: int = 3):
    children = trees(depth - 1) if depth else st.just(())
    node = st.builds(
        CodeNode, name=names, definition=words, children=children,
        guid=st.uuids(version=4).map(str),
    )  # fmt: skip
    return st.lists(node, max_size=3, unique_by=lambda one: one.name).map(tuple)


@given(tree=trees().filter(bool))
def test_a_qdc_file_brings_the_same_tree_back(tree):
    assert codes_from_qdc(qdc_from(tree)) == tree


@given(tree=trees().filter(bool))
def test_a_csv_file_brings_the_same_tree_back_without_guids(tree):
    def bare(nodes):
        return tuple(
            CodeNode(name=n.name, definition=n.definition, children=bare(n.children)) for n in nodes
        )

    assert codes_from_csv(csv_from(tree)) == bare(tree)


def test_a_codebook_of_another_program_is_read():
    content = """<?xml version="1.0" encoding="utf-8"?>
    <CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="NVivo">
      <Codes>
        <Code guid="{0A1B2C3D-0000-4000-8000-000000000001}" name="困难"
              isCodable="true" color="#FF0000">
          <Description>说到难处</Description>
          <Code guid="0a1b2c3d-0000-4000-8000-000000000002" name="时间" isCodable="true"/>
        </Code>
      </Codes>
      <Sets/>
    </CodeBook>""".encode()
    (code,) = codes_from_qdc(content)
    assert (code.name, code.definition, code.children[0].name) == ("困难", "说到难处", "时间")
    assert UUID(code.guid).int


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<CodeBook>", "第1行"),
        (b"<a/>", "<a>"),
        (b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>', "没有 <Codes>"),
        (b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>', "没有编码"),
        (
            b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code name="a"><Code/></Code>'
            b"</Codes></CodeBook>",
            "Codes/Code[1]/Code[1]",
        ),
        (
            b'<!DOCTYPE x [<!ENTITY a "b">]><CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>',
            "实体",
        ),
        (
            b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code name="a"/><Code name="a"/>'
            b"</Codes></CodeBook>",
            "都叫",
        ),
        ("不是 XML".encode(), "第1行"),
    ],
)
def test_a_fault_of_a_qdc_file_says_where(content, said):
    with pytest.raises(BadCodebook) as refusal:
        codes_from_qdc(content)
    assert said in refusal.value.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("名称\n时间\n", "第1行"),
        ("编码,含义\n时间,\n/远,\n", "第3行"),
        ("编码,含义\n时间,\n时间,再来\n", "第3行"),
        ("编码,含义\n", "没有编码"),
    ],
)
def test_a_fault_of_a_csv_file_says_its_line(text, said):
    with pytest.raises(BadCodebook) as refusal:
        codes_from_csv(text.encode())
    assert said in refusal.value.message


def test_a_csv_from_chinese_excel_is_read_and_missing_parents_are_made():
    (code,) = codes_from_csv("编码,含义\n困难/时间,凑不齐\n".encode("gb18030"))
    assert (code.name, code.children[0].definition) == ("困难", "凑不齐")
