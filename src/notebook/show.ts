import type { MimeBundle } from "./forms.js";
import { kernel } from "./kernel.js";
import { mimeBundle } from "./mime-bundle.js";

/** What has been displayed already, and is not to be displayed again as the value of its cell. */
const displayed = new WeakSet<object>();

/**
 * Displays a value where it stands: in a loop, in the middle of a cell. In a Deno kernel the figure or table appears in the
 * notebook; anywhere else nothing is printed, and what comes back can be handed to the host.
 *
 * @param value - a value of one of the kinds that {@link kindOf} tells
 * @returns the forms of the value; see {@link mimeBundle}
 * @throws `SynthesisError` as {@link mimeBundle}
 * @example
 * (await show(pool([{ yi: 0.1, vi: 0.02 }, { yi: 0.6, vi: 0.03 }])))["image/svg+xml"]?.slice(0, 4); // "<svg"
 */
export function show(value: unknown): Promise<MimeBundle> {
  const shown = display(value);
  displayed.add(shown);
  return shown;
}

async function display(value: unknown): Promise<MimeBundle> {
  const bundle = await mimeBundle(value);
  await kernel()?.display(bundle);
  displayed.add(bundle);
  return bundle;
}

/** Whether a cell ends in what {@link show} returned. */
export const isDisplayed = (value: unknown): value is object =>
  typeof value === "object" && value !== null && displayed.has(value);
