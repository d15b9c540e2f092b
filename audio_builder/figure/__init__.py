"""The figure: a body of segments and joints, posed in degrees, as outlines that can be drawn."""
