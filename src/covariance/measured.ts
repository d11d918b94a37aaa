import { groupOf } from "../effect/arms.js";
import { weeksFrom } from "../effect/index.js";
import { SynthesisError } from "../errors.js";
import type { BareEffect, ComputedEffect, Contrast, Origin } from "../types/index.js";
import type { Score } from "./change-correlation.js";
import { columnOf, type Given, isComputed, namedColumn, type Reader } from "./column.js";
import type { ArmColumns, CovarianceOptions } from "./options.js";
import type { Point } from "./person-correlation.js";
import { type Arm, bySize, type Source, type Sources, sourcesOf } from "./sources.js";

/** An effect seen as measurements of people. */
export interface Measured extends Sources {
  /** Its place among all effects that were given. */
  readonly place: number;
  readonly label: string;
  readonly cluster: string;
  /** People of different subgroups are different people; `null` for all of them. */
  readonly subgroup: string | null;
  readonly point: Point;
  /** What it is a mean of, with weights; itself alone for most. */
  readonly visits: Score<Point>;
  /** A change is the measurement less that at baseline. */
  readonly baseline: Point | null;
  readonly vi: number;
  readonly effect: ComputedEffect | null;
}

/** All effects that have numbers, with what is known of the people behind them. */
export function measuredOf(effects: readonly Given[], options: CovarianceOptions): readonly Measured[] {
  const rich = effects.length > 0 && "status" in (effects[0] as object);
  return rich ? fromComputed(effects, options) : fromBare(effects as readonly BareEffect[], options);
}

/** Effects of one trial together, in the order in which trials occur. */
export function byCluster(measured: readonly Measured[]): ReadonlyMap<string, readonly Measured[]> {
  const clusters = new Map<string, Measured[]>();
  for (const each of measured) {
    const others = clusters.get(each.cluster);
    if (others === undefined) clusters.set(each.cluster, [each]);
    else others.push(each);
  }
  return clusters;
}

const text = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

function fromComputed(effects: readonly Given[], options: CovarianceOptions): readonly Measured[] {
  const { data, cluster, type, obs, time, subgroup } = options;
  const read = (name: string | undefined): Reader => (name === undefined ? null : namedColumn(name, effects, data));
  const [clusters, types, marks, times, groups] = [cluster, type, obs, time, subgroup].map(read);
  const origins = originsOf(effects);
  const baselines = baselineSds(effects);
  return effects.flatMap((effect, place): Measured[] => {
    if (!isComputed(effect) || (effect.status === "doubtful" && options.includeDoubtful !== true)) return [];
    const { contrast } = effect;
    const origin = origins.get(contrast.trial);
    const weeks = times ? numberOf(times(place)) : weekOf(contrast, origin);
    const point: Point = {
      type: (types ? text(types(place)) : null) ?? contrast.outcome.name,
      obs: marks ? text(marks(place)) : (contrast.instrument ?? ""),
      visit: weeks !== null ? visitOf(weeks) : (contrast.reportedWindow?.name ?? nameOfVisit(contrast)),
      weeks,
    };
    return [
      {
        place,
        label: effect.label,
        cluster: (clusters ? text(clusters(place)) : null) ?? contrast.trial,
        subgroup: groups ? text(groups(place)) : null,
        point,
        visits: times || marks || types ? [[point, 1]] : visitsOf(effect, point, origin),
        baseline: isChange(effect)
          ? { ...point, visit: "baseline", weeks: times ? 0 : weekOfBaseline(contrast, origin) }
          : null,
        vi: effect.vi,
        effect,
        ...withSds(sourcesOf(effect), effect, baselines),
      },
    ];
  });
}

/** Weeks that differ by less than a hundredth are one visit, as in windows. */
const visitOf = (weeks: number): string => String(Math.round(weeks * 100) / 100);

/** A mean of several visits correlates with a further one as their sum does. */
function visitsOf({ contrast, combined }: ComputedEffect, point: Point, origin: Origin | undefined): Score<Point> {
  if (combined === undefined) return [[point, 1]];
  return combined.map(({ outcome, instrument, weeks, reportedWindow, weight }, i) => {
    const week = weekOf({ ...contrast, weeks }, origin);
    const visit = week === null ? (reportedWindow ?? `${point.visit} ${i}`) : visitOf(week);
    return [{ type: outcome, obs: instrument ?? "", visit, weeks: week }, weight] as const;
  });
}

const isChange = ({ contrast }: ComputedEffect): boolean => "score" in contrast && contrast.score === "change";

/** Standard deviations at baseline, by trial, outcome, instrument and arm: from rows that give no effect. */
function baselineSds(effects: readonly Given[]): ReadonlyMap<string, number> {
  const sds = new Map<string, number>();
  for (const effect of effects) {
    if (!("contrast" in effect) || effect.contrast.visit !== "baseline" || effect.contrast.kind !== "means") continue;
    const { contrast } = effect;
    for (const [arm, found] of [
      [contrast.treatmentArm, contrast.treatment],
      [contrast.comparatorArm, contrast.comparator],
    ] as const) {
      const group = groupOf(found, contrast.ciLevel, contrast.ciDistribution, "");
      if (group !== null) sds.set(keyOf(contrast, arm), group.group.sd);
    }
  }
  return sds;
}

const keyOf = ({ trial, outcome, instrument }: Contrast, arm: string): string =>
  JSON.stringify([trial, outcome.name, instrument, arm]);

/** Of a change, each arm's standard deviations at baseline and of the change, where both are known. */
function withSds(found: Sources, effect: ComputedEffect, baselines: ReadonlyMap<string, number>): Sources {
  const { contrast } = effect;
  if (contrast.kind !== "means" || contrast.score !== "change") return found;
  // Treatment and comparator take turns.
  const sources = found.sources.map((source, i): Source => {
    const isTreatment = i % 2 === 0;
    const arm = isTreatment ? contrast.treatment : contrast.comparator;
    const baseline = baselines.get(keyOf(contrast, isTreatment ? contrast.treatmentArm : contrast.comparatorArm));
    const change = groupOf(arm, contrast.ciLevel, contrast.ciDistribution, "")?.group.sd;
    return baseline === undefined || change === undefined ? source : { ...source, sds: { baseline, change } };
  });
  return { ...found, sources };
}

/** Rows of one trial count from one origin: their own, or randomisation where they have several. */
function originsOf(effects: readonly Given[]): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin>();
  for (const effect of effects) {
    if (!isComputed(effect) || effect.contrast.weeks === null) continue;
    const { trial, weeksFrom: origin } = effect.contrast;
    origins.set(trial, origins.has(trial) && origins.get(trial) !== origin ? "randomisation" : origin);
  }
  return origins;
}

function weekOf(contrast: Contrast, origin: Origin | undefined): number | null {
  if (origin === undefined) return null;
  const found = weeksFrom(contrast, origin);
  return "weeks" in found ? found.weeks : null;
}

/** Where weeks cannot be brought to one origin, visits are at least told apart. */
const nameOfVisit = ({ weeks, weeksFrom: origin, row }: Contrast): string =>
  weeks === null ? `row ${row}` : `${weeks} from ${origin}`;

/** Baseline is the day of randomisation. */
function weekOfBaseline({ treatmentWeeks }: Contrast, origin: Origin | undefined): number | null {
  if (origin === "randomisation") return 0;
  return origin === "end-of-treatment" && treatmentWeeks !== null ? -treatmentWeeks : null;
}

function fromBare(effects: readonly BareEffect[], options: CovarianceOptions): readonly Measured[] {
  const { data, cluster, type, obs, time, subgroup, arms } = options;
  const read = (name: string | undefined): Reader => (name === undefined ? null : namedColumn(name, effects, data));
  const clusters = cluster === undefined ? columnOf("trial", effects, data) : read(cluster);
  if (clusters === null) {
    throw new SynthesisError("NO_CLUSTER", "covariance: nothing says which effects belong to one trial", {
      remedy: 'name a column, cluster: "study", and give its values in data if the effects do not have them',
    });
  }
  const [types, marks, groups] = [type, obs, subgroup].map(read);
  const times = time === undefined ? columnOf("weeks", effects, data) : read(time);
  if (times === null && options.samplingPhi !== undefined && options.structure !== "CS")
    throw new SynthesisError("NO_TIME", "covariance: samplingPhi needs the weeks of each effect, and there are none", {
      remedy: 'name their column, time: "weeks", and give its values in data if the effects do not have them',
    });
  const sources = sourcesOfColumns(effects, arms, data);
  return effects.map((effect, place): Measured => {
    const weeks = times === null ? null : numberOf(times(place));
    const point: Point = {
      type: (types ? text(types(place)) : null) ?? "",
      obs: marks ? text(marks(place)) : null,
      visit: times === null ? "" : weeks === null ? `effect ${place + 1}` : visitOf(weeks),
      weeks,
    };
    return {
      place,
      label: effect.label ?? `effect ${place + 1}`,
      cluster: text(clusters(place)) ?? `effect ${place + 1}`,
      subgroup: groups ? text(groups(place)) : null,
      point,
      visits: [[point, 1]],
      baseline: null,
      vi: effect.vi,
      effect: null,
      ...sources(effect, place),
    };
  });
}

function sourcesOfColumns(
  effects: readonly BareEffect[],
  arms: ArmColumns | undefined,
  data: CovarianceOptions["data"],
): (effect: BareEffect, place: number) => Sources {
  if (arms === undefined)
    return ({ vi, size = null }) => ({
      sources: [{ arm: "", parts: [""], sign: 1, n: size, variance: vi, of: "mean", risk: null, sds: null }],
      known: "by formula",
    });
  const { treatment, comparator, treatmentN, comparatorN } = arms;
  const read = (name: string) => namedColumn(name, effects, data);
  const [one, other, n1, n2] = [read(treatment), read(comparator), read(treatmentN), read(comparatorN)];
  return ({ vi }, place) =>
    bySize(
      [
        named(text(one(place)) ?? `treatment of effect ${place + 1}`, 1, numberOf(n1(place))),
        named(text(other(place)) ?? `comparator of effect ${place + 1}`, -1, numberOf(n2(place))),
      ],
      vi,
    );
}

const numberOf = (value: string | number | null): number | null => (typeof value === "number" ? value : null);

const named = (arm: string, sign: 1 | -1, n: number | null): Arm => ({ arm, parts: [arm], sign, n });
