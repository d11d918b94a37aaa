export { audit } from "./audit.js";
export { blindingTable } from "./blinding-table.js";
export { columnName, type GlossaryEntry, glossary } from "./glossary.js";
export { harmsTable } from "./harms-table.js";
export { includedStudies } from "./included-studies.js";
export { augment, glance, type Pooled, tidy } from "./rows.js";
export { sweepRows } from "./sweep-rows.js";
export { toCsv } from "./to-csv.js";
export { type HtmlOptions, toHtml } from "./to-html.js";
