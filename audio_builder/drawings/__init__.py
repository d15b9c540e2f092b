"""Line drawings of postures and exercises, as SVG files, and the way to read them."""
