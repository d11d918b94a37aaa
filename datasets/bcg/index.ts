// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
import type { Dataset } from "../../src/types/index.js";

export const bcg: Dataset = {
  name: "bcg",
  csv: `id,trial,year,treatment_arm,comparator_arm,treatment_events,treatment_non_events,comparator_events,comparator_non_events,ablat,alloc
1,Aronson 1948,1948,BCG vaccine,not vaccinated,4,119,11,128,44,random
2,Ferguson & Simes 1949,1949,BCG vaccine,not vaccinated,6,300,29,274,55,random
3,Rosenthal et al 1960,1960,BCG vaccine,not vaccinated,3,228,11,209,42,random
4,Hart & Sutherland 1977,1977,BCG vaccine,not vaccinated,62,13536,248,12619,52,random
5,Frimodt-Moller et al 1973,1973,BCG vaccine,not vaccinated,33,5036,47,5761,13,alternate
6,Stein & Aronson 1953,1953,BCG vaccine,not vaccinated,180,1361,372,1079,44,alternate
7,Vandiviere et al 1973,1973,BCG vaccine,not vaccinated,8,2537,10,619,19,random
8,TPT Madras 1980,1980,BCG vaccine,not vaccinated,505,87886,499,87892,13,random
9,Coetzee & Berjak 1968,1968,BCG vaccine,not vaccinated,29,7470,45,7232,27,random
10,Rosenthal et al 1961,1961,BCG vaccine,not vaccinated,17,1699,65,1600,42,systematic
11,Comstock et al 1974,1974,BCG vaccine,not vaccinated,186,50448,141,27197,18,systematic
12,Comstock & Webster 1969,1969,BCG vaccine,not vaccinated,5,2493,3,2338,33,systematic
13,Comstock et al 1976,1976,BCG vaccine,not vaccinated,27,16886,29,17825,33,systematic
`,
  codebook: {
    name: "bcg",
    title: "BCG vaccine against tuberculosis",
    synthetic: false,
    source: "Colditz et al. (1994), JAMA 271(9), 698-702, doi:10.1001/jama.1994.03510330076038",
    licence: "Figures are facts of the publication; the compilation is under the MIT licence",
    outcomes: [
      {
        name: "tuberculosis",
        label: "cases of tuberculosis",
        domain: "tuberculosis",
        better: "lower",
      },
    ],
    controls: [
      {
        name: "not vaccinated",
        comparator: "not-vaccinated",
        masked: "unknown",
        skinPenetrated: "unknown",
      },
    ],
    columns: [
      { name: "ablat", label: "absolute latitude, degrees", type: "number" },
      { name: "alloc", label: "method of allocation", type: "text" },
    ],
  },
};
