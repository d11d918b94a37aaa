import type * as z from "zod";

/** What is wrong with a value, in words for whoever wrote it: zod speaks of `undefined` where something is missing. */
export function issueText({ code, message }: Pick<z.core.$ZodIssue, "code" | "message">): string {
  if (code === "invalid_type" && message.endsWith("received undefined")) {
    return message.replace(
      /^Invalid input: expected (.*), received undefined$/,
      "is missing, and needs a value of type $1",
    );
  }
  return message.replace(/^Invalid input: /, "");
}
