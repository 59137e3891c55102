"""What the hub's refusals, and the ways in which it cannot be reached, mean for the user."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator, Mapping
from typing import Any, Final

from core.errors import GatedModel, HubBusy, HubError, HubOffline, HubRefused, HubUnreachable, NotOnHub

AGAIN: Final = "Check your connection, then try again."
_TOKEN: Final = "an access token"  # noqa: S105 (words, no token)
"""How hints name it; where a token is given differs between the window and the command line."""


def asks_for_token(error: HubError) -> bool:
    """Whether a token may help; the front-end says where it takes one."""
    return _TOKEN in error.hint


@contextlib.contextmanager
def understood(endpoint: str) -> Iterator[None]:
    """Answers that are no answers, as a mirror's error page with status 200."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise HubRefused(
            f"{endpoint} gave an answer that makes no sense.", "Try again, or use another mirror."
        ) from error


@contextlib.contextmanager
def translated(endpoint: str, what: str, *, with_token: bool) -> Iterator[None]:
    """The library's exceptions as ours.

    Args:
        endpoint: who was asked.
        what: for what, such as owner/name/file.gguf.
        with_token: whether a token was sent.
    """
    import httpx2  # noqa: PLC0415
    from huggingface_hub import errors  # noqa: PLC0415

    try:
        yield
    except errors.HfHubHTTPError as error:
        raise _refusal(error, endpoint, what, with_token=with_token) from error
    except errors.OfflineModeIsEnabled as error:
        raise HubOffline(
            "The model hub is switched off by HF_HUB_OFFLINE.", "Unset that variable, then start again."
        ) from error
    except httpx2.TimeoutException as error:
        raise HubUnreachable(f"{endpoint} does not answer.", AGAIN) from error
    except httpx2.ConnectError as error:
        raise HubUnreachable(f"{endpoint} cannot be reached.", AGAIN) from error
    except httpx2.HTTPError as error:
        raise HubUnreachable(f"The connection to {endpoint} broke.", AGAIN) from error
    except httpx2.InvalidURL as error:
        raise HubRefused(
            f"{endpoint} is not an address.", "Look at the mirrors in the settings, and HF_ENDPOINT."
        ) from error


def _refusal(error: Any, endpoint: str, what: str, *, with_token: bool) -> HubError:
    """What the hub's answer means for the user."""
    from huggingface_hub import errors  # noqa: PLC0415

    status = error.response.status_code
    repo = "/".join(what.split("/")[:2])
    match error:
        case errors.GatedRepoError():
            return _gated(endpoint, repo, with_token=with_token)
        case errors.RevisionNotFoundError():
            return NotOnHub(f"{repo} has no such revision.", "Leave the revision out to get the newest.")
        case errors.EntryNotFoundError():
            return NotOnHub(f"There is no file {what} on the hub.", f"See {endpoint}/{repo} for what there is.")
    if status == 401 and with_token and not isinstance(error, errors.RepositoryNotFoundError):
        return HubRefused("The hub does not accept your token.", f"Make a new one at {endpoint}/settings/tokens.")
    if status in (401, 404) or isinstance(error, errors.RepositoryNotFoundError):
        return NotOnHub(
            f"There is no {what} on the hub, or it is private.",
            f"Check the name; a private one needs {_TOKEN}.",
        )
    if status == 403:
        return _gated(endpoint, repo, with_token=with_token)
    if status in (408, 429) or status >= 500:
        wait = _retry_after(error.response.headers)
        again = f"Wait {math.ceil(wait / 60)} min, then try again." if wait else "Try again in a few minutes."
        if status == 429:
            busy = HubBusy(f"{endpoint} has had too many requests from here (status 429).", again)
        else:
            busy = HubBusy(f"{endpoint} is busy (status {status}).", again)
        busy.retry_after_s = wait
        return busy
    return HubRefused(f"{endpoint} refuses {what} (status {status}).", "Try another file, or a mirror.")


def _retry_after(headers: Mapping[str, str]) -> float:
    value = headers.get("Retry-After", "").strip()
    return float(value) if value.isdigit() and len(value) < 7 else 0.0


def _gated(endpoint: str, repo: str, *, with_token: bool) -> GatedModel:
    page = f"{endpoint}/{repo}"
    if with_token:
        return GatedModel(
            f"{repo} is gated, and the account of your token has no access to it.",
            f"Open {page}, accept the terms with that account, and try again.",
        )
    return GatedModel(
        f"{repo} is gated: its terms must be accepted before it can be downloaded.",
        f"Open {page}, accept the terms, then give Inglenook {_TOKEN} of that account.",
    )
