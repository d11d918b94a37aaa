import { entriesOf } from "../regression/terms.js";
import type { RegressionFit, Subgroups } from "../types/index.js";
import { poolScript, rma, studyFrame, tau2Interval } from "./r-pool.js";
import { comment, frame, number, text, vector } from "./r-text.js";

/** The parts of a script that does what `metaRegression` did; its columns are written out, whatever terms they come from. */
export function regressionScript(fit: RegressionFit): readonly string[] {
  const { studies, design } = fit;
  const rows = studies.map(({ moderators }) => [
    ...(design.intercept ? [1] : []),
    ...design.terms.flatMap((term) => entriesOf(term, moderators)),
  ]);
  const names = design.kept.map((place) => design.columns[place]?.name ?? "");
  const columns = design.kept.map(
    (place, i) => `  ${text(names[i] as string)} = ${vector(rows.map((row) => row[place] as number))}`,
  );
  return [
    studyFrame(studies),
    `${comment("Columns of the design")}\nX <- cbind(\n${columns.join(",\n")}\n)`,
    rma("fit", ["yi, vi, mods = X, intercept = FALSE, data = dat, slab = label"], fit),
    ...tested(fit),
    ...tau2Interval(fit),
  ];
}

/** The test of all coefficients but the intercept. */
function tested({ omnibus, design }: RegressionFit): readonly string[] {
  if (omnibus === null) return [];
  const first = design.intercept ? 2 : 1;
  return [
    `${comment("Test of the moderators")}\nomnibus <- anova(fit, btt = ${first}:${design.kept.length})\nprint(omnibus)`,
  ];
}

/** The parts of a script that does what `subgroups` did. */
export function subgroupsScript({ groups, regression, between, by }: Subgroups): readonly string[] {
  if (regression !== null) return [comment(`Groups by ${by}, one tau2 for all`), ...regressionScript(regression)];
  const fits = groups.flatMap(({ group, fit }) => (fit === null || fit.k === 0 ? [] : [{ group, fit }]));
  const each = fits.flatMap(({ group, fit }) => [
    comment(`Group: ${group}`),
    ...poolScript(fit),
    "fits <- c(fits, list(fit))",
  ]);
  if (between === null || between.statistic === null) return ["fits <- list()", ...each];
  return [
    "fits <- list()",
    ...each,
    [
      comment(`Test between the groups: Q of the pooled effects`),
      frame("pooled", { group: fits.map(({ group }) => group) }),
      "pooled$estimate <- sapply(fits, function(fit) c(fit$beta))",
      "pooled$se <- sapply(fits, function(fit) fit$se)",
      'between <- rma(estimate, sei = se, data = pooled, method = "EE")',
      `cat("Q =", between$QE, " df =", ${number(between.df)}, " p =", between$QEp, "\\n")`,
    ].join("\n"),
  ];
}
