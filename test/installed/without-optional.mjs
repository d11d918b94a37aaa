import { toSvg } from "wane/render";

const error = await toSvg({ $schema: "https://vega.github.io/schema/vega-lite/v6.json" }).catch((reason) => reason);
console.log(JSON.stringify({ name: error.name, message: error.message }));
