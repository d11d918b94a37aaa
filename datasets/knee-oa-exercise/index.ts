// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
import type { Dataset } from "../../src/types/index.js";

export const kneeOaExercise: Dataset = {
  name: "knee-oa-exercise",
  csv: `id,trial,year,treatment_arm,comparator_arm,comparator,outcome,window,treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd,note,smd_as_stored,analysis
K001,Baker 2001,2001,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,23,128,95.968751,23,189,112.156251,,-0.574403,1.1
K002,Bandak 2022,2022,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,102,-10,15.149257,104,-7.3,15.297059,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.176698,1.1
K003,Brismée 2007,2007,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,22,2.41,2.05,19,3.37,1.78,,-0.487761,1.1
K004,Cheung 2017,2017,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,60,4.56,2.01423,23,5.2,1.85,,-0.321696,1.1
K005,De Almeida 2020,2020,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,44,1.78,1.474794,22,6.5,1.67,,-3.025786,1.1
K006,Ettinger 1997,1997,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,290,2.175241,0.665635,149,2.46,0.610328,,-0.439072,1.1
K007,Foley 2003,2003,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,35,8,3.86,35,10,3.09,,-0.565707,1.1
K008,Imoto 2012,2012,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,50,4.27,2.45,50,5.74,3.14,,-0.517973,1.1
K009,Jenkinson 2009,2009,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,82,5.7,3.96,76,7.04,4.21,,-0.326681,1.1
K010,Kang 2022,2022,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,15,8.58,3.75,15,7.87,3.02,,0.202904,1.1
K011,Kim 2013,2013,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,37,33.77,21.91,37,37.86,22.58,,-0.181919,1.1
K012,Kovar 1992,1992,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,52,3.77,1.73,51,4.77,2.12,,-0.513498,1.1
K013,Kuntz 2018,2018,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,21,-67.838095,13.166567,10,-49.9,24.7,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.994009,1.1
K014,Lai 2021,2021,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,27,2.41,2.1,27,2.74,2.16,,-0.152669,1.1
K015,Liu 2019,2019,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,105,-9.2,9.734129,35,-0.9,3.2,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.960049,1.1
K016,Lu 2017,2017,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,23,5.15,3.24,23,9.37,5.23,,-0.953415,1.1
K017,Maurer 1999,1999,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,56,-43.54,80.3,57,-28.49,80.3,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.186153,1.1
K018,Messier 2021,2021,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,253,4.700791,3.300649,124,4.8,2.9,,-0.031186,1.1
K019,Peloquin 1999,1999,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,69,3.09,1.54,68,3.94,2.22,,-0.443009,1.1
K020,Rego 2023,NA,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,9,2.75,3.01,9,10.11,3.55,,-2.129846,1.1
K021,Schlenk 2020,2020,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,91,4.25,4.801688,91,4.54,2.400844,,-0.076076,1.1
K022,Shen 2022,2022,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,18,2.6,2.1,18,6.9,1.7,,-2.200707,1.1
K023,Simao 2012,2012,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,11,159.19,148.442,12,175,125.79,,-0.111194,1.1
K024,Song 2003,2003,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,38,-2.45,3.9,34,0.61,5.1,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.671836,1.1
K025,Song 2020,2020,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,18,0.55,0.48,18,3.21,1.18,,-2.887382,1.1
K026,Tsai 2013,2013,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,28,-2.6,2.540234,27,-1.02,1.681047,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.720466,1.1
K027,Vincent 2020,2020,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,58,1.250345,1.630087,29,0.47,0.8,,0.547905,1.1
K028,Ye 2020,2020,exercise,attention control or placebo,attention-or-placebo,pain,immediately after treatment,25,3.68,6.07,25,4.92,1.41,,-0.276988,1.1
K029,Allen 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,142,-1.59,3.405658,68,-0.66,3.098513,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.279966,1.1
K030,An 2008,2008,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,14,71.1,110.1,14,138.2,112.6,,-0.585016,1.1
K031,Bennell 2010,2010,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,45,2.6,2.1,44,3.9,2.6,,-0.545992,1.1
K032,Braghin 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,15,8,8.52,16,20.94,23.47,,-0.70454,1.1
K033,Bruce-Brand 2012,2012,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,14,10.78,4.31,13,8.33,4.36,,0.548158,1.1
K034,Chen 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,30,4.2,0.9,30,5.2,1.1,,-0.982115,1.1
K035,Cheung 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,18,5.8,2.842569,18,8.3,2.842569,,-0.859942,1.1
K036,Chopp-Hurley 2017,2017,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,7,-81,24.5,11,-70.8,15.5,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.501476,1.1
K037,Christensen 2015,2015,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,64,-5.6,19.816442,64,-5.5,20.016608,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.004991,1.1
K038,Da Silva 2015,2015,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,19,2.6,1.55,22,4,1.56,,-0.882673,1.1
K039,De Matos 2019,2019,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,28,8,10.99,28,22.33,23.59,,-0.767853,1.1
K040,De Rooij 2017,2017,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,63,4.3,2,63,5.8,2.2,,-0.709153,1.1
K041,DeVita 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,16,3.64,2.55,15,7.33,4.72,,-0.95643,1.1
K042,Drummen 2023,2023,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,24,16.6,20.085816,16,56.4,17.2,,-2.053215,1.1
K043,Fransen 2001,2001,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,83,-10.6,19.5,43,1.5,19.4,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.617823,1.1
K044,Fransen 2007,2007,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,56,-1.67,3.28,41,-0.5,2.37,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.395957,1.1
K045,Gohir 2021,2021,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,67,-1.8,2.254845,79,-0.3,2.232264,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.665364,1.1
K046,Guo 2022,2022,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,56,3.52,1.71,55,3.75,1.89,,-0.126796,1.1
K047,Gur 2002,2002,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,17,-20.9,8.3,6,0.7,4.6,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-2.744951,1.1
K048,Hay 2006,2006,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,109,7.36,4.3,108,8.99,3.7,,-0.404799,1.1
K049,Henriksen 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,31,-6.1,10.08716,29,0.7,10.252914,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.660111,1.1
K050,Hopman-Rock 2000,2000,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,45,-0.7,24.1,37,4,21.2,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.203839,1.1
K051,Hu 2020,2020,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,52,2.53,1.61,40,3.6,1.6,,-0.660818,1.1
K052,Janyacharoen 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,20,-69.2,5.1,20,-43.1,1.2,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-6.905086,1.1
K053,Jorge 2015,2015,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,29,4.3,3.1,31,6.6,1.5,,-0.942368,1.1
K054,Karadag 2019,2019,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,17,4.33,0.8,18,7.64,0.61,,-4.564768,1.1
K055,Keefe 2004,2004,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,16,3.19,1.85,18,4.03,2.08,,-0.415159,1.1
K056,Krishnan 2021,2021,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,15,-53.93,3.17,15,-50.93,6.04,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.605157,1.1
K057,Lee 2009,2009,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,29,4.6,4,15,5.9,3.7,,-0.32713,1.1
K058,Lee 2023,2023,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,18,34.5,21.69,18,43.9,17.85,,-0.462725,1.1
K059,Li 2020,2020,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,26,-73.1,15.3,25,-65.9,15.6,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.458919,1.1
K060,Lim 2008,2008,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,53,-9,12,54,-1.7,12.8,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.584011,1.1
K061,Lin 2009,2009,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,36,4.2,3,36,7.3,3.4,,-0.956467,1.1
K062,Lund 2008,2008,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,25,-51.5,20.5,27,-58.1,20.78461,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",0.314817,1.1
K063,Mazloum 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,33,8.739394,1.950952,16,10.5,1.8,,-0.909817,1.1
K064,Multanen 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,40,-2,14.070612,40,0,7.817007,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.174025,1.1
K065,O'Reilly 1999,1999,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,78,-1.45,2.616812,113,0.42,3.594579,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.576266,1.1
K066,Pazit 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,20,107.15,126.818349,10,249.7,309.3,,-0.679502,1.1
K067,Robbins 2022,2022,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,43,-2.59,2.35,43,-0.27,2.1,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-1.031732,1.1
K068,Rogind 1998,1998,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,12,4.2,2.1,13,6,2.1,,-0.828885,1.1
K069,Rosedale 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,120,16,10,60,23,9,,-0.72009,1.1
K070,Sadeghi 2023,2023,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,72,35.133333,22.117119,24,67,21.22,,-1.443392,1.1
K071,Salacinski 2012,2012,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,19,-81.4,13.4,18,-65.7,15.9,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-1.047284,1.1
K072,Samut 2015,2015,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,29,3.160655,2.285789,13,6.192,2.393,,-1.282806,1.1
K073,Schilke 1996,1996,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,10,9.7,4.72,10,10.1,6.44,,-0.067854,1.1
K074,Sekir 2005,2005,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,12,1.9,2.47,10,4.1,2.63,,-0.832187,1.1
K075,Shahine 2020,2020,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,33,17.5,18.1,33,77,17.3,,-3.321186,1.1
K076,Takacs 2017,2017,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,20,2.8,1.7,20,4.6,2.3,,-0.87236,1.1
K077,Thorstensson 2005,2005,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,30,-1.8,13.390246,31,0.3,16.221243,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.139167,1.1
K078,Topp 2002,2002,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,67,10.552388,3.131421,35,10.77,3.194683,,-0.068497,1.1
K079,Vassao 2021,2021,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,14,3.36,2.87,14,7,4.27,,-0.971413,1.1
K080,Wallis 2017,2017,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,23,6.5,1.2,23,6.1,1.7,,0.267191,1.1
K081,Wang 2011,2011,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,28,-76,15,28,-68,18,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.47612,1.1
K082,Wortley 2013,2013,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,30,106,107.80506,9,157,96,,-0.474155,1.1
K083,Xiao 2021,2021,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,142,75.7,20.19,142,94.25,27.73,,-0.762762,1.1
K084,Øiestad 2023,2023,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,immediately after treatment,112,3.801786,2.51396,56,4.5,2.4,,-0.280628,1.1
K085,Alghadir 2019,2019,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,46,4.25,1.242176,22,4.8,0.8,,-0.485222,1.1
K086,Anadkat 2015,2015,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,20,2.75,0.96,20,4.3,1.12,,-1.456472,1.1
K087,Anwer 2014,2014,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,21,1.24,0.76,21,4.24,0.88,,-3.579937,1.1
K088,Assar 2020,2020,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,12,3.4,2.2,12,6.7,2.5,,-1.353079,1.1
K089,Bautch 1997,1997,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,17,2.71,2.680019,17,3.51,3.009867,,-0.274098,1.1
K090,Bennell 2016,2016,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,73,26.4,18.4,74,33.2,22.3,,-0.330689,1.1
K091,Bennell 2022a,2022,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,172,3.3,1.9,68,4.2,2.1,,-0.458116,1.1
K092,Bennell 2022b,2022,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,107,4.2,2.4,105,4.9,2.4,,-0.290624,1.1
K093,Bhagat 2017,2017,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,15,1.933,0.8837,15,3.8,1.612,,-1.397449,1.1
K094,Chang 2012,2012,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,30,2,0.9,30,3.7,1.5,,-1.35652,1.1
K095,Chen 2021,2021,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,16,1.56,0.63,16,2.25,0.86,,-0.892258,1.1
K096,Dincer 2016,2016,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,19,1.7,0.9,16,3.6,2.8,,-0.927612,1.1
K097,Dwyer 2015,2015,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,28,97.7,86.780643,27,102.3,88.854206,,-0.051645,1.1
K098,Gondhalekar 2013,2013,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,15,3.53,1.33,15,4.07,1.18,,-0.417904,1.1
K099,Hernandez 2019,2019,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,53,2.42,2.35,60,4,2.83,,-0.599857,1.1
K100,Hinman 2020,2020,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,87,3.5,2.1,88,4.2,2.2,,-0.324037,1.1
K101,Holm 2020,2020,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,45,58.5,14.312663,45,61.2,13.314105,,-0.193666,1.1
K102,Hsu 2021,2021,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,22,4.48,1.44,22,4.33,1.65,,0.095124,1.1
K103,Huang 2003,2003,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,99,3.1,0.957143,33,4.4,0.4,,-1.51274,1.1
K104,Huang 2005,2005,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,35,4.1,0.6,35,4.9,1.2,,-0.833939,1.1
K105,Jan 2008,2008,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,68,4.8,3.102286,34,7.1,3.4,,-0.712546,1.1
K106,Joshi 2019,2019,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,21,2.85,0.88,21,5.2,1.17,,-2.227249,1.1
K107,Kilic 2020,2020,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,25,3.76,1.27,25,5.88,1.51,,-1.495661,1.1
K108,Knoop 2013,2013,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,80,2.8,2.1,79,3.3,2.1,,-0.236956,1.1
K109,Kumar 2013,NA,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,22,2.18,0.66,22,2.91,0.81,,-0.970317,1.1
K110,Lee 2019,2019,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,15,2.8,0.8,15,3.1,0.9,,-0.34281,1.1
K111,Marconcin 2018,2018,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,40,68.2,17.4,40,67.4,18.2,,0.044499,1.1
K112,Mehwish 2023,2023,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,22,5.77,1.2,22,5.24,1.09,,0.454043,1.1
K113,Messier 2013,2013,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,152,3.7,3.431956,152,4.8,3.431956,,-0.31972,1.1
K114,Mete 2022,2022,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,32,9.14,3.02,32,18.85,2.42,,-3.505239,1.1
K115,Nahayatbin 2018,2018,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,32,-69.94,12.471173,16,-53.06,9.36,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-1.437623,1.1
K116,Nelligan 2021,2021,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,103,3.5,2.2,103,5,2.4,,-0.64916,1.1
K117,Oh 2020,2020,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,40,5.06,4.39,20,10.33,5.22,,-1.111885,1.1
K118,Ozlu 2023,2023,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,41,4.11,1.34,41,5.05,1.43,,-0.671963,1.1
K119,Qiu 2023,2023,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,21,3.17,1.58,21,3.5,1.86,,-0.18762,1.1
K120,Rafiq 2021b,2021,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,76,7.785,2.377021,38,8.87,2.8,,-0.426886,1.1
K121,Rafiq 2021c,2021,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,25,8.85,1.49,25,9.52,2.08,,-0.36451,1.1
K122,Rakhshani 2022,2022,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,18,1.89,1.02,18,2.06,1,,-0.164568,1.1
K123,Rosadi 2023,2023,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,26,4.246154,0.818159,13,5.2,0.6,,-1.238656,1.1
K124,Salli 2010,2010,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,50,3.35,1.868782,25,6.5,1.8,,-1.688388,1.1
K125,Samuel 2014,2014,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,37,7.62,2.24,36,13.42,2.91,,-2.213919,1.1
K126,Sedaghatnezhad 2021,2021,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,15,17.56,11.49,15,18.22,13.96,,-0.050229,1.1
K127,Shabbir 2022,2022,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,18,2.78,0.94,18,4.22,1.16,,-1.333654,1.1
K128,Shin 2017,2017,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,12,3.08,2.36,13,2.75,1.76,,0.154255,1.1
K129,Talbot 2003,2003,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,17,1.35,0.93,17,1.2,0.95,,0.155796,1.1
K130,Thomas 2002,2002,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,470,-1.27,3.6,316,-0.46,3.6,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.224785,1.1
K131,Van Baar 1998,1998,exercise and co-intervention,co-intervention alone,same-care,pain,immediately after treatment,54,-27.4,28.7,59,-11.7,28.5,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.545316,1.1
K132,Baker 2001,2001,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,23,462,372.312504,23,664,422.031255,,-0.498901,1.2
K133,Bandak 2022,2022,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,102,-6.9,14.139307,104,-6,14.277255,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.063106,1.2
K134,Brismée 2007,2007,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,22,31.82,14,19,37.77,11.22,,-0.456124,1.2
K135,Cheung 2017,2017,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,60,21.746667,8.82397,23,25.2,7.978125,,-0.397707,1.2
K136,De Almeida 2020,2020,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,44,11.5,8.549369,22,29.75,14.28,,-1.674396,1.2
K137,Ettinger 1997,1997,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,290,1.730069,0.480946,149,1.9,0.488262,,-0.350903,1.2
K138,Foley 2003,2003,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,35,27,9.28,35,37,13.14,,-0.869394,1.2
K139,Imoto 2012,2012,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,50,-49.38,23.94,50,-41.55,26.66,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.306669,1.2
K140,Kang 2022,2022,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,15,27.17,7.72,15,25.87,8.9,,0.151828,1.2
K141,Kim 2013,2013,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,37,15.93,5.15,37,18.94,7.06,,-0.482023,1.2
K142,Kovar 1992,1992,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,52,3.74,2.69,51,5.96,2.32,,-0.876604,1.2
K143,Kuntz 2018,2018,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,21,-74.414286,15.188772,10,-56.3,23.1,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.979031,1.2
K144,Liu 2019,2019,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,105,-7.636667,7.979169,35,-2.04,3.8,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.775339,1.2
K145,Lu 2017,2017,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,23,15.85,7.6,23,26.89,16.56,,-0.842189,1.2
K146,Maurer 1999,1999,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,56,-106.9,390.1,57,-88.3,390.1,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.047357,1.2
K147,Messier 2021,2021,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,253,16.355731,10.87412,124,16.4,11.251198,,-0.004017,1.2
K148,Peloquin 1999,1999,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,69,1.64,1.89,68,2.89,2.78,,-0.523654,1.2
K149,Rego 2023,NA,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,9,9.75,9.35,9,36.11,8.91,,-2.748902,1.2
K150,Santana 2022,2022,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,18,29.6,5.9,16,44.8,4.7,,-2.763169,1.2
K151,Schlenk 2020,2020,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,91,16.68,14.405065,91,18.3,12.004221,,-0.12167,1.2
K152,Simao 2012,2012,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,11,766.7839,594.19,12,686.625,419.3,,0.151459,1.2
K153,Song 2003,2003,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,38,-11.09,12,34,-1.33,10.6,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.849803,1.2
K154,Tsai 2013,2013,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,28,-6.82,8.858583,27,-1.3,6.041657,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.715222,1.2
K155,Ye 2020,2020,exercise,attention control or placebo,attention-or-placebo,function,immediately after treatment,25,9.52,6.04,25,16.24,6.82,,-1.026799,1.2
K156,Allen 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,142,-3.74,9.764895,68,-2.3,8.923718,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.150999,1.2
K157,An 2008,2008,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,14,347.5,382.8,14,511.8,381.6,,-0.417358,1.2
K158,Bennell 2010,2010,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,45,16.2,11.7,44,21.9,11,,-0.497448,1.2
K159,Braghin 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,15,6.96,8.08,16,13.88,21.35,,-0.412227,1.2
K160,Bruce-Brand 2012,2012,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,14,33.91,12.91,13,26.11,15.33,,0.535538,1.2
K161,Chen 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,30,5.1,0.9,30,7.4,1.3,,-2.030466,1.2
K162,Cheung 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,18,22,9.758074,18,26.2,9.758074,,-0.420848,1.2
K163,Chopp-Hurley 2017,2017,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,7,-89.8,17.4,11,-80.5,19.2,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.47759,1.2
K164,Christensen 2015,2015,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,64,-7.6,21.617937,64,-9,21.617937,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",0.064375,1.2
K165,Da Silva 2015,2015,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,19,2.3,1.36,22,3.13,1.45,,-0.577597,1.2
K166,De Matos 2019,2019,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,28,6.57,8.28,28,15.2,21.73,,-0.517517,1.2
K167,De Rooij 2017,2017,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,63,26.3,12.7,63,31.4,13.4,,-0.388296,1.2
K168,DeVita 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,16,6.8,9.5,15,21.1,12.9,,-1.235735,1.2
K169,Drummen 2023,2023,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,24,350.1,288.549892,16,894.8,251.2,,-1.945517,1.2
K170,Fransen 2001,2001,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,83,-7.7,19.9,43,0.1,20.5,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.385607,1.2
K171,Fransen 2007,2007,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,56,-5.04,10.25,41,2.07,9.06,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.722226,1.2
K172,Gohir 2021,2021,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,67,-7.8,8.404424,79,-4.3,8.482605,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.412193,1.2
K173,Guo 2022,2022,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,56,19.8,11.3,55,25.7,10.9,,-0.527693,1.2
K174,Gur 2002,2002,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,17,-13.8,4.1,6,1,2.5,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-3.77286,1.2
K175,Hay 2006,2006,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,109,24.27,15.2,108,30.18,12.8,,-0.418966,1.2
K176,Henriksen 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,31,-4.2,11.586602,29,-1.4,11.830286,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.23611,1.2
K177,Hopman-Rock 2000,2000,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,37,-0.8,4.6,34,-1.7,5.2,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",0.181813,1.2
K178,Hu 2020,2020,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,52,2.83,6.3,40,20.3,15.2,,-1.564546,1.2
K179,Hurley 2007,2007,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,207,20,18.4,104,25.9,13.6,,-0.347202,1.2
K180,Jan 2009,2009,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,71,11.2,10.1,35,25,11.8,,-1.282126,1.2
K181,Janyacharoen 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,20,-74.4,2.9,20,-58.1,4.9,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-3.968084,1.2
K182,Jorge 2015,2015,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,29,17.3,12.4,31,26.7,10.2,,-0.819923,1.2
K183,Karadag 2019,2019,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,17,21.73,4.27,18,41.23,4.42,,-4.382196,1.2
K184,Kim 2020,2020,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,40,33.22,9.550079,40,42.05,10.24578,,-0.882955,1.2
K185,Krishnan 2021,2021,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,15,-53.13,4.24,15,-52.4,3.87,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.174977,1.2
K186,Lee 2009,2009,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,29,14.7,13.8,15,20.8,15,,-0.421526,1.2
K187,Li 2020,2020,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,26,-75,13.1,25,-70.3,16.9,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.306849,1.2
K188,Lim 2008,2008,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,53,-6.5,10.6,54,-2.6,10.9,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.36011,1.2
K189,Lin 2009,2009,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,36,10.1,8.3,36,24.9,11.8,,-1.435206,1.2
K190,Lund 2008,2008,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,25,-64.1,11.5,27,-61.1,11.431535,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.257734,1.2
K191,Multanen 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,40,-1,6.253605,40,1,4.690204,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.35834,1.2
K192,O'Reilly 1999,1999,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,78,-3.55,7.961319,113,-0.01,9.30835,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.40138,1.2
K193,Pazit 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,20,39.85,43.828049,10,88,51.4,,-1.009738,1.2
K194,Robbins 2022,2022,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,43,-4.63,3.86,43,0.22,2.94,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-1.400933,1.2
K195,Rogind 1998,1998,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,12,11.3,3.6,13,11.4,4.3,,-0.024294,1.2
K196,Rosedale 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,120,-65,20,60,-50,18,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.771525,1.2
K197,Sadeghi 2023,2023,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,72,28.79,4.057155,24,31.3,5.05,,-0.576208,1.2
K198,Salacinski 2012,2012,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,19,-84.2,13.9,18,-71.1,16.2,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.851019,1.2
K199,Samut 2015,2015,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,29,15.351034,11.317576,13,29.92,11.25,,-1.26526,1.2
K200,Schilke 1996,1996,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,10,7.64,3.5,10,9.48,4.04,,-0.466247,1.2
K201,Shahine 2020,2020,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,33,30,14.8,33,79.9,15.5,,-3.254111,1.2
K202,Takacs 2017,2017,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,20,20,11,20,28,10,,-0.745922,1.2
K203,Thorstensson 2005,2005,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,30,-2,11.515611,31,0.6,17.44806,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.173063,1.2
K204,Topp 2002,2002,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,67,35.62,10.739061,35,39.7,10.826426,,-0.376022,1.2
K205,Vassao 2021,2021,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,14,9.5,7.38,14,19.8,11.45,,-1.038161,1.2
K206,Wallis 2017,2017,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,23,38,9,23,34,11,,0.391192,1.2
K207,Wang 2011,2011,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,28,-82,14,28,-69,18,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.794976,1.2
K208,Wortley 2013,2013,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,30,396,359.568228,9,475,282,,-0.224781,1.2
K209,Øiestad 2023,2023,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,immediately after treatment,112,-71,23.891647,56,-63,21,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.346645,1.2
K210,Alghadir 2019,2019,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,46,49.15,3.924609,22,51.6,3.6,,-0.63333,1.2
K211,Anadkat 2015,2015,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,20,22.41,8.09,20,25.98,13.19,,-0.319804,1.2
K212,Anwer 2014,2014,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,21,8.05,2.33,21,18.05,4.3,,-2.837082,1.2
K213,Bautch 1997,1997,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,17,23.37,10.225302,17,17.88,7.627745,,0.594236,1.2
K214,Bennell 2016,2016,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,73,15.4,9.2,74,23.5,10.6,,-0.811522,1.2
K215,Bennell 2022a,2022,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,172,12.8,9.5,68,19.8,10.3,,-0.717018,1.2
K216,Bennell 2022b,2022,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,107,15.8,10.7,105,19.3,11.5,,-0.314092,1.2
K217,Bhagat 2017,2017,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,15,23.266,9.169,15,41.933,15.586,,-1.420432,1.2
K218,Chang 2012,2012,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,30,9.3,4.8,30,17.5,8.3,,-1.193777,1.2
K219,Chen 2021,2021,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,16,8.19,1.87,16,12.13,3.28,,-1.43858,1.2
K220,Dincer 2016,2016,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,19,6.7,3.7,16,19.8,13.8,,-1.320002,1.2
K221,Dwyer 2015,2015,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,28,378.9,328.073163,27,389.7,256.68993,,-0.036063,1.2
K222,Gondhalekar 2013,2013,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,15,37.13,12.68,15,52.6,13.29,,-1.158856,1.2
K223,Hernandez 2019,2019,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,53,7.15,6.21,60,9.95,5.27,,-0.485381,1.2
K224,Hinman 2020,2020,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,87,18.4,11.3,88,22,12.5,,-0.300738,1.2
K225,Holm 2020,2020,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,45,67,12.6484,45,68.1,13.646958,,-0.08289,1.2
K226,Hsu 2021,2021,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,22,19.95,4.79,22,19.43,5.29,,0.101197,1.2
K227,Huang 2003,2003,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,99,5.233333,0.990877,33,6.9,1.1,,-1.626419,1.2
K228,Huang 2005,2005,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,35,6.1,0.9,35,6.9,1.3,,-0.707621,1.2
K229,Jan 2008,2008,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,68,14.75,8.790718,34,22.5,10.9,,-0.806389,1.2
K230,Joshi 2019,2019,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,21,20.79,4.2,21,31.79,6.1,,-2.060852,1.2
K231,Kholvadia 2019,2019,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,32,65.6,9.9,40,70.8,9.8,,-0.522539,1.2
K232,Kilic 2020,2020,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,25,1.95,0.67,25,3.15,1.57,,-0.978568,1.2
K233,Knoop 2013,2013,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,80,17.4,11.6,79,19.3,11.4,,-0.164412,1.2
K234,Kumar 2013,NA,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,22,6.95,2.34,22,10,3.49,,-1.008091,1.2
K235,Lee 2019,2019,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,15,18.9,6,15,22.5,7.2,,-0.528533,1.2
K236,Marconcin 2018,2018,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,40,65.7,18.8,40,73.6,18.5,,-0.419493,1.2
K237,Mehwish 2023,2023,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,22,-39.04,11.01,22,-42.36,12.84,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",0.272604,1.2
K238,Messier 2013,2013,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,152,14.2,11.543853,152,17.7,12.791837,,-0.286552,1.2
K239,Nahayatbin 2018,2018,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,32,-71.875,11.836708,16,-61.69,10.32,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.881528,1.2
K240,Nelligan 2021,2021,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,103,16.6,13,103,20.7,13.9,,-0.303541,1.2
K241,Oh 2020,2020,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,40,16.22,10.87,20,30.89,14.09,,-1.204595,1.2
K242,Ozlu 2023,2023,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,41,23.08,8.72,41,33.14,7.85,,-1.201169,1.2
K243,Qiu 2023,2023,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,21,15.44,11.65,21,16,10.07,,-0.050459,1.2
K244,Rafiq 2021a,2021,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,28,26,21.09,28,37,16.79,,-0.569023,1.2
K245,Rafiq 2021b,2021,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,76,-6.415,1.374707,38,-4.65,1.39,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-1.270606,1.2
K246,Rafiq 2021c,2021,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,25,23.9,12.37,25,22.07,11,,0.153887,1.2
K247,Rosadi 2023,2023,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,26,29.592308,4.729053,13,45.7,0.1,,-4.058715,1.2
K248,Salli 2010,2010,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,50,20.65,10.202166,25,32.6,11.6,,-1.107179,1.2
K249,Samuel 2014,2014,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,37,28.81,6.21,36,40.83,8.02,,-1.661051,1.2
K250,Shabbir 2022,2022,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,18,21.94,5.59,18,27.22,6.39,,-0.859966,1.2
K251,Shin 2017,2017,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,12,14.54,10.87,13,13.67,9.49,,0.082698,1.2
K252,Thomas 2002,2002,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,470,-2.59,10.5,316,-0.02,10.5,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.244528,1.2
K253,Van Baar 1998,1998,exercise and co-intervention,co-intervention alone,same-care,function,immediately after treatment,54,-1.3,5.7,59,-0.5,5.6,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.140685,1.2
K254,Bandak 2022,2022,exercise,attention control or placebo,attention-or-placebo,pain,later,102,-8.4,18.179109,104,-7,17.336666,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.078544,2.1
K255,Schlenk 2020,2020,exercise,attention control or placebo,attention-or-placebo,pain,later,91,4.09,4.801688,91,4.72,2.400844,,-0.165269,2.1
K256,Abbott 2013,2013,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,later,29,14.9,11.2,28,15.6,11.4,,-0.061106,2.1
K257,Allen 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,later,142,1.15,3.375519,68,-0.64,3.036543,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",0.545396,2.1
K258,Bruce-Brand 2012,2012,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,later,14,9.6,4.14,13,8.33,4.08,,0.299543,2.1
K259,Chen 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,later,30,4,1.4,30,6.5,1.3,,-1.826549,2.1
K260,De Rooij 2017,2017,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,later,63,4.7,1.9,63,6.2,2.1,,-0.744524,2.1
K261,Hay 2006,2006,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,later,109,7.41,4.4,108,8.49,4.5,,-0.241846,2.1
K262,Hurley 2007,2007,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,later,207,5.7,3.16,104,6.7,3.28,,-0.311692,2.1
K263,Lund 2008,2008,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,later,25,-62,13,27,-62.6,12.990381,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",0.045476,2.1
K264,Rogind 1998,1998,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,later,12,4.4,2.5,13,6.1,2.9,,-0.605273,2.1
K265,Rosedale 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,later,120,21,10,60,24,8,,-0.31833,2.1
K266,Thorstensson 2005,2005,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,later,30,-3.1,13.524148,31,1.1,14.994426,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.290146,2.1
K267,Øiestad 2023,2023,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,pain,later,112,3.852679,2.298529,56,5.1,2.9,,-0.493943,2.1
K268,Bennell 2016,2016,exercise and co-intervention,co-intervention alone,same-care,pain,later,73,31.7,22.6,74,34.8,21.2,,-0.140778,2.1
K269,Bennell 2022a,2022,exercise and co-intervention,co-intervention alone,same-care,pain,later,172,3.4,2.3,68,4.2,2.2,,-0.350957,2.1
K270,Bennell 2022b,2022,exercise and co-intervention,co-intervention alone,same-care,pain,later,107,4.3,2.4,105,4.6,2.3,,-0.127149,2.1
K271,Hernandez 2019,2019,exercise and co-intervention,co-intervention alone,same-care,pain,later,53,3.8,2.97,60,3.63,2.8,,0.05861,2.1
K272,Hinman 2020,2020,exercise and co-intervention,co-intervention alone,same-care,pain,later,87,3.9,2.4,88,4,2.3,,-0.042364,2.1
K273,Huang 2003,2003,exercise and co-intervention,co-intervention alone,same-care,pain,later,99,2.566667,1.666905,33,6.1,1.3,,-2.217057,2.1
K274,Huang 2005,2005,exercise and co-intervention,co-intervention alone,same-care,pain,later,35,3.9,1.4,35,6.6,1.5,,-1.840362,2.1
K275,Knoop 2013,2013,exercise and co-intervention,co-intervention alone,same-care,pain,later,80,3.1,2.5,79,3.7,2.4,,-0.243644,2.1
K276,Nahayatbin 2018,2018,exercise and co-intervention,co-intervention alone,same-care,pain,later,32,-64.285,12.099654,16,-50.31,10.77,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-1.176602,2.1
K277,Ozlu 2023,2023,exercise and co-intervention,co-intervention alone,same-care,pain,later,41,4.05,0.72,41,5.36,0.99,,-1.499182,2.1
K278,Salli 2010,2010,exercise and co-intervention,co-intervention alone,same-care,pain,later,50,3.5,1.829464,25,6.3,1.5,,-1.60358,2.1
K279,Sedaghatnezhad 2021,2021,exercise and co-intervention,co-intervention alone,same-care,pain,later,15,13.67,10.06,15,25.89,16.69,,-0.862845,2.1
K280,Talbot 2003,2003,exercise and co-intervention,co-intervention alone,same-care,pain,later,17,1.07,0.8,17,1.57,1.12,,-0.501611,2.1
K281,Bandak 2022,2022,exercise,attention control or placebo,attention-or-placebo,function,later,102,-2.1,18.179109,104,-3.1,17.336666,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",0.056103,2.2
K282,Schlenk 2020,2020,exercise,attention control or placebo,attention-or-placebo,function,later,91,17.02,14.405065,91,17.51,12.004221,,-0.036802,2.2
K283,Abbott 2013,2013,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,later,29,50,34.2,28,56.8,40,,-0.180483,2.2
K284,Allen 2018,2018,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,later,142,-3.4,10.27725,68,-1.51,9.29554,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.188854,2.2
K285,Bruce-Brand 2012,2012,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,later,14,31.5,14.4,13,21.67,18.9,,0.570379,2.2
K286,Chen 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,later,30,5.4,1.7,30,7.6,1.6,,-1.315413,2.2
K287,De Rooij 2017,2017,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,later,63,23.5,13.1,63,31.4,12.6,,-0.610944,2.2
K288,Hay 2006,2006,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,later,109,24.83,15.3,108,28.95,14.4,,-0.276306,2.2
K289,Hurley 2007,2007,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,later,207,21.6,16.56,104,25,11.32,,-0.225847,2.2
K290,Lund 2008,2008,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,later,27,-61.4,13.509996,25,-63.9,13.5,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",0.182323,2.2
K291,Rogind 1998,1998,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,later,12,9.7,2.9,13,10.44,6.7,,-0.136602,2.2
K292,Rosedale 2014,2014,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,later,120,-61,17,60,-52,16,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.537447,2.2
K293,Thorstensson 2005,2005,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,later,30,-0.9,12.586831,31,1.9,15.812304,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.193062,2.2
K294,Øiestad 2023,2023,exercise,"no treatment, usual care or limited education",no-treatment-or-usual-care,function,later,112,-70.526786,24.607169,56,-58,30,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.470291,2.2
K295,Bennell 2016,2016,exercise and co-intervention,co-intervention alone,same-care,function,later,73,16,10.3,74,21.3,9.8,,-0.524558,2.2
K296,Bennell 2022a,2022,exercise and co-intervention,co-intervention alone,same-care,function,later,172,13.5,11,68,17.9,10.7,,-0.401793,2.2
K297,Bennell 2022b,2022,exercise and co-intervention,co-intervention alone,same-care,function,later,107,16.5,11.5,105,18.2,11.9,,-0.144782,2.2
K298,Hernandez 2019,2019,exercise and co-intervention,co-intervention alone,same-care,function,later,53,8.75,6.95,60,9.05,6.31,,-0.045027,2.2
K299,Hinman 2020,2020,exercise and co-intervention,co-intervention alone,same-care,function,later,87,18.1,11.4,88,20.1,12.5,,-0.166417,2.2
K300,Huang 2003,2003,exercise and co-intervention,co-intervention alone,same-care,function,later,99,3.966667,1.642484,33,7.6,1.5,,-2.245661,2.2
K301,Huang 2005,2005,exercise and co-intervention,co-intervention alone,same-care,function,later,35,5.8,1.8,35,8.1,1.5,,-1.372847,2.2
K302,Kholvadia 2019,2019,exercise and co-intervention,co-intervention alone,same-care,function,later,32,78,8.5,40,80.7,8.5,,-0.314231,2.2
K303,Knoop 2013,2013,exercise and co-intervention,co-intervention alone,same-care,function,later,80,18.9,13.3,79,19.2,13.2,,-0.022532,2.2
K304,Nahayatbin 2018,2018,exercise and co-intervention,co-intervention alone,same-care,function,later,32,-66.845,13.800561,16,-61.31,10.39,"a mean below 0: a change, or a scale turned so that lower is better; the source does not say which",-0.425707,2.2
K305,Ozlu 2023,2023,exercise and co-intervention,co-intervention alone,same-care,function,later,41,26.42,9.35,41,32.88,7.88,,-0.740114,2.2
K306,Salli 2010,2010,exercise and co-intervention,co-intervention alone,same-care,function,later,50,19.5,10.489956,25,32.7,11.3,,-1.21378,2.2
`,
  codebook: {
    name: "knee-oa-exercise",
    title: "Exercise for osteoarthritis of the knee, by comparator and follow-up",
    synthetic: false,
    source: "Cochrane review CD004376.pub4, doi:10.1002/14651858.CD004376.pub4, analyses 1.1, 1.2, 2.1, 2.2",
    licence: "Figures are facts of the trials, as published in the review; the compilation is under the MIT licence",
    outcomes: [
      { name: "pain", label: "knee pain severity", domain: "pain", better: "lower" },
      {
        name: "function",
        label: "self-reported physical function, stored so that lower is better",
        domain: "disability",
        better: "lower",
      },
    ],
    controls: [
      {
        name: "no treatment or usual care",
        comparator: "no-treatment-or-usual-care",
        masked: "no",
        skinPenetrated: "no",
      },
      { name: "same care", comparator: "same-care", masked: "no", skinPenetrated: "no" },
      {
        name: "attention control or placebo",
        comparator: "attention-or-placebo",
        masked: "unknown",
        skinPenetrated: "no",
      },
    ],
    reportedWindows: ["immediately after treatment", "later"],
    columns: [
      { name: "smd_as_stored", label: "standardised difference as stored", type: "number" },
      { name: "analysis", label: "analysis of the review", type: "text" },
    ],
  },
};
