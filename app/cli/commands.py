"""The whole command line: what `app.cli.main` has, and every other command."""

from __future__ import annotations

from app.cli.bench import bench, tune
from app.cli.cache import cache
from app.cli.cache_encoder import encoder
from app.cli.cache_learn import learn, pairs
from app.cli.cloud import cloud
from app.cli.device import device
from app.cli.encryption import encryption
from app.cli.federate import federate
from app.cli.ledger import ledger
from app.cli.lend import lend
from app.cli.main import app
from app.cli.models import models
from app.cli.models_fit import fit, recommend_models
from app.cli.models_shrink import shrink_model
from app.cli.plan import plan
from app.cli.redact import redact, restore
from app.cli.route import route
from app.cli.tools import tools
from app.cli.usage import usage

__all__ = ["app"]

app.command()(device)
app.command()(plan)
app.command()(bench)
app.command()(tune)
app.command()(lend)
app.command()(ledger)
app.command()(redact)
app.command()(restore)
app.command()(usage)
cache.command()(learn)
cache.command()(pairs)
cache.add_typer(encoder)
models.command()(fit)
models.command("recommend")(recommend_models)
models.command("shrink")(shrink_model)
app.add_typer(models)
app.add_typer(cache)
app.add_typer(cloud)
app.add_typer(encryption)
app.add_typer(federate)
app.add_typer(tools)
app.add_typer(route)
