"""The reference pages of the rules, each printed from the tables the code runs on."""
