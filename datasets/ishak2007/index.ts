// Written by scripts/datasets.ts; change data.csv or codebook.json instead.
import type { Dataset } from "../../src/types/index.js";

export const ishak2007: Dataset = {
  name: "ishak2007",
  csv: `id,trial,year,treatment_arm,comparator_arm,weeks,window,kind,score,measure,yi,vi,mdur,mbase
Alegret (2001) 3 months,Alegret (2001),2001,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-33.4,14.3,16.1,53.6
Barichella (2003) 3 months,Barichella (2003),2003,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-20,7.3,13.5,45.3
Barichella (2003) 12 months,Barichella (2003),2003,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-30,5.7,13.5,45.3
Berney (2002) 3 months,Berney (2002),2002,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-21.1,7.3,13.6,45.6
Burchiel (1999) 3 months,Burchiel (1999),1999,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-20,8,13.6,48
Burchiel (1999) 6 months,Burchiel (1999),1999,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-20,8,13.6,48
Burchiel (1999) 12 months,Burchiel (1999),1999,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-18,5,13.6,48
Chen (2003) 6 months,Chen (2003),2003,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-32.9,125,12.1,65.7
DBS for PD Study Grp. (2001) 3 months,DBS for PD Study Grp. (2001),2001,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-25.6,4.2,14.4,54
DBS for PD Study Grp. (2001) 6 months,DBS for PD Study Grp. (2001),2001,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-28.3,4.6,14.4,54
Dujardin (2001) 3 months,Dujardin (2001),2001,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-30.3,88.2,13.1,65
Dujardin (2001) 12 months,Dujardin (2001),2001,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-24.5,170.7,13.1,65
Esselink (2004) 6 months,Esselink (2004),2004,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-25,17,12,51.5
Funkiewiez (2003) 12 months,Funkiewiez (2003),2003,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-36,5,14,56
Herzog (2003) 6 months,Herzog (2003),2003,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-22.5,6.8,15,44.9
Herzog (2003) 12 months,Herzog (2003),2003,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-25.2,11,15,44.9
Herzog (2003) long-term,Herzog (2003),2003,deep-brain stimulation,own baseline,,long-term,estimate,change,MD,-25.7,15.4,15,44.9
Iansek (2002) 6 months,Iansek (2002),2002,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-8.6,41,13,27.6
Just (2002) 3 months,Just (2002),2002,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-26,22.4,14,44
Just (2002) 6 months,Just (2002),2002,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-30,20.6,14,44
Kleiner-Fisman (1999) 12 months,Kleiner-Fisman (1999),1999,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-25.5,8.2,13.4,50.1
Kleiner-Fisman (1999) long-term,Kleiner-Fisman (1999),1999,deep-brain stimulation,own baseline,,long-term,estimate,change,MD,-19.5,13,13.4,50.1
Krack (2003) 12 months,Krack (2003),2003,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-36.7,5.8,14.6,55.7
Krack (2003) long-term,Krack (2003),2003,deep-brain stimulation,own baseline,,long-term,estimate,change,MD,-32.9,6.1,14.6,55.7
Krause (2001) 3 months,Krause (2001),2001,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-27.5,3.8,13.7,59
Krause (2001) 6 months,Krause (2001),2001,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-23.5,3.8,13.7,59
Krause (2001) 12 months,Krause (2001),2001,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-29,3.8,13.7,59
Krause (2004) 12 months,Krause (2004),2004,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-25,13,14.4,60
Krause (2004) long-term,Krause (2004),2004,deep-brain stimulation,own baseline,,long-term,estimate,change,MD,-23,15.4,14.4,60
Kumar (1998) 6 months,Kumar (1998),1998,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-36.3,27.3,14.3,55.7
Lagrange (2002) 12 months,Lagrange (2002),2002,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-29.4,10.7,14,53.7
Limousin (1998) 3 months,Limousin (1998),1998,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-31,2.6,14,57
Limousin (1998) 6 months,Limousin (1998),1998,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-34,2,14,57
Limousin (1998) 12 months,Limousin (1998),1998,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-32.5,2,14,57
Linazasoro (2003) 12 months,Linazasoro (2003),2003,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-20.6,25.3,13.7,47.7
Lopiano (2001) 3 months,Lopiano (2001),2001,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-33.9,20.1,15.4,59.8
Macia (2004) 12 months,Macia (2004),2004,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-35.4,21.2,15,55.2
Martinez-Martin (2002) 6 months,Martinez-Martin (2002),2002,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-34.9,18,16.4,55.7
Molinuevo (2000) 6 months,Molinuevo (2000),2000,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-32.7,16.3,15.8,49.6
Moro (1999) 3 months,Moro (1999),1999,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-23,38.1,15.4,67.6
Moro (1999) 6 months,Moro (1999),1999,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-24.1,32.9,15.4,67.6
Moro (1999) 12 months,Moro (1999),1999,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-27.8,31,15.4,67.6
Moro (1999) long-term,Moro (1999),1999,deep-brain stimulation,own baseline,,long-term,estimate,change,MD,-28.3,34.6,15.4,67.6
Ostergaard (2002) 3 months,Ostergaard (2002),2002,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-31.2,12.7,15,51.3
Ostergaard (2002) 12 months,Ostergaard (2002),2002,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-33,9.5,15,51.3
Pahwa (2003) 3 months,Pahwa (2003),2003,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-16.2,5.9,12.1,41.3
Pahwa (2003) 12 months,Pahwa (2003),2003,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-16.3,7,12.1,41.3
Pahwa (2003) long-term,Pahwa (2003),2003,deep-brain stimulation,own baseline,,long-term,estimate,change,MD,-11.5,12.7,12.1,41.3
Patel (2003) 12 months,Patel (2003),2003,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-29.2,5.8,10,47.8
Perozzo (2001) 6 months,Perozzo (2001),2001,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-31.7,12.4,15.4,59.7
Pinter (1999) - Long FU 3 months,Pinter (1999) - Long FU,1999,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-32.2,26.5,11.3,60
Pinter (1999) - Long FU 12 months,Pinter (1999) - Long FU,1999,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-32.9,29,11.3,60
Pinter (1999) - Short FU 3 months,Pinter (1999) - Short FU,1999,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-31.7,19.1,11.5,59.7
Rodriguez-Oroz (2000) 3 months,Rodriguez-Oroz (2000),2000,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-29.3,22.9,16.5,51.5
Rodriguez-Oroz (2000) 6 months,Rodriguez-Oroz (2000),2000,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-32,20,16.5,51.5
Rodriguez-Oroz (2000) 12 months,Rodriguez-Oroz (2000),2000,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-36.7,17.8,16.5,51.5
Romito (2003) 3 months,Romito (2003),2003,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-30.1,9.4,13.8,63.9
Romito (2003) 6 months,Romito (2003),2003,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-30.5,8.7,13.8,63.9
Romito (2003) 12 months,Romito (2003),2003,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-29.7,10.4,13.8,63.9
Romito (2003) long-term,Romito (2003),2003,deep-brain stimulation,own baseline,,long-term,estimate,change,MD,-31.9,13.3,13.8,63.9
Rousseaux (2004) 3 months,Rousseaux (2004),2004,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-17.6,28.4,12,52.3
Russman (2004) (21m) long-term,Russman (2004) (21m),2004,deep-brain stimulation,own baseline,,long-term,estimate,change,MD,-22.9,20,15.9,47.1
Schneider (2003) 12 months,Schneider (2003),2003,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-36,27.7,17,51.3
Seif (2004) (17.5m) long-term,Seif (2004) (17.5m),2004,deep-brain stimulation,own baseline,,long-term,estimate,change,MD,-22.5,20.3,15,44.2
Simuni (2002) 3 months,Simuni (2002),2002,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-19.4,1.6,16.7,43.5
Simuni (2002) 6 months,Simuni (2002),2002,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-18,1.7,16.7,43.5
Simuni (2002) 12 months,Simuni (2002),2002,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-20.5,1.5,16.7,43.5
Straits-Troster (2000) 3 months,Straits-Troster (2000),2000,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-9.3,85.2,8,47.4
Thobois (2002) 6 months,Thobois (2002),2002,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-24.7,15.5,13.5,44.9
Thobois (2002) 12 months,Thobois (2002),2002,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-27.9,17.1,13.5,44.9
Troster (2003) 3 months,Troster (2003),2003,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-16.7,9.8,9.5,41.6
Valldeoriola (2002) 6 months,Valldeoriola (2002),2002,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-31.2,196,15.6,49
Valldeoriola (2002) long-term,Valldeoriola (2002),2002,deep-brain stimulation,own baseline,,long-term,estimate,change,MD,-27.4,201.6,15.6,49
Vesper (2002) 3 months,Vesper (2002),2002,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-27,5.5,14,53
Vesper (2002) 6 months,Vesper (2002),2002,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-30,3.5,14,53
Vingerhoets (2002) 3 months,Vingerhoets (2002),2002,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-19.7,18.5,16,48.8
Vingerhoets (2002) 6 months,Vingerhoets (2002),2002,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-22.1,18.1,16,48.8
Vingerhoets (2002) 12 months,Vingerhoets (2002),2002,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-24.3,18.2,16,48.8
Vingerhoets (2002) long-term,Vingerhoets (2002),2002,deep-brain stimulation,own baseline,,long-term,estimate,change,MD,-21.9,16.7,16,48.8
Volkman (2001) 6 months,Volkman (2001),2001,deep-brain stimulation,own baseline,26,6 months,estimate,change,MD,-37.8,20.9,13.1,56.4
Volkman (2001) 12 months,Volkman (2001),2001,deep-brain stimulation,own baseline,52,12 months,estimate,change,MD,-34,26.4,13.1,56.4
Weselburger (2002) 3 months,Weselburger (2002),2002,deep-brain stimulation,own baseline,13,3 months,estimate,change,MD,-22.1,40.8,14,50.3
`,
  codebook: {
    name: "ishak2007",
    title: "Deep-brain stimulation in Parkinson's disease: change of motor score at four follow-ups",
    synthetic: false,
    design: "uncontrolled",
    source: "Ishak et al. (2007), Clin Trials 4(5), 525-539, doi:10.1177/1740774507083567",
    licence: "Figures are facts of the publication; the compilation is under the MIT licence",
    outcomes: [
      {
        name: "motor score",
        label: "motor score (UPDRS), change from baseline",
        domain: "motor function",
        better: "lower",
        unit: "points",
      },
    ],
    controls: [
      {
        name: "no comparison",
        comparator: "none",
      },
    ],
    reportedWindows: ["3 months", "6 months", "12 months", "long-term"],
    columns: [
      {
        name: "mdur",
        label: "mean duration of disease, years",
        type: "number",
      },
      {
        name: "mbase",
        label: "mean score before stimulation",
        type: "number",
      },
    ],
  },
};
