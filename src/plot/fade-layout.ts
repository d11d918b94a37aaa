import type { FadePanel } from "./fade-data.js";
import type { FadeAxes, WindowSpan } from "./fade-marks.js";
import { type Face, plain, textWidth, wrap } from "./text.js";
import { styled } from "./texts.js";
import { faces, GUTTER, ink } from "./theme.js";

export const GAP = 18;
const LINE = 13;

/** Panels beside one another, with an axis of effects at the left. */
export interface PanelSize {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

export function panelSize(panels: number, width: number): PanelSize {
  const columns = panels === 4 ? 2 : Math.min(panels, 3);
  const each = Math.floor((width - GUTTER - GAP * (columns - 1)) / columns);
  return { columns, width: Math.max(each, 120), height: columns === 1 ? 260 : 180 };
}

/** Above each panel its control, how many trials there are, and the names of the windows where all have room. */
export function panelTitles(
  panels: readonly Pick<FadePanel, "title" | "tally">[],
  windows: readonly WindowSpan[],
  { weeks }: FadeAxes,
  { width }: PanelSize,
) {
  const named = windows.map(({ name, from, to }) => ({ name, left: weeks.pixel(from), right: weeks.pixel(to) }));
  const roomy = named.every(({ name, left, right }) => textWidth(name, faces.small) < right - left - 2);
  const lines = panels.map(({ title, tally }) =>
    [
      ...wrap(title, width, faces.strong).map((text) => ({ text, face: faces.strong as Face, color: ink.text })),
      ...wrap(tally, width, faces.note).map((text) => ({ text, face: faces.note as Face, color: ink.muted })),
    ].filter(({ text }) => text !== ""),
  );
  const bottom = roomy && named.length > 0 ? -LINE - 5 : -5;
  const texts = panels.flatMap((_, panel) => [
    ...lines[panel]!.map(({ text, face, color }, i, all) => ({
      panel,
      ...styled(text, 0, bottom - (all.length - 1 - i) * LINE - 6, face, color),
    })),
    ...(roomy
      ? named.map(({ name, left, right }) => ({
          panel,
          ...styled(plain(name), (left + right) / 2, -7, faces.small, ink.muted, "center"),
        }))
      : []),
  ]);
  return { texts, height: LINE * Math.max(...lines.map(({ length }) => length)) - bottom + 8 };
}
