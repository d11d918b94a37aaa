// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
import type { Dataset } from "../../src/types/index.js";

export const normand1999: Dataset = {
  name: "normand1999",
  csv: `id,trial,treatment_arm,comparator_arm,treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd
1,Edinburgh,specialist care,routine care,155,55,47,156,75,64
2,Orpington-Mild,specialist care,routine care,31,27,7,32,29,4
3,Orpington-Moderate,specialist care,routine care,75,64,17,71,119,29
4,Orpington-Severe,specialist care,routine care,18,66,20,18,137,48
5,Montreal-Home,specialist care,routine care,8,14,8,13,18,11
6,Montreal-Transfer,specialist care,routine care,57,19,7,52,18,4
7,Newcastle,specialist care,routine care,34,52,45,33,41,34
8,Umea,specialist care,routine care,110,21,16,183,31,27
9,Uppsala,specialist care,routine care,60,30,27,52,23,20
`,
  codebook: {
    name: "normand1999",
    title: "Specialist against routine care after stroke: days in hospital",
    synthetic: false,
    source: "Normand (1999), Stat Med 18(3), 321-359",
    licence: "Figures are facts of the publication; the compilation is under the MIT licence",
    outcomes: [
      {
        name: "days in hospital",
        domain: "length of stay",
        better: "lower",
        unit: "days",
      },
    ],
    controls: [
      {
        name: "routine care",
        comparator: "routine-care",
        masked: "no",
        skinPenetrated: "no",
      },
    ],
  },
};
