import type { Control } from "../types/index.js";

/**
 * The controls that a codebook has if it declares none, in order of display. The order is nominal: rungs hold different
 * trials, and a smaller effect against a sham that pierces can mean better masking or an active sham.
 */
export const defaultControls: readonly Omit<Control, "order">[] = [
  {
    name: "no treatment",
    comparator: "no-treatment",
    shamType: null,
    masked: "no",
    skinPenetrated: "no",
    apart: false,
  },
  { name: "same care", comparator: "same-care", shamType: null, masked: "no", skinPenetrated: "no", apart: false },
  {
    name: "blinded, no contact",
    comparator: "blinded-no-contact",
    shamType: null,
    masked: "yes",
    skinPenetrated: "no",
    apart: false,
  },
  {
    name: "sham: inert device",
    comparator: "sham",
    shamType: "inert-device",
    masked: "unknown",
    skinPenetrated: "no",
    apart: false,
  },
  {
    name: "sham: non-penetrating",
    comparator: "sham",
    shamType: "non-penetrating",
    masked: "unknown",
    skinPenetrated: "no",
    apart: false,
  },
  {
    name: "sham: penetrating",
    comparator: "sham",
    shamType: "penetrating",
    masked: "unknown",
    skinPenetrated: "yes",
    apart: false,
  },
  {
    name: "sham: unspecified",
    comparator: "sham",
    shamType: "unspecified",
    masked: "unknown",
    skinPenetrated: "unknown",
    apart: false,
  },
  { name: "active", comparator: "active", shamType: null, masked: "unknown", skinPenetrated: "unknown", apart: true },
  {
    name: "unspecified",
    comparator: "unspecified",
    shamType: null,
    masked: "unknown",
    skinPenetrated: "unknown",
    apart: true,
  },
];
