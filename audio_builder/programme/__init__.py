"""Programmes: which routine on which day, for weeks; as a coach writes them, dated, and published.

The pure rooms are `model`, `rules`, `schedule`, `offer`, `calendar` and `feed`; `file` reads YAML.
"""
