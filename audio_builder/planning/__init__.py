"""A routine at a pace becomes a timeline. Pure."""
