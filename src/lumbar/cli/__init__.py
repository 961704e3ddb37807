"""The `lumbar` command: reads arguments and files, prints; every decision is made elsewhere."""

from lumbar.cli.main import main

__all__ = ["main"]
