import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium"].filter((path) => path !== undefined);

/** Debian's Chromium without a window, and without the calls home that a closed network would refuse. */
export function launch(): Promise<Browser> {
  const executablePath = PLACES.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error(`needs Chromium at ${PLACES.join(" or ")}, found none; apt-get install chromium, or set CHROMIUM`);
  return chromium.launch({
    executablePath,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
}
