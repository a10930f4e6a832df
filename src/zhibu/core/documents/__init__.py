"""Documents from plain values: official Word, ledgers in Excel."""
