"""Charts of a benchmark: painted alike on the screen, into a picture and into an SVG file."""
