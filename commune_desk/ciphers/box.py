"""A few bytes sealed with a key (XSalsa20-Poly1305): nobody reads them, nobody alters them."""


class BoxWrong(Exception):
    """Another key sealed it, or it was altered."""


def closed(content: bytes, key: bytes) -> bytes:
    """Some bytes, sealed."""
    from nacl.secret import SecretBox  # few processes seal anything

    return bytes(SecretBox(key).encrypt(content))


def opened(content: bytes, key: bytes) -> bytes:
    """What was sealed.

    Raises:
        BoxWrong: another key sealed it, or it was altered.
    """
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    try:
        return bytes(SecretBox(key).decrypt(content))
    except (CryptoError, ValueError):
        raise BoxWrong from None


def key_of_code(code: bytes, salt: bytes) -> bytes:
    """The key of a code; drawing it takes a moment, so that nobody tries them all."""
    from nacl.pwhash import argon2id

    return bytes(
        argon2id.kdf(
            32,
            code,
            salt,
            opslimit=argon2id.OPSLIMIT_INTERACTIVE,
            memlimit=argon2id.MEMLIMIT_INTERACTIVE,
        )
    )
