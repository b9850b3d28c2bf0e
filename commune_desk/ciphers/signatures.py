"""Signatures (Ed25519) of what travels on sticks: packs of forms, and updates of the program."""


def public_key(seed: bytes) -> str:
    """The public key of a secret one, in hexadecimal digits."""
    from nacl.signing import SigningKey  # few PCs ever sign

    return SigningKey(seed).verify_key.encode().hex()


def signed(said: bytes, seed: bytes) -> bytes:
    """The signature of a text, in hexadecimal digits.

    Args:
        said: the text.
        seed: the secret key, 32 bytes.
    """
    from nacl.signing import SigningKey

    return SigningKey(seed).sign(said).signature.hex().encode()


def is_signed(said: bytes, signature: bytes, key: str) -> bool:
    """Whether a signature is of that text and of the owner of that public key."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(bytes.fromhex(key)).verify(said, bytes.fromhex(signature.decode("ascii")))
    except (CryptoError, ValueError, TypeError):
        return False
    return True
