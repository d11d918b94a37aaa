// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
import type { Dataset } from "../../src/types/index.js";

export const osteopain: Dataset = {
  name: "osteopain",
  csv: `trial,year,arm,visit,weeks,weeks_from,mean,se
Baerwald 2010,2010,placebo,baseline,0,randomisation,6.548,0.086135606043022589
Baerwald 2010,2010,placebo,,2,randomisation,5.398,0.093173666520682222
Baerwald 2010,2010,placebo,,6,randomisation,4.968,0.099692413706209862
Baerwald 2010,2010,placebo,,13,randomisation,4.751,0.10850034144024367
Baerwald 2010,2010,naproxen 1000,baseline,0,randomisation,6.399,0.1273819463519468
Baerwald 2010,2010,naproxen 1000,,2,randomisation,4.029,0.13337085702084645
Baerwald 2010,2010,naproxen 1000,,6,randomisation,3.719,0.13861217938874223
Baerwald 2010,2010,naproxen 1000,,13,randomisation,3.968,0.14647069007830552
Baerwald 2010,2010,naproxcinod 1500,baseline,0,randomisation,6.625,0.090033492392120287
Baerwald 2010,2010,naproxcinod 1500,,2,randomisation,4.435,0.092580694019181273
Baerwald 2010,2010,naproxcinod 1500,,6,randomisation,4.085,0.096459289904618689
Baerwald 2010,2010,naproxcinod 1500,,13,randomisation,4.044,0.10175894683431394
Bensen 1999,1999,placebo,baseline,0,randomisation,5.40562,0.12743652127106697
Bensen 1999,1999,placebo,,2,randomisation,5.02021,0.1396706188623757
Bensen 1999,1999,placebo,,12,randomisation,4.7208885,0.15125134856704503
Bensen 1999,1999,naproxen 1000,baseline,0,randomisation,5.54508,0.12875035948771987
Bensen 1999,1999,naproxen 1000,,2,randomisation,4.1248255,0.13193068536536695
Bensen 1999,1999,naproxen 1000,,12,randomisation,4.267348,0.14313625631884078
Bensen 1999,1999,celebrex 400,baseline,0,randomisation,5.40562,0.12756608198099204
Bensen 1999,1999,celebrex 400,,2,randomisation,3.9621085,0.130724495481187
Bensen 1999,1999,celebrex 400,,12,randomisation,3.9650325,0.14176422646807094
Bensen 1999,1999,celebrex 200,baseline,0,randomisation,5.26609,0.1293081279197896
Bensen 1999,1999,celebrex 200,,2,randomisation,3.82251,0.13230924025557317
Bensen 1999,1999,celebrex 200,,12,randomisation,3.720855,0.14325485710013847
Bensen 1999,1999,celebrex 100,baseline,0,randomisation,5.382295,0.12702819787870923
Bensen 1999,1999,celebrex 100,,2,randomisation,4.3457485,0.13030080431368057
Bensen 1999,1999,celebrex 100,,12,randomisation,4.325553,0.14135801055324965
Bingham 2007a,2007,placebo,baseline,0,randomisation,6.66,0.14375175452541045
Bingham 2007a,2007,placebo,,2,randomisation,5.9051225,0.1529581212536672
Bingham 2007a,2007,placebo,,4,randomisation,5.597386,0.15878728559513558
Bingham 2007a,2007,placebo,,8,randomisation,5.374769,0.16812945164203566
Bingham 2007a,2007,placebo,,12,randomisation,5.124054,0.17621052173552751
Bingham 2007a,2007,celebrex 200,baseline,0,randomisation,6.75,0.10499753010333542
Bingham 2007a,2007,celebrex 200,,2,randomisation,4.606352,0.10894259741450621
Bingham 2007a,2007,celebrex 200,,4,randomisation,4.270519,0.11133890142176607
Bingham 2007a,2007,celebrex 200,,8,randomisation,4.300451,0.11563667327689106
Bingham 2007a,2007,celebrex 200,,12,randomisation,4.274297,0.11895790783584068
Bingham 2007a,2007,etoricoxib 30,baseline,0,randomisation,6.74,0.10658817458348258
Bingham 2007a,2007,etoricoxib 30,,2,randomisation,4.245301,0.11123171448155326
Bingham 2007a,2007,etoricoxib 30,,4,randomisation,4.021748,0.11386291075747264
Bingham 2007a,2007,etoricoxib 30,,8,randomisation,4.037578,0.11802862386502778
Bingham 2007a,2007,etoricoxib 30,,12,randomisation,3.899251,0.12156902135883441
Bingham 2007b,2007,placebo,baseline,0,randomisation,6.64,0.15968998984639848
Bingham 2007b,2007,placebo,,2,randomisation,5.519577,0.17109472738657233
Bingham 2007b,2007,placebo,,4,randomisation,5.097473,0.17758312650332927
Bingham 2007b,2007,placebo,,8,randomisation,5.01188,0.1871120715590498
Bingham 2007b,2007,placebo,,12,randomisation,4.999232,0.19569508208416228
Bingham 2007b,2007,celebrex 200,baseline,0,randomisation,6.73,0.11922684534284426
Bingham 2007b,2007,celebrex 200,,2,randomisation,4.384345,0.11363333936938527
Bingham 2007b,2007,celebrex 200,,4,randomisation,4.137306,0.11584244868432275
Bingham 2007b,2007,celebrex 200,,8,randomisation,4.022573,0.12001322470122969
Bingham 2007b,2007,celebrex 200,,12,randomisation,3.936906,0.12354570507113419
Bingham 2007b,2007,etoricoxib 30,baseline,0,randomisation,6.87,0.1052060490523318
Bingham 2007b,2007,etoricoxib 30,,2,randomisation,4.465766,0.11429787676326177
Bingham 2007b,2007,etoricoxib 30,,4,randomisation,4.233316,0.11672457402216264
Bingham 2007b,2007,etoricoxib 30,,8,randomisation,4.089368,0.12087160525430565
Bingham 2007b,2007,etoricoxib 30,,12,randomisation,4.091271,0.12433857947095937
Birbara 2006_1,2006,placebo,baseline,0,randomisation,6.85,0.19248709580458126
Birbara 2006_1,2006,placebo,,2,randomisation,5.05,0.198257833264973
Birbara 2006_1,2006,placebo,,4,randomisation,4.9,0.20546535150489759
Birbara 2006_1,2006,placebo,,6,randomisation,4.74,0.21210711175621194
Birbara 2006_1,2006,celebrex 200,baseline,0,randomisation,6.83,0.13567477035949577
Birbara 2006_1,2006,celebrex 200,,2,randomisation,4.29,0.13735625940607354
Birbara 2006_1,2006,celebrex 200,,4,randomisation,4.09,0.14020133050863784
Birbara 2006_1,2006,celebrex 200,,6,randomisation,3.93,0.14285150167175606
Birbara 2006_1,2006,rofecoxib 12,baseline,0,randomisation,7.05,0.12570053699169309
Birbara 2006_1,2006,rofecoxib 12,,2,randomisation,4.65,0.13581506879724439
Birbara 2006_1,2006,rofecoxib 12,,4,randomisation,4.36,0.13919060841483735
Birbara 2006_1,2006,rofecoxib 12,,6,randomisation,4.19,0.14163495616494159
Birbara 2006_2,2006,placebo,baseline,0,randomisation,6.87,0.19089880288041744
Birbara 2006_2,2006,placebo,,2,randomisation,4.93,0.19254501677581162
Birbara 2006_2,2006,placebo,,4,randomisation,4.76,0.1989292585435207
Birbara 2006_2,2006,placebo,,6,randomisation,4.59,0.20627513268296666
Birbara 2006_2,2006,celebrex 200,baseline,0,randomisation,6.68,0.13307692307692306
Birbara 2006_2,2006,celebrex 200,,2,randomisation,4.19,0.13377581712878309
Birbara 2006_2,2006,celebrex 200,,4,randomisation,3.7,0.13702104509330615
Birbara 2006_2,2006,celebrex 200,,6,randomisation,3.54,0.13955657142842232
Birbara 2006_2,2006,rofecoxib 12,baseline,0,randomisation,6.7,0.12688825371490306
Birbara 2006_2,2006,rofecoxib 12,,2,randomisation,3.72,0.13837980834739624
Birbara 2006_2,2006,rofecoxib 12,,4,randomisation,3.72,0.14138984330112311
Birbara 2006_2,2006,rofecoxib 12,,6,randomisation,3.62,0.1441024009492704
Chappell 2009,2009,placebo,baseline,0,randomisation,5.175,0.11801841575234315
Chappell 2009,2009,placebo,,13,randomisation,3.43,0.16255068863029459
Chappell 2009,2009,duloxetine 90,baseline,0,randomisation,5.12,0.11135619988142789
Chappell 2009,2009,duloxetine 90,,13,randomisation,2.985,0.1519587633066915
Chappell 2011,2011,placebo,baseline,0,randomisation,5.475,0.13867504905630726
Chappell 2011,2011,placebo,,13,randomisation,3.88,0.18527143500669238
Chappell 2011,2011,duloxetine 90,baseline,0,randomisation,5.49,0.16096162542610298
Chappell 2011,2011,duloxetine 90,,13,randomisation,3.18,0.17937364396255553
Clegg 2006,2006,placebo,baseline,0,randomisation,4.742,0.083880639371322466
Clegg 2006,2006,placebo,,24,randomisation,3.02,0.1278557993651829
Clegg 2006,2006,celebrex 200,baseline,0,randomisation,4.698,0.083330742098077781
Clegg 2006,2006,celebrex 200,,24,randomisation,2.714,0.12146324857633679
DeLemos 2011,2011,placebo,baseline,0,randomisation,6.016,0.14637110370561532
DeLemos 2011,2011,placebo,,1,randomisation,4.660234,0.14174889912834338
DeLemos 2011,2011,placebo,,2,randomisation,4.265908,0.144235597065886
DeLemos 2011,2011,placebo,,3,randomisation,3.980672,0.14662377793963652
DeLemos 2011,2011,placebo,,6,randomisation,3.643174,0.15307331722718134
DeLemos 2011,2011,placebo,,9,randomisation,3.29204,0.15809205540419691
DeLemos 2011,2011,placebo,,12,randomisation,3.268146,0.16279535867580433
DeLemos 2011,2011,celebrex 200,baseline,0,randomisation,5.738,0.13523144809716209
DeLemos 2011,2011,celebrex 200,,1,randomisation,3.746574,0.13973693511045179
DeLemos 2011,2011,celebrex 200,,2,randomisation,3.284066,0.14128380967125465
DeLemos 2011,2011,celebrex 200,,3,randomisation,2.930678,0.14255246444895386
DeLemos 2011,2011,celebrex 200,,6,randomisation,2.511332,0.14627650090991143
DeLemos 2011,2011,celebrex 200,,9,randomisation,2.55568,0.14916326495854135
DeLemos 2011,2011,celebrex 200,,12,randomisation,2.545424,0.1520217806439805
DeLemos 2011,2011,tramadol 300,baseline,0,randomisation,6.124,0.15212590659478886
DeLemos 2011,2011,tramadol 300,,1,randomisation,4.332964,0.14113504048666936
DeLemos 2011,2011,tramadol 300,,2,randomisation,3.693184,0.14233657252914059
DeLemos 2011,2011,tramadol 300,,3,randomisation,3.230648,0.1438350002694222
DeLemos 2011,2011,tramadol 300,,6,randomisation,2.879542,0.14753665979473335
DeLemos 2011,2011,tramadol 300,,9,randomisation,2.828406,0.15064388320887057
DeLemos 2011,2011,tramadol 300,,12,randomisation,2.77724,0.15325219882955687
DeLemos 2011,2011,tramadol 200,baseline,0,randomisation,6.058,0.13624696760260216
DeLemos 2011,2011,tramadol 200,,1,randomisation,4.3466,0.14061110423136169
DeLemos 2011,2011,tramadol 200,,2,randomisation,3.993182,0.14238943879471433
DeLemos 2011,2011,tramadol 200,,3,randomisation,3.762492,0.14390273425399078
DeLemos 2011,2011,tramadol 200,,6,randomisation,3.302266,0.14727854602009771
DeLemos 2011,2011,tramadol 200,,9,randomisation,3.223858,0.15077557915235373
DeLemos 2011,2011,tramadol 200,,12,randomisation,3.240874,0.15337053974825959
DeLemos 2011,2011,tramadol 100,baseline,0,randomisation,5.968,0.142903021772952
DeLemos 2011,2011,tramadol 100,,1,randomisation,4.701114,0.14013124104459895
DeLemos 2011,2011,tramadol 100,,2,randomisation,4.11591,0.14149864647075625
DeLemos 2011,2011,tramadol 100,,3,randomisation,3.667038,0.14301420691478681
DeLemos 2011,2011,tramadol 100,,6,randomisation,3.479538,0.14674325031643998
DeLemos 2011,2011,tramadol 100,,9,randomisation,3.605646,0.14999097516094134
DeLemos 2011,2011,tramadol 100,,12,randomisation,3.349994,0.15257852801913224
Enrich 1999,1999,placebo,baseline,0,randomisation,6.003,0.20107521778017581
Enrich 1999,1999,placebo,,1,randomisation,5.643,0.20685093367319154
Enrich 1999,1999,placebo,,2,randomisation,5.273,0.20991296893913244
Enrich 1999,1999,placebo,,4,randomisation,5.233,0.21850685151462496
Enrich 1999,1999,placebo,,6,randomisation,5.123,0.22585766459322215
Enrich 1999,1999,rofecoxib 25,baseline,0,randomisation,6.436,0.19999736806879229
Enrich 1999,1999,rofecoxib 25,,1,randomisation,4.146,0.20356012117866568
Enrich 1999,1999,rofecoxib 25,,2,randomisation,3.646,0.20541085308694884
Enrich 1999,1999,rofecoxib 25,,4,randomisation,3.906,0.21037140916666822
Enrich 1999,1999,rofecoxib 25,,6,randomisation,3.576,0.21440533047151183
Enrich 1999,1999,rofecoxib 125,baseline,0,randomisation,5.944,0.199534064684237
Enrich 1999,1999,rofecoxib 125,,1,randomisation,3.484,0.20158924994330571
Enrich 1999,1999,rofecoxib 125,,2,randomisation,3.014,0.20390576217972814
Enrich 1999,1999,rofecoxib 125,,4,randomisation,3.124,0.208495920219499
Enrich 1999,1999,rofecoxib 125,,6,randomisation,2.824,0.21260207951465473
Fishman 2007,2007,placebo,baseline,0,randomisation,6.014,0.11866399140911643
Fishman 2007,2007,placebo,,12,randomisation,4.071478,0.13816027336367323
Fishman 2007,2007,tramadol 300,baseline,0,randomisation,6.288,0.18951979416660514
Fishman 2007,2007,tramadol 300,,12,randomisation,3.39552,0.18848414694943946
Fishman 2007,2007,tramadol 200,baseline,0,randomisation,5.676,0.15796474231006141
Fishman 2007,2007,tramadol 200,,12,randomisation,3.246672,0.18748008891028631
Fishman 2007,2007,tramadol 100,baseline,0,randomisation,5.756,0.1552878942386926
Fishman 2007,2007,tramadol 100,,12,randomisation,3.361504,0.19021417239966723
Fleischmann 2005,2005,placebo,baseline,0,randomisation,4.95,0.10856202966836187
Fleischmann 2005,2005,placebo,,2,randomisation,4.15,0.11449207960266594
Fleischmann 2005,2005,placebo,,13,randomisation,3.8,0.13292276055857688
Fleischmann 2005,2005,celebrex 200,baseline,0,randomisation,5.15,0.079254692645333663
Fleischmann 2005,2005,celebrex 200,,2,randomisation,3.7,0.08106751381607008
Fleischmann 2005,2005,celebrex 200,,13,randomisation,3.4,0.088974597813169284
Fleischmann 2005,2005,lumiracoxib 400,baseline,0,randomisation,4.95,0.078540960685489256
Fleischmann 2005,2005,lumiracoxib 400,,2,randomisation,3.4,0.079527255614805892
Fleischmann 2005,2005,lumiracoxib 400,,13,randomisation,3.1,0.087327276996685035
Fleischmann 2005,2005,lumiracoxib 200,baseline,0,randomisation,5.15,0.075369221042276141
Fleischmann 2005,2005,lumiracoxib 200,,2,randomisation,3.6,0.079696036621098157
Fleischmann 2005,2005,lumiracoxib 200,,13,randomisation,3.3,0.0872649876966427
Gana 2006,2006,placebo,baseline,0,randomisation,6.118,0.13298112831452769
Gana 2006,2006,placebo,,1,randomisation,5.278,0.1336832525855213
Gana 2006,2006,placebo,,2,randomisation,4.846,0.13645320553856544
Gana 2006,2006,placebo,,3,randomisation,4.746,0.1387323591766996
Gana 2006,2006,placebo,,6,randomisation,4.576,0.14503566608666515
Gana 2006,2006,placebo,,9,randomisation,4.604,0.14996108611394077
Gana 2006,2006,placebo,,12,randomisation,4.634,0.15451115193035225
Gana 2006,2006,tramadol 300,baseline,0,randomisation,5.932,0.135849565614366
Gana 2006,2006,tramadol 300,,1,randomisation,4.534,0.13381125676204453
Gana 2006,2006,tramadol 300,,2,randomisation,4.076,0.13543190012515005
Gana 2006,2006,tramadol 300,,3,randomisation,3.92,0.13660626439034904
Gana 2006,2006,tramadol 300,,6,randomisation,3.79,0.14032551021005829
Gana 2006,2006,tramadol 300,,9,randomisation,3.862,0.14378646801382253
Gana 2006,2006,tramadol 300,,12,randomisation,3.854,0.14624778564404151
Gana 2006,2006,tramadol 200,baseline,0,randomisation,6.304,0.13034786981066895
Gana 2006,2006,tramadol 200,,1,randomisation,5.03,0.13379605446296394
Gana 2006,2006,tramadol 200,,2,randomisation,4.498,0.13535877176952252
Gana 2006,2006,tramadol 200,,3,randomisation,4.3,0.13697546063503555
Gana 2006,2006,tramadol 200,,6,randomisation,4.172,0.14047597877938273
Gana 2006,2006,tramadol 200,,9,randomisation,4.154,0.14352237322431072
Gana 2006,2006,tramadol 200,,12,randomisation,4.074,0.14613322817965044
Gana 2006,2006,tramadol 100,baseline,0,randomisation,6.164,0.13973447238343598
Gana 2006,2006,tramadol 100,,1,randomisation,5.026,0.13345350721548832
Gana 2006,2006,tramadol 100,,2,randomisation,4.666,0.1349412701623991
Gana 2006,2006,tramadol 100,,3,randomisation,4.446,0.13629560724355447
Gana 2006,2006,tramadol 100,,6,randomisation,4.114,0.14008222551058966
Gana 2006,2006,tramadol 100,,9,randomisation,4.052,0.1432441525761789
Gana 2006,2006,tramadol 100,,12,randomisation,4.02,0.14598754696218508
Gana 2006,2006,tramadol 400,baseline,0,randomisation,5.96,0.13185417988245671
Gana 2006,2006,tramadol 400,,1,randomisation,4.678,0.13349877353724016
Gana 2006,2006,tramadol 400,,2,randomisation,4.23,0.13504262654691637
Gana 2006,2006,tramadol 400,,3,randomisation,3.898,0.13645394108442141
Gana 2006,2006,tramadol 400,,6,randomisation,3.7,0.13994608668013059
Gana 2006,2006,tramadol 400,,9,randomisation,3.708,0.14305671075245982
Gana 2006,2006,tramadol 400,,12,randomisation,3.804,0.1458652733464896
Gottesdiener 2002,2002,placebo,baseline,0,randomisation,7.062,0.22216747278130142
Gottesdiener 2002,2002,placebo,,1,randomisation,6.362,0.22671752375940502
Gottesdiener 2002,2002,placebo,,2,randomisation,6.262,0.23247437292978121
Gottesdiener 2002,2002,placebo,,4,randomisation,6.052,0.2401225849659836
Gottesdiener 2002,2002,placebo,,6,randomisation,5.902,0.24781410049307739
Gottesdiener 2002,2002,etoricoxib 30,baseline,0,randomisation,6.756,0.16960703364886548
Gottesdiener 2002,2002,etoricoxib 30,,1,randomisation,4.796,0.17227051851994893
Gottesdiener 2002,2002,etoricoxib 30,,2,randomisation,4.416,0.17432053512076934
Gottesdiener 2002,2002,etoricoxib 30,,4,randomisation,4.476,0.17798345293023968
Gottesdiener 2002,2002,etoricoxib 30,,6,randomisation,4.106,0.18209630028098484
Gottesdiener 2002,2002,etoricoxib 90,baseline,0,randomisation,6.854,0.16202815495610917
Gottesdiener 2002,2002,etoricoxib 90,,1,randomisation,4.134,0.1643769320233317
Gottesdiener 2002,2002,etoricoxib 90,,2,randomisation,4.084,0.1663748876690479
Gottesdiener 2002,2002,etoricoxib 90,,4,randomisation,3.914,0.16972969376873703
Gottesdiener 2002,2002,etoricoxib 90,,6,randomisation,3.794,0.17288615602176136
Gottesdiener 2002,2002,etoricoxib 60,baseline,0,randomisation,6.686,0.16193197932357112
Gottesdiener 2002,2002,etoricoxib 60,,1,randomisation,3.866,0.16433908602652497
Gottesdiener 2002,2002,etoricoxib 60,,2,randomisation,3.616,0.16650566571634887
Gottesdiener 2002,2002,etoricoxib 60,,4,randomisation,3.576,0.17027961484833468
Gottesdiener 2002,2002,etoricoxib 60,,6,randomisation,3.406,0.17343517204177061
Gottesdiener 2002,2002,etoricoxib 5,baseline,0,randomisation,6.873,0.15841042131676317
Gottesdiener 2002,2002,etoricoxib 5,,1,randomisation,5.823,0.160828660967787
Gottesdiener 2002,2002,etoricoxib 5,,2,randomisation,5.343,0.1626087673617431
Gottesdiener 2002,2002,etoricoxib 5,,4,randomisation,5.203,0.16620576706935766
Gottesdiener 2002,2002,etoricoxib 5,,6,randomisation,4.823,0.16929976855877885
Gottesdiener 2002,2002,etoricoxib 10,baseline,0,randomisation,7.009,0.16055675317530049
Gottesdiener 2002,2002,etoricoxib 10,,1,randomisation,5.599,0.16276707411929098
Gottesdiener 2002,2002,etoricoxib 10,,2,randomisation,5.079,0.16477139002275909
Gottesdiener 2002,2002,etoricoxib 10,,4,randomisation,5.239,0.168918785347991
Gottesdiener 2002,2002,etoricoxib 10,,6,randomisation,5.219,0.17199388490099779
Kivitz 2001,2001,placebo,baseline,0,randomisation,5.296405,0.11365984687893434
Kivitz 2001,2001,placebo,,2,randomisation,4.997006,0.12490733892759205
Kivitz 2001,2001,placebo,,12,randomisation,4.862275,0.14493324381000489
Kivitz 2001,2001,naproxen 1000,baseline,0,randomisation,5.266465,0.11587665799035404
Kivitz 2001,2001,naproxen 1000,,2,randomisation,3.8967065,0.079930525388545323
Kivitz 2001,2001,naproxen 1000,,12,randomisation,3.994012,0.0900087220679706
Kivitz 2001,2001,celebrex 400,baseline,0,randomisation,5.41617,0.11432410224415501
Kivitz 2001,2001,celebrex 400,,2,randomisation,4.1362275,0.11773760024271805
Kivitz 2001,2001,celebrex 400,,12,randomisation,4.2485025,0.12824271683229907
Kivitz 2001,2001,celebrex 200,baseline,0,randomisation,5.30389,0.11595175342531862
Kivitz 2001,2001,celebrex 200,,2,randomisation,4.046407,0.11936595606951195
Kivitz 2001,2001,celebrex 200,,12,randomisation,4.255988,0.13013062341441756
Kivitz 2001,2001,celebrex 100,baseline,0,randomisation,5.24401,0.11372082430403431
Kivitz 2001,2001,celebrex 100,,2,randomisation,4.3982035,0.15003124674546967
Kivitz 2001,2001,celebrex 100,,12,randomisation,4.495509,0.15003124674546967
Kivitz 2002,2002,placebo,baseline,0,randomisation,5.4,0.11993227912353092
Kivitz 2002,2002,placebo,,2,randomisation,4.45,0.12534348293594197
Kivitz 2002,2002,placebo,,6,randomisation,4.2,0.13397271319790388
Kivitz 2002,2002,placebo,,12,randomisation,4.15,0.14364307023394554
Kivitz 2002,2002,naproxen 1000,baseline,0,randomisation,5.35,0.12011742914508128
Kivitz 2002,2002,naproxen 1000,,2,randomisation,3.95,0.12308383135164691
Kivitz 2002,2002,naproxen 1000,,6,randomisation,3.8,0.12840184454053133
Kivitz 2002,2002,naproxen 1000,,12,randomisation,3.7,0.13427651002626528
Kivitz 2002,2002,valdecoxib 5,baseline,0,randomisation,5.4,0.12107291061706546
Kivitz 2002,2002,valdecoxib 5,,2,randomisation,4.1,0.12407955909349587
Kivitz 2002,2002,valdecoxib 5,,6,randomisation,3.85,0.1294593282774332
Kivitz 2002,2002,valdecoxib 5,,12,randomisation,3.8,0.13543771805216931
Kivitz 2002,2002,valdecoxib 20,baseline,0,randomisation,5.35,0.12095715856886427
Kivitz 2002,2002,valdecoxib 20,,2,randomisation,3.9,0.12456926665286203
Kivitz 2002,2002,valdecoxib 20,,6,randomisation,3.7,0.1293007166651951
Kivitz 2002,2002,valdecoxib 20,,12,randomisation,3.7,0.13516536198394552
Kivitz 2002,2002,valdecoxib 10,baseline,0,randomisation,5.5,0.11988167320545388
Kivitz 2002,2002,valdecoxib 10,,2,randomisation,3.95,0.12302862230650512
Kivitz 2002,2002,valdecoxib 10,,6,randomisation,3.95,0.12792257175173766
Kivitz 2002,2002,valdecoxib 10,,12,randomisation,3.95,0.13378317185575925
Lehmann 2005,2005,placebo,baseline,0,randomisation,4.9,0.077702868988581142
Lehmann 2005,2005,placebo,,2,randomisation,4.35,0.082374897294316157
Lehmann 2005,2005,placebo,,13,randomisation,3.65,0.095893956210766962
Lehmann 2005,2005,celebrex 200,baseline,0,randomisation,5.1,0.078803930890594051
Lehmann 2005,2005,celebrex 200,,2,randomisation,3.85,0.081162064350240593
Lehmann 2005,2005,celebrex 200,,13,randomisation,3.4,0.089238106932570713
Lehmann 2005,2005,lumiracoxib 200,baseline,0,randomisation,4.95,0.077828030817645527
Lehmann 2005,2005,lumiracoxib 200,,2,randomisation,3.9,0.081126120892416179
Lehmann 2005,2005,lumiracoxib 200,,13,randomisation,3.35,0.089208957054260837
Lehmann 2005,2005,lumiracoxib 100,baseline,0,randomisation,4.95,0.078803930890594051
Lehmann 2005,2005,lumiracoxib 100,,2,randomisation,3.75,0.081242504271017632
Lehmann 2005,2005,lumiracoxib 100,,13,randomisation,3.25,0.089231334541935686
Leung 2002,2002,placebo,baseline,0,randomisation,6.87,0.20939918303838451
Leung 2002,2002,placebo,,2,randomisation,5.53,0.23627637433945053
Leung 2002,2002,placebo,,4,randomisation,5.4,0.24560040021815741
Leung 2002,2002,placebo,,8,randomisation,5.16,0.25982124158230951
Leung 2002,2002,placebo,,12,randomisation,5.34,0.27087538684548823
Leung 2002,2002,naproxen 1000,baseline,0,randomisation,6.564,0.11522884961156833
Leung 2002,2002,naproxen 1000,,2,randomisation,3.974,0.11677360712407829
Leung 2002,2002,naproxen 1000,,4,randomisation,4.034,0.11914814451435823
Leung 2002,2002,naproxen 1000,,8,randomisation,4.034,0.123668692919525
Leung 2002,2002,naproxen 1000,,12,randomisation,4.084,0.12715119327734814
Leung 2002,2002,etoricoxib 60,baseline,0,randomisation,6.491,0.11198246036130581
Leung 2002,2002,etoricoxib 60,,2,randomisation,4.041,0.11590710789844608
Leung 2002,2002,etoricoxib 60,,4,randomisation,4.021,0.11857704875911729
Leung 2002,2002,etoricoxib 60,,8,randomisation,3.901,0.1229071184186717
Leung 2002,2002,etoricoxib 60,,12,randomisation,3.801,0.12652420966477826
Markenson 2005,2005,placebo,baseline,0,randomisation,6.13,0.31002201060380136
Markenson 2005,2005,placebo,,2.142,randomisation,5.83,0.31002201060380136
Markenson 2005,2005,placebo,,4.286,randomisation,5.72,0.31002201060380136
Markenson 2005,2005,placebo,,6.429,randomisation,5.94,0.31002201060380136
Markenson 2005,2005,placebo,,8.571,randomisation,5.98,0.31002201060380136
Markenson 2005,2005,placebo,,12.857,randomisation,5.98,0.31002201060380136
Markenson 2005,2005,oxycodone 44,baseline,0,randomisation,6.31,0.27995615090326459
Markenson 2005,2005,oxycodone 44,,2.142,randomisation,4.83,0.27995615090326459
Markenson 2005,2005,oxycodone 44,,4.286,randomisation,5.02,0.27995615090326459
Markenson 2005,2005,oxycodone 44,,6.429,randomisation,4.76,0.27995615090326459
Markenson 2005,2005,oxycodone 44,,8.571,randomisation,4.72,0.27995615090326459
Markenson 2005,2005,oxycodone 44,,12.857,randomisation,4.94,0.27995615090326459
McKenna 2001,2001,placebo,baseline,0,randomisation,5.35,0.11667261889578033
McKenna 2001,2001,placebo,,6,randomisation,5.35,0.12868684311663783
McKenna 2001,2001,celebrex 200,baseline,0,randomisation,5.3,0.10987658677629207
McKenna 2001,2001,celebrex 200,,6,randomisation,5.3,0.12302332173212785
Puopolo 2007,2007,placebo,baseline,0,randomisation,6.466,0.16356491053542216
Puopolo 2007,2007,placebo,,2,randomisation,5.236,0.1714845217321013
Puopolo 2007,2007,placebo,,4,randomisation,5.186,0.17771765558892336
Puopolo 2007,2007,placebo,,8,randomisation,4.686,0.18879059490579342
Puopolo 2007,2007,placebo,,12,randomisation,4.716,0.19583684762764828
Puopolo 2007,2007,etoricoxib 30,baseline,0,randomisation,6.646,0.11544539131252436
Puopolo 2007,2007,etoricoxib 30,,2,randomisation,4.416,0.11860337016415456
Puopolo 2007,2007,etoricoxib 30,,4,randomisation,4.146,0.12123457554402256
Puopolo 2007,2007,etoricoxib 30,,8,randomisation,3.646,0.12544008112519994
Puopolo 2007,2007,etoricoxib 30,,12,randomisation,3.656,0.12905698914377289
Sawitzke 2010,2010,placebo,baseline,0,randomisation,4.79,0.149540872116525
Sawitzke 2010,2010,placebo,,4,randomisation,3.42,0.16328615996258394
Sawitzke 2010,2010,placebo,,8,randomisation,3.08,0.17919314558372423
Sawitzke 2010,2010,placebo,,16,randomisation,2.79,0.19864813965807729
Sawitzke 2010,2010,placebo,,24,randomisation,2.7,0.20921215411701355
Sawitzke 2010,2010,celebrex 200,baseline,0,randomisation,4.66,0.14429790379701457
Sawitzke 2010,2010,celebrex 200,,4,randomisation,3.08,0.15170564459574828
Sawitzke 2010,2010,celebrex 200,,8,randomisation,2.63,0.15982417940577173
Sawitzke 2010,2010,celebrex 200,,16,randomisation,2.6,0.17277095371900494
Sawitzke 2010,2010,celebrex 200,,24,randomisation,2.14,0.18297587924421252
Schnitzer 2005_2,2005,placebo,baseline,0,randomisation,6.6,0.16571813419176551
Schnitzer 2005_2,2005,placebo,,1,randomisation,4.39,0.17390524933735269
Schnitzer 2005_2,2005,placebo,,2,randomisation,4.41,0.17768640959466167
Schnitzer 2005_2,2005,placebo,,4,randomisation,4.05,0.18398436384969505
Schnitzer 2005_2,2005,placebo,,6,randomisation,3.97,0.18952849164022223
Schnitzer 2005_2,2005,naproxen 1000,baseline,0,randomisation,6.5,0.15993855657827438
Schnitzer 2005_2,2005,naproxen 1000,,1,randomisation,3.45,0.16243804479201232
Schnitzer 2005_2,2005,naproxen 1000,,2,randomisation,3,0.16392543997828005
Schnitzer 2005_2,2005,naproxen 1000,,4,randomisation,2.76,0.16789523189408118
Schnitzer 2005_2,2005,naproxen 1000,,6,randomisation,2.69,0.17061128304399115
Schnitzer 2005_2,2005,naproxcinod 1500,baseline,0,randomisation,6.7,0.1564098305341429
Schnitzer 2005_2,2005,naproxcinod 1500,,1,randomisation,3.43,0.16417310464288612
Schnitzer 2005_2,2005,naproxcinod 1500,,2,randomisation,3.18,0.16645459058898054
Schnitzer 2005_2,2005,naproxcinod 1500,,4,randomisation,2.88,0.16974659591802485
Schnitzer 2005_2,2005,naproxcinod 1500,,6,randomisation,2.73,0.17321633954173968
Schnitzer 2005_2,2005,rofecoxib 25,baseline,0,randomisation,6.5,0.16970562748477139
Schnitzer 2005_2,2005,rofecoxib 25,,1,randomisation,3.32,0.1765856166963323
Schnitzer 2005_2,2005,rofecoxib 25,,2,randomisation,3.16,0.17939738489511853
Schnitzer 2005_2,2005,rofecoxib 25,,4,randomisation,2.97,0.18349812320821321
Schnitzer 2005_2,2005,rofecoxib 25,,6,randomisation,2.9,0.18625935067929728
Schnitzer 2005_2,2005,naproxcinod 750,baseline,0,randomisation,6.6,0.17111235856108245
Schnitzer 2005_2,2005,naproxcinod 750,,1,randomisation,3.33,0.16997392022523752
Schnitzer 2005_2,2005,naproxcinod 750,,2,randomisation,2.95,0.17160361513605768
Schnitzer 2005_2,2005,naproxcinod 750,,4,randomisation,2.84,0.1754146460407886
Schnitzer 2005_2,2005,naproxcinod 750,,6,randomisation,2.79,0.1789850082331651
Schnitzer 2005_2,2005,naproxcinod 250,baseline,0,randomisation,6.7,0.18336858635420208
Schnitzer 2005_2,2005,naproxcinod 250,,1,randomisation,4.55,0.17227298289399373
Schnitzer 2005_2,2005,naproxcinod 250,,2,randomisation,4.17,0.17410810400800017
Schnitzer 2005_2,2005,naproxcinod 250,,4,randomisation,4.14,0.17815403201236349
Schnitzer 2005_2,2005,naproxcinod 250,,6,randomisation,3.99,0.18131412073274211
Schnitzer 2010,2010,placebo,baseline,0,randomisation,7.215,0.10649083001755622
Schnitzer 2010,2010,placebo,,2,randomisation,5.265,0.11319620451165779
Schnitzer 2010,2010,placebo,,6,randomisation,4.945,0.12136623675276308
Schnitzer 2010,2010,placebo,,13,randomisation,4.655,0.13216956770829422
Schnitzer 2010,2010,naproxen 1000,baseline,0,randomisation,7.101,0.11400775323352719
Schnitzer 2010,2010,naproxen 1000,,2,randomisation,3.871,0.10996804721289888
Schnitzer 2010,2010,naproxen 1000,,6,randomisation,3.551,0.11460991466006
Schnitzer 2010,2010,naproxen 1000,,13,randomisation,3.331,0.12044907794424926
Schnitzer 2010,2010,naproxcinod 1500,baseline,0,randomisation,7.316,0.098445504677991
Schnitzer 2010,2010,naproxcinod 1500,,2,randomisation,4.016,0.10918995452444903
Schnitzer 2010,2010,naproxcinod 1500,,6,randomisation,3.546,0.11374548110358573
Schnitzer 2010,2010,naproxcinod 1500,,13,randomisation,3.596,0.11998800530295109
Schnitzer 2010,2010,naproxcinod 750,baseline,0,randomisation,7.358,0.099277473107783454
Schnitzer 2010,2010,naproxcinod 750,,2,randomisation,4.628,0.10666145031524339
Schnitzer 2010,2010,naproxcinod 750,,6,randomisation,4.118,0.11133091956902791
Schnitzer 2010,2010,naproxcinod 750,,13,randomisation,3.918,0.11741285625696415
Schnitzer 2011LUM,2011,placebo,baseline,0,randomisation,5.3,0.073298405507896291
Schnitzer 2011LUM,2011,placebo,,4,randomisation,4.42,0.083592818702968946
Schnitzer 2011LUM,2011,placebo,,8,randomisation,4.255,0.08894067917418555
Schnitzer 2011LUM,2011,placebo,,13,randomisation,4.14,0.094077599301402637
Schnitzer 2011LUM,2011,celebrex 200,baseline,0,randomisation,5.4,0.072791263343158691
Schnitzer 2011LUM,2011,celebrex 200,,4,randomisation,3.86,0.0806081277560427
Schnitzer 2011LUM,2011,celebrex 200,,8,randomisation,3.58,0.083546645188525184
Schnitzer 2011LUM,2011,celebrex 200,,13,randomisation,3.545,0.086715501779843454
Schnitzer 2011LUM,2011,lumiracoxib 100,baseline,0,randomisation,5.4,0.078639261755571926
Schnitzer 2011LUM,2011,lumiracoxib 100,,4,randomisation,3.88,0.079814727948712916
Schnitzer 2011LUM,2011,lumiracoxib 100,,8,randomisation,3.585,0.082846010640595921
Schnitzer 2011LUM,2011,lumiracoxib 100,,13,randomisation,3.585,0.085910636661384307
Sheldon 2005,2005,placebo,baseline,0,randomisation,5.5,0.073932631708966051
Sheldon 2005,2005,placebo,,13,randomisation,4.35,0.098569590403927487
Sheldon 2005,2005,celebrex 200,baseline,0,randomisation,5.4,0.08171819011346157
Sheldon 2005,2005,celebrex 200,,13,randomisation,3.7,0.089868994587710874
Sheldon 2005,2005,lumiracoxib 100,baseline,0,randomisation,5.4,0.078134008432034815
Sheldon 2005,2005,lumiracoxib 100,,13,randomisation,3.6,0.090226423493403818
Sheldon 2005,2005,lumiracoxib na,baseline,0,randomisation,5.4,0.080779079842863658
Sheldon 2005,2005,lumiracoxib na,,13,randomisation,3.55,0.090658236692237312
Sowers 2005,2005,naproxen 1000,baseline,0,randomisation,4.8,0.19003494744388463
Sowers 2005,2005,naproxen 1000,,6,randomisation,3.48,0.21001071401240459
Sowers 2005,2005,naproxen 1000,,12,randomisation,3.34,0.23997436386518453
Sowers 2005,2005,celebrex 200,baseline,0,randomisation,4.28,0.19002043233789981
Sowers 2005,2005,celebrex 200,,6,randomisation,2.97,0.19002043233789981
Sowers 2005,2005,celebrex 200,,12,randomisation,2.78,0.19996735027616527
Sowers 2005,2005,rofecoxib 25,baseline,0,randomisation,4.85,0.19000576147564419
Sowers 2005,2005,rofecoxib 25,,6,randomisation,3.36,0.20001522669309682
Sowers 2005,2005,rofecoxib 25,,12,randomisation,3.18,0.22003415712800206
Tannenbaum 2004,2004,placebo,baseline,0,randomisation,5.15,0.096225044864937631
Tannenbaum 2004,2004,placebo,,2,randomisation,4.45,0.1109587692032442
Tannenbaum 2004,2004,placebo,,13,randomisation,3.95,0.12879815126634234
Tannenbaum 2004,2004,celebrex 200,baseline,0,randomisation,5.05,0.075233524176946273
Tannenbaum 2004,2004,celebrex 200,,2,randomisation,3.85,0.077277464997557679
Tannenbaum 2004,2004,celebrex 200,,13,randomisation,3.5,0.084892789506641933
Tannenbaum 2004,2004,lumiracoxib 400,baseline,0,randomisation,5,0.074463457597076482
Tannenbaum 2004,2004,lumiracoxib 400,,2,randomisation,3.7,0.076491303644675213
Tannenbaum 2004,2004,lumiracoxib 400,,13,randomisation,3.4,0.084133707355821125
Tannenbaum 2004,2004,lumiracoxib 200,baseline,0,randomisation,5.05,0.077034353253005436
Tannenbaum 2004,2004,lumiracoxib 200,,2,randomisation,3.75,0.076986709871418355
Tannenbaum 2004,2004,lumiracoxib 200,,13,randomisation,3.45,0.084428197733326146
Williams 2001,2001,placebo,baseline,0,randomisation,5.3,0.10007404665953513
Williams 2001,2001,placebo,,6,randomisation,4.4,0.10007404665953513
Williams 2001,2001,celebrex 200,baseline,0,randomisation,5.05,0.15008849395139359
Williams 2001,2001,celebrex 200,,6,randomisation,3.75,0.10016635540532919
`,
  codebook: {
    name: "osteopain",
    title: "Drugs for osteoarthritis under continuing treatment: pain by arm and week",
    synthetic: false,
    layout: "arms",
    referenceArms: ["placebo", "naproxen 1000"],
    source: "Pfizer Ltd.; used in Pedder et al. (2019), Res Synth Methods 10(2), 267-286",
    licence: "Figures are facts of the publication; the compilation is under the MIT licence",
    outcomes: [
      {
        name: "pain",
        label: "WOMAC pain",
        domain: "pain",
        better: "lower",
      },
    ],
    controls: [
      {
        name: "placebo",
        comparator: "placebo",
        masked: "yes",
        skinPenetrated: "no",
      },
      {
        name: "naproxen 1000",
        comparator: "active",
        masked: "yes",
        skinPenetrated: "no",
        apart: true,
      },
    ],
  },
};
