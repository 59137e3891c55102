"""Every error a user may read: one sentence about what happened, and one about what to do next.

    InglenookError
    |- ModelError            the model file or what it needs
    |  |- ModelNotFound, NotAModel, ModelDamaged, UnknownArchitecture, ModelTooLarge, ModelInUse,
    |     CannotShrink
    |- PromptTooLong         the question alone is longer than the context window
    |- EngineError           the engine's process or the computation in it
    |  |- CannotConstrain
    |  |- EngineDied
    |  |  |- HelperLost
    |  |- HelperAway
    |- StorageError          a folder, file or database that cannot be read or written
    |- SettingsError         a value that settings cannot hold
    |- CloudError            the endpoint, the key, the network
    |  |- LocalOnly, CloudNotSetUp, PrivateConversation, RedactionFailed, OverBudget, CircuitOpen
    |- HubError              where models are fetched from
    |  |- HubOffline, HubUnreachable, HubBusy, HubRefused, GatedModel, NotOnHub
    |- DownloadError         a file that is being fetched
    |  |- DiskTooSmall, DownloadDamaged, DownloadInUse
    |- ConversationNotFound, CachedAnswerNotFound
    |- SecretStoreError      no usable keyring
    |- EncryptionError       what is on the disk cannot be encrypted, or decrypted
    |  |- Locked, WrongPassphrase
    |- ToolFailed            a tool that gives no result
    |- ServerError           the server for other programs cannot be opened

Whatever else is raised is a defect of Inglenook: the worker loops log it and report an `UnexpectedError`.
"""

from __future__ import annotations


class InglenookError(Exception):
    """Something the user can understand and act on.

    Args:
        message: what happened, one sentence with its full stop.
        hint: what to do next, one sentence, or "" where there is nothing to do.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    @property
    def kind(self) -> str:
        """The name under which the error crosses a process border."""
        return type(self).__name__

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class ModelError(InglenookError):
    """The model file, or what it needs from this machine."""


class ModelNotFound(ModelError):
    """There is no file where the model should be."""


class NotAModel(ModelError):
    """The file is not a GGUF model."""


class ModelDamaged(ModelError):
    """The file is a GGUF model, but cut short or inconsistent."""


class UnknownArchitecture(ModelError):
    """The engine has no code for this kind of model."""


class ModelTooLarge(ModelError):
    """The model does not fit into the memory it may use."""


class PromptTooLong(InglenookError):
    """The newest message alone is longer than the context window."""


class EngineError(InglenookError):
    """The engine could not do what was asked."""


class CannotConstrain(EngineError):
    """An answer cannot be held to this form: the JSON schema is wrong, too large, or asks for more than is known."""


class EngineDied(EngineError):
    """The engine's process ended while it was needed.

    Args:
        message: what happened.
        hint: what to do next.
        reason: the signal or exit code that it ended with, such as "SIGKILL"; "" where it was ended on purpose.
    """

    def __init__(self, message: str, hint: str = "", reason: str = "") -> None:
        super().__init__(message, hint)
        self.reason = reason


class HelperLost(EngineDied):
    """Another machine that held a part of the model went away, and the engine's process with it.

    Args:
        message: what happened.
        hint: what to do next.
        address: of that machine, as the settings have it.
    """

    def __init__(self, message: str, hint: str = "", address: str = "") -> None:
        super().__init__(message, hint, "helper lost")
        self.address = address


class HelperAway(EngineError):
    """Another machine that was to hold a part of the model does not answer, or does not lend to this one."""


class StorageError(InglenookError):
    """A folder, file or database cannot be read or written."""


class SettingsError(InglenookError):
    """A value that a setting cannot hold."""


class CloudError(InglenookError):
    """The cloud endpoint, its key, or the way to it."""


class LocalOnly(CloudError):
    """Local-only mode is on: nothing may leave this machine."""


class CloudNotSetUp(CloudError):
    """No endpoint or no key has been given."""


class PrivateConversation(CloudError):
    """The conversation is private: nothing of it may leave this machine."""


class RedactionFailed(CloudError):
    """What is personal in a text could not be found out, so the text may not leave."""


class OverBudget(CloudError):
    """The question might cost more than the user allows."""


class CircuitOpen(CloudError):
    """An endpoint failed several times in a row and is left alone for a while."""


class HubError(InglenookError):
    """The place where models are fetched from, or the way to it."""


class HubOffline(HubError):
    """The user wants no contact with the hub now."""


class HubUnreachable(HubError):
    """No connection to the hub, or one that broke; trying again may help."""


class HubBusy(HubError):
    """The hub is overloaded or counts too many requests; trying again later helps."""

    retry_after_s: float = 0.0
    """How long the hub asks to wait; 0 where it does not say."""


class HubRefused(HubError):
    """The hub does not give this, or gave an answer that makes no sense."""


class GatedModel(HubError):
    """The model's terms must be accepted first, or its repository is private."""


class NotOnHub(HubError):
    """There is no such repository, revision or file."""


class DownloadError(InglenookError):
    """A file cannot be fetched to its end."""


class DiskTooSmall(DownloadError):
    """The disk has less free space than the file needs."""


class DownloadDamaged(DownloadError):
    """What arrived is not what the hub has."""


class DownloadInUse(DownloadError):
    """Another process is fetching the same file."""


class ModelInUse(ModelError):
    """The model is loaded or chosen, so its file must stay."""


class UnsuitableEncoder(ModelError):
    """The model cannot compare questions."""


class CannotShrink(ModelError):
    """No smaller version of the model can be made as it was asked for."""


class ConversationNotFound(InglenookError):
    """The conversation or message is not in the history (any more)."""


class CachedAnswerNotFound(InglenookError):
    """The answer is not in the response cache (any more)."""


class CannotLearn(InglenookError):
    """The encoder cannot learn from what there is."""


class ToolFailed(InglenookError):
    """A tool gives no result; the model is told why."""


class ServerError(InglenookError):
    """The server for other programs cannot be opened."""


class SecretStoreError(InglenookError):
    """The system's keyring cannot be used."""


class EncryptionError(InglenookError):
    """What is kept on the disk cannot be encrypted, or decrypted."""


class Locked(EncryptionError):
    """It is encrypted, and its key is not to be had."""


class WrongPassphrase(EncryptionError):
    """The passphrase does not open the key."""


class UnexpectedError(InglenookError):
    """A defect of Inglenook, reported where no better error exists."""


def _tree(root: type[InglenookError]) -> dict[str, type[InglenookError]]:
    found = {root.__name__: root}
    for child in root.__subclasses__():
        found |= _tree(child)
    return found


def rebuild(kind: str, message: str, hint: str) -> InglenookError:
    """The error that was raised on the other side of a process border."""
    return _tree(InglenookError).get(kind, UnexpectedError)(message, hint)
