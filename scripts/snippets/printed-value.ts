import ts from "typescript";

/** A value as a comment prints it, such as `0.1`, `"REML"` or `{ k: 13, ... }`; or `null` if the comment is prose. */
export function printedValue(comment: string): ts.Expression | null {
  const { statements } = ts.createSourceFile("value.ts", `(${comment})`, ts.ScriptTarget.Latest, true);
  const [statement] = statements;
  const whole = statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  const inner = whole && ts.isParenthesizedExpression(whole) ? whole.expression : undefined;
  if (inner && statements.length === 1 && isValue(inner)) return inner;
  if (/^([-[{"'`\d]|(true|false|null|undefined)\b)/.test(comment)) {
    throw new Error(`looks like a value and cannot be read as one: ${comment}`);
  }
  return null;
}

/** Where `actual` differs from what is printed, as a path with a reason; `null` if it does not. */
export function difference(printed: ts.Expression, actual: unknown, path = "value"): string | null {
  const expected = numberOf(printed);
  if (expected !== null) return numberDifference(expected, printed.getText(), actual, path);
  if (ts.isArrayLiteralExpression(printed)) {
    if (!isList(actual)) return `${path}: an array is printed, got ${shown(actual)}`;
    const elements = printed.elements.filter((element) => !isRest(element));
    if (elements.length === printed.elements.length && elements.length !== actual.length) {
      return `${path}: ${elements.length} elements are printed, got ${actual.length}`;
    }
    return first(elements.map((element, i) => difference(element, actual[i], `${path}[${i}]`)));
  }
  if (ts.isObjectLiteralExpression(printed)) {
    if (typeof actual !== "object" || actual === null) return `${path}: an object is printed, got ${shown(actual)}`;
    const fields = printed.properties.filter(ts.isPropertyAssignment);
    const names = fields.map(({ name }) => (ts.isStringLiteral(name) ? name.text : name.getText()));
    const left = Object.keys(actual).filter((key) => !names.includes(key));
    if (fields.length === printed.properties.length && left.length > 0)
      return `${path}: not printed: ${left.join(", ")}`;
    const values = actual as Readonly<Record<string, unknown>>;
    return first(fields.map(({ initializer }, i) => difference(initializer, values[names[i]!], `${path}.${names[i]}`)));
  }
  const value = ts.isStringLiteralLike(printed) ? printed.text : WORDS[printed.getText()];
  return Object.is(value, actual) ? null : `${path}: ${shown(value)} is printed, got ${shown(actual)}`;
}

const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null, undefined };

const isRest = (node: ts.Node): boolean =>
  (ts.isSpreadElement(node) || ts.isSpreadAssignment(node)) && node.expression.getText() === "";

const isValue = (node: ts.Expression): boolean => {
  if (ts.isArrayLiteralExpression(node)) return node.elements.every((element) => isRest(element) || isValue(element));
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every(
      (property) => isRest(property) || (ts.isPropertyAssignment(property) && isValue(property.initializer)),
    );
  }
  return ts.isStringLiteralLike(node) || numberOf(node) !== null || Object.hasOwn(WORDS, node.getText());
};

const numberOf = (node: ts.Expression): number | null => {
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const size = numberOf(node.operand);
    return size === null ? null : -size;
  }
  if (ts.isNumericLiteral(node)) return Number(node.text);
  return node.getText() === "Infinity" ? Infinity : null;
};

/** Half a unit of the last digit; but one or two digits are meant exactly, or they would hold for too much. */
const numberDifference = (expected: number, text: string, actual: unknown, path: string): string | null => {
  if (typeof actual !== "number") return `${path}: ${text} is printed, got ${shown(actual)}`;
  const [digits = "", exponent = "0"] = text.toLowerCase().split("e");
  const decimals = (digits.split(".")[1] ?? "").length - Number(exponent);
  const significant = digits.replace(/[-.]/g, "").replace(/^0+/, "").length;
  const exact = 1e-12 * Math.abs(expected);
  const tolerance = significant > 2 && digits.includes(".") ? 0.5000001 * 10 ** -decimals : exact;
  if (expected === actual || Math.abs(actual - expected) <= tolerance) return null;
  return `${path}: ${text} is printed, got ${actual}`;
};

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);

const first = (reasons: readonly (string | null)[]): string | null => reasons.find((reason) => reason !== null) ?? null;

const shown = (value: unknown): string => JSON.stringify(value) ?? String(value);
