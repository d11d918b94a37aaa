/** What can go wrong when a figure is asked for. */
export const plotCodes = {
  BAD_KIND: "the figure cannot be drawn in this way: a heat map needs two dimensions that have more than one value",
  BAD_LIMITS:
    "the limits of the axis are no interval: give the lower one first, both finite, and both above 0 for a ratio measure",
  BAD_WIDTH: "the width of the figure is no number of pixels above 0: give one, or leave it out",
  NOT_A_FIT: "a pooled effect, or a grid of them, is needed: a regression has rows and figures of its own",
  NO_WEEKS:
    "no effect says at which week it was measured, so that no figure over time can be drawn: give weeks in the data, or draw forestPlot, which needs none",
} as const;
