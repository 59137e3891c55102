"""A Flower node: stands between the server and Inglenook, in an environment and a process of its own.

    python node.py HOST:PORT [CERTIFICATES | system]

Flower's usual node would run whatever code the server sends with a run. This one asks for no code: it takes the weights
of a message, writes them to standard output as one line of JSON, reads what is to be sent back from standard input, and
replies. It knows no question and no text. Imports nothing of Inglenook, since its environment has only Flower.
"""

from __future__ import annotations

import base64
import json
import sys
import time
from typing import Any

import numpy as np
from flwr.app import Array, ArrayRecord, Error, Message, MetricRecord, RecordDict
from flwr.supercore.inflatable.inflatable_object import get_all_nested_objects, get_object_tree
from flwr.supercore.inflatable.inflatable_utils import pull_and_inflate_object_from_tree, push_objects
from flwr.supernode.fleet_http_connection import http_request_response

_BETWEEN_S = 0.5
"""Between two looks for work."""
_REFUSED = 2
"""Flower's code for a client that has failed at its task."""


def main() -> None:
    """Serve until standard input ends or the process is ended."""
    address, certificates = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    trusted = None if certificates in {"", "system"} else certificates
    connection = http_request_response(address, not certificates, trusted, max_retries=3, max_wait_time=30)
    with connection as (node, receive, send, _run, _code, pull, push, confirm):
        _say({"joined": str(node)})
        while True:
            work = receive()
            if work is None:
                time.sleep(_BETWEEN_S)
                continue
            metadata = work[0].metadata
            message = pull_and_inflate_object_from_tree(
                work[1],
                lambda object_id, run=metadata.run_id: pull(run, object_id),
                lambda object_id, run=metadata.run_id: confirm(run, object_id),
                return_type=Message,
            )
            message.metadata.__dict__["_message_id"] = metadata.message_id
            began = time.monotonic()
            reply, last = _reply(message)
            reply.metadata.__dict__["_message_id"] = reply.object_id
            wanted, session = send(reply, get_object_tree(reply), time.monotonic() - began)
            push_objects(
                get_all_nested_objects(reply),
                lambda object_id, content, run=metadata.run_id, of=session: push(run, of, object_id, content),
                object_ids_to_push=wanted,
            )
            if last:
                return


def _reply(message: Message) -> tuple[Message, bool]:
    """What Inglenook makes of it, and whether it was the last message."""
    content = message.content
    asked: dict[str, Any] = {"kind": message.metadata.message_type}
    for record in content.config_records.values():
        asked["config"] = dict(record)
    for record in content.array_records.values():
        asked["arrays"] = {name: _packed(array.numpy()) for name, array in record.items()}
    _say(asked)
    line = sys.stdin.readline()
    if not line:
        sys.exit(0)
    given = json.loads(line)
    if "refused" in given:
        return Message(Error(_REFUSED, given["refused"]), reply_to=message), True
    records = RecordDict({"metrics": MetricRecord({"num-examples": 1})})
    if "arrays" in given:
        arrays = {name: Array(_unpacked(value)) for name, value in given["arrays"].items()}
        records["arrays"] = ArrayRecord(arrays)
    return Message(records, reply_to=message), bool(given.get("last"))


def _packed(array: Any) -> dict[str, Any]:
    plain = np.ascontiguousarray(array, dtype="<f4")
    return {"shape": list(plain.shape), "data": base64.b64encode(plain.tobytes()).decode()}


def _unpacked(value: dict[str, Any]) -> Any:
    return np.frombuffer(base64.b64decode(value["data"]), dtype="<f4").reshape(value["shape"])


def _say(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
