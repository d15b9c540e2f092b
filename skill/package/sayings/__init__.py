"""What is said for each intent, as patterns: a module a kind of wish."""
