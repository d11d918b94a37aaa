// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
import type { Dataset } from "../../src/types/index.js";

export const acupunctureTimeCourse: Dataset = {
  name: "acupuncture-time-course",
  csv: `id,trial,year,treatment_arm,comparator_arm,comparator,weeks,window,kind,measure,estimate,estimate_sign,note,comparison,source_url,seen_in
X001,Foster 2007,2007,no acupuncture,its own baseline,no-acupuncture-arm,49,week 49,estimate,SMD,0.6,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading); trials with follow-up beyond 6 months only,acupuncture vs no acupuncture,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X002,Foster 2007,2007,"acupuncture, against no acupuncture",its own baseline,acupuncture,49,week 49,estimate,SMD,0.55,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading); trials with follow-up beyond 6 months only,acupuncture vs no acupuncture,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X003,Thomas 2006,2006,no acupuncture,its own baseline,no-acupuncture-arm,40,week 40,estimate,SMD,1.09,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading); trials with follow-up beyond 6 months only,acupuncture vs no acupuncture,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X004,Thomas 2006,2006,"acupuncture, against no acupuncture",its own baseline,acupuncture,40,week 40,estimate,SMD,1.3,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading); trials with follow-up beyond 6 months only,acupuncture vs no acupuncture,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X005,Thomas 2006,2006,no acupuncture,its own baseline,no-acupuncture-arm,92,week 92,estimate,SMD,1.17,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading); trials with follow-up beyond 6 months only,acupuncture vs no acupuncture,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X006,Thomas 2006,2006,"acupuncture, against no acupuncture",its own baseline,acupuncture,92,week 92,estimate,SMD,1.46,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading); trials with follow-up beyond 6 months only,acupuncture vs no acupuncture,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X007,Cherkin 2001,2001,no acupuncture,its own baseline,no-acupuncture-arm,42,week 42,estimate,SMD,0.91,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading); trials with follow-up beyond 6 months only,acupuncture vs no acupuncture,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X008,Cherkin 2001,2001,"acupuncture, against no acupuncture",its own baseline,acupuncture,42,week 42,estimate,SMD,0.85,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading); trials with follow-up beyond 6 months only,acupuncture vs no acupuncture,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X009,Vickers 2004,2004,no acupuncture,its own baseline,no-acupuncture-arm,40,week 40,estimate,SMD,0.42,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading); trials with follow-up beyond 6 months only,acupuncture vs no acupuncture,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X010,Vickers 2004,2004,"acupuncture, against no acupuncture",its own baseline,acupuncture,40,week 40,estimate,SMD,0.8,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading); trials with follow-up beyond 6 months only,acupuncture vs no acupuncture,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X011,Foster 2007,2007,sham,its own baseline,sham-arm,23,week 23,estimate,SMD,0.61,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading),acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X012,Foster 2007,2007,"acupuncture, against sham",its own baseline,acupuncture,23,week 23,estimate,SMD,0.56,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading),acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X013,Foster 2007,2007,sham,its own baseline,sham-arm,49,week 49,estimate,SMD,0.68,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading),acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X014,Foster 2007,2007,"acupuncture, against sham",its own baseline,acupuncture,49,week 49,estimate,SMD,0.57,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading),acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X015,Vas 2008,2008,sham,its own baseline,sham-arm,23,week 23,estimate,SMD,0.33,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading),acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X016,Vas 2008,2008,"acupuncture, against sham",its own baseline,acupuncture,23,week 23,estimate,SMD,1.02,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading),acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X017,Vas 2008,2008,sham,its own baseline,sham-arm,49,week 49,estimate,SMD,0.52,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading),acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X018,Vas 2008,2008,"acupuncture, against sham",its own baseline,acupuncture,49,week 49,estimate,SMD,1.22,comparator-minus-treatment,arm-level change from baseline in SD (my reading of the heading),acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X019,Vas 2006,2006,sham,its own baseline,sham-arm,,week 25/26,estimate,SMD,1.03,comparator-minus-treatment,"column ""Week 25/26""",acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X020,Vas 2006,2006,"acupuncture, against sham",its own baseline,acupuncture,,week 25/26,estimate,SMD,1.59,comparator-minus-treatment,"column ""Week 25/26""",acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X021,Carlsson 2001,2001,sham,its own baseline,sham-arm,,week not seen,estimate,SMD,-0.3,comparator-minus-treatment,"week column lost in the extracted text (one of 23, 25/26, 44, 49)",acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X022,Carlsson 2001,2001,"acupuncture, against sham",its own baseline,acupuncture,,week not seen,estimate,SMD,0.91,comparator-minus-treatment,"week column lost in the extracted text (one of 23, 25/26, 44, 49)",acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X023,Witt 2005,2005,sham,its own baseline,sham-arm,,week 25/26,estimate,SMD,0.72,comparator-minus-treatment,"column ""Week 25/26"", read from the position of the value in the row",acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X024,Witt 2005,2005,"acupuncture, against sham",its own baseline,acupuncture,,week 25/26,estimate,SMD,0.78,comparator-minus-treatment,"column ""Week 25/26"", read from the position of the value in the row",acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X025,Brinkhaus 2006,2006,sham,its own baseline,sham-arm,,week 25/26,estimate,SMD,0.69,comparator-minus-treatment,"column ""Week 25/26"", read from the position of the value in the row",acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
X026,Brinkhaus 2006,2006,"acupuncture, against sham",its own baseline,acupuncture,,week 25/26,estimate,SMD,0.76,comparator-minus-treatment,"column ""Week 25/26"", read from the position of the value in the row",acupuncture vs sham,https://pmc.ncbi.nlm.nih.gov/articles/PMC5393924/table/T3,Table 3 of MacPherson 2017
`,
  codebook: {
    name: "acupuncture-time-course",
    title: "Acupuncture for chronic pain: changes within arms over time",
    synthetic: false,
    design: "uncontrolled",
    source: "MacPherson et al. (2017), Pain 158(5), 784-793, doi:10.1097/j.pain.0000000000000747, table 3",
    licence: "Figures are facts of the publication; the compilation is under the MIT licence",
    outcomes: [
      {
        name: "pain",
        label: "pain, change from baseline",
        domain: "pain",
        better: "lower",
        unit: "SD",
      },
    ],
    controls: [
      {
        name: "arm: acupuncture",
        comparator: "acupuncture",
        masked: "unknown",
      },
      {
        name: "arm: sham",
        comparator: "sham-arm",
        masked: "unknown",
      },
      {
        name: "arm: no acupuncture",
        comparator: "no-acupuncture-arm",
        masked: "no",
        skinPenetrated: "no",
      },
    ],
    columns: [
      {
        name: "comparison",
        label: "what the trial compares",
        type: "text",
      },
      {
        name: "source_url",
        label: "where the row was read",
        type: "text",
      },
      {
        name: "seen_in",
        label: "part of the source that was read",
        type: "text",
      },
    ],
  },
};
