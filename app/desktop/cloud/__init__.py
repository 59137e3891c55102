"""The parts of the consent sheet and of the ledger page."""
