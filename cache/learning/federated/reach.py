"""Looks whether a server can be reached and trusted, so that a wrong address is told at once and in one sentence."""

from __future__ import annotations

import socket
import ssl
from typing import Final

from core.errors import CannotLearn

_PATIENCE_S: Final = 10.0


def check(host: str, port: int, *, encrypted: bool, certificates: str = "") -> None:
    """Connect, agree on keys, and hang up; nothing of the user's is said.

    Args:
        host: a name or an address.
        port: of the server.
        encrypted: whether it is to speak TLS.
        certificates: a PEM file of whoever vouches for it; "" takes those of the system.

    Raises:
        CannotLearn: it cannot be reached, does not speak TLS, or nobody vouches for it.
    """
    where = f"{host}:{port}"
    try:
        trusted = ssl.create_default_context(cafile=certificates or None) if encrypted else None
    except (OSError, ssl.SSLError) as error:
        raise CannotLearn(f"{certificates} holds no certificates.", "Name a PEM file.") from error
    try:
        with socket.create_connection((host, port), _PATIENCE_S) as plain:
            if trusted is not None:
                trusted.wrap_socket(plain, server_hostname=host).close()
    except socket.gaierror as error:
        raise CannotLearn(f"There is no machine of the name {host}.", "Check the address and the network.") from error
    except ssl.SSLCertVerificationError as error:
        raise CannotLearn(
            f"Nobody whom this machine trusts vouches for {where}: {error.verify_message}.",
            "Ask whoever runs it for the file of its authority, and give it with --certificates.",
        ) from error
    except ssl.SSLError as error:
        raise CannotLearn(
            f"{where} answers, but not encrypted.", "Ask whoever runs it to serve with a certificate."
        ) from error
    except OSError as error:
        raise CannotLearn(
            f"Nothing answers at {where}.", "Check the address, and ask whoever runs the server whether it is on."
        ) from error
