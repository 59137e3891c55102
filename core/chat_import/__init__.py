"""Conversations that another program has exported, read with bounds: ChatGPT, Open WebUI, Jan, GPT4All, Inglenook."""

from core.chat_import.exported import ExportedConversation, ExportedMessage
from core.chat_import.read import read_export

__all__ = ["ExportedConversation", "ExportedMessage", "read_export"]
