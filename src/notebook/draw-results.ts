import { kernel, sent } from "./kernel.js";
import { kindOf } from "./kind-of.js";
import { mimeBundle } from "./mime-bundle.js";
import { isDisplayed } from "./show.js";

const jupyterDisplay = Symbol.for("Jupyter.display");

/**
 * Lets values draw themselves as results of cells. The kernel's own function for results is preceded by ours, which hands
 * on a value of a known kind inside an object that speaks the kernel's display protocol; the value, its prototype and all
 * other values stay as they are. Does nothing outside of a Deno kernel.
 */
export function drawResults(): void {
  const internals = kernel()?.internals;
  if (!internals) return;
  const otherwise = internals.broadcastResult;
  internals.broadcastResult = async (executionCount, value) => {
    if (isDisplayed(value)) return void (await value);
    if (kindOf(value) === null) return otherwise(executionCount, value);
    await otherwise(executionCount, { [jupyterDisplay]: () => mimeBundle(value) });
    await sent();
  };
}
