"""Join files (tệp nhập máy): what another PC needs, sealed under a code.

    {"format": 1, "for": "<name of the PC>", "office": …, "salt": …, "sealed": …}

What stands open is there so that people can tell two files apart; what is believed is sealed: the
key is drawn from the code (Argon2id), and the seal breaks when a letter of it is changed.
"""

import base64
import json
import secrets

from commune_desk.ciphers import box
from commune_desk.ciphers.box import BoxWrong
from commune_desk.domain.errors import UserError
from commune_desk.domain.input_errors import NotJson
from commune_desk.domain.office.joining import Invitation, code_from, compact
from commune_desk.domain.office.joining_errors import JoinCodeWrong, JoinFileDamaged
from commune_desk.domain.plain import to_plain
from commune_desk.files.parsing import json_object
from commune_desk.files.strict import Place, read

SUFFIX = ".motcua-may"
FORMAT = 1
LARGEST = 100_000
"""Bytes; a real one has some thousand."""

_DRAWN = 12


def draw_code() -> str:
    """A new code; none is drawn twice in the life of an office."""
    return code_from(secrets.token_bytes(_DRAWN))


def sealed(invitation: Invitation, code: str) -> bytes:
    """The file of an invitation."""
    salt = secrets.token_bytes(16)
    text = json.dumps(to_plain(invitation), ensure_ascii=False)
    content = {
        "format": FORMAT,
        "for": invitation.pc,
        "office": invitation.office,
        "salt": salt.hex(),
        "sealed": base64.b64encode(box.closed(text.encode(), _key(code, salt))).decode(),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def opened(content: bytes, code: str, name: str) -> Invitation:
    """The invitation in a file.

    Args:
        content: of the file.
        code: as it was typed.
        name: what the file is called, to say which one is damaged.

    Raises:
        JoinFileDamaged: it is none, or it was cut.
        JoinCodeWrong: the code is another, or the file was changed.
    """
    try:
        if len(content) > LARGEST:
            raise JoinFileDamaged(name)
        said = json_object(content.decode(), name)
        if said.get("format") != FORMAT:
            raise JoinFileDamaged(name)
        salt = bytes.fromhex(said["salt"])
        kept = base64.b64decode(said["sealed"], validate=True)
        text = box.opened(kept, _key(code, salt)).decode()
        return read(Invitation, json_object(text, name), Place(name))
    except BoxWrong:
        raise JoinCodeWrong from None
    except (NotJson, KeyError, TypeError, ValueError) as error:
        raise JoinFileDamaged(name) from error
    except JoinFileDamaged:
        raise
    except UserError as error:
        raise JoinFileDamaged(name) from error


def _key(code: str, salt: bytes) -> bytes:
    """The key of a code; drawing it takes a moment, so that nobody tries them all."""
    return box.key_of_code(compact(code).encode() or b" ", salt)
