// Builds the page inside `main`: reads a CSV that is dropped or chosen, pools it, draws it. `wane` is the module or the
// global; everything happens in the page.
// biome-ignore lint/correctness/noUnusedVariables: the two pages call it
function review(wane, main) {
  const { formatDiagnostic, mimeBundle, safeReadCodebook, safeReadContrasts, synthesize, toCsv, toSvg, windows } = wane;

  main.innerHTML = `
    <header>
      <h1>Does the benefit last, and against which control?</h1>
      <p>Pool a table of trials by follow-up and kind of control. The file is read in this page and is sent nowhere.</p>
    </header>
    <label class="drop">Drop a CSV here, with a codebook (JSON) if there is one
      <input type="file" accept=".csv,.json,text/csv,application/json" multiple>
    </label>
    <div class="actions"><button type="button" class="example">Try it with invented trials</button></div>
    <p class="status" role="status"></p>
    <section class="panel problems" role="alert" aria-label="Problems" hidden></section>
    <form class="panel question" aria-label="Question" hidden>
      <h2>Question</h2>
      <div class="choices">
        <label>Outcome <select name="outcome"></select></label>
        <label>Measure <select name="measure"></select></label>
        <label>Scale <select name="scale"></select></label>
        <label>Windows of follow-up <select name="windows"></select></label>
        <label>Favourable side <select name="favours"></select></label>
      </div>
    </form>
    <section class="results" aria-label="Results" hidden>
      <div class="panel figures"><h2>Figures</h2><div></div></div>
      <div class="panel pooled"><h2>Pooled effects</h2><div class="table" role="region" aria-label="Table of pooled effects" tabindex="0"></div></div>
      <details class="panel notes"><summary></summary><ul></ul></details>
      <details class="panel audit"><summary>What became of each row</summary><div class="table" role="region" aria-label="Table of rows" tabindex="0"></div></details>
      <div class="actions saves"></div>
    </section>`;

  const part = (selector) => main.querySelector(selector);
  const question = part("form");
  const input = part("input");
  let table = null;
  let codebook = null;
  let contrasts = [];
  let turn = 0;

  const listed = (items) => items.map((text) => Object.assign(document.createElement("li"), { textContent: text }));

  const say = (text) => {
    part(".status").textContent = text;
  };

  function complain(diagnostics) {
    const heading = document.createElement("h2");
    heading.textContent = diagnostics.length === 1 ? "One problem" : `${diagnostics.length} problems`;
    const list = document.createElement("ul");
    list.append(...listed(diagnostics.map(formatDiagnostic)));
    part(".problems").replaceChildren(heading, list);
    part(".problems").hidden = false;
    part(".results").hidden = true;
  }

  async function load(files) {
    const texts = await Promise.all([...files].map(async (file) => ({ name: file.name, text: await file.text() })));
    const csv = texts.find(({ name }) => !name.endsWith(".json"));
    const book = texts.find(({ name }) => name.endsWith(".json"));
    try {
      // A table comes with its own codebook or with none; a codebook alone is for the table that is there.
      if (csv !== undefined || book !== undefined) codebook = book === undefined ? null : JSON.parse(book.text);
    } catch (error) {
      return complain([{ message: `${book.name} is no JSON: ${error.message}` }]);
    }
    if (csv !== undefined) table = csv;
    if (table === null) say("A codebook was read; now a CSV.");
    else read();
  }

  function read() {
    part(".problems").hidden = true;
    const book = codebook === null ? null : safeReadCodebook(codebook);
    const result = book?.ok === false ? book : safeReadContrasts(table.text, codebook ?? undefined);
    question.hidden = !result.ok;
    if (!result.ok) {
      say(`${table.name} was not read.`);
      return complain(result.diagnostics.filter(({ severity }) => severity === "error"));
    }
    contrasts = result.value;
    offerChoices();
    return answer();
  }

  function offer(name, options, chosen) {
    const labels = Array.isArray(options) ? Object.fromEntries(options.map((option) => [option, option])) : options;
    const select = question.elements[name];
    const kept = select.value in labels && select.value !== "" ? select.value : chosen;
    select.replaceChildren(...Object.entries(labels).map(([value, label]) => new Option(label, value)));
    select.value = kept ?? Object.keys(labels)[0];
  }

  /** Domains and outcomes, those with the most numbers first. */
  function outcomes() {
    const counts = new Map();
    for (const { outcome, kind } of contrasts)
      for (const name of new Set([outcome.domain, outcome.name]))
        counts.set(name, (counts.get(name) ?? 0) + (["means", "events", "estimate"].includes(kind) ? 1 : 0));
    return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  }

  function offerChoices() {
    const printed = contrasts.find(({ kind }) => kind === "estimate")?.measure;
    const counted = contrasts.some(({ kind }) => kind === "events");
    const known = contrasts.every(({ outcome }) => outcome.better !== "unknown");
    offer("outcome", outcomes());
    offer(
      "measure",
      {
        MD: "Mean difference",
        SMD: "Standardized mean difference",
        RR: "Risk ratio",
        OR: "Odds ratio",
        RD: "Risk difference",
      },
      counted ? "RR" : (printed ?? "MD"),
    );
    const scales = new Set(contrasts.flatMap(({ scale }) => (scale === null ? [] : [String(scale)])));
    offer("scale", { none: "as it comes", "0,10": "0 to 10", "0,100": "0 to 100" }, scales.size > 1 ? "0,10" : "none");
    const weeks = Object.fromEntries(Object.entries(windows).map(([key, { name }]) => [key, name]));
    offer("windows", { ...weeks, reported: "as the file names them", none: "none" }, "cochranePain");
    offer("favours", { left: "left", right: "right", none: "as it comes" }, known ? "left" : "none");
  }

  function planOf({ outcome, measure, scale, windows: named, favours }) {
    return {
      outcome: outcome.value,
      measure: measure.value,
      scale: scale.value === "none" || measure.value !== "MD" ? null : scale.value.split(",").map(Number),
      favours: favours.value === "none" ? null : favours.value,
      ...(named.value === "none" ? { by: ["control"] } : { by: ["control", "window"], windows: named.value }),
    };
  }

  async function answer() {
    const mine = ++turn;
    part(".problems").hidden = true;
    try {
      const synthesis = synthesize(contrasts, planOf(question.elements));
      const drawn = await Promise.all(
        Object.entries(synthesis.specifications).map(async ([name, figure]) => [name, await toSvg(figure)]),
      );
      const tables = await Promise.all([briefly(synthesis.rows.tidy), synthesis.audit].map(mimeBundle));
      if (mine === turn) display(synthesis, Object.fromEntries(drawn), tables);
    } catch (error) {
      if (mine !== turn) return;
      complain(error.diagnostics ?? [error.diagnostic ?? { message: error.message }]);
      say(`${table.name} was read, and gives no answer to this question.`);
    }
  }

  const briefly = (rows) =>
    rows.map(
      ({
        control,
        window,
        k,
        estimate,
        lower,
        upper,
        natural,
        naturalLower,
        naturalUpper,
        doubtful,
        withoutNumbers,
      }) => ({
        control,
        ...(window === undefined ? {} : { window }),
        k,
        ...{ estimate, lower, upper, natural, naturalLower, naturalUpper, doubtful, withoutNumbers },
      }),
    );

  function display({ rows, audit, grid }, figures, [pooled, fates]) {
    const trials = new Set(contrasts.map(({ trial }) => trial)).size;
    say(
      `${table.name}: ${contrasts.length} rows from ${trials} trials, ${codebook === null ? "without" : "with"} a codebook.`,
    );
    part(".figures div").replaceChildren(
      ...["grid", "forest", "fade"]
        .filter((name) => name in figures)
        .map((name) => {
          const figure = Object.assign(document.createElement("figure"), { className: name });
          figure.innerHTML = `<figcaption>${captions[name]}</figcaption>${figures[name]}`;
          // A figure that is wider than the page is scrolled, with the keyboard too.
          figure.tabIndex = 0;
          figure.setAttribute("aria-label", captions[name]);
          return figure;
        }),
    );
    part(".pooled .table").innerHTML = pooled["text/html"];
    part(".audit .table").innerHTML = fates["text/html"];
    part(".notes").hidden = grid.notes.length === 0;
    part(".notes summary").textContent = grid.notes.length === 1 ? "One note" : `${grid.notes.length} notes`;
    part(".notes ul").replaceChildren(...listed(grid.notes.map(formatDiagnostic)));
    part(".saves").replaceChildren(
      save("pooled.csv", "text/csv", toCsv(rows.tidy)),
      save("audit.csv", "text/csv", toCsv(audit)),
      ...Object.entries(figures).map(([name, svg]) => save(`${name}.svg`, "image/svg+xml", svg)),
    );
    part(".results").hidden = false;
  }

  function save(name, type, text) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: `Save ${name}` });
    button.addEventListener("click", () => {
      const href = URL.createObjectURL(new Blob([text], { type }));
      Object.assign(document.createElement("a"), { href, download: name }).click();
      URL.revokeObjectURL(href);
    });
    return button;
  }

  const captions = { grid: "Controls by windows", forest: "Forest plot", fade: "Over time" };

  const over = (event) => {
    event.preventDefault();
    part(".drop").classList.toggle("over", event.type === "dragover");
  };
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", over);
  document.addEventListener("drop", (event) => {
    over(event);
    load(event.dataTransfer.files);
  });
  input.addEventListener("change", () => load(input.files));
  question.addEventListener("change", answer);
  part(".example").addEventListener("click", () => {
    table = { name: "Invented trials", text: invented };
    codebook = { name: "invented", title: "Invented trials", synthetic: true, outcomes: [pain] };
    read();
  });

  const pain = {
    name: "pain",
    label: "pain intensity",
    domain: "pain",
    better: "lower",
    scale: [0, 10],
    unit: "points",
  };
  const invented = `trial,comparator,sham_type,outcome,weeks,weeks_from,treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd,direction
Example A,sham,penetrating,pain,4,randomisation,40,3.1,2.1,41,3.6,2.2,
Example A,sham,penetrating,pain,26,randomisation,38,3.4,2.3,39,3.6,2.2,
Example B,sham,non-penetrating,pain,6,randomisation,52,2.9,2.0,50,3.5,2.1,
Example C,sham,non-penetrating,pain,8,randomisation,33,3.2,1.8,31,4.1,2.0,
Example D,sham,non-penetrating,pain,4,randomisation,61,3.0,2.2,60,4.2,2.1,
Example D,sham,non-penetrating,pain,52,randomisation,50,3.6,2.4,49,3.7,2.3,
Example E,no-treatment,,pain,12,randomisation,30,2.6,1.9,31,4.3,2.0,
Example F,no-treatment,,pain,12,randomisation,,,,,,,favours-treatment
`;
}
