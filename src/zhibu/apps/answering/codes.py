"""The code of one answer, and the three unlike things made from it.

The ticket's digest proves that the code is good, the draft's lookup finds a draft, the
draft's key opens it. Each is derived with a word of its own, so that none leads to another
without the code itself.
"""

import base64
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.utils.crypto import salted_hmac

from zhibu.apps.feedback.codes import ALPHABET, GROUP_LENGTH, GROUPS

NO_TIME = 0
"""Fernet writes the time into what it seals, readable by everybody; we write this instead."""
LENGTH = GROUPS * GROUP_LENGTH


def plain(typed: str) -> str:
    """Return a code as typed without hyphens, spaces and case; '' when it can be none."""
    letters = "".join(character for character in typed.upper() if character.isalnum())
    fits = len(letters) == LENGTH and all(character in ALPHABET for character in letters)
    return letters if fits else ""


def in_groups(code: str) -> str:
    """Return a code as people read it: 7KQ2-M3FD-X9TP."""
    letters = plain(code)
    return "-".join(
        letters[start : start + GROUP_LENGTH] for start in range(0, LENGTH, GROUP_LENGTH)
    )


def ticket_digest(code: str, questionnaire_id: int) -> str:
    """Return what is kept of a code that may still be used for the questionnaire."""
    return _digest("ticket", code, questionnaire_id)


def draft_lookup(code: str, questionnaire_id: int) -> str:
    """Return under which name the draft of a code is kept."""
    return _digest("draft", code, questionnaire_id)


def seal(content: Any, code: str, questionnaire_id: int) -> str:
    """Return JSON content readable only with the code."""
    text = json.dumps(content, ensure_ascii=False).encode()
    return _lock(code, questionnaire_id).encrypt_at_time(text, NO_TIME).decode()


def unseal(sealed: str, code: str, questionnaire_id: int) -> Any:
    """Return what was sealed with the code; None when it was another code."""
    try:
        return json.loads(_lock(code, questionnaire_id).decrypt(sealed))
    except InvalidToken:
        return None


def _digest(purpose: str, code: str, questionnaire_id: int) -> str:
    salt = f"zhibu.answering.{purpose}"
    return salted_hmac(salt, f"{questionnaire_id}:{plain(code)}", algorithm="sha256").hexdigest()


def _lock(code: str, questionnaire_id: int) -> Fernet:
    info = f"zhibu.answering.seal:{questionnaire_id}".encode()
    key = HKDF(SHA256(), length=32, salt=None, info=info).derive(plain(code).encode())
    return Fernet(base64.urlsafe_b64encode(key))
