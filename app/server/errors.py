"""What a program is told when its request fails: OpenAI's error object, made from our own errors in one place."""

from __future__ import annotations

from typing import Any, Final

from core.errors import (
    CannotConstrain,
    CloudError,
    EngineDied,
    InglenookError,
    ModelError,
    PromptTooLong,
    SettingsError,
    UnexpectedError,
)


class ApiError(Exception):
    """A request is refused.

    Args:
        status: of the HTTP answer.
        message: what is wrong and what to do, for the developer at the other end.
        code: a word for programs, as OpenAI has it.
        param: the field that is wrong.
        headers: of the answer.
    """

    def __init__(
        self, status: int, message: str, code: str = "", param: str = "", headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.param = param
        self.headers = headers or {}

    @property
    def body(self) -> dict[str, Any]:
        """The JSON object that OpenAI's clients read."""
        kind = _KINDS.get(self.status, "invalid_request_error" if self.status < 500 else "server_error")
        return {
            "error": {"message": self.message, "type": kind, "param": self.param or None, "code": self.code or None}
        }


_KINDS: Final = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}

_STATUSES: Final[tuple[tuple[type[InglenookError], int, str], ...]] = (
    (PromptTooLong, 400, "context_length_exceeded"),
    (CannotConstrain, 400, "invalid_schema"),
    (SettingsError, 400, "invalid_value"),
    (ModelError, 503, "model_unavailable"),
    (CloudError, 502, "cloud_unavailable"),
    (EngineDied, 503, "engine_stopped"),
    (UnexpectedError, 500, "internal_error"),
)


def api_error(error: InglenookError) -> ApiError:
    """How an error of the assistant reads to another program."""
    for kind, status, code in _STATUSES:
        if isinstance(error, kind):
            return ApiError(status, str(error), code)
    return ApiError(500, str(error), "engine_error")


def unsupported(param: str, message: str) -> ApiError:
    """A request for something that this server does not do."""
    return ApiError(400, message, "unsupported_value", param)
