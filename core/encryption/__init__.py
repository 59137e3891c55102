"""Encryption of what the user wrote, where it lies on the disk: off until the user turns it on.

`key_file` is the file beside the databases that says whether they are to be encrypted, and holds their key under the
recovery `passphrase`; `keys` finds the key, in the keyring or with the passphrase; `sealed_file` knows the format
(SQLCipher's); `switch` turns encryption on and off and finishes what was interrupted. The file of a database tells by
itself whether it is encrypted, so that one that was killed half-way through the others opens all the same.
"""
