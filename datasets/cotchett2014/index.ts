// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
import type { Dataset } from "../../src/types/index.js";

export const cotchett2014: Dataset = {
  name: "cotchett2014",
  csv: `id,trial,year,treatment_arm,comparator_arm,comparator,sham_type,outcome,instrument,scale_min,scale_max,visit,weeks,weeks_from,treatment_weeks,window,region,condition,kind,measure,estimate,ci_lower,ci_upper,estimate_sign,adjusted,p_value,direction,note,followup_label,seen_in,source_url
T001,Cotchett 2014,2014,"real dry needling, 1/week x 6","sham dry needling, 1/week x 6",sham,non-penetrating,first-step pain,VAS,0,100,follow-up,6,randomisation,6,,plantar heel,plantar heel pain >=1 month,estimate,MD,-14.4,-23.5,-5.2,treatment-minus-comparator,yes,0.002,favours-treatment,"arm sizes at randomisation and per-arm means/SDs not seen; 5 dropouts (3 active, 2 sham) per Braithwaite Table 4; VAS range in mm not stated in excerpt; difference reported as below the minimal important difference; a 100-mm line is assumed; weeks count from the start of treatment, taken as randomisation",6 weeks (primary end point),abstract (p-value in the PEDro record https://search.pedro.org.au/search-results/record-detail/39014),http://jcore-reference.highwire.org/content/94/8/1083.abstract
T002,Cotchett 2014,2014,"real dry needling, 1/week x 6","sham dry needling, 1/week x 6",sham,non-penetrating,FHSQ pain,FHSQ pain subscale,0,100,follow-up,6,randomisation,6,,plantar heel,plantar heel pain >=1 month,estimate,MD,10.0,1.0,19.1,treatment-minus-comparator,yes,0.029,favours-treatment,"0-100, greater = better foot health, seen in the registry text of another FHSQ trial (NCT03236779 results page); reported as below the minimal important difference; weeks count from the start of treatment, taken as randomisation",6 weeks (primary end point),abstract (p-value in the PEDro record https://search.pedro.org.au/search-results/record-detail/39014),http://jcore-reference.highwire.org/content/94/8/1083.abstract
T004,Cotchett 2014,2014,"real dry needling, 1/week x 6","sham dry needling, 1/week x 6",sham,non-penetrating,first-step pain,VAS,0,100,follow-up,12,randomisation,6,,plantar heel,plantar heel pain >=1 month,reported-only,,,,,,,,favours-treatment,"second-hand; the review does not make clear whether the p is between groups; compare Braithwaite Table 4 LT p=0.007; estimate not seen; a 100-mm line is assumed; p as printed: <0.007 (second-hand); weeks count from the start of treatment, taken as randomisation",12 weeks,Table 2 of a 2016 lower-quarter review,https://pmc.ncbi.nlm.nih.gov/articles/PMC4739038/table/T2
T005,Cotchett 2014,2014,"real dry needling, 1/week x 6","sham dry needling, 1/week x 6",sham,non-penetrating,FHSQ pain,FHSQ pain subscale,0,100,follow-up,12,randomisation,6,,plantar heel,plantar heel pain >=1 month,reported-only,,,,,,,,favours-treatment,"second-hand; Braithwaite Table 4 attaches p=0.026 to its ST entry, so which outcome/time owns which p is unclear; p as printed: <0.026 (second-hand); weeks count from the start of treatment, taken as randomisation",12 weeks,Table 2 of a 2016 lower-quarter review,https://pmc.ncbi.nlm.nih.gov/articles/PMC4739038/table/T2
A001 A002,Cotchett 2014,2014,"real dry needling, 1/week x 6","sham dry needling, 1/week x 6",sham,non-penetrating,minor adverse events,,,,follow-up,,randomisation,6,during treatment,plantar heel,plantar heel pain >=1 month,reported-only,,,,,,,,favours-comparator,"appointments with an event: 70 (32%) of real and 1 (<1%) of sham appointments; numbers of appointments not printed; appointments with an event; 70/0.32 implies about 219 appointments (derived, not reported)",,abstract,http://jcore-reference.highwire.org/content/94/8/1083.abstract
`,
  codebook: {
    name: "cotchett2014",
    title: "Trigger point dry needling for plantar heel pain: one trial",
    synthetic: false,
    source: "Cotchett, Munteanu & Landorf (2014), Physical Therapy 94(8), 1083-1094, doi:10.2522/ptj.20130255",
    licence: "Figures are facts of the publications named in each row; the compilation is under the MIT licence",
    outcomes: [
      {
        name: "first-step pain",
        domain: "pain",
        better: "lower",
        scale: [0, 100],
        unit: "mm",
        smallestWorthwhile: {
          value: 19,
          unit: "mm",
          kind: "within-patient",
          source: "Landorf, Radford & Hudson (2010), J Foot Ankle Res 3:7; anchor-based, 95% CI 13 to 25",
        },
      },
      {
        name: "FHSQ pain",
        label: "Foot Health Status Questionnaire, pain",
        domain: "pain",
        better: "higher",
        scale: [0, 100],
        unit: "points",
        smallestWorthwhile: {
          value: 13,
          unit: "points",
          kind: "within-patient",
          source: "Landorf, Radford & Hudson (2010), J Foot Ankle Res 3:7; anchor-based, 95% CI 6 to 19",
        },
      },
      {
        name: "minor adverse events",
        label: "appointments with a minor adverse event",
        domain: "adverse events",
        role: "harm",
        better: "lower",
        denominatorUnit: "appointment",
      },
    ],
    hierarchy: { pain: ["first-step pain", "FHSQ pain"] },
    columns: [
      { name: "followup_label", label: "follow-up as printed", type: "text" },
      { name: "seen_in", label: "part of the source that was read", type: "text" },
      { name: "source_url", label: "where the row was read", type: "text" },
    ],
  },
};
