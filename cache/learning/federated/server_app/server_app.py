"""Flower's side of learning together: hands out the weights of a round and averages what comes back (FedAvg).

All clients count the same, because how many pairs somebody has is nobody's business. Imports nothing of Inglenook.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path

import numpy as np
from flwr.app import Array, ArrayRecord, ConfigRecord, Context, Message
from flwr.clientapp import ClientApp
from flwr.serverapp import Grid, ServerApp
from flwr.serverapp.strategy import FedAvg

app = ServerApp()
client = ClientApp()


@client.train()
def train(message: Message, context: Context) -> Message:
    """Nothing: Inglenook brings its own side and never runs what a server sends."""
    raise NotImplementedError("Join with `inglenook federate join`.")


@app.main()
def main(grid: Grid, context: Context) -> None:
    """Run all rounds and write what was learned."""
    config = context.run_config
    clients, rank, dimensions = int(config["clients"]), int(config["rank"]), int(config["dimensions"])
    strategy = FedAvg(
        fraction_train=1.0,
        # Nobody evaluates: that message brings everybody the average.
        fraction_evaluate=1.0,
        min_train_nodes=clients,
        min_evaluate_nodes=clients,
        min_available_nodes=clients,
    )
    terms = {
        "rounds": int(config["rounds"]),
        "clients": clients,
        "clip": float(config["clip"]),
        "noise": float(config["noise"]),
        "base": str(config["base"]),
    }
    result = strategy.start(
        grid,
        ArrayRecord({"change": Array(np.zeros((rank, dimensions), np.float32))}),
        num_rounds=int(config["rounds"]),
        train_config=ConfigRecord(dict(terms)),
        evaluate_config=ConfigRecord(dict(terms)),
        timeout=600,
    )
    change = np.ascontiguousarray(result.arrays["change"].numpy(), dtype="<f4")
    found = {"shape": list(change.shape), "data": base64.b64encode(change.tobytes()).decode()}
    Path(str(config["out"])).write_text(json.dumps({"change": found, "base": str(config["base"])}), "utf-8")
