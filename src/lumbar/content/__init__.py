"""The exercise library, its words and its checks: files in, records for the core out."""
