"""What libsodium does for the program: seals that hold, and keys from codes.

The only place that knows the library. It stands below `store` and `files`, for both seal what they
write; which key is taken, and what is said where a seal does not fit, they know.
"""
