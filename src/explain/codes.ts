/** Codes of presets and of what explains a difference. */
export const explainCodes = {
  NO_SUCH_PRESET: "there is no preset of this name",
  EFFECTS_AS_GIVEN: "bare effects were taken as they are; only their pooling was explained",
  SETTINGS_TOGETHER:
    "settings some mixtures of which cannot be fitted count as one when a difference is explained; their joint effect is given",
} as const;
