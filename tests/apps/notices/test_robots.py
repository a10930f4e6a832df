"""Only work chats are called, and what they answer is understood."""

import pytest
from tests.apps.notices.chats import running_chat

from zhibu.apps.notices.robots import AddressRefused, RobotFailed, maker_of, post

WECHAT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0f1e-2d"
DINGTALK = "https://oapi.dingtalk.com/robot/send?access_token=abc"
FEISHU = "https://open.feishu.cn/open-apis/bot/v2/hook/abc-def"


@pytest.mark.parametrize(
    ("address", "name"), [(WECHAT, "企业微信"), (DINGTALK, "钉钉"), (FEISHU, "飞书")]
)
def test_the_address_tells_whose_robot_it_is(address, name):
    assert maker_of(address).name == name


@pytest.mark.parametrize(
    "address",
    [
        "",
        "abc",
        "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1",
        "https://qyapi.weixin.qq.com.example.com/cgi-bin/webhook/send",
        "https://example.com/cgi-bin/webhook/send",
        "https://qyapi.weixin.qq.com@example.com/cgi-bin/webhook/send",
        "https://user:secret@qyapi.weixin.qq.com/cgi-bin/webhook/send",
        "https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send",
        "https://qyapi.weixin.qq.com:x/cgi-bin/webhook/send",
        "https://qyapi.weixin.qq.com/cgi-bin/gettoken",
        "https://open.feishu.cn/open-apis/bot/../auth/v3",
        "https://oapi.dingtalk.com/robot/send?a=b c",
        "https://oapi.dingtalk.com/robot/send?a=\r\nX: y",
        "https://127.0.0.1/robot/send",
        "https://[::1]/robot/send",
        "file:///etc/passwd",
    ],
)
def test_no_other_address_is_ever_called(address):
    with running_chat() as chat:
        with pytest.raises(AddressRefused):
            post(address, "会议通知", connect=chat.connect)
        assert chat.hosts == []


@pytest.mark.parametrize(
    ("address", "answer", "body"),
    [
        (WECHAT, b'{"errcode": 0}', {"msgtype": "text", "text": {"content": "会议通知"}}),
        (DINGTALK, b'{"errcode": 0}', {"msgtype": "text", "text": {"content": "会议通知"}}),
        (FEISHU, b'{"code": 0}', {"msg_type": "text", "content": {"text": "会议通知"}}),
    ],
)
def test_each_chat_gets_the_text_as_it_wants_it(address, answer, body):
    with running_chat(answer=answer) as chat:
        post(address, "会议通知", connect=chat.connect)
    assert chat.posted == [(address.split("/", 3)[3].join(["/", ""]), body)]
    assert chat.hosts == [address.split("/")[2]]


@pytest.mark.parametrize(
    "facts",
    [
        {"status": 500},
        {"status": 302, "headers": (("Location", "http://127.0.0.1/inner"),)},
        {"answer": b'{"errcode": 93000}'},
        {"answer": b"<html>"},
        {"answer": b"[]"},
    ],
)
def test_an_answer_that_is_no_yes_is_a_failure_and_no_redirect_is_followed(facts):
    with running_chat(**facts) as chat:
        with pytest.raises(RobotFailed):
            post(WECHAT, "会议通知", connect=chat.connect)
        assert len(chat.posted) == 1


def test_no_connection_is_a_failure():
    with running_chat() as chat:
        pass
    with pytest.raises(RobotFailed):
        post(WECHAT, "会议通知", connect=chat.connect)
