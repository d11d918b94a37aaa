import type { Adapter } from "./compare.js";
import { poolAsConfint } from "./confint.js";
import { conversions } from "./conversions.js";
import { effectsAsEscalc } from "./escalc.js";
import { poolAsMeta } from "./meta-pkg.js";
import { regressAsRma } from "./metareg.js";
import { poolTables } from "./mh-peto.js";
import { mixedAsked } from "./mixed-questions.js";
import { plotData } from "./plotdata.js";
import { poolAsRma } from "./rma-uni.js";
import { robustAs } from "./robust.js";
import { sensitivityAs } from "./sensitivity.js";
import { subgroupsAsRma } from "./subgroup.js";
import { covarianceAsVcalc } from "./vcalc-aggregate.js";

/** What answers the cases of each topic; the name is that of its file in `results/`. */
export const topics: Readonly<Record<string, Adapter>> = {
  confint: poolAsConfint,
  conversions,
  escalc: effectsAsEscalc,
  meta_pkg: poolAsMeta,
  metareg: regressAsRma,
  mh_peto: poolTables,
  multilevel: mixedAsked,
  multivariate: mixedAsked,
  plotdata: plotData,
  rma_uni: poolAsRma,
  robust: robustAs,
  sensitivity: sensitivityAs,
  subgroup: subgroupsAsRma,
  timecourse: mixedAsked,
  vcalc_aggregate: covarianceAsVcalc,
};
