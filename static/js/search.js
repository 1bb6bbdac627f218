/* The search page: reads the query from the form or the address, shows paragraphs with their words marked, counts filters.

   What finds the paragraphs is search-index.js, loaded before this. */
"use strict";
(() => {
  const form = document.getElementById("search-form");
  if (!form) return;
  const words = JSON.parse(form.dataset.words), index = window.communiqueIndex;
  const PAGE = 10, SNIPPET = 44, SHOWN = 10;
  let contents;
  const $ = (id) => document.getElementById(id);
  const plural = new Intl.PluralRules(document.documentElement.lang);

  /* Words of the interface: `{name}` stands for a value; with a number `n`, the form that fits it. */
  const say = (key, values = {}) => {
    const text = words[`${key}.${plural.select(values.n ?? 0)}`] ?? words[`${key}.other`] ?? words[key];
    return text.replace(/\{(\w+)\}/g, (_, name) => (name === "n" ? count(values.n) : values[name]));
  };
  const count = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, "\u202f");

  /* Filters: within a group any of the chosen values, all groups together */
  const chosen = (name) => new Set(new FormData(form).getAll(name));
  const passing = (skip) => {
    let allowed = null;
    for (const facet of contents.facets) {
      const wanted = chosen(facet.name);
      if (facet.name === skip || !wanted.size) continue;
      const some = new Uint8Array(contents.total);
      for (const value of facet.values) if (wanted.has(value.id)) for (const d of value.documents) some[d] = 1;
      allowed = allowed ? allowed.map((yes, d) => yes & some[d]) : some;
    }
    return allowed;
  };
  const countFilters = (found) => {
    for (const facet of contents.facets) {
      const allowed = passing(facet.name), hits = new Uint32Array(contents.total);
      for (const { document: d } of found) if (!allowed || allowed[d]) hits[d]++;
      for (const value of facet.values) value.count = value.documents.reduce((sum, d) => sum + hits[d], 0);
      drawFilter(facet);
    }
    const used = contents.facets.reduce((sum, facet) => sum + chosen(facet.name).size, 0);
    $("search-used").textContent = used ? say("filters.used", { n: used }) : "";
  };
  const drawFilter = (facet) => {
    const box = $(`filter-${facet.name}`), wanted = chosen(facet.name), all = box.dataset.all === "true";
    const order = facet.values.length > SHOWN && !all
      ? [...facet.values].sort((a, b) => wanted.has(b.id) - wanted.has(a.id) || b.count - a.count).slice(0, SHOWN) : facet.values;
    const focused = box.contains(document.activeElement) && document.activeElement.value;
    box.hidden = !facet.values.length;
    box.querySelector(".filter-values").replaceChildren(...order.map((value) => {
      const row = $("search-filter").content.cloneNode(true), input = row.querySelector("input");
      input.name = facet.name;
      input.value = value.id;
      input.checked = wanted.has(value.id);
      input.disabled = !value.count && !input.checked;
      row.querySelector(".filter-name").textContent = value.label || say("not-stated");
      row.querySelector(".filter-count").textContent = count(value.count);
      return row;
    }));
    if (focused !== false) [...box.querySelectorAll("input")].find((input) => input.value === focused)?.focus(); // drawn anew
    const more = box.querySelector("button");
    more.hidden = facet.values.length <= SHOWN;
    more.textContent = say(all ? "filters.fewer" : "filters.all", { n: facet.values.length });
    more.setAttribute("aria-expanded", all);
  };

  /* Results */
  const cut = (words, marks) => {
    const ends = [...words.matchAll(/\S+/g)].map((m) => [m.index, m.index + m[0].length]);
    if (ends.length <= 2 * SNIPPET || !marks.length) return [0, words.length];
    const first = ends.findIndex(([, end]) => end > marks[0][0]);
    const from = Math.max(0, Math.min(first - SNIPPET / 2, ends.length - 2 * SNIPPET));
    return [ends[from][0], ends[Math.min(ends.length - 1, from + 2 * SNIPPET)][1]];
  };
  const marked = (element, words, parts) => {
    const held = index.fold(words), marks = parts.flatMap((part) => index.spans(part, held)).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const [from, to] = cut(words, marks);
    let at = from;
    if (from) element.append("… ");
    for (const [start, end] of marks) {
      if (end <= at || start >= to) continue;
      element.append(words.slice(at, Math.max(start, at)));
      const mark = document.createElement("mark");
      mark.textContent = words.slice(Math.max(start, at), end);
      element.append(mark);
      at = end;
    }
    element.append(words.slice(at, to), to < words.length ? " …" : "");
  };
  const show = async (run) => {
    const list = $("search-results"), before = list.querySelectorAll(".result-passage").length, held = [];
    for (let round = 0; round < 2 && !held.length && run.next < run.hits.length; round++) {
      const hits = run.hits.slice(run.next, (run.next += run.about ? PAGE / 2 : PAGE)); // of the unsure fewer, since some drop out
      const texts = await Promise.all(hits.map((hit) => index.text(hit.unit)));
      held.push(...texts.filter((text, i) => !hits[i].unsure || index.holds(run.parts, text.words)));
    }
    if (run !== current) return;
    for (const text of held) list.append(...passage(text, run, list.lastElementChild));
    $("search-more").hidden = run.next >= run.hits.length;
    $("search-more").onclick = () => show(run).then(() => list.querySelectorAll(".result-place a.ref")[before + held.length]?.focus());
  };
  /* A paragraph below the head of its document; a head that stands last in the list is used again */
  const passage = ({ part, number, words: held }, run, last) => {
    const row = $("search-passage").content.cloneNode(true), link = row.querySelector("a"), p = row.querySelector(".result-text");
    const name = number > 0 ? say("paragraph", { number }) : say(number ? "heading" : "title");
    link.textContent = number > 0 ? `¶${number}` : name;
    link.href = part.url + (number > 0 ? `#p${number}` : "");
    link.setAttribute("aria-label", name);
    if (part.altered) row.querySelector(".result-place").insertAdjacentHTML("beforeend", part.altered);
    p.lang = part.lang;
    p.dir = part.dir;
    marked(p, held, run.parts);
    const item = last?.dataset.document === part.url ? last : $("search-result").content.cloneNode(true).firstElementChild;
    if (item !== last) item.querySelector(".result-head").innerHTML = part.head;
    item.dataset.document = part.url;
    item.append(row);
    return item === last ? [] : [item];
  };
  const tell = (run) => {
    const held = new Set(run.hits.map((hit) => hit.document)).size, status = $("search-status");
    const years = [...chosen("year")].sort().join(", ");
    const key = run.hits.length ? (run.about ? "found-about" : "found") : "none";
    const units = document.createElement("b");
    const titles = run.hits.filter((hit) => index.isTitle(hit.unit)).length, paragraphs = say("units", { n: run.hits.length - titles });
    units.textContent = titles ? say("and-titles", { paragraphs, titles: say("titles", { n: titles }) }) : paragraphs;
    status.replaceChildren(...say(key, { units: "\u0000", query: run.query.replace(/^["“”]|["“”]$/g, ""), documents: say("documents", { n: held }) })
      .split("\u0000").flatMap((piece, i) => (i ? [units, piece] : [piece])), years ? say("from-years", { years }) : "");
    $("search-filters").hidden = $("search-order").hidden = false;
    $("search-bar").classList.toggle("empty", !run.hits.length);
  };
  /* Nothing found: say with what, and offer to leave out one filter at a time, or all, where that helps */
  const offer = (run, found) => {
    const box = $("search-empty"), list = box.querySelector("ul"), inputs = [...form.querySelectorAll("input[type=checkbox]:checked")];
    box.hidden = run.hits.length > 0;
    list.replaceChildren();
    if (box.hidden) return;
    const left = (without) => {
      for (const input of without) input.checked = false;
      const allowed = passing(""), n = found.filter((hit) => !allowed || allowed[hit.document]).length;
      for (const input of without) input.checked = true;
      return n;
    };
    const add = (without, words) => {
      const n = left(without), row = document.createElement("li"), button = document.createElement("button");
      if (!n) return;
      button.type = "button";
      button.textContent = words(say("units", { n }));
      button.onclick = () => { for (const input of without) input.checked = false; changed(); $("search-status").focus(); };
      row.append(button);
      list.append(row);
    };
    for (const input of inputs) {
      const filter = input.closest("label").querySelector(".filter-name").textContent, group = input.closest("fieldset").querySelector("legend").textContent;
      add([input], (units) => say("drop", { filter, group, units }));
    }
    if (inputs.length > 1) add(inputs, (units) => say("drop-all", { units }));
    box.querySelector("p").textContent = say(list.children.length ? "none-filtered" : "none-hint");
  };
  const notice = (run) => {
    const wording = run.parts.flatMap((part) => part.tokens).join(" "), box = $("search-notice");
    const known = Object.hasOwn(contents.formulas, wording) && contents.formulas[wording];
    box.hidden = !known;
    if (!known) return;
    const link = box.querySelector("a");
    link.href = known[0] ? form.dataset.phrases.replace("/-/", `/${known[0]}/`) : form.dataset.found;
    link.textContent = say("phrase-link", { phrase: known[1] });
  };

  /* One run: everything from the form to the page. A run that is overtaken by another shows nothing. */
  let current;
  const run = async () => {
    const query = form.elements.q.value.trim(), mine = (current = { query, hits: [], parts: [], next: 0 });
    document.title = query ? say("page-title", { query, title: form.dataset.title }) : form.dataset.title;
    $("search-panel").hidden = !query;
    if (!query) return;
    const began = performance.now();
    try {
      contents ??= await index.open(form.dataset.version);
      mine.parts = index.parse(query);
      const { found, about } = mine.parts.length ? await index.search(mine.parts) : { found: [], about: false };
      if (mine !== current) return;
      for (const hit of found) hit.document = index.documentOf(hit.unit);
      mine.about = about;
      countFilters(found);
      const allowed = passing(""), order = form.elements.order.value;
      mine.hits = allowed ? found.filter((hit) => allowed[hit.document]) : found;
      mine.hits.sort((a, b) => (order === "best" ? b.weight - a.weight : order === "newest" ? b.document - a.document : 0) || a.unit - b.unit);
      tell(mine);
      offer(mine, found);
      notice(mine);
      $("search-results").replaceChildren();
      await show(mine);
      Object.assign(form.dataset, { done: query, milliseconds: Math.round(performance.now() - began) }); // for tests
    } catch (fault) {
      $("search-status").textContent = say("failed", { file: fault.message });
    }
  };

  /* The address holds the query, the order and the filters, as the form itself would send them */
  const FACETS = form.dataset.facets.split(" ");
  const restore = () => {
    const asked = new URLSearchParams(location.search);
    form.elements.q.value = asked.get("q") ?? "";
    form.elements.order.value = asked.get("order") ?? "best";
    for (const name of FACETS) {
      $(`filter-${name}`).querySelector(".filter-values").replaceChildren(...asked.getAll(name).map((value) => {
        const row = $("search-filter").content.cloneNode(true), input = row.querySelector("input");
        Object.assign(input, { name, value, checked: true });
        return row;
      }));
    }
  };
  const changed = () => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([name, value]) => name !== "order" || value !== "best"));
    try { history.pushState(null, "", `?${asked}`); run(); } catch { location.search = asked; }
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); changed(); });
  form.addEventListener("change", (event) => { if (event.target.name !== "q") changed(); });
  for (const name of FACETS) {
    const box = $(`filter-${name}`);
    box.querySelector("button").onclick = () => { box.dataset.all = box.dataset.all !== "true"; drawFilter(contents.facets.find((f) => f.name === name)); };
  }
  window.addEventListener("popstate", () => { restore(); run(); });
  if (matchMedia("(min-width: 60.01rem)").matches) $("search-filters").open = true;
  restore();
  run();
})();
