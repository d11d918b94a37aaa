// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
import type { Dataset } from "../../src/types/index.js";

export const harms: Dataset = {
  name: "harms",
  csv: `id,trial,year,treatment_arm,outcome,condition,kind,note,event,severity,n_events,denominator,unit_as_printed,printed_percent,study_design,modality,doi,source_url,seen_in
A001,Cotchett 2014,2014,real dry needling,"harm, per appointment",plantar heel pain,not-a-contrast,"appointments with an event; 70/0.32 implies about 219 appointments (derived, not reported)",any minor transitory adverse event,minor,70,,treatment appointments (denominator not printed),32,RCT,dry needling,10.2522/ptj.20130255,http://jcore-reference.highwire.org/content/94/8/1083.abstract,abstract
A002,Cotchett 2014,2014,sham dry needling (non-penetrating),"harm, per appointment",plantar heel pain,not-a-contrast,,any minor transitory adverse event,minor,1,,treatment appointments (denominator not printed),<1,RCT,dry needling,10.2522/ptj.20130255,http://jcore-reference.highwire.org/content/94/8/1083.abstract,abstract
A003,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,1463/7629 = 19.18% checks,any mild adverse event,mild,1463,7629,treatments,19.18,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A004,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,reported upper risk rate <=0.04%; rule of three 3/7629 = 0.039% agrees,any significant adverse event,significant,0,7629,treatments,0,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A005,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",bruising,mild,,7629,treatments,7.55,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A006,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",bleeding,mild,,7629,treatments,4.65,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A007,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",pain during treatment,mild,,7629,treatments,3.01,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A008,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",pain after treatment,mild,,7629,treatments,2.19,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A009,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",aggravation of symptoms,mild,,7629,treatments,0.88,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A010,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",drowsiness,mild,,7629,treatments,0.26,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A011,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",headache,mild,,7629,treatments,0.14,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A012,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",nausea,mild,,7629,treatments,0.13,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A013,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",fatigue,mild,,7629,treatments,0.04,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A014,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",altered emotions,mild,,7629,treatments,0.04,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A015,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",shaking,mild,,7629,treatments,0.01,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A016,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",itching,mild,,7629,treatments,0.01,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A017,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",claustrophobia,mild,,7629,treatments,0.01,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A018,Brady 2014,2014,dry needling (no control),"harm, per treatment",any,not-a-contrast,"percentage only, count not printed",numbness,mild,,7629,treatments,0.01,"prospective survey, 39 physiotherapists, 10 months",trigger point dry needling,10.1179/2042618613Y.0000000044,https://docksci.com/adverse-events-following-trigger-point-dry-needling-a-prospective-survey-of-char_5a9b7838d64ab27bab7504dc.html,abstract
A019,Boyce 2020,2020,dry needling (no control),"harm, per appointment",any,not-a-contrast,"7531/20464 = 36.8%, 7531/20494 = 36.7%: the abstract prints both denominators",any minor adverse event,minor,7531,20464,treatment sessions,36.7,"prospective questionnaire, 420 physical therapists, 6 weeks",therapeutic dry needling,,https://integrativedn.com/adverse-events-associated-with-therapeutic-dry-needling/,abstract
A020,Boyce 2020,2020,dry needling (no control),"harm, per appointment",any,not-a-contrast,"1 per 1,024 as printed; 20494/20 = 1,025",any major adverse event,major,20,20494,treatment sessions,<0.1,"prospective questionnaire, 420 physical therapists, 6 weeks",therapeutic dry needling,,https://integrativedn.com/adverse-events-associated-with-therapeutic-dry-needling/,abstract
A021,Boyce 2020,2020,dry needling (no control),"harm, per appointment",any,not-a-contrast,percentage only,bleeding,minor,,,treatment sessions,16,"prospective questionnaire, 420 physical therapists, 6 weeks",therapeutic dry needling,,https://integrativedn.com/adverse-events-associated-with-therapeutic-dry-needling/,abstract
A022,Boyce 2020,2020,dry needling (no control),"harm, per appointment",any,not-a-contrast,percentage only,bruising,minor,,,treatment sessions,7.7,"prospective questionnaire, 420 physical therapists, 6 weeks",therapeutic dry needling,,https://integrativedn.com/adverse-events-associated-with-therapeutic-dry-needling/,abstract
A023,Boyce 2020,2020,dry needling (no control),"harm, per appointment",any,not-a-contrast,percentage only,pain during dry needling,minor,,,treatment sessions,5.9,"prospective questionnaire, 420 physical therapists, 6 weeks",therapeutic dry needling,,https://integrativedn.com/adverse-events-associated-with-therapeutic-dry-needling/,abstract
A024,Gattie (survey) 2020,2020,dry needling (no control),"harm, estimated by therapists",any,not-a-contrast,"mean of respondents' estimates, SD 31.5; not an observed rate","minor adverse event, estimated share of treatments",minor,,,,39.6,survey of US physical therapists (n=865),dry needling,10.1016/j.msksp.2020.102255,https://nova.newcastle.edu.au/vital/access/%20/manager/Repository/uon:44444?f0=sm_creator%3A%22Gattie%2C+Eric%22&view=grid,abstract
A025,Dunning (SAPS) 2021,2021,TMEDN,"harm, per person",subacromial pain syndrome,not-a-contrast,37/73 = 50.7%; comparator arm counts not given,post-needling muscle soreness,minor,37,73,patients,50.1,RCT,thrust manipulation + electrical dry needling,10.2519/jospt.2021.9785,https://myorthoevidence.com/AceReport/Show/spinal-thrust-manipulation-electric-dry-needling-improves-pain-and-disability-in-saps-patients?ui-culture=en,third-party summary
A026,Dunning (SAPS) 2021,2021,TMEDN,"harm, per person",subacromial pain syndrome,not-a-contrast,15/73 = 20.5%,mild bruising,minor,15,73,patients,20.5,RCT,thrust manipulation + electrical dry needling,10.2519/jospt.2021.9785,https://myorthoevidence.com/AceReport/Show/spinal-thrust-manipulation-electric-dry-needling-improves-pain-and-disability-in-saps-patients?ui-culture=en,third-party summary
A027,Dunning (SAPS) 2021,2021,TMEDN,"harm, per person",subacromial pain syndrome,not-a-contrast,2/73 = 2.7%; the same summary says no (serious) adverse events in either group,"drowsiness, headache or nausea",minor,2,73,patients,2.7,RCT,thrust manipulation + electrical dry needling,10.2519/jospt.2021.9785,https://myorthoevidence.com/AceReport/Show/spinal-thrust-manipulation-electric-dry-needling-improves-pain-and-disability-in-saps-patients?ui-culture=en,third-party summary
A028,Brennan 2017,2017,both,"harm, per person",greater trochanteric pain syndrome,not-a-contrast,"none reported; 21 needling, 22 cortisone",any adverse side effect,any,0,43,patients,0,RCT,dry needling,10.2519/jospt.2017.6994,http://pubmed.ncbi.nlm.nih.gov/28257614/,abstract
A029,"Infraspinatus feasibility trial (Arch Physiother 2021, authors not in the excerpt)",,both,"harm, per person",chronic shoulder pain,not-a-contrast,"one mild headache attributed to magnetic stimulation, not needling",adverse effect of needling,any,0,21,participants recruited,,RCT (feasibility),dry needling vs sham,10.1186/s40945-021-00118-x,https://archivesphysiotherapy.biomedcentral.com/articles/10.1186/s40945-021-00118-x,abstract
A030,Ga (IMS vs lidocaine) 2007,2007,intramuscular stimulation,"harm, per person","myofascial pain, upper trapezius",not-a-contrast,12/22 = 54.5% (count derived),post-treatment soreness,minor,,22,patients,54.6,RCT,intramuscular stimulation vs lidocaine injection,10.2340/16501977-0058,https://www.medicaljournals.se/jrm/content/html/10.2340/16501977-0058,abstract
A031,Ga (IMS vs lidocaine) 2007,2007,lidocaine injection,"harm, per person","myofascial pain, upper trapezius",not-a-contrast,8/21 = 38.1% (count derived),post-treatment soreness,minor,,21,patients,38.1,RCT,intramuscular stimulation vs lidocaine injection,10.2340/16501977-0058,https://www.medicaljournals.se/jrm/content/html/10.2340/16501977-0058,abstract
A032,Ga (IMS vs lidocaine) 2007,2007,intramuscular stimulation,"harm, per person","myofascial pain, upper trapezius",not-a-contrast,derived: the only case was in the injection group,gross subcutaneous haemorrhage > 4 cm2,minor,0,22,patients,,RCT,intramuscular stimulation vs lidocaine injection,10.2340/16501977-0058,https://www.medicaljournals.se/jrm/content/html/10.2340/16501977-0058,abstract
A033,Ga (IMS vs lidocaine) 2007,2007,lidocaine injection,"harm, per person","myofascial pain, upper trapezius",not-a-contrast,,gross subcutaneous haemorrhage > 4 cm2,minor,1,21,patients,,RCT,intramuscular stimulation vs lidocaine injection,10.2340/16501977-0058,https://www.medicaljournals.se/jrm/content/html/10.2340/16501977-0058,abstract
`,
  codebook: {
    name: "harms",
    title: "Needling: adverse events, each with what its denominator counts",
    synthetic: false,
    design: "uncontrolled",
    source: "Published reports, read in excerpts on 20 November 2026; each row names its own source",
    licence: "Figures are facts of the publications named in each row; the compilation is under the MIT licence",
    outcomes: [
      {
        name: "harm, per person",
        domain: "harms",
        role: "harm",
        better: "lower",
        denominatorUnit: "person",
      },
      {
        name: "harm, per appointment",
        domain: "harms",
        role: "harm",
        better: "lower",
        denominatorUnit: "appointment",
      },
      {
        name: "harm, per treatment",
        domain: "harms",
        role: "harm",
        better: "lower",
        denominatorUnit: "treatment",
      },
      {
        name: "harm, estimated by therapists",
        domain: "harms",
        role: "harm",
        better: "lower",
      },
    ],
    controls: [
      {
        name: "no comparison",
        comparator: "none",
      },
    ],
    columns: [
      {
        name: "event",
        label: "event as reported",
        type: "text",
      },
      {
        name: "severity",
        label: "severity as reported",
        type: "text",
      },
      {
        name: "n_events",
        label: "events",
        type: "number",
      },
      {
        name: "denominator",
        label: "what they are counted among",
        type: "number",
      },
      {
        name: "unit_as_printed",
        label: "what the denominator counts, as printed",
        type: "text",
      },
      {
        name: "printed_percent",
        label: "percentage as printed",
        type: "text",
      },
      {
        name: "study_design",
        label: "design as reported",
        type: "text",
      },
      {
        name: "modality",
        label: "kind of needling as reported",
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
