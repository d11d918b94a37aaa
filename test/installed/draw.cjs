const { effectSizes, forestPlot, poolStrata, readContrasts, stratify, windows } = require("wane");
const { cotchett2014 } = require("wane/datasets");
const { toPng, toSvg } = require("wane/render");

async function draw() {
  const effects = effectSizes(readContrasts(cotchett2014), { outcome: "pain", measure: "MD" });
  const strata = stratify(effects, { by: ["window", "control"], windows: windows.cochranePain });
  const figure = forestPlot(poolStrata(strata));
  const svg = await toSvg(figure);
  const png = await toPng(figure);
  console.log(
    JSON.stringify({
      svg: svg.slice(0, 4),
      texts: svg.split("<text").length - 1,
      png: String.fromCharCode(...png.slice(1, 4)),
      bytes: png.length,
    }),
  );
}

draw();
