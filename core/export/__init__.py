"""A run to files for others: tables, pages, scripts."""
