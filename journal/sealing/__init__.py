"""The sealed format, version 1, a second time (docs/sealed-format.md).

For demo data, tests, benches and reading exports. The running server never opens anything,
and so never imports this room.
"""
