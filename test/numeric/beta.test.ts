import betainc from "@stdlib/math-base-special-betainc";
import fc from "fast-check";
import { expect, test } from "vitest";
import { betaLowerTail, betaQuantile } from "../../src/numeric/index.js";
import { expectClose } from "../support/close.js";

const shapes = fc.double({ min: 0.2, max: 400, noNaN: true });
const shares = fc.double({ min: 0.001, max: 0.999, noNaN: true });

test("the lower tail agrees with @stdlib's", () => {
  fc.assert(
    fc.property(shares, shapes, shapes, (x, a, b) => {
      expectClose(betaLowerTail(x, a, b), betainc(x, a, b), { relative: 1e-9, absolute: 1e-13 });
    }),
  );
});

test("pbeta(0.3, 2.5, 7) of R 4.2.2", () => {
  expectClose(betaLowerTail(0.3, 2.5, 7), 0.6412224629717211, { relative: 1e-13 });
});

test("the quantile has the probability that was asked for", () => {
  fc.assert(
    fc.property(
      shares,
      fc.double({ min: 0.5, max: 400, noNaN: true }),
      fc.double({ min: 0.5, max: 400, noNaN: true }),
      (p, a, b) => {
        expectClose(betaLowerTail(betaQuantile(p, a, b), a, b), p, { relative: 1e-9 });
      },
    ),
  );
});

test("beyond the ends there is nothing more", () => {
  expect([
    betaLowerTail(-0.1, 2, 3),
    betaLowerTail(1.1, 2, 3),
    betaQuantile(-0.1, 2, 3),
    betaQuantile(1.1, 2, 3),
  ]).toEqual([0, 1, 0, 1]);
});

test("the ends are the ends", () => {
  expect([betaLowerTail(0, 2, 3), betaLowerTail(1, 2, 3), betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([
    0, 1, 0, 1,
  ]);
});
