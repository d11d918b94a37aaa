// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
import type { Dataset } from "../../src/types/index.js";

export const acupunctureControls: Dataset = {
  name: "acupuncture-controls",
  csv: `id,trial,year,treatment_arm,comparator_arm,comparator,sham_type,outcome,window,region,kind,measure,estimate,ci_lower,ci_upper,estimate_sign,p_value,direction,note,outcome_as_printed,window_as_reported,n_studies,n_participants,doi,source_url,seen_in
R083,Vickers (IPD update) 2018,2018,acupuncture,penetrating needle sham,sham,penetrating,pain,not stated,"chronic pain, pooled",estimate,SMD,0.17,0.11,0.22,comparator-minus-treatment,<0.0001,favours-treatment,favours acupuncture,pain,primary end point of each trial,11,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R084,Vickers (IPD update) 2018,2018,acupuncture,"penetrating needle sham, excluding B blinding grades",sham,penetrating,pain,not stated,"chronic pain, pooled",estimate,SMD,0.16,0.09,0.24,comparator-minus-treatment,<0.0001,favours-treatment,favours acupuncture,pain,primary end point of each trial,9,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R085,Vickers (IPD update) 2018,2018,acupuncture,non-penetrating needle and non-needle sham,sham,non-penetrating or no needle,pain,not stated,"chronic pain, pooled",estimate,SMD,0.48,0.22,0.74,comparator-minus-treatment,0.0003,favours-treatment,favours acupuncture,pain,primary end point of each trial,15,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R086,Vickers (IPD update) 2018,2018,acupuncture,"non-penetrating and non-needle sham, excluding B grades",sham,non-penetrating or no needle,pain,not stated,"chronic pain, pooled",estimate,SMD,0.51,0.16,0.86,comparator-minus-treatment,0.004,favours-treatment,favours acupuncture,pain,primary end point of each trial,11,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R087,Vickers (IPD update) 2018,2018,acupuncture,"non-penetrating and non-needle sham, including the Hinman trial",sham,non-penetrating or no needle,pain,not stated,"chronic pain, pooled",estimate,SMD,0.46,0.21,0.7,comparator-minus-treatment,0.0003,favours-treatment,favours acupuncture,pain,primary end point of each trial,16,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R088,Vickers (IPD update) 2018,2018,acupuncture,"non-penetrating and non-needle sham, excluding the Vas trials",sham,non-penetrating or no needle,pain,not stated,"chronic pain, pooled",estimate,SMD,0.27,0.1,0.44,comparator-minus-treatment,0.002,favours-treatment,favours acupuncture,pain,primary end point of each trial,12,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R089,Vickers (IPD update) 2018,2018,acupuncture,non-penetrating needle sham,sham,non-penetrating,pain,not stated,"chronic pain, pooled",estimate,SMD,0.52,0.14,0.91,comparator-minus-treatment,0.007,favours-treatment,favours acupuncture,pain,primary end point of each trial,10,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R090,Vickers (IPD update) 2018,2018,acupuncture,"non-penetrating needle sham, excluding the Vas trials",sham,non-penetrating,pain,not stated,"chronic pain, pooled",estimate,SMD,0.22,-0.05,0.49,comparator-minus-treatment,0.11,favours-treatment,favours acupuncture,pain,primary end point of each trial,7,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R091,Vickers (IPD update) 2018,2018,acupuncture,non-needle sham,sham,no needle,pain,not stated,"chronic pain, pooled",estimate,SMD,0.37,0.21,0.52,comparator-minus-treatment,<0.0001,favours-treatment,non-needle sham is not always laser or TENS; class used for the nearest bin; favours acupuncture,pain,primary end point of each trial,5,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R092,Vickers (IPD update) 2018,2018,acupuncture,"non-needle sham, including the Hinman trial",sham,no needle,pain,not stated,"chronic pain, pooled",estimate,SMD,0.32,0.18,0.46,comparator-minus-treatment,<0.0001,favours-treatment,non-needle sham is not always laser or TENS; class used for the nearest bin; favours acupuncture,pain,primary end point of each trial,6,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R093,Vickers (IPD update) 2018,2018,acupuncture,no acupuncture: high intensity control,no-acupuncture,,pain,not stated,"chronic pain, pooled",estimate,SMD,0.34,0.11,0.57,comparator-minus-treatment,0.003,favours-treatment,favours acupuncture,pain,primary end point of each trial,5,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R094,Vickers (IPD update) 2018,2018,acupuncture,no acupuncture: usual care and low intensity,no-acupuncture,,pain,not stated,"chronic pain, pooled",estimate,SMD,0.56,0.43,0.69,comparator-minus-treatment,<0.0001,favours-treatment,favours acupuncture,pain,primary end point of each trial,19,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R095,Vickers (IPD update) 2018,2018,acupuncture,no acupuncture: usual care,no-acupuncture,,pain,not stated,"chronic pain, pooled",estimate,SMD,0.5,0.4,0.6,comparator-minus-treatment,<0.0001,favours-treatment,favours acupuncture,pain,primary end point of each trial,17,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R096,Vickers (IPD update) 2018,2018,acupuncture,no acupuncture: low intensity,no-acupuncture,,pain,not stated,"chronic pain, pooled",estimate,SMD,1.14,0.71,1.58,comparator-minus-treatment,<0.0001,favours-treatment,favours acupuncture,pain,primary end point of each trial,2,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T7,Table 7
R097,Vickers (IPD update) 2018,2018,acupuncture,penetrating needle sham vs non-penetrating and non-needle sham,mixed,,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"negative: smaller acupuncture advantage against group 1; p as printed: 0.047; as printed: difference in effect size between control types (group 1 minus group 2), SD -0.3, -0.6 to -0.0",pain,primary end point of each trial,,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T8,Table 8
R098,Vickers (IPD update) 2018,2018,acupuncture,"penetrating needle sham vs non-penetrating and non-needle sham, excluding B grades",mixed,,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"negative: smaller acupuncture advantage against group 1; p as printed: 0.088; as printed: difference in effect size between control types (group 1 minus group 2), SD -0.33, -0.72 to 0.05",pain,primary end point of each trial,,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T8,Table 8
R099,Vickers (IPD update) 2018,2018,acupuncture,"penetrating needle sham vs non-penetrating and non-needle sham, excluding the Vas trials",mixed,,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"negative: smaller acupuncture advantage against group 1; p as printed: 0.4; as printed: difference in effect size between control types (group 1 minus group 2), SD -0.07, -0.24 to 0.1",pain,primary end point of each trial,,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T8,Table 8
R100,Vickers (IPD update) 2018,2018,acupuncture,non-penetrating needle sham vs non-needle sham,mixed,,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"negative: smaller acupuncture advantage against group 1; p as printed: 0.6; as printed: difference in effect size between control types (group 1 minus group 2), SD 0.13, -0.44 to 0.7",pain,primary end point of each trial,,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T8,Table 8
R101,Vickers (IPD update) 2018,2018,acupuncture,"non-penetrating needle sham vs non-needle sham, excluding the Vas trials",mixed,,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"negative: smaller acupuncture advantage against group 1; p as printed: 0.3; as printed: difference in effect size between control types (group 1 minus group 2), SD -0.18, -0.52 to 0.17",pain,primary end point of each trial,,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T8,Table 8
R102,Vickers (IPD update) 2018,2018,acupuncture,high intensity control vs usual care and low intensity,mixed,,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"negative: smaller acupuncture advantage against group 1; p as printed: 0.11; as printed: difference in effect size between control types (group 1 minus group 2), SD -0.23, -0.5 to 0.05",pain,primary end point of each trial,,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T8,Table 8
R103,Vickers (IPD update) 2018,2018,acupuncture,high intensity control vs low intensity,mixed,,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"negative: smaller acupuncture advantage against group 1; p as printed: 0.0004; as printed: difference in effect size between control types (group 1 minus group 2), SD -0.81, -1.26 to -0.36",pain,primary end point of each trial,,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T8,Table 8
R104,Vickers (IPD update) 2018,2018,acupuncture,usual care vs low intensity,mixed,,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"negative: smaller acupuncture advantage against group 1; p as printed: 0.0002; as printed: difference in effect size between control types (group 1 minus group 2), SD -0.65, -0.98 to -0.31",pain,primary end point of each trial,,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830/table/T8,Table 8
R105,Vickers (IPD update) 2018,2018,acupuncture,treatment effect over time,mixed,,pain,26 weeks and later,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"20827 patients from 39 trials; approximately 15% smaller at one year; as printed: decrease of effect at one year, approximate % 15",pain,1 year,,,10.1016/j.jpain.2017.11.005,https://pmc.ncbi.nlm.nih.gov/articles/PMC5927830,abstract
R106,"MacPherson (persistence, IPD) 2017",2017,acupuncture,sham acupuncture,sham,unspecified,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"positive = effect shrinking; about 50% diminution at 12 months; p as printed: 0.050; as printed: reduction of effect size in SD per 3 months 0.025, 0.0 to 0.05","pain, slope after the end of treatment",per 3 months after treatment ended,20 trials with longer follow-up (29 in the data set),6376 (17922),10.1097/j.pain.0000000000000747,http://journals.lww.com/pain/Citation/2017/05000/The_persistence_of_the_effects_of_acupuncture.5.aspx,abstract
R107,"MacPherson (persistence, IPD) 2017",2017,acupuncture,no acupuncture control,no-treatment,,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"positive = effect shrinking; about 90% of the benefit sustained at 12 months; p as printed: 0.4; as printed: reduction of effect size in SD per 3 months 0.011, -0.014 to 0.037","pain, slope after the end of treatment",per 3 months after treatment ended,20 trials with longer follow-up (29 in the data set),6376 (17922),10.1097/j.pain.0000000000000747,http://journals.lww.com/pain/Citation/2017/05000/The_persistence_of_the_effects_of_acupuncture.5.aspx,abstract
R108,MacPherson (control group) 2014,2014,acupuncture,penetrating sham vs non-penetrating or non-needle sham (all trials),mixed,,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"smaller acupuncture effect against penetrating sham; p as printed: 0.007; as printed: difference in effect size, SD -0.45, -0.78 to -0.12",pain,primary end point of each trial,"29 (20 sham, 18 non-sham)",5230 sham; 14597 non-sham,10.1371/journal.pone.0093739,http://dx.plos.org/10.1371/journal.pone.0093739,abstract (last row p from the PMC mirror abstract)
R109,MacPherson (control group) 2014,2014,acupuncture,penetrating sham vs non-penetrating or non-needle sham (outliers excluded),mixed,,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,unclear,"smaller acupuncture effect against penetrating sham; p as printed: 0.058; as printed: difference in effect size, SD -0.19, -0.39 to 0.01",pain,primary end point of each trial,"29 (20 sham, 18 non-sham)",5230 sham; 14597 non-sham,10.1371/journal.pone.0093739,http://dx.plos.org/10.1371/journal.pone.0093739,abstract (last row p from the PMC mirror abstract)
R110,MacPherson (control group) 2014,2014,acupuncture,non-specified routine care vs protocol-guided care (absolute difference),mixed,,pain,not stated,"chronic pain, pooled",not-a-contrast,,,,,,,no-difference,"not significant; p as printed: 0.1; as printed: difference in effect size, SD 0.26, -0.05 to 0.57",pain,primary end point of each trial,"29 (20 sham, 18 non-sham)",5230 sham; 14597 non-sham,10.1371/journal.pone.0093739,http://dx.plos.org/10.1371/journal.pone.0093739,abstract (last row p from the PMC mirror abstract)
`,
  codebook: {
    name: "acupuncture-controls",
    title: "Acupuncture for chronic pain: pooled results by kind of control",
    synthetic: false,
    design: "overview",
    source: "Vickers 2018, doi:10.1016/j.jpain.2017.11.005; MacPherson 2017, doi:10.1097/j.pain.0000000000000747",
    licence: "Figures are facts of the publications named in each row; the compilation is under the MIT licence",
    outcomes: [
      {
        name: "pain",
        label: "pain at the primary end point",
        domain: "pain",
        better: "lower",
        unit: "SD",
      },
    ],
    controls: [
      {
        name: "no acupuncture",
        comparator: "no-acupuncture",
        masked: "no",
        skinPenetrated: "no",
      },
      {
        name: "no treatment",
        comparator: "no-treatment",
        masked: "no",
        skinPenetrated: "no",
      },
      {
        name: "sham: no needle",
        comparator: "sham",
        shamType: "no needle",
        skinPenetrated: "no",
      },
      {
        name: "sham: non-penetrating or no needle",
        comparator: "sham",
        shamType: "non-penetrating or no needle",
        skinPenetrated: "no",
      },
      {
        name: "sham: non-penetrating",
        comparator: "sham",
        shamType: "non-penetrating",
        masked: "yes",
        skinPenetrated: "no",
      },
      {
        name: "sham: penetrating",
        comparator: "sham",
        shamType: "penetrating",
        masked: "yes",
        skinPenetrated: "yes",
      },
      {
        name: "sham: unspecified",
        comparator: "sham",
        shamType: "unspecified",
      },
      {
        name: "mixed",
        comparator: "mixed",
        apart: true,
      },
    ],
    reportedWindows: ["26 weeks and later", "not stated"],
    columns: [
      {
        name: "outcome_as_printed",
        label: "outcome as printed",
        type: "text",
      },
      {
        name: "window_as_reported",
        label: "follow-up as the review names it",
        type: "text",
      },
      {
        name: "n_studies",
        label: "trials pooled, as printed",
        type: "text",
      },
      {
        name: "n_participants",
        label: "participants, as printed",
        type: "text",
      },
      {
        name: "i2",
        label: "I2 as printed",
        type: "text",
      },
      {
        name: "certainty",
        label: "certainty as the review rates it",
        type: "text",
      },
      {
        name: "doi",
        label: "DOI of the report",
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
