// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
import type { Dataset } from "../../src/types/index.js";

export const blinding: Dataset = {
  name: "blinding",
  csv: `id,trial,year,treatment_arm,comparator,sham_type,kind,note,modality,level,device,guessed_right,guessed_wrong,did_not_know,printed_measure,printed_value,printed_lower,printed_upper,n_arm,n_studies,scenario,doi,source_url,seen_in
B001,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,active,sham,non-penetrating,not-a-contrast,74/6/15 = stated penetrating / stated against the skin / not sure; n is their sum; (74-6)/95 = 0.716,acupuncture,trial,non-penetrating telescopic sham needle,74,6,15,Bang's BI,0.72,0.6,0.83,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B002,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,sham,sham,non-penetrating,not-a-contrast,"11 stated against the skin (correct), 68 stated penetrating (incorrect), 16 not sure; (11-68)/95 = -0.600",acupuncture,trial,non-penetrating telescopic sham needle,11,68,16,Bang's BI,-0.6,-0.74,-0.46,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B003,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,active,sham,non-penetrating,not-a-contrast,"5-level certainty data, usable for a weighted Bang index; one patient per arm could not answer",acupuncture,trial,non-penetrating telescopic sham needle,,,,count in certainty category: Entirely sure on correct needling type,45,,,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B004,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,sham,sham,non-penetrating,not-a-contrast,"5-level certainty data, usable for a weighted Bang index; one patient per arm could not answer",acupuncture,trial,non-penetrating telescopic sham needle,,,,count in certainty category: Entirely sure on correct needling type,3,,,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B005,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,active,sham,non-penetrating,not-a-contrast,"5-level certainty data, usable for a weighted Bang index; one patient per arm could not answer",acupuncture,trial,non-penetrating telescopic sham needle,,,,count in certainty category: Fairly sure on correct needling type,29,,,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B006,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,sham,sham,non-penetrating,not-a-contrast,"5-level certainty data, usable for a weighted Bang index; one patient per arm could not answer",acupuncture,trial,non-penetrating telescopic sham needle,,,,count in certainty category: Fairly sure on correct needling type,8,,,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B007,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,active,sham,non-penetrating,not-a-contrast,"5-level certainty data, usable for a weighted Bang index; one patient per arm could not answer",acupuncture,trial,non-penetrating telescopic sham needle,,,,"count in certainty category: Not sure at all, guessed correct",13,,,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B008,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,sham,sham,non-penetrating,not-a-contrast,"5-level certainty data, usable for a weighted Bang index; one patient per arm could not answer",acupuncture,trial,non-penetrating telescopic sham needle,,,,"count in certainty category: Not sure at all, guessed correct",6,,,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B009,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,active,sham,non-penetrating,not-a-contrast,"5-level certainty data, usable for a weighted Bang index; one patient per arm could not answer",acupuncture,trial,non-penetrating telescopic sham needle,,,,"count in certainty category: Not sure at all, guessed opposite",1,,,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B010,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,sham,sham,non-penetrating,not-a-contrast,"5-level certainty data, usable for a weighted Bang index; one patient per arm could not answer",acupuncture,trial,non-penetrating telescopic sham needle,,,,"count in certainty category: Not sure at all, guessed opposite",9,,,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B011,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,active,sham,non-penetrating,not-a-contrast,"5-level certainty data, usable for a weighted Bang index; one patient per arm could not answer",acupuncture,trial,non-penetrating telescopic sham needle,,,,count in certainty category: Fairly sure on opposite needling type,6,,,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B012,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,sham,sham,non-penetrating,not-a-contrast,"5-level certainty data, usable for a weighted Bang index; one patient per arm could not answer",acupuncture,trial,non-penetrating telescopic sham needle,,,,count in certainty category: Fairly sure on opposite needling type,37,,,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B013,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,active,sham,non-penetrating,not-a-contrast,"5-level certainty data, usable for a weighted Bang index; one patient per arm could not answer",acupuncture,trial,non-penetrating telescopic sham needle,,,,count in certainty category: Entirely sure on opposite needling type,0,,,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B014,"Telescopic sham needle in radiotherapy patients (ECAM 2011;185034, authors not in the excerpt)",2011,sham,sham,non-penetrating,not-a-contrast,"5-level certainty data, usable for a weighted Bang index; one patient per arm could not answer",acupuncture,trial,non-penetrating telescopic sham needle,,,,count in certainty category: Entirely sure on opposite needling type,31,,,95,,,,https://www.hindawi.com/journals/ecam/2011/185034/tab2,Table 2
B015,Inoue 2006,2006,active,sham,non-penetrating,not-a-contrast,incorrect = arm denominator minus correct,dry needling (as coded by Braithwaite 2018),trial,custom guide tube only,9,6,0,blinding index (Braithwaite),0.2,-0.3,0.7,15,,Correct/Correct,,https://pmc.ncbi.nlm.nih.gov/articles/PMC6074757/table/table-4,table 4 of doi 10.7717/peerj.5318
B016,Inoue 2006,2006,sham,sham,non-penetrating,not-a-contrast,incorrect = arm denominator minus correct,dry needling (as coded by Braithwaite 2018),trial,custom guide tube only,10,6,0,blinding index (Braithwaite),0.25,-0.22,0.72,16,,Correct/Correct,,https://pmc.ncbi.nlm.nih.gov/articles/PMC6074757/table/table-4,table 4 of doi 10.7717/peerj.5318
B017,Itoh & Katsumi (NP comparison) 2005,2005,active,sham,non-penetrating,not-a-contrast,index calculated by Braithwaite (flag c); CI passes 1,dry needling (as coded by Braithwaite 2018),trial,custom guide tube only,8,2,0,blinding index (Braithwaite),0.6,0.1,1.1,10,,Correct/Random,,https://pmc.ncbi.nlm.nih.gov/articles/PMC6074757/table/table-4,table 4 of doi 10.7717/peerj.5318
B018,Itoh & Katsumi (NP comparison) 2005,2005,sham,sham,non-penetrating,not-a-contrast,flag c,dry needling (as coded by Braithwaite 2018),trial,custom guide tube only,4,5,0,blinding index (Braithwaite),-0.11,-0.76,0.54,9,,Correct/Random,,https://pmc.ncbi.nlm.nih.gov/articles/PMC6074757/table/table-4,table 4 of doi 10.7717/peerj.5318
B019,Itoh & Katsumi (P comparison) 2005,2005,active,sham,penetrating,not-a-contrast,same active arm as the NP comparison,dry needling (as coded by Braithwaite 2018),trial,superficial needling at trigger point,8,2,0,blinding index (Braithwaite),0.6,0.1,1.1,10,,Correct/Incorrect,,https://pmc.ncbi.nlm.nih.gov/articles/PMC6074757/table/table-4,table 4 of doi 10.7717/peerj.5318
B020,Itoh & Katsumi (P comparison) 2005,2005,sham,sham,penetrating,not-a-contrast,flag c,dry needling (as coded by Braithwaite 2018),trial,superficial needling at trigger point,4,6,0,blinding index (Braithwaite),-0.2,-0.81,0.41,10,,Correct/Incorrect,,https://pmc.ncbi.nlm.nih.gov/articles/PMC6074757/table/table-4,table 4 of doi 10.7717/peerj.5318
B021,Sterling 2015,2015,sham,sham,non-penetrating,not-a-contrast,"1 of 36 correct; all others believed active or did not know, split not given, so no index (insufficient data per Braithwaite)",dry needling,trial,commercial Park sham,,,,count correct,1,,,36,,,10.1097/01.j.pain.0000460359.40116.c1,https://pmc.ncbi.nlm.nih.gov/articles/PMC6074757/table/table-4,table 4
B022,Cotchett 2014,2014,both,sham,non-penetrating,not-a-contrast,"no significant between-group difference on any CEQ question (p>0.05); no guess data, insufficient for an index; CEQ scores themselves not seen",dry needling,trial,custom blunt needle,,,,Credibility/Expectancy Questionnaire,,,,,,,10.2522/ptj.20130255,https://pmc.ncbi.nlm.nih.gov/articles/PMC6074757/table/table-4,table 4
B023,Huguenin 2005,2005,active,sham,non-penetrating,not-a-contrast,immediately: correct more often (p=0.001); short term: no difference between correct and incorrect guesses (p=0.062),dry needling,trial,custom blunt needle,,,,guess test in the active arm only,,,,,,,10.1136/bjsm.2003.009431,https://pmc.ncbi.nlm.nih.gov/articles/PMC6074757/table/table-4,table 4
B024,Moroz (review) 2013,2013,active,sham,non-penetrating,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Commercial device,,,,mean Bang's BI,0.47,,,,22,Unblinded/opposite,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B025,Moroz (review) 2013,2013,sham,sham,non-penetrating,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Commercial device,,,,mean Bang's BI,-0.32,,,,22,Unblinded/opposite,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B026,Moroz (review) 2013,2013,active,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Custom device,,,,mean Bang's BI,0.48,,,,14,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B027,Moroz (review) 2013,2013,sham,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Custom device,,,,mean Bang's BI,-0.17,,,,14,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B028,Moroz (review) 2013,2013,active,sham,penetrating,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Penetrating,,,,mean Bang's BI,0.16,,,,12,random/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B029,Moroz (review) 2013,2013,sham,sham,penetrating,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Penetrating,,,,mean Bang's BI,-0.08,,,,12,random/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B030,Moroz (review) 2013,2013,active,sham,non-penetrating,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Toothpick or cocktail stick,,,,mean Bang's BI,0.55,,,,6,Unblinded/opposite,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B031,Moroz (review) 2013,2013,sham,sham,non-penetrating,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Toothpick or cocktail stick,,,,mean Bang's BI,-0.33,,,,6,Unblinded/opposite,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B032,Moroz (review) 2013,2013,active,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),N < 100,,,,mean Bang's BI,0.44,,,,43,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B033,Moroz (review) 2013,2013,sham,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),N < 100,,,,mean Bang's BI,-0.19,,,,43,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B034,Moroz (review) 2013,2013,active,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),N >= 100,,,,mean Bang's BI,0.28,,,,11,Unblinded/opposite,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B035,Moroz (review) 2013,2013,sham,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),N >= 100,,,,mean Bang's BI,-0.2,,,,11,Unblinded/opposite,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B036,Moroz (review) 2013,2013,active,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Assessed immediately,,,,mean Bang's BI,0.5,,,,19,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B037,Moroz (review) 2013,2013,sham,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Assessed immediately,,,,mean Bang's BI,-0.19,,,,19,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B038,Moroz (review) 2013,2013,active,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Assessed later,,,,mean Bang's BI,0.29,,,,35,Unblinded/opposite,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B039,Moroz (review) 2013,2013,sham,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Assessed later,,,,mean Bang's BI,-0.2,,,,35,Unblinded/opposite,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B040,Moroz (review) 2013,2013,active,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Subjects blinded only,,,,mean Bang's BI,0.52,,,,22,Unblinded/opposite,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B041,Moroz (review) 2013,2013,sham,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Subjects blinded only,,,,mean Bang's BI,-0.27,,,,22,Unblinded/opposite,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B042,Moroz (review) 2013,2013,active,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Subjects + research staff blinded,,,,mean Bang's BI,0.26,,,,32,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B043,Moroz (review) 2013,2013,sham,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Subjects + research staff blinded,,,,mean Bang's BI,-0.17,,,,32,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B044,Moroz (review) 2013,2013,active,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Healthy subjects,,,,mean Bang's BI,0.43,,,,12,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B045,Moroz (review) 2013,2013,sham,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Healthy subjects,,,,mean Bang's BI,-0.06,,,,12,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B046,Moroz (review) 2013,2013,active,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Symptomatic subjects,,,,mean Bang's BI,0.33,,,,42,Unblinded/opposite,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B047,Moroz (review) 2013,2013,sham,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Symptomatic subjects,,,,mean Bang's BI,-0.22,,,,42,Unblinded/opposite,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B048,Moroz (review) 2013,2013,active,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Acupuncture-naive,,,,mean Bang's BI,0.27,,,,24,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B049,Moroz (review) 2013,2013,sham,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Acupuncture-naive,,,,mean Bang's BI,-0.13,,,,24,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B050,Moroz (review) 2013,2013,active,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Acupuncture-experienced,,,,mean Bang's BI,0.32,,,,19,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B051,Moroz (review) 2013,2013,sham,sham,unspecified,not-a-contrast,no CI printed,acupuncture,pooled (mean of trial indices),Acupuncture-experienced,,,,mean Bang's BI,-0.19,,,,19,Unblinded/random,10.1155/2013/708251,https://pmc.ncbi.nlm.nih.gov/articles/PMC3603669/table/tab2,Table 2
B052,Moroz (review) 2013,2013,both,sham,unspecified,not-a-contrast,"54 trials, 4783 subjects",acupuncture,pooled (mean of trial indices),,,,,% of participants in ideal blinding,61,,,,54,,10.1155/2013/708251,https://www.hindawi.com/journals/ecam/2013/708251/citations/,abstract
B053,Moroz (review) 2013,2013,both,sham,unspecified,not-a-contrast,nine scenarios sum to 54,acupuncture,pooled (mean of trial indices),,,,,number of trials in scenario (active/sham),8,,,,54,Random/Random,10.1155/2013/708251,https://www.hindawi.com/journals/ecam/2013/708251/tab1/,Table 1
B054,Moroz (review) 2013,2013,both,sham,unspecified,not-a-contrast,nine scenarios sum to 54,acupuncture,pooled (mean of trial indices),,,,,number of trials in scenario (active/sham),2,,,,54,Random/Opposite,10.1155/2013/708251,https://www.hindawi.com/journals/ecam/2013/708251/tab1/,Table 1
B055,Moroz (review) 2013,2013,both,sham,unspecified,not-a-contrast,nine scenarios sum to 54,acupuncture,pooled (mean of trial indices),,,,,number of trials in scenario (active/sham),3,,,,54,Random/Unblinded,10.1155/2013/708251,https://www.hindawi.com/journals/ecam/2013/708251/tab1/,Table 1
B056,Moroz (review) 2013,2013,both,sham,unspecified,not-a-contrast,nine scenarios sum to 54,acupuncture,pooled (mean of trial indices),,,,,number of trials in scenario (active/sham),4,,,,54,Unblinded/Unblinded,10.1155/2013/708251,https://www.hindawi.com/journals/ecam/2013/708251/tab1/,Table 1
B057,Moroz (review) 2013,2013,both,sham,unspecified,not-a-contrast,nine scenarios sum to 54,acupuncture,pooled (mean of trial indices),,,,,number of trials in scenario (active/sham),25,,,,54,Unblinded/Opposite,10.1155/2013/708251,https://www.hindawi.com/journals/ecam/2013/708251/tab1/,Table 1
B058,Moroz (review) 2013,2013,both,sham,unspecified,not-a-contrast,nine scenarios sum to 54,acupuncture,pooled (mean of trial indices),,,,,number of trials in scenario (active/sham),12,,,,54,Unblinded/Random,10.1155/2013/708251,https://www.hindawi.com/journals/ecam/2013/708251/tab1/,Table 1
B059,Moroz (review) 2013,2013,both,sham,unspecified,not-a-contrast,nine scenarios sum to 54,acupuncture,pooled (mean of trial indices),,,,,number of trials in scenario (active/sham),0,,,,54,Opposite/Opposite,10.1155/2013/708251,https://www.hindawi.com/journals/ecam/2013/708251/tab1/,Table 1
B060,Moroz (review) 2013,2013,both,sham,unspecified,not-a-contrast,nine scenarios sum to 54,acupuncture,pooled (mean of trial indices),,,,,number of trials in scenario (active/sham),0,,,,54,Opposite/Random,10.1155/2013/708251,https://www.hindawi.com/journals/ecam/2013/708251/tab1/,Table 1
B061,Moroz (review) 2013,2013,both,sham,unspecified,not-a-contrast,nine scenarios sum to 54,acupuncture,pooled (mean of trial indices),,,,,number of trials in scenario (active/sham),0,,,,54,Opposite/Unblinded,10.1155/2013/708251,https://www.hindawi.com/journals/ecam/2013/708251/tab1/,Table 1
B062,Liu T (review) 2024,2024,sham,sham,unspecified,not-a-contrast,tau2 = 0.13,acupuncture,pooled (Bayesian hierarchical),,,,,Bang's BI,-0.24,-0.34,-0.14,,64,,10.1186/s13643-024-02692-0,http://www.ndl.gov.in/re_document/springer_nature_biomed/springer/10_1186_s13643_024_02692_0,abstract
B063,Liu T (review) 2024,2024,active,sham,unspecified,not-a-contrast,"tau2 = 0.10; 62.50% of trials >0 active and <0 sham, 28.15% >0 in both",acupuncture,pooled (Bayesian hierarchical),,,,,Bang's BI,0.41,0.32,0.49,,64,,10.1186/s13643-024-02692-0,http://www.ndl.gov.in/re_document/springer_nature_biomed/springer/10_1186_s13643_024_02692_0,abstract
B064,Liao L X 1999,1999,active,sham,non-penetrating,not-a-contrast,total sample 39; primary outcome pain rescue time,acupuncture,trial (from Liu T 2024 Table 1),Empty plastic needle tube,,,,Bang's BI,0.47,0.22,0.73,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B065,Liao L X 1999,1999,sham,sham,non-penetrating,not-a-contrast,total sample 39; primary outcome pain rescue time,acupuncture,trial (from Liu T 2024 Table 1),Empty plastic needle tube,,,,Bang's BI,0.05,-0.17,0.27,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B066,Nabeta T 2002,2002,active,sham,non-penetrating,not-a-contrast,total sample 34; primary outcome VAS,acupuncture,trial (from Liu T 2024 Table 1),Blunt needle,,,,Bang's BI,0.41,0.1,0.75,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B067,Nabeta T 2002,2002,sham,sham,non-penetrating,not-a-contrast,total sample 34; primary outcome VAS,acupuncture,trial (from Liu T 2024 Table 1),Blunt needle,,,,Bang's BI,-0.18,-0.54,0.2,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B068,Berman B M 2004,2004,active,sham,unspecified,not-a-contrast,"total sample 381; primary outcome WOMAC; ""disposable needle"" sham probably a penetrating needle at non-points, to be checked",acupuncture,trial (from Liu T 2024 Table 1),Disposable needle,,,,Bang's BI,0.58,0.5,0.66,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B069,Berman B M 2004,2004,sham,sham,unspecified,not-a-contrast,"total sample 381; primary outcome WOMAC; ""disposable needle"" sham probably a penetrating needle at non-points, to be checked",acupuncture,trial (from Liu T 2024 Table 1),Disposable needle,,,,Bang's BI,-0.49,-0.56,-0.39,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B070,Park J 2005,2005,active,sham,non-penetrating,not-a-contrast,total sample 116; primary outcome Barthel ADL,acupuncture,trial (from Liu T 2024 Table 1),Blunt needle,,,,Bang's BI,0.47,0.33,0.61,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B071,Park J 2005,2005,sham,sham,non-penetrating,not-a-contrast,total sample 116; primary outcome Barthel ADL,acupuncture,trial (from Liu T 2024 Table 1),Blunt needle,,,,Bang's BI,-0.31,-0.49,-0.13,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B072,Diener H C 2006,2006,active,sham,unspecified,not-a-contrast,"total sample 607; primary outcome migraine days; ""disposable needle"" sham probably a penetrating needle at non-points, to be checked",acupuncture,trial (from Liu T 2024 Table 1),Disposable needle,,,,Bang's BI,0.13,0.05,0.21,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B073,Diener H C 2006,2006,sham,sham,unspecified,not-a-contrast,"total sample 607; primary outcome migraine days; ""disposable needle"" sham probably a penetrating needle at non-points, to be checked",acupuncture,trial (from Liu T 2024 Table 1),Disposable needle,,,,Bang's BI,0.19,0.11,0.26,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B074,Smith C 2006,2006,active,sham,non-penetrating,not-a-contrast,total sample 228; primary outcome pregnancy rate,acupuncture,trial (from Liu T 2024 Table 1),Streitberger needle,,,,Bang's BI,0.19,0.1,0.28,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B075,Smith C 2006,2006,sham,sham,non-penetrating,not-a-contrast,total sample 228; primary outcome pregnancy rate,acupuncture,trial (from Liu T 2024 Table 1),Streitberger needle,,,,Bang's BI,0,-0.1,0.1,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B076,Endres H C 2007,2007,active,sham,unspecified,not-a-contrast,"total sample 413; primary outcome pain score; ""disposable needle"" sham probably a penetrating needle at non-points, to be checked",acupuncture,trial (from Liu T 2024 Table 1),Disposable needle,,,,Bang's BI,-0.16,-0.27,-0.05,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B077,Endres H C 2007,2007,sham,sham,unspecified,not-a-contrast,"total sample 413; primary outcome pain score; ""disposable needle"" sham probably a penetrating needle at non-points, to be checked",acupuncture,trial (from Liu T 2024 Table 1),Disposable needle,,,,Bang's BI,-0.04,-0.16,0.08,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B078,Haake M 2007,2007,active,sham,unspecified,not-a-contrast,"total sample 774; primary outcome Von Korff grade; ""disposable needle"" sham probably a penetrating needle at non-points, to be checked; active CI -0.01 to 0.01 as printed",acupuncture,trial (from Liu T 2024 Table 1),Disposable needle,,,,Bang's BI,-0.01,-0.01,0.01,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B079,Haake M 2007,2007,sham,sham,unspecified,not-a-contrast,"total sample 774; primary outcome Von Korff grade; ""disposable needle"" sham probably a penetrating needle at non-points, to be checked; active CI -0.01 to 0.01 as printed",acupuncture,trial (from Liu T 2024 Table 1),Disposable needle,,,,Bang's BI,0.11,0.04,0.18,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B080,Alecrim-A J 2008,2008,active,sham,unspecified,not-a-contrast,"total sample 36; primary outcome migraine response; ""disposable needle"" sham probably a penetrating needle at non-points, to be checked",acupuncture,trial (from Liu T 2024 Table 1),Disposable needle,,,,Bang's BI,0.26,0.02,0.5,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B081,Alecrim-A J 2008,2008,sham,sham,unspecified,not-a-contrast,"total sample 36; primary outcome migraine response; ""disposable needle"" sham probably a penetrating needle at non-points, to be checked",acupuncture,trial (from Liu T 2024 Table 1),Disposable needle,,,,Bang's BI,-0.12,-0.35,0.11,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B082,Deng G 2008,2008,active,sham,unspecified,not-a-contrast,total sample 108; primary outcome pain score,acupuncture,trial (from Liu T 2024 Table 1),Dummy studs,,,,Bang's BI,0.08,-0.24,0.4,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B083,Deng G 2008,2008,sham,sham,unspecified,not-a-contrast,total sample 108; primary outcome pain score,acupuncture,trial (from Liu T 2024 Table 1),Dummy studs,,,,Bang's BI,0.19,-0.13,0.5,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B084,Elden H 2008,2008,active,sham,non-penetrating,not-a-contrast,total sample 115; primary outcome VAS,acupuncture,trial (from Liu T 2024 Table 1),Streitberger needle,,,,Bang's BI,0.63,0.51,0.75,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B085,Elden H 2008,2008,sham,sham,non-penetrating,not-a-contrast,total sample 115; primary outcome VAS,acupuncture,trial (from Liu T 2024 Table 1),Streitberger needle,,,,Bang's BI,-0.63,-0.76,-0.51,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B086,Goldman R H 2008,2008,active,sham,non-penetrating,not-a-contrast,total sample 123; primary outcome pain score,acupuncture,trial (from Liu T 2024 Table 1),Blunt needle,,,,Bang's BI,0.43,0.24,0.62,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B087,Goldman R H 2008,2008,sham,sham,non-penetrating,not-a-contrast,total sample 123; primary outcome pain score,acupuncture,trial (from Liu T 2024 Table 1),Blunt needle,,,,Bang's BI,-0.63,-0.8,-0.47,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B088,Jubb R W 2008,2008,active,sham,non-penetrating,not-a-contrast,total sample 68; primary outcome WOMAC (cut off),acupuncture,trial (from Liu T 2024 Table 1),Blunt needle,,,,Bang's BI,0.17,-0.09,0.43,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B089,Jubb R W 2008,2008,sham,sham,non-penetrating,not-a-contrast,total sample 68; primary outcome WOMAC (cut off),acupuncture,trial (from Liu T 2024 Table 1),Blunt needle,,,,Bang's BI,0.29,0.07,0.5,,,,,https://biomedcentral-systematicreviewsjournal.publicaciones.saludcastillayleon.es/articles/10.1186/s13643-024-02692-0/tables/1,Table 1 (first 13 of 64 trials; rest cut off)
B090,Braithwaite 2021,2021,therapists,sham,unspecified,not-a-contrast,"n = guesses (15 therapists, 45 recipients); success criterion <=50%; recipients detected real needling better than sham","dry needling, asymptomatic volunteers",trial,custom-made needles + cognitive and multisensory blinding,,,,% correct guesses,41,30,50,120,,,10.1016/j.physio.2021.08.007,https://integrativedryneedling.com/a-novel-blinding-protocol-to-test-participant-and-therapist-blinding-during-dry-needling-a-randomised-controlled-experiment/,abstract
B091,Braithwaite 2021,2021,recipients (both arms),sham,unspecified,not-a-contrast,"n = guesses (15 therapists, 45 recipients); success criterion <=50%; recipients detected real needling better than sham","dry needling, asymptomatic volunteers",trial,custom-made needles + cognitive and multisensory blinding,,,,% correct guesses,49,38,60,90,,,10.1016/j.physio.2021.08.007,https://integrativedryneedling.com/a-novel-blinding-protocol-to-test-participant-and-therapist-blinding-during-dry-needling-a-randomised-controlled-experiment/,abstract
B092,Gallego-Sendarrubias & Voogt (congress abstract),,sham,sham,unspecified,not-a-contrast,44 patients in two arms; arm n not seen; active-arm guesses not seen,"dry needling, neck pain",trial,,,,,% of sham recipients who thought they had real needling,80,,,,,,,https://world.physio/congress-proceeding/masking-dry-needling-intervention-and-placebo-effect-results-single,abstract
B093,Gallego-Sendarrubias & Voogt (congress abstract),,sham,sham,unspecified,not-a-contrast,44 patients in two arms; arm n not seen; active-arm guesses not seen,"dry needling, neck pain",trial,,,,,% of sham recipients who thought the needle passed the skin,82,,,,,,,https://world.physio/congress-proceeding/masking-dry-needling-intervention-and-placebo-effect-results-single,abstract
B094,"Blinding and acupuncture RCT estimates, meta-epidemiology (summit abstract) 2024",2024,non-blinded vs blinded trials,sham,unspecified,not-a-contrast,negative difference in SMD or ROR>1 = overestimation in non-blinded trials (as defined there),acupuncture,meta-epidemiology,,,,,"ratio of odds ratios, lack of patient blinding, binary patient-reported",0.73,0.37,1.46,,33 meta-analyses,,,https://abstracts.cochrane.org/2024-prague-global-evidence-summit/influence-blinding-outcome-estimates-acupuncture-randomized,abstract
B095,"Blinding and acupuncture RCT estimates, meta-epidemiology (summit abstract) 2024",2024,non-blinded vs blinded trials,sham,unspecified,not-a-contrast,negative difference in SMD or ROR>1 = overestimation in non-blinded trials (as defined there),acupuncture,meta-epidemiology,,,,,"ratio of odds ratios, lack of assessor blinding, binary subjective",0.5,0.17,1.46,,33 meta-analyses,,,https://abstracts.cochrane.org/2024-prague-global-evidence-summit/influence-blinding-outcome-estimates-acupuncture-randomized,abstract
B096,"Blinding and acupuncture RCT estimates, meta-epidemiology (summit abstract) 2024",2024,non-blinded vs blinded trials,sham,unspecified,not-a-contrast,negative difference in SMD or ROR>1 = overestimation in non-blinded trials (as defined there),acupuncture,meta-epidemiology,,,,,"difference in SMD, lack of patient blinding, continuous patient-reported",-0.57,-1.19,0.05,,33 meta-analyses,,,https://abstracts.cochrane.org/2024-prague-global-evidence-summit/influence-blinding-outcome-estimates-acupuncture-randomized,abstract
B097,"Blinding and acupuncture RCT estimates, meta-epidemiology (summit abstract) 2024",2024,non-blinded vs blinded trials,sham,unspecified,not-a-contrast,negative difference in SMD or ROR>1 = overestimation in non-blinded trials (as defined there),acupuncture,meta-epidemiology,,,,,"difference in SMD, lack of assessor blinding, continuous subjective",-0.2,-0.88,0.48,,33 meta-analyses,,,https://abstracts.cochrane.org/2024-prague-global-evidence-summit/influence-blinding-outcome-estimates-acupuncture-randomized,abstract
B098,Shen 2009,2009,both,sham,non-penetrating,not-a-contrast,participants could not tell real from sham; counts not in the excerpt,"acupuncture (LI4), single session",trial,"shortened blunted needle through a foam pad, no penetration",,,,"guess of allocation, P value",0.69,,,"16 real, 12 sham",,,,https://pmc.ncbi.nlm.nih.gov/articles/PMC2894813,abstract
`,
  codebook: {
    name: "blinding",
    title: "Needling trials: what participants thought they had been given",
    synthetic: false,
    design: "uncontrolled",
    source: "Published reports, read in excerpts on 20 November 2026; each row names its own source",
    licence: "Figures are facts of the publications named in each row; the compilation is under the MIT licence",
    outcomes: [
      {
        name: "guess of the arm",
        domain: "blinding",
        role: "surrogate",
        better: "unknown",
      },
    ],
    controls: [
      {
        name: "sham: no needle",
        comparator: "sham",
        shamType: "no needle",
        skinPenetrated: "no",
      },
      {
        name: "sham: non-penetrating",
        comparator: "sham",
        shamType: "non-penetrating",
        skinPenetrated: "no",
      },
      {
        name: "sham: penetrating",
        comparator: "sham",
        shamType: "penetrating",
        skinPenetrated: "yes",
      },
      {
        name: "sham: unspecified",
        comparator: "sham",
        shamType: "unspecified",
      },
    ],
    columns: [
      {
        name: "modality",
        label: "kind of needling as reported",
        type: "text",
      },
      {
        name: "level",
        label: "trial, or mean over trials",
        type: "text",
      },
      {
        name: "device",
        label: "sham device as reported",
        type: "text",
      },
      {
        name: "guessed_right",
        label: "participants who guessed their own arm",
        type: "number",
      },
      {
        name: "guessed_wrong",
        label: "participants who guessed the other arm",
        type: "number",
      },
      {
        name: "did_not_know",
        label: "participants who did not know",
        type: "number",
      },
      {
        name: "printed_measure",
        label: "what is printed",
        type: "text",
      },
      {
        name: "printed_value",
        label: "as printed",
        type: "number",
      },
      {
        name: "printed_lower",
        label: "lower limit as printed",
        type: "number",
      },
      {
        name: "printed_upper",
        label: "upper limit as printed",
        type: "number",
      },
      {
        name: "n_arm",
        label: "participants of the arm, as printed",
        type: "text",
      },
      {
        name: "n_studies",
        label: "trials behind a mean, as printed",
        type: "text",
      },
      {
        name: "scenario",
        label: "scenario of blinding as the report names it",
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
