import fc from "fast-check";
import type { Measure, MeasureStatistics } from "../../src/types/index.js";

const n = fc.integer({ min: 5, max: 400 });
const sd = fc.double({ min: 4, max: 20, noNaN: true });
const mean = fc.double({ min: 20, max: 40, noNaN: true });
const r = fc.double({ min: -0.9, max: 0.9, noNaN: true });
const r2 = fc.double({ min: 0.02, max: 0.95, noNaN: true });
const time = fc.double({ min: 1, max: 5000, noNaN: true });

const group = fc.record({ n, mean, sd });
const twoMeans = fc.record({ treatment: group, comparator: group });
const arm = n.chain((size) => fc.record({ n: fc.constant(size), events: fc.integer({ min: 0, max: size }) }));
const twoEvents = fc.record({ treatment: arm, comparator: arm });
const rate = fc.record({ events: fc.integer({ min: 0, max: 90 }), time });
const twoRates = fc.record({ treatment: rate, comparator: rate });
const sizes = fc.record({ treatment: n, comparator: n });
const area = fc.record({ auc: fc.double({ min: 0.05, max: 0.95, noNaN: true }), n: sizes });
const moment = fc.record({ mean, sd });
const paired = fc.record({ n, after: moment, before: moment, correlation: r });
const count = fc.integer({ min: 0, max: 80 });
const pairs = fc.record({ both: count, onlyTreatment: count, onlyComparator: count, neither: count });
const correlation = fc.record({ r, n });
const partial = fc.record({ r, n: fc.integer({ min: 12, max: 400 }), predictors: fc.integer({ min: 1, max: 8 }) });
const semiPartial = fc.record({ r: fc.double({ min: -0.5, max: 0.5, noNaN: true }), r2: fc.constant(0.6), n });
const determination = fc.record({
  r2,
  n: fc.integer({ min: 12, max: 400 }),
  predictors: fc.integer({ min: 1, max: 8 }),
});
const alpha = fc.record({
  alpha: fc.double({ min: -0.5, max: 0.97, noNaN: true }),
  items: fc.integer({ min: 2, max: 40 }),
  n,
});
const printed = fc
  .record({
    ratio: fc.double({ min: 0.05, max: 20, noNaN: true }),
    factor: fc.double({ min: 1.1, max: 5, noNaN: true }),
  })
  .map(({ ratio, factor }) => ({ ratio, ci: [ratio / factor, ratio * factor] as const }));
const genotypes = fc.record({ homozygotes: fc.tuple(count, count), heterozygotes: count });

/** Statistics that a sample can have, for every measure. */
export const samples: { readonly [M in Measure]: fc.Arbitrary<MeasureStatistics[M]> } = {
  ...{ MD: twoMeans, SMD: twoMeans, SMDH: twoMeans, SMD1: twoMeans, SMD1H: twoMeans, ROM: twoMeans, VR: twoMeans },
  ...{ CVR: twoMeans, RPB: twoMeans, ZPB: twoMeans, RBIS: twoMeans, ZBIS: twoMeans, D2OR: twoMeans, D2ORL: twoMeans },
  ...{ D2ORN: twoMeans, CLESN: twoMeans, AUCN: twoMeans, CLES: area, AUC: area },
  ...{ OR: twoEvents, RR: twoEvents, RD: twoEvents, PETO: twoEvents, AS: twoEvents, PBIT: twoEvents, PHI: twoEvents },
  ...{ ZPHI: twoEvents, YUQ: twoEvents, YUY: twoEvents, RTET: twoEvents, ZTET: twoEvents },
  ...{ OR2D: twoEvents, OR2DL: twoEvents, OR2DN: twoEvents },
  ...{ IRR: twoRates, IRD: twoRates, IRSD: twoRates, HR: printed },
  ...{ MC: paired, SMCC: paired, SMCR: paired, SMCRH: paired, SMCRP: paired, SMCRPH: paired, ROMC: paired },
  ...{ VRC: paired, CVRC: paired, CLESCN: paired },
  ...{ MPRD: pairs, MPRR: pairs, MPOR: pairs, MPORC: pairs, MPPETO: pairs },
  ...{ COR: correlation, UCOR: correlation, ZCOR: correlation, PCOR: partial, ZPCOR: partial },
  ...{ SPCOR: semiPartial, ZSPCOR: semiPartial },
  ...{ R2: determination, ZR2: determination, R2F: determination, ZR2F: determination },
  ...{ MN: group, SMN: group, MNLN: group, SDLN: group, CVLN: group },
  ...{ PR: arm, PLN: arm, PLO: arm, PRZ: arm, PAS: arm, PFT: arm, IR: rate, IRLN: rate, IRS: rate, IRFT: rate },
  ...{ ARAW: alpha, AHW: alpha, ABT: alpha, REH: genotypes },
};

export const codes = Object.keys(samples) as readonly Measure[];
