import type { DrawnCurve, DrawnPoint, LayerSpec, VegaLiteSpec } from "../types/index.js";
import type { FadeAxes, Further, Scales } from "./fade-marks.js";
import { ink } from "./theme.js";

type CurveRow = VegaLiteSpec["datasets"][string][number];

/**
 * Points of all curves with the number of their panel. Weeks beyond those observed are a piece of their own, which begins where the
 * observed ones end.
 */
export function curveData(curves: readonly DrawnCurve[], { effects, weeks }: FadeAxes): CurveRow[] {
  const [first, last] = weeks.limits;
  const row = (panel: number, piece: string, point: DrawnPoint): CurveRow => ({
    ...{ panel, piece, observed: point.observed },
    weeks: Math.min(Math.max(point.weeks, first), last),
    estimate: effects.value(point.estimate),
    lower: effects.value(point.confidence[0]),
    upper: effects.value(point.confidence[1]),
    predictionLower: point.prediction && effects.value(point.prediction[0]),
    predictionUpper: point.prediction && effects.value(point.prediction[1]),
  });
  return curves.flatMap(({ points }, panel) => {
    const within = points.filter(({ observed }) => observed);
    const before = points.filter(({ observed, weeks: week }) => !observed && week < (within[0]?.weeks ?? 0));
    const after = points.filter(({ observed, weeks: week }) => !observed && week > (within.at(-1)?.weeks ?? 0));
    const beyond = (piece: string, some: readonly DrawnPoint[], edge: DrawnPoint | undefined) =>
      some.length === 0 || edge === undefined
        ? []
        : [...some, edge]
            .sort((a, b) => a.weeks - b.weeks)
            .map((point) => row(panel, `${panel}/${piece}`, { ...point, observed: false }));
    return [
      ...within.map((point) => row(panel, `${panel}/${point.piece ?? ""}`, point)),
      ...beyond("before", before, within[0]),
      ...beyond("after", after, within.at(-1)),
    ];
  });
}

/** Bands behind the trials, curves before them. */
export function curveLayers({ x, y }: Scales): Further {
  const weeks = x({ field: "weeks" });
  const detail = { field: "piece", type: "nominal" } as const;
  const only = (filter: string, mark: LayerSpec["mark"], encoding: LayerSpec["encoding"]): LayerSpec => ({
    data: { name: "curves" },
    transform: [{ filter }],
    mark: { ...mark, clip: true },
    encoding: { x: weeks, ...encoding, detail },
  });
  const band = { y: y({ field: "lower" }), y2: { field: "upper" } } as const;
  const foretold = { y: y({ field: "predictionLower" }), y2: { field: "predictionUpper" } } as const;
  const line = { y: y({ field: "estimate" }) } as const;
  return {
    behind: [
      only("isValid(datum.predictionLower)", { type: "area", color: ink.box, opacity: 0.35 }, foretold),
      only("datum.observed", { type: "area", color: ink.thin, opacity: 0.55 }, band),
      only("!datum.observed", { type: "area", color: ink.thin, opacity: 0.25 }, band),
    ],
    before: [
      only("datum.observed", { type: "line", color: ink.pooled, strokeWidth: 2 }, line),
      only("!datum.observed", { type: "line", color: ink.pooled, strokeWidth: 1.6, strokeDash: [5, 4] }, line),
    ],
  };
}
