/** What can go wrong when a figure is drawn. */
export const renderCodes = {
  FONTS_MISSING:
    "the two font files that ship with the package cannot be read here: pass their bytes as fonts; without them a picture has no letters",
  RENDERER_MISSING:
    "a package that draws is not installed (vega, vega-lite or @resvg/resvg-wasm; all are optional dependencies): install the one named",
  RENDER_FAILED:
    "the specification could not be drawn: look at the renderer's own message, it names what it did not understand",
} as const;
