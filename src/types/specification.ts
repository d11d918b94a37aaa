/**
 * A Vega-Lite specification as plain JSON. The type is structural, so that no type of another package is part of the
 * public surface; a test holds that it is assignable to Vega-Lite's own `TopLevelSpec`.
 */
export interface VegaLiteSpec {
  readonly $schema: string;
  readonly description?: string;
  readonly [property: string]: unknown;
}
