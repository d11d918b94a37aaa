// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
import type { Dataset } from "../../src/types/index.js";

export const fine1993: Dataset = {
  name: "fine1993",
  csv: `id,trial,treatment_arm,comparator_arm,weeks,window,kind,treatment_n,treatment_events,comparator_n,comparator_events
1-6,Trial 1,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,19,16,22,20
1-12,Trial 1,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,19,11,22,12
1-18,Trial 1,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,19,4,22,8
1-24,Trial 1,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,19,4,22,3
2-6,Trial 2,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,34,22,35,22
2-12,Trial 2,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,34,18,35,12
2-18,Trial 2,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,34,15,35,8
2-24,Trial 2,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,34,15,35,6
3-6,Trial 3,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,72,44,68,40
3-12,Trial 3,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,72,21,68,15
3-18,Trial 3,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,72,10,68,3
3-24,Trial 3,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,72,3,68,0
4-6,Trial 4,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,22,19,20,12
4-12,Trial 4,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,22,14,20,5
4-18,Trial 4,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,22,5,20,4
4-24,Trial 4,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,22,2,20,3
5-6,Trial 5,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,70,62,32,27
5-12,Trial 5,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,70,42,32,13
5-18,Trial 5,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,70,26,32,6
5-24,Trial 5,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,70,15,32,5
6-6,Trial 6,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,183,130,94,65
6-12,Trial 6,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,183,80,94,33
6-18,Trial 6,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,183,47,94,14
6-24,Trial 6,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,183,30,94,11
7-6,Trial 7,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,26,24,50,30
7-12,Trial 7,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,26,13,50,18
7-18,Trial 7,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,26,5,50,10
7-24,Trial 7,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,26,3,50,9
8-6,Trial 8,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,61,51,55,44
8-12,Trial 8,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,61,37,55,30
8-18,Trial 8,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,61,19,55,19
8-24,Trial 8,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,61,11,55,15
9-6,Trial 9,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,36,30,25,17
9-12,Trial 9,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,36,23,25,12
9-18,Trial 9,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,36,13,25,4
9-24,Trial 9,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,36,10,25,4
10-6,Trial 10,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,45,43,35,35
10-12,Trial 10,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,45,19,35,14
10-18,Trial 10,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,45,8,35,4
10-24,Trial 10,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,45,6,35,0
11-6,Trial 11,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,246,169,208,139
11-12,Trial 11,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,246,106,208,76
11-18,Trial 11,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,246,67,208,42
11-24,Trial 11,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,246,51,208,35
12-6,Trial 12,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,386,279,141,97
12-12,Trial 12,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,386,170,141,46
12-18,Trial 12,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,386,97,141,21
12-24,Trial 12,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,386,73,141,8
13-6,Trial 13,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,59,56,32,30
13-12,Trial 13,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,59,34,32,17
13-18,Trial 13,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,59,21,32,9
13-24,Trial 13,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,59,20,32,7
14-6,Trial 14,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,45,42,15,10
14-12,Trial 14,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,45,18,15,3
14-18,Trial 14,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,45,9,15,1
14-24,Trial 14,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,45,9,15,1
15-6,Trial 15,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,14,14,18,18
15-12,Trial 15,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,14,13,18,14
15-18,Trial 15,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,14,12,18,13
15-24,Trial 15,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,14,9,18,12
16-6,Trial 16,radiotherapy and chemotherapy,radiotherapy,26,6 months,events,26,21,19,15
16-12,Trial 16,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,26,12,19,10
16-18,Trial 16,radiotherapy and chemotherapy,radiotherapy,78,18 months,events,26,6,19,4
16-24,Trial 16,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,26,5,19,1
17-6,Trial 17,radiotherapy and chemotherapy,radiotherapy,26,6 months,reported-only,74,,75,
17-12,Trial 17,radiotherapy and chemotherapy,radiotherapy,52,12 months,events,74,42,75,40
17-18,Trial 17,radiotherapy and chemotherapy,radiotherapy,78,18 months,reported-only,74,,75,
17-24,Trial 17,radiotherapy and chemotherapy,radiotherapy,104,24 months,events,74,23,75,30
`,
  codebook: {
    name: "fine1993",
    title: "Chemotherapy added to radiotherapy for glioma: survivors at four times",
    synthetic: false,
    source: "Fine et al. (1993), as in Trikalinos & Olkin (2012), Clin Trials 9(5), 610-620",
    licence: "Figures are facts of the publication; the compilation is under the MIT licence",
    outcomes: [
      {
        name: "survival",
        label: "survivors",
        domain: "survival",
        better: "higher",
      },
    ],
    controls: [
      {
        name: "radiotherapy alone",
        comparator: "same-care",
        masked: "unknown",
        skinPenetrated: "no",
      },
    ],
    reportedWindows: ["6 months", "12 months", "18 months", "24 months"],
  },
};
