import { describe, expect, test } from "vitest";
import { quadrature } from "../../src/numeric/index.js";
import { expectClose } from "../support/close.js";

describe("integrals by adaptive Gauss-Kronrod", () => {
  const one = (f: (x: number) => number, breaks: readonly number[]): number =>
    quadrature((x) => [f(x)], breaks, 1e-10).integrals[0] as number;

  test("polynomials of degree 22 are exact without halving", () => {
    for (let degree = 0; degree <= 22; degree++) {
      expectClose(
        one((x) => x ** degree, [0, 1]),
        1 / (degree + 1),
        { relative: 1e-14 },
      );
    }
  });

  test("closed forms: a bell, a spike, a root at the edge, a kink", () => {
    expectClose(
      one((x) => Math.exp((-x * x) / 2), [-40, 0, 40]),
      Math.sqrt(2 * Math.PI),
      { relative: 1e-13 },
    );
    expectClose(
      one((x) => 1 / (1e-12 + x * x), [-1, 0, 1]),
      2e6 * Math.atan(1e6),
      { relative: 1e-12 },
    );
    expectClose(one(Math.sqrt, [0, 1]), 2 / 3, { relative: 1e-9 });
    expectClose(
      one((x) => Math.abs(x - 1 / 3), [0, 1]),
      5 / 18,
      { relative: 1e-9 },
    );
  });

  test("components share nodes, and nodes serve for other integrands as smooth", () => {
    const { nodes, weights, integrals, converged } = quadrature(
      (x) => [Math.exp(-x), x * Math.exp(-x)],
      [0, 1, 50],
      1e-10,
    );
    expect(converged).toBe(true);
    expectClose(integrals[0], 1, { relative: 1e-13 });
    expectClose(integrals[1], 1, { relative: 1e-13 });
    const square = nodes.reduce((total, x, i) => total + (weights[i] as number) * x * x * Math.exp(-x), 0);
    expectClose(square, 2, { relative: 1e-12 });
  });

  test.each([
    ["a smooth function", Math.exp, [0, 1], 1],
    ["a kink", (x: number) => Math.abs(x - 1 / 3), [0, 1], 14],
    ["a root at the edge", Math.sqrt, [0, 1], 16],
    ["a spike between two panels", (x: number) => 1 / (1e-12 + x * x), [-1, 0, 1], 44],
  ] as const)("%s: intervals are halved only where they need to be, and join", (_, f, breaks, most) => {
    const { panels, nodes, weights, integrals } = quadrature((x) => [f(x)], breaks, 1e-10);
    expect(panels.length).toBeLessThanOrEqual(most);
    expect(nodes).toHaveLength(15 * panels.length);
    expect([panels[0]?.low, panels.at(-1)?.high]).toEqual([breaks[0], breaks.at(-1)]);
    for (const [i, { high }] of panels.slice(0, -1).entries()) expect(panels[i + 1]?.low).toBe(high);
    expectClose(
      panels.reduce((total, panel) => total + (panel.integrals[0] as number), 0),
      integrals[0] as number,
      { relative: 1e-14 },
    );
    expectClose(
      nodes.reduce((total, x, i) => total + f(x) * (weights[i] as number), 0),
      integrals[0] as number,
      { relative: 1e-13 },
    );
  });

  test("one rough component among smooth ones is enough to halve, and of nothing there is nothing", () => {
    const { panels, integrals } = quadrature((x) => [1, Math.abs(x - 1 / 3)], [0, 1], 1e-10);
    expect(panels).toHaveLength(14);
    expectClose(integrals[1], 5 / 18, { relative: 1e-9 });
    expect(quadrature(() => [1], [0], 1e-10)).toEqual({
      ...{ nodes: [], weights: [], integrals: [], panels: [], converged: true },
    });
  });

  test("an integral far from 0", () => {
    expectClose(
      one((x) => x ** 3, [1, 3]),
      20,
      { relative: 1e-14 },
    );
  });

  test("what does not settle says so", () => {
    expect(quadrature((x) => [1 / Math.abs(x - 1 / 3)], [0, 1], 1e-14).converged).toBe(false);
  });
});
