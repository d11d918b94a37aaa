// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
import type { Dataset } from "../../src/types/index.js";

export const needlingReviews: Dataset = {
  name: "needling-reviews",
  csv: `id,trial,year,treatment_arm,comparator_arm,comparator,sham_type,outcome,window,region,condition,kind,measure,estimate,ci_lower,ci_upper,estimate_sign,p_value,direction,note,outcome_as_printed,window_as_reported,n_studies,n_participants,i2,certainty,doi,source_url,seen_in
R001,Gattie 2017,2017,dry needling by physical therapists,control/sham,sham-or-none,,pain,to 12 weeks,any musculoskeletal,,reported-only,,,,,,,favours-treatment,"13 RCTs, 8 meta-analyses, PEDro 4 to 9 (median 7); the pooled numbers themselves are not in any excerpt the store returned; favours needling",pain,immediate to 12 weeks,,,,very low to moderate,10.2519/jospt.2017.7096,https://pubmed.ncbi.nlm.nih.gov/28158962/,abstract
R002,Gattie 2017,2017,dry needling by physical therapists,other treatment,active,,pain,to 12 weeks,any musculoskeletal,,reported-only,,,,,,,favours-treatment,"13 RCTs, 8 meta-analyses, PEDro 4 to 9 (median 7); the pooled numbers themselves are not in any excerpt the store returned; favours needling",pain,immediate to 12 weeks,,,,very low to moderate,10.2519/jospt.2017.7096,https://pubmed.ncbi.nlm.nih.gov/28158962/,abstract
R003,Gattie 2017,2017,dry needling by physical therapists,control/sham,sham-or-none,,pressure pain threshold,to 12 weeks,any musculoskeletal,,reported-only,,,,,,,favours-treatment,"13 RCTs, 8 meta-analyses, PEDro 4 to 9 (median 7); the pooled numbers themselves are not in any excerpt the store returned; favours needling",pressure pain threshold,immediate to 12 weeks,,,,very low to moderate,10.2519/jospt.2017.7096,https://pubmed.ncbi.nlm.nih.gov/28158962/,abstract
R004,Gattie 2017,2017,dry needling by physical therapists,other treatment,active,,pressure pain threshold,to 12 weeks,any musculoskeletal,,reported-only,,,,,,,favours-treatment,"13 RCTs, 8 meta-analyses, PEDro 4 to 9 (median 7); the pooled numbers themselves are not in any excerpt the store returned; favours needling",pressure pain threshold,immediate to 12 weeks,,,,very low to moderate,10.2519/jospt.2017.7096,https://pubmed.ncbi.nlm.nih.gov/28158962/,abstract
R005,Gattie 2017,2017,dry needling by physical therapists,not split in the abstract,sham-or-none,,pain,26 weeks and later,any musculoskeletal,,reported-only,,,,,,,favours-treatment,"13 RCTs, 8 meta-analyses, PEDro 4 to 9 (median 7); the pooled numbers themselves are not in any excerpt the store returned; favours needling, not statistically significant",pain,6 to 12 months,,,,very low to moderate,10.2519/jospt.2017.7096,https://pubmed.ncbi.nlm.nih.gov/28158962/,abstract
R006,Gattie 2017,2017,dry needling by physical therapists,control/sham,sham-or-none,,disability,not stated,any musculoskeletal,,reported-only,,,,,,,favours-treatment,"13 RCTs, 8 meta-analyses, PEDro 4 to 9 (median 7); the pooled numbers themselves are not in any excerpt the store returned; favours needling, statistically significant",function,not stated,,,,very low to moderate,10.2519/jospt.2017.7096,https://pubmed.ncbi.nlm.nih.gov/28158962/,abstract
R007,Gattie 2017,2017,dry needling by physical therapists,other treatments,active,,disability,not stated,any musculoskeletal,,reported-only,,,,,,,no-difference,"13 RCTs, 8 meta-analyses, PEDro 4 to 9 (median 7); the pooled numbers themselves are not in any excerpt the store returned; not statistically significant",function,not stated,,,,very low to moderate,10.2519/jospt.2017.7096,https://pubmed.ncbi.nlm.nih.gov/28158962/,abstract
R008,Navarro-Santana (neck) 2020,2020,dry needling alone,sham/placebo/waiting list/other form of dry needling,sham-or-none,,pain,to 72 hours,neck,,estimate,MD,-1.53,-2.29,-0.76,,,favours-treatment,window limits assumed the same as in the companion 2021 review; favours needling,pain,immediately after,28 in the review,,,,10.3390/jcm9103300,http://www.pubmed.gov/33066556/,abstract
R009,Navarro-Santana (neck) 2020,2020,dry needling alone,sham/placebo/waiting list/other form of dry needling,sham-or-none,,pain,1 to 12 weeks,neck,,estimate,MD,-2.31,-3.64,-0.99,,,favours-treatment,window limits assumed the same as in the companion 2021 review; favours needling,pain,short-term,28 in the review,,,,10.3390/jcm9103300,http://www.pubmed.gov/33066556/,abstract
R010,Navarro-Santana (neck) 2020,2020,dry needling alone,manual therapy,active,,pain,1 to 12 weeks,neck,,estimate,MD,-0.51,-0.95,-0.06,,,favours-treatment,window limits assumed the same as in the companion 2021 review; favours needling,pain,short-term,28 in the review,,,,10.3390/jcm9103300,http://www.pubmed.gov/33066556/,abstract
R011,Navarro-Santana (neck) 2020,2020,dry needling alone,sham/placebo/waiting list/other form of dry needling,sham-or-none,,disability,1 to 12 weeks,neck,,estimate,SMD,-0.87,-1.6,-0.14,,,favours-treatment,window limits assumed the same as in the companion 2021 review; favours needling,pain-related disability,short-term,28 in the review,,,,10.3390/jcm9103300,http://www.pubmed.gov/33066556/,abstract
R012,Navarro-Santana (neck) 2020,2020,dry needling alone,not stated in the abstract,sham-or-none,,pressure pain threshold,to 72 hours,neck,,estimate,MD,55.48,27.03,83.93,,,favours-treatment,window limits assumed the same as in the companion 2021 review; favours needling,pressure pain threshold (kPa),immediately after,28 in the review,,,,10.3390/jcm9103300,http://www.pubmed.gov/33066556/,abstract
R013,"Fernandez-de-las-Penas (neck, combined) 2021",2021,dry needling + other interventions,the other interventions alone,same-care,,pain,to 72 hours,neck,,reported-only,,,,,,,no-difference,the cleanest published fading pattern by window found; no effect,pain intensity,immediate (<1 week after a single session),8 in the review,,,,10.1155/2021/8836427,https://pmc.ncbi.nlm.nih.gov/articles/PMC7872772,abstract; windows from table 3 of the paper
R014,"Fernandez-de-las-Penas (neck, combined) 2021",2021,dry needling + other interventions,the other interventions alone,same-care,,pain,1 to 12 weeks,neck,,estimate,SMD,-1.46,-2.25,-0.67,,,favours-treatment,the cleanest published fading pattern by window found; favours needling,pain intensity,short-term (1 to 12 weeks),8 in the review,,,,10.1155/2021/8836427,https://pmc.ncbi.nlm.nih.gov/articles/PMC7872772,abstract; windows from table 3 of the paper
R015,"Fernandez-de-las-Penas (neck, combined) 2021",2021,dry needling + other interventions,the other interventions alone,same-care,,pain,12 to 26 weeks,neck,,estimate,SMD,-0.38,-0.74,-0.03,,,favours-treatment,the cleanest published fading pattern by window found; favours needling,pain intensity,midterm (12 to 24 weeks),8 in the review,,,,10.1155/2021/8836427,https://pmc.ncbi.nlm.nih.gov/articles/PMC7872772,abstract; windows from table 3 of the paper
R016,"Fernandez-de-las-Penas (neck, combined) 2021",2021,dry needling + other interventions,the other interventions alone,same-care,,pain,26 weeks and later,neck,,reported-only,,,,,,,no-difference,the cleanest published fading pattern by window found; no effect,pain intensity,long-term (>24 weeks),8 in the review,,,,10.1155/2021/8836427,https://pmc.ncbi.nlm.nih.gov/articles/PMC7872772,abstract; windows from table 3 of the paper
R017,"Fernandez-de-las-Penas (neck, combined) 2021",2021,dry needling + other interventions,the other interventions alone,same-care,,disability,1 to 12 weeks,neck,,estimate,SMD,-0.45,-0.87,-0.03,,,favours-treatment,the cleanest published fading pattern by window found; favours needling,pain-related disability,short-term (1 to 12 weeks),8 in the review,,,,10.1155/2021/8836427,https://pmc.ncbi.nlm.nih.gov/articles/PMC7872772,abstract; windows from table 3 of the paper
R018,"Fernandez-de-las-Penas (neck, combined) 2021",2021,dry needling + other interventions,the other interventions alone,same-care,,disability,12 to 26 weeks,neck,,reported-only,,,,,,,no-difference,the cleanest published fading pattern by window found; no effect,pain-related disability,midterm (12 to 24 weeks),8 in the review,,,,10.1155/2021/8836427,https://pmc.ncbi.nlm.nih.gov/articles/PMC7872772,abstract; windows from table 3 of the paper
R019,"Fernandez-de-las-Penas (neck, combined) 2021",2021,dry needling + other interventions,the other interventions alone,same-care,,disability,26 weeks and later,neck,,reported-only,,,,,,,no-difference,the cleanest published fading pattern by window found; no effect,pain-related disability,long-term (>24 weeks),8 in the review,,,,10.1155/2021/8836427,https://pmc.ncbi.nlm.nih.gov/articles/PMC7872772,abstract; windows from table 3 of the paper
R020,Sanchez-Infante 2021,2021,dry needling by physical therapists,other treatments or placebo (mixed),mixed,,pain,to 72 hours,any musculoskeletal,,estimate,SMD,-0.81,-1.21,-0.4,,,favours-treatment,"PTJ 2021;101(3):pzab070; no fading of the point estimate up to 24 weeks, only widening of the CI: a useful counter-example; favours needling",pain,within 72 hours from the last treatment,42 articles in all four windows together,,,,,https://search.pedro.org.au/search-results/record-detail/64088,abstract
R021,Sanchez-Infante 2021,2021,dry needling by physical therapists,other treatments or placebo (mixed),mixed,,pain,72 hours to 4 weeks,any musculoskeletal,,estimate,SMD,-0.69,-1.02,-0.35,,,favours-treatment,"PTJ 2021;101(3):pzab070; no fading of the point estimate up to 24 weeks, only widening of the CI: a useful counter-example; favours needling",pain,1 to 3 weeks from the last treatment,42 articles in all four windows together,,,,,https://search.pedro.org.au/search-results/record-detail/64088,abstract
R022,Sanchez-Infante 2021,2021,dry needling by physical therapists,other treatments or placebo (mixed),mixed,,pain,4 to 12 weeks,any musculoskeletal,,estimate,SMD,-0.85,-1.3,-0.4,,,favours-treatment,"PTJ 2021;101(3):pzab070; no fading of the point estimate up to 24 weeks, only widening of the CI: a useful counter-example; favours needling",pain,4 to 12 weeks from the last treatment,42 articles in all four windows together,,,,,https://search.pedro.org.au/search-results/record-detail/64088,abstract
R023,Sanchez-Infante 2021,2021,dry needling by physical therapists,other treatments or placebo (mixed),mixed,,pain,12 to 26 weeks,any musculoskeletal,,estimate,SMD,-0.81,-1.64,-0.03,,,favours-treatment,"PTJ 2021;101(3):pzab070; no fading of the point estimate up to 24 weeks, only widening of the CI: a useful counter-example; favours needling",pain,13 to 24 weeks from the last treatment,42 articles in all four windows together,,,,,https://search.pedro.org.au/search-results/record-detail/64088,abstract
R024,Liu (neck/shoulder) 2015,2015,dry needling of trigger points,control/sham,sham-or-none,,pain,to 72 hours,neck/shoulder,,estimate,SMD,-1.91,-3.1,-0.73,,0.002,favours-treatment,the 9-28 day limits are printed beside the last contrast; favours needling,pain intensity,short term (immediately to 3 days),20 in the review,839 in the review,,,10.1016/j.apmr.2014.12.015,https://www.medrxiv.org/lookup/external-ref?access_num=10.1016/j.apmr.2014.12.015&link_type=DOI,abstract
R025,Liu (neck/shoulder) 2015,2015,dry needling of trigger points,control/sham,sham-or-none,,pain,72 hours to 4 weeks,neck/shoulder,,estimate,SMD,-1.07,-1.87,-0.27,,0.009,favours-treatment,the 9-28 day limits are printed beside the last contrast; favours needling,pain intensity,medium term (9 to 28 days),20 in the review,839 in the review,,,10.1016/j.apmr.2014.12.015,https://www.medrxiv.org/lookup/external-ref?access_num=10.1016/j.apmr.2014.12.015&link_type=DOI,abstract
R026,Liu (neck/shoulder) 2015,2015,dry needling of trigger points,wet needling (incl. lidocaine),active,,pain,72 hours to 4 weeks,neck/shoulder,,estimate,SMD,1.69,0.4,2.98,,0.01,favours-comparator,the 9-28 day limits are printed beside the last contrast; favours wet needling,pain intensity,medium term (9 to 28 days),20 in the review,839 in the review,,,10.1016/j.apmr.2014.12.015,https://www.medrxiv.org/lookup/external-ref?access_num=10.1016/j.apmr.2014.12.015&link_type=DOI,abstract
R027,Liu (neck/shoulder) 2015,2015,dry needling of trigger points,other therapies (incl. physiotherapy),active,,pain,72 hours to 4 weeks,neck/shoulder,,estimate,SMD,0.62,0.02,1.21,,0.04,favours-comparator,the 9-28 day limits are printed beside the last contrast; favours other therapies,pain intensity,medium term (9 to 28 days),20 in the review,839 in the review,,,10.1016/j.apmr.2014.12.015,https://www.medrxiv.org/lookup/external-ref?access_num=10.1016/j.apmr.2014.12.015&link_type=DOI,abstract
R028,Liu (low back) 2018,2018,dry needling of trigger points,other treatments,mixed,,pain,after the intervention,low back,,estimate,SMD,-1.06,-1.77,-0.36,,0.003,favours-treatment,follow-up effects described as unclear; favours needling,pain,post-intervention,11 in the review,802 in the review,,,,https://search.pedro.org.au/search-results/record-detail/50381,abstract
R029,Liu (low back) 2018,2018,dry needling of trigger points,other treatments,mixed,,disability,after the intervention,low back,,estimate,SMD,-0.76,-1.46,-0.06,,0.03,favours-treatment,follow-up effects described as unclear; favours needling,disability,post-intervention,11 in the review,802 in the review,,,,https://search.pedro.org.au/search-results/record-detail/50381,abstract
R030,Liu (low back) 2018,2018,dry needling of trigger points,dry needling alone vs dry needling + other treatments,active,,pain,after the intervention,low back,,estimate,SMD,0.83,0.55,1.11,,<0.00001,favours-comparator,follow-up effects described as unclear; favours the combination,pain,post-intervention,11 in the review,802 in the review,,,,https://search.pedro.org.au/search-results/record-detail/50381,abstract
R031,Hu (low back) 2018,2018,dry needling,sham needling,sham,unspecified,pain,after the intervention,low back,,reported-only,,,,,,,favours-treatment,favours needling,pain,post-intervention,16 in the review,,,,10.1097/MD.0000000000011225,https://pmc.ncbi.nlm.nih.gov/articles/PMC6242300,abstract
R032,Hu (low back) 2018,2018,dry needling,sham needling,sham,unspecified,pain,not stated,low back,,reported-only,,,,,,,favours-treatment,favours needling,pain,follow-up,16 in the review,,,,10.1097/MD.0000000000011225,https://pmc.ncbi.nlm.nih.gov/articles/PMC6242300,abstract
R033,Hu (low back) 2018,2018,dry needling,sham needling,sham,unspecified,disability,after the intervention,low back,,reported-only,,,,,,,favours-treatment,favours needling,disability,post-intervention,16 in the review,,,,10.1097/MD.0000000000011225,https://pmc.ncbi.nlm.nih.gov/articles/PMC6242300,abstract
R034,Hu (low back) 2018,2018,dry needling,acupuncture,active,,pain with other outcomes,after the intervention,low back,,reported-only,,,,,,,favours-treatment,favours needling,pain and disability,post-intervention,16 in the review,,,,10.1097/MD.0000000000011225,https://pmc.ncbi.nlm.nih.gov/articles/PMC6242300,abstract
R035,Hu (low back) 2018,2018,dry needling,acupuncture,active,,pain with other outcomes,not stated,low back,,reported-only,,,,,,,no-difference,equal,pain and disability,follow-up,16 in the review,,,,10.1097/MD.0000000000011225,https://pmc.ncbi.nlm.nih.gov/articles/PMC6242300,abstract
R036,Lara-Palomo 2023,2023,dry needling (alone or combined),other treatments,mixed,,pain,after the intervention,low back (chronic),,estimate,SMD,-0.42,-0.79,-0.05,,0.03,favours-treatment,no effect on disability at either time; favours needling,pain intensity,post-intervention,8 in the review,414 in the review,,,,https://www.pubmed.gov/36399082/,abstract
R037,Lara-Palomo 2023,2023,dry needling (alone or combined),other treatments,mixed,,pain,1 to 12 weeks,low back (chronic),,estimate,SMD,-0.99,-1.61,-0.37,,0.002,favours-treatment,no effect on disability at either time; favours needling,pain intensity,short-term follow-up,8 in the review,414 in the review,,,,https://www.pubmed.gov/36399082/,abstract
R038,Llurda-Almuzara 2021,2021,trigger point dry needling,a comparison group (mixed),mixed,,pain,1 to 12 weeks,plantar heel,,estimate,MD,-1.7,-2.8,-0.6,,,favours-treatment,"limits of short and long term not in the abstract (long assigned by me); comparators are mixed, so a long-term effect here is not a sham-controlled one; favours needling",pain intensity (points),short term,6 in the review,,,low,10.1093/pm/pnab114,https://integrativedryneedling.com/?p=54515,abstract
R039,Llurda-Almuzara 2021,2021,trigger point dry needling,a comparison group (mixed),mixed,,pain,1 to 12 weeks,plantar heel,,estimate,SMD,-1.28,-2.11,-0.44,,,favours-treatment,"limits of short and long term not in the abstract (long assigned by me); comparators are mixed, so a long-term effect here is not a sham-controlled one; favours needling",pain intensity,short term,6 in the review,,,low,10.1093/pm/pnab114,https://integrativedryneedling.com/?p=54515,abstract
R040,Llurda-Almuzara 2021,2021,trigger point dry needling,a comparison group (mixed),mixed,,pain,26 weeks and later,plantar heel,,estimate,MD,-1.77,-2.44,-1.11,,,favours-treatment,"limits of short and long term not in the abstract (long assigned by me); comparators are mixed, so a long-term effect here is not a sham-controlled one; favours needling",pain intensity (points),long term,6 in the review,,,moderate,10.1093/pm/pnab114,https://integrativedryneedling.com/?p=54515,abstract
R041,Llurda-Almuzara 2021,2021,trigger point dry needling,a comparison group (mixed),mixed,,pain,26 weeks and later,plantar heel,,estimate,SMD,-1.45,-2.19,-0.7,,,favours-treatment,"limits of short and long term not in the abstract (long assigned by me); comparators are mixed, so a long-term effect here is not a sham-controlled one; favours needling",pain intensity,long term,6 in the review,,,moderate,10.1093/pm/pnab114,https://integrativedryneedling.com/?p=54515,abstract
R042,Llurda-Almuzara 2021,2021,trigger point dry needling,a comparison group (mixed),mixed,,disability,26 weeks and later,plantar heel,,estimate,SMD,-1.75,-2.22,-1.28,,,favours-treatment,"limits of short and long term not in the abstract (long assigned by me); comparators are mixed, so a long-term effect here is not a sham-controlled one; favours needling",related disability,long term,6 in the review,,,moderate,10.1093/pm/pnab114,https://integrativedryneedling.com/?p=54515,abstract
R043,He & Ma 2017,2017,trigger point needling,control (mixed),mixed,,pain,not stated,plantar heel,,estimate,MD,-15.5,-19.48,-11.53,,<0.001,favours-treatment,favours needling,"heel pain, change in VAS (0-100 presumed)",all follow-ups together,7 in the review,,,,10.2147/JPR.S141607,https://pubmed.ncbi.nlm.nih.gov/28860848/,abstract
R044,He & Ma 2017,2017,trigger point needling,control (mixed),mixed,,success,not stated,plantar heel,,estimate,RR,1.15,0.87,1.51,,0.320,no-difference,no difference,success rate for pain,all follow-ups together,7 in the review,,,,10.2147/JPR.S141607,https://pubmed.ncbi.nlm.nih.gov/28860848/,abstract
R045,He & Ma 2017,2017,trigger point needling,control (mixed),mixed,,adverse events,not stated,plantar heel,,estimate,RR,1.89,0.38,9.39,,0.438,no-difference,no difference,adverse events,all follow-ups together,7 in the review,,,,10.2147/JPR.S141607,https://pubmed.ncbi.nlm.nih.gov/28860848/,abstract
R046,Frontiers in Neurology plantar fasciitis review (authors not in the excerpt) 2024,2024,dry needling,dry needling + routine treatment vs routine treatment,same-care,,pain,not stated,plantar heel,,reported-only,,,,,,,favours-treatment,year taken from the DOI; favours needling; p as printed: <0.0001; as printed: MD (point estimate not printed in the abstract) -2.12 to -1.76,VAS/NPRS pain,all follow-ups together,12 in the review,781 in the review,,,10.3389/fneur.2024.1520585,https://frontiersin.org/journals/neurology/articles/10.3389/fneur.2024.1520585/full,abstract
R047,Frontiers in Neurology plantar fasciitis review (authors not in the excerpt) 2024,2024,dry needling,dry needling + routine treatment vs routine treatment,same-care,,disability,not stated,plantar heel,,reported-only,,,,,,,favours-treatment,year taken from the DOI; favours needling; p as printed: 0.004; as printed: MD (point estimate not printed in the abstract) -12.57 to -3.58,Foot Function Index,all follow-ups together,12 in the review,781 in the review,,,10.3389/fneur.2024.1520585,https://frontiersin.org/journals/neurology/articles/10.3389/fneur.2024.1520585/full,abstract
R048,Frontiers in Neurology plantar fasciitis review (authors not in the excerpt) 2024,2024,dry needling,other treatments,active,,disability,not stated,plantar heel,,reported-only,,,,,,,favours-treatment,year taken from the DOI; favours needling; p as printed: 0.006; as printed: MD (point estimate not printed in the abstract) -6.55 to -1.09,Foot Function Index,all follow-ups together,12 in the review,781 in the review,,,10.3389/fneur.2024.1520585,https://frontiersin.org/journals/neurology/articles/10.3389/fneur.2024.1520585/full,abstract
R049,Frontiers in Neurology plantar fasciitis review (authors not in the excerpt) 2024,2024,dry needling,other treatments,active,,pain,not stated,plantar heel,,reported-only,,,,,,,no-difference,year taken from the DOI; no difference; p as printed: 0.10; as printed: MD (point estimate not printed in the abstract) -0.66 to 0.06,pain,all follow-ups together,12 in the review,781 in the review,,,10.3389/fneur.2024.1520585,https://frontiersin.org/journals/neurology/articles/10.3389/fneur.2024.1520585/full,abstract
R050,Navarro-Santana (shoulder) 2020,2020,"trigger point dry needling, alone or as an adjunct",a comparison group (mixed),mixed,,pain,not stated,shoulder,,estimate,MD,-0.49,-0.84,-0.13,,,favours-treatment,favours needling,shoulder pain (points),all follow-ups; pain effects only at short term,6 in the review,,,moderate,10.1093/ptj/pzaa216,https://epublications.regis.edu/facultypubs/45/,abstract
R051,Navarro-Santana (shoulder) 2020,2020,"trigger point dry needling, alone or as an adjunct",a comparison group (mixed),mixed,,pain,not stated,shoulder,,estimate,SMD,-0.25,-0.42,-0.09,,,favours-treatment,favours needling,shoulder pain,all follow-ups; pain effects only at short term,6 in the review,,,moderate,10.1093/ptj/pzaa216,https://epublications.regis.edu/facultypubs/45/,abstract
R052,Navarro-Santana (shoulder) 2020,2020,"trigger point dry needling, alone or as an adjunct",a comparison group (mixed),mixed,,disability,not stated,shoulder,,estimate,MD,-9.99,-15.97,-4.01,,,favours-treatment,favours needling,related disability (points),all follow-ups; pain effects only at short term,6 in the review,,,low,10.1093/ptj/pzaa216,https://epublications.regis.edu/facultypubs/45/,abstract
R053,Navarro-Santana (shoulder) 2020,2020,"trigger point dry needling, alone or as an adjunct",a comparison group (mixed),mixed,,disability,not stated,shoulder,,estimate,SMD,-1.14,-1.81,-0.47,,,favours-treatment,favours needling,related disability,all follow-ups; pain effects only at short term,6 in the review,,,low,10.1093/ptj/pzaa216,https://epublications.regis.edu/facultypubs/45/,abstract
R054,Hall 2018,2018,trigger point dry needling,needling active + latent vs active trigger points only,needling,,pain,to 72 hours,shoulder/upper extremity,,estimate,SMD,-0.74,-1.2,-0.3,,,favours-treatment,"author label from the lead list, not in the excerpt; favours needling both",pain,immediately after,11 in the review,496 in the review,,very low for needling in general,,https://mbf.csp.org.uk/journal/article/physiotherapy-june-2018/effects-dry-needling-trigger-point-therapy-shoulder-region,abstract
R055,Hall 2018,2018,trigger point dry needling,needling active + latent vs active trigger points only,needling,,pain,72 hours to 4 weeks,shoulder/upper extremity,,estimate,SMD,-1.0,-1.52,-0.59,,,favours-treatment,"author label from the lead list, not in the excerpt; favours needling both",pain,1 week after,11 in the review,496 in the review,,very low for needling in general,,https://mbf.csp.org.uk/journal/article/physiotherapy-june-2018/effects-dry-needling-trigger-point-therapy-shoulder-region,abstract
R056,Rahou-El-Bachiri 2020,2020,trigger point dry needling,a comparison group (mixed),mixed,,pain,1 to 12 weeks,knee,,estimate,SMD,-0.53,-0.87,-0.19,,,favours-treatment,favours needling,pain,short-term,10 in the review,,,low to moderate,10.3390/jcm9072044,https://docta.ucm.es/handle/20.500.14352/8382,abstract
R057,Rahou-El-Bachiri 2020,2020,trigger point dry needling,a comparison group (mixed),mixed,,disability,1 to 12 weeks,knee,,estimate,SMD,-0.58,-1.08,-0.09,,,favours-treatment,favours needling,related disability,short-term,10 in the review,,,low to moderate,10.3390/jcm9072044,https://docta.ucm.es/handle/20.500.14352/8382,abstract
R058,Rahou-El-Bachiri 2020,2020,trigger point dry needling,a comparison group (mixed),mixed,,pain,1 to 12 weeks,knee,patellofemoral pain only,estimate,SMD,-0.64,-1.17,-0.11,,,favours-treatment,favours needling,"pain, patellofemoral only",short-term,10 in the review,,,low to moderate,10.3390/jcm9072044,https://docta.ucm.es/handle/20.500.14352/8382,abstract
R059,Rahou-El-Bachiri 2020,2020,trigger point dry needling,a comparison group (mixed),mixed,,pain with other outcomes,12 to 26 weeks,knee,,reported-only,,,,,,,no-difference,no significant effect,pain and disability,mid-term,10 in the review,,,low to moderate,10.3390/jcm9072044,https://docta.ucm.es/handle/20.500.14352/8382,abstract
R060,Rahou-El-Bachiri 2020,2020,trigger point dry needling,a comparison group (mixed),mixed,,pain with other outcomes,26 weeks and later,knee,,reported-only,,,,,,,no-difference,no significant effect,pain and disability,long-term,10 in the review,,,low to moderate,10.3390/jcm9072044,https://docta.ucm.es/handle/20.500.14352/8382,abstract
R061,Jimenez-del-Barrio 2022,2022,dry needling,"non-pharmacological interventions, sham or no additional treatment (mixed)",mixed,,pain,1 to 12 weeks,hip/knee osteoarthritis,,estimate,SMD,-0.76,-1.24,-0.29,,,favours-treatment,"GRADE table of the same paper prints -0.75 (-1.27 to -0.23), n 131 vs 115; favours needling",pain intensity,short-term,7,291,74%,very low,10.3390/life12101575,https://www.pubmed.gov/36295010/,abstract
R062,Jimenez-del-Barrio 2022,2022,dry needling,"non-pharmacological interventions, sham or no additional treatment (mixed)",mixed,,disability,1 to 12 weeks,hip/knee osteoarthritis,,estimate,SMD,-0.98,-1.54,-0.42,,,favours-treatment,GRADE table prints -0.96 (-1.58 to -0.34); favours needling,physical function,short-term,6,,75%,very low,10.3390/life12101575,https://www.pubmed.gov/36295010/,abstract
R063,Jimenez-del-Barrio 2022,2022,dry needling,"non-pharmacological interventions, sham or no additional treatment (mixed)",mixed,,pain,1 to 12 weeks,hip/knee osteoarthritis,,estimate,SMD,-0.75,-1.27,-0.23,,,favours-treatment,numeric fading across three windows; window limits not in the excerpt; favours needling,pain intensity,short term,7,,,very low,10.3390/life12101575,https://www.mdpi.com/2075-1729/12/10/1575,GRADE summary table (Appendix C)
R064,Jimenez-del-Barrio 2022,2022,dry needling,"non-pharmacological interventions, sham or no additional treatment (mixed)",mixed,,disability,1 to 12 weeks,hip/knee osteoarthritis,,estimate,SMD,-0.96,-1.58,-0.34,,,favours-treatment,numeric fading across three windows; 100 vs 30 is as printed; window limits not in the excerpt; favours needling,function,short term,6,,,very low,10.3390/life12101575,https://www.mdpi.com/2075-1729/12/10/1575,GRADE summary table (Appendix C)
R065,Jimenez-del-Barrio 2022,2022,dry needling,"non-pharmacological interventions, sham or no additional treatment (mixed)",mixed,,pain,12 to 26 weeks,hip/knee osteoarthritis,,estimate,SMD,-0.49,-1.45,0.46,,,no-difference,numeric fading across three windows; window limits not in the excerpt; no difference,pain intensity,medium term,2,,,very low,10.3390/life12101575,https://www.mdpi.com/2075-1729/12/10/1575,GRADE summary table (Appendix C)
R066,Jimenez-del-Barrio 2022,2022,dry needling,"non-pharmacological interventions, sham or no additional treatment (mixed)",mixed,,pain,26 weeks and later,hip/knee osteoarthritis,,estimate,SMD,-0.24,-0.68,0.2,,,no-difference,numeric fading across three windows; window limits not in the excerpt; no difference,pain intensity,long term,2,,,very low,10.3390/life12101575,https://www.mdpi.com/2075-1729/12/10/1575,GRADE summary table (Appendix C)
R067,Pourahmadi 2021,2021,dry needling,other interventions,mixed,,pain,1 to 12 weeks,tension-type headache,,reported-only,,,,,,,no-difference,"upper limit starts with 1. and is cut off; do not use; not statistically better; as printed: SMD -1.27, -3.56",headache pain intensity,short term,9 of 11 RCTs pooled in the review,,,very low,10.1093/ptj/pzab068,https://ouci.dntb.gov.ua/en/works/lxoqP584,abstract (cut off inside the upper limit)
R068,Kietrys 2013,2013,dry needling,sham or control,sham-or-none,,pain,to 72 hours,upper quarter,,reported-only,,,,,,,favours-treatment,also two meta-analyses against other treatments; favours needling (3 studies),pain,immediately after treatment,12 in the review,,,,10.2519/jospt.2013.4668,https://www.peeref.com/works/12291509,abstract
R069,Kietrys 2013,2013,dry needling,sham or placebo,sham-or-none,,pain,72 hours to 4 weeks,upper quarter,,reported-only,,,,,,,favours-treatment,"also two meta-analyses against other treatments; favours needling, wide CI (2 studies)",pain,4 weeks,12 in the review,,,,10.2519/jospt.2013.4668,https://www.peeref.com/works/12291509,abstract
R070,Vier 2018,2018,dry needling,other interventions; sham,mixed,,pain with other outcomes,1 to 12 weeks,temporomandibular,,reported-only,,,,,,,unclear,better than other interventions for pain; better than sham for PPT; small effect,pain; pressure pain threshold,short term,7 in the review,,,very low,10.1016/j.bjpt.2018.08.008,https://pmc.ncbi.nlm.nih.gov/articles/PMC6546838,abstract
R071,Hernandez-Secorun 2023,2023,dry needling,other techniques (mixed),mixed,,pain with other outcomes,not stated,neck (chronic),,reported-only,,,,,,,unclear,supported at short and mid term,pain and function,"short, mid and long term",13 pooled of 14,,,,10.1155/2023/1523834,https://pmc.ncbi.nlm.nih.gov/articles/PMC10469395,abstract
R072,Yu (WHO guideline review) 2023,2023,needling therapies (acupuncture and dry needling),sham,sham,unspecified,quality of life,26 weeks and later,low back (chronic primary),,estimate,SMD,0.2,0.07,0.32,,,favours-treatment,favours needling,health-related quality of life (physical),6 months,2,,,low or very low,,https://www.springermedicine.com/systematic-review-to-inform-a-world-health-organization-who-clin/26345086,abstract
R073,Yu (WHO guideline review) 2023,2023,needling therapies (acupuncture and dry needling),no intervention,no-treatment,,pain,72 hours to 4 weeks,low back (chronic primary),,estimate,MD,-1.21,-1.5,-0.92,,,favours-treatment,favours needling,pain,2 weeks,21,,,low or very low,,https://www.springermedicine.com/systematic-review-to-inform-a-world-health-organization-who-clin/26345086,abstract
R074,Yu (WHO guideline review) 2023,2023,needling therapies (acupuncture and dry needling),no intervention,no-treatment,,pain,12 to 26 weeks,low back (chronic primary),,reported-only,,,,,,,favours-treatment,"upper limit cut off after -0.; favours needling; as printed: MD -1.56, -2.8",pain,3 months,9,,,low or very low,,https://www.springermedicine.com/systematic-review-to-inform-a-world-health-organization-who-clin/26345086,abstract
R075,Yuan,,acupuncture,sham acupuncture,sham,unspecified,pain,to 1 week,musculoskeletal,,estimate,SMD,-0.61,-0.76,-0.47,,<0.001,favours-treatment,publication year not in the excerpts; first author from a supplement listing; type of sham did not explain the estimate; favours acupuncture,pain,immediately (<=1 week) after the intervention,59,4980,,,10.1038/srep30675,https://fullpacstamp.netlify.app/the-acupuncture-handbook-of-sports-injuries-pain-pdf-viewer,abstract copied on a third-party page
R076,Yuan,,acupuncture,sham acupuncture,sham,unspecified,disability,to 1 week,musculoskeletal,,estimate,SMD,-0.77,-1.05,-0.49,,<0.001,favours-treatment,publication year not in the excerpts; first author from a supplement listing; type of sham did not explain the estimate; favours acupuncture,disability,immediately (<=1 week) after the intervention,31,4876,,,10.1038/srep30675,https://fullpacstamp.netlify.app/the-acupuncture-handbook-of-sports-injuries-pain-pdf-viewer,abstract copied on a third-party page
R077,Vickers (IPD),,acupuncture,sham acupuncture,sham,unspecified,pain,not stated,back and neck pain,,estimate,SMD,0.23,0.13,0.33,comparator-minus-treatment,,favours-treatment,after exclusion of an outlying set of trials; publication year not in the excerpt; favours acupuncture,pain,primary end point of each trial,29 trials in all,17922 in all,,,,https://pmc.ncbi.nlm.nih.gov/articles/PMC3658605,abstract
R078,Vickers (IPD),,acupuncture,sham acupuncture,sham,unspecified,pain,not stated,osteoarthritis,,estimate,SMD,0.16,0.07,0.25,comparator-minus-treatment,,favours-treatment,after exclusion of an outlying set of trials; publication year not in the excerpt; favours acupuncture,pain,primary end point of each trial,29 trials in all,17922 in all,,,,https://pmc.ncbi.nlm.nih.gov/articles/PMC3658605,abstract
R079,Vickers (IPD),,acupuncture,sham acupuncture,sham,unspecified,pain,not stated,chronic headache,,estimate,SMD,0.15,0.07,0.24,comparator-minus-treatment,,favours-treatment,after exclusion of an outlying set of trials; publication year not in the excerpt; favours acupuncture,pain,primary end point of each trial,29 trials in all,17922 in all,,,,https://pmc.ncbi.nlm.nih.gov/articles/PMC3658605,abstract
R080,Vickers (IPD),,acupuncture,no-acupuncture control,no-treatment,,pain,not stated,back and neck pain,,estimate,SMD,0.55,0.51,0.58,comparator-minus-treatment,,favours-treatment,after exclusion of an outlying set of trials; publication year not in the excerpt; favours acupuncture,pain,primary end point of each trial,29 trials in all,17922 in all,,,,https://pmc.ncbi.nlm.nih.gov/articles/PMC3658605,abstract
R081,Vickers (IPD),,acupuncture,no-acupuncture control,no-treatment,,pain,not stated,osteoarthritis,,estimate,SMD,0.57,0.5,0.64,comparator-minus-treatment,,favours-treatment,after exclusion of an outlying set of trials; publication year not in the excerpt; favours acupuncture,pain,primary end point of each trial,29 trials in all,17922 in all,,,,https://pmc.ncbi.nlm.nih.gov/articles/PMC3658605,abstract
R082,Vickers (IPD),,acupuncture,no-acupuncture control,no-treatment,,pain,not stated,chronic headache,,estimate,SMD,0.42,0.37,0.46,comparator-minus-treatment,,favours-treatment,after exclusion of an outlying set of trials; publication year not in the excerpt; favours acupuncture,pain,primary end point of each trial,29 trials in all,17922 in all,,,,https://pmc.ncbi.nlm.nih.gov/articles/PMC3658605,abstract
`,
  codebook: {
    name: "needling-reviews",
    title: "Dry needling and acupuncture: published pooled results by follow-up and comparator",
    synthetic: false,
    design: "overview",
    source: "Published reviews, read in excerpts on 20 November 2026; each row names its own source",
    licence: "Figures are facts of the publications named in each row; the compilation is under the MIT licence",
    outcomes: [
      {
        name: "pain",
        label: "pain intensity",
        domain: "pain",
        better: "lower",
      },
      {
        name: "pain with other outcomes",
        label: "pain and other outcomes in one statement",
        domain: "pain",
        better: "lower",
      },
      {
        name: "disability",
        domain: "disability",
        better: "lower",
      },
      {
        name: "pressure pain threshold",
        domain: "pressure pain threshold",
        role: "surrogate",
        better: "higher",
      },
      {
        name: "success",
        label: "success, as the review defines it",
        domain: "response",
        better: "higher",
      },
      {
        name: "quality of life",
        domain: "quality of life",
        better: "higher",
      },
      {
        name: "adverse events",
        domain: "harms",
        role: "harm",
        better: "lower",
      },
    ],
    controls: [
      {
        name: "no treatment",
        comparator: "no-treatment",
        masked: "no",
        skinPenetrated: "no",
      },
      {
        name: "same care",
        comparator: "same-care",
        masked: "no",
        skinPenetrated: "no",
      },
      {
        name: "sham or no needling",
        comparator: "sham-or-none",
      },
      {
        name: "sham: unspecified",
        comparator: "sham",
        shamType: "unspecified",
      },
      {
        name: "sham: non-penetrating",
        comparator: "sham",
        shamType: "non-penetrating",
        masked: "yes",
        skinPenetrated: "no",
      },
      {
        name: "other active treatment",
        comparator: "active",
        apart: true,
      },
      {
        name: "other needling",
        comparator: "needling",
        apart: true,
        skinPenetrated: "yes",
      },
      {
        name: "mixed",
        comparator: "mixed",
        apart: true,
      },
    ],
    reportedWindows: [
      "to 72 hours",
      "to 1 week",
      "72 hours to 4 weeks",
      "4 to 12 weeks",
      "1 to 12 weeks",
      "to 12 weeks",
      "12 to 26 weeks",
      "26 weeks and later",
      "after the intervention",
      "not stated",
    ],
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
