/* The search page: reads the query from the address, shows paragraphs with their words marked, counts the filters.

   What finds the paragraphs is search-index.js, loaded before this. The address holds the query, the order and the
   filters, as the form itself would send them. */
"use strict";
(() => {
  const PAGE = 10, SNIPPET = 44, SHOWN = 10;
  const $ = (id) => document.getElementById(`search-${id}`), form = $("form"), index = window.communiqueIndex;
  const words = JSON.parse(form.dataset.words), plural = new Intl.PluralRules(document.documentElement.lang);
  let contents, values, chosen, ordered, current;

  /* Words of the interface: `{name}` stands for a value; with a number `n`, the form that fits it. */
  const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  const say = (key, given = {}) => {
    const text = words[`${key}.${plural.select(given.n ?? 0)}`] ?? words[`${key}.other`] ?? words[key];
    return text.replace(/\{(\w+)\}/g, (_, name) => (name === "n" ? grouped(given.n) : given[name]));
  };
  const made = (id) => $(id).content.firstElementChild.cloneNode(true);

  /* Filters: within a group any of the chosen values, all groups together; rows stay in place until the next query */
  const prepare = (loaded) => {
    contents ??= loaded;
    values = contents.facets.flatMap((facet) => facet.values.map((value) => Object.assign(value, { facet })));
    for (const value of values) {
      const [input, name, count] = (value.row ??= made("filter")).children;
      Object.assign(input, { name: value.facet.name, value: value.id });
      name.textContent = value.label || say("not-stated");
      if (!value.label || value.facet.name === "year") name.removeAttribute("lang");
      Object.assign(value, { input, count });
    }
  };
  const passing = (kept) => {
    const all = contents.facets.map((facet) => kept.filter((value) => value.facet === facet));
    const groups = all.filter((group) => group.length), passed = new Uint8Array(contents.total);
    for (const group of groups) for (const d of new Set(group.flatMap((value) => value.documents))) passed[d]++;
    return (hit) => passed[hit.document] === groups.length;
  };
  const countFilters = (run) => {
    const tally = (kept) => {
      const hits = new Uint32Array(contents.total);
      for (const hit of run.found.filter(passing(kept))) hits[hit.document]++;
      return hits;
    };
    const all = tally(chosen);
    for (const facet of contents.facets) {
      const box = document.getElementById(`filter-${facet.name}`);
      const others = chosen.filter((value) => value.facet !== facet);
      const hits = others.length < chosen.length ? tally(others) : all;
      for (const value of facet.values) {
        value.n = value.documents.reduce((sum, d) => sum + hits[d], 0);
        value.count.textContent = grouped(value.n);
        value.input.checked = chosen.includes(value);
        value.input.disabled = !value.n && !value.input.checked;
      }
      if (ordered === run.query) continue;
      const many = facet.values.length > SHOWN, order = (a, b) => b.input.checked - a.input.checked || b.n - a.n;
      const rows = (many ? [...facet.values].sort(order) : facet.values).map((value) => value.row);
      const [first, rest] = box.querySelectorAll(".filter-values");
      first.replaceChildren(...rows.splice(0, SHOWN));
      rest.replaceChildren(...rows);
      rest.parentNode.hidden = !many;
      rest.parentNode.firstElementChild.textContent = say("filters.all", { n: facet.values.length });
      box.hidden = !facet.values.length;
    }
    ordered = run.query;
    $("used").textContent = chosen.length ? say("filters.used", { n: chosen.length }) : "";
  };

  /* Results: paragraphs below the head of their document, of a long one the words round the first that is marked */
  const marked = (element, text, parts) => {
    const held = index.fold(text), all = [...text.matchAll(/\S+/g)];
    const marks = parts.flatMap((part) => index.spans(part, held)).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const first = all.findIndex((word) => word.index + word[0].length > marks[0]?.[0]);
    const start = Math.max(0, Math.min(first - SNIPPET / 2, all.length - 2 * SNIPPET));
    const from = all[start].index, to = all[start + 2 * SNIPPET]?.index ?? text.length;
    let at = from;
    for (const [begin, end] of marks.filter((mark) => mark[1] > from && mark[0] < to)) {
      if (end <= at) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(Math.max(begin, at), end);
      element.append(text.slice(at, Math.max(begin, at)), mark);
      at = end;
    }
    element.prepend(from ? "… " : "");
    element.append(text.slice(at, to), to < text.length ? "…" : "");
  };
  const passage = ({ part, number, words: text }, parts, list) => {
    const row = made("passage"), [place, p] = row.children, link = place.firstElementChild;
    const name = number > 0 ? say("paragraph", { number }) : say(number ? "heading" : "title");
    link.textContent = number > 0 ? `¶${number}` : name;
    link.href = part.url + (number > 0 ? `#p${number}` : "");
    link.setAttribute("aria-label", name);
    place.insertAdjacentHTML("beforeend", part.altered);
    Object.assign(p, { lang: part.lang, dir: part.dir });
    marked(p, text, parts);
    if (list.lastElementChild?.dataset.document !== part.url) {
      list.append(made("result"));
      list.lastElementChild.dataset.document = part.url;
      list.lastElementChild.firstElementChild.innerHTML = part.head;
    }
    list.lastElementChild.append(row);
  };
  const show = async (run) => {
    const hits = run.hits.slice(run.next, (run.next += run.about ? PAGE / 2 : PAGE)), list = $("results");
    const links = list.getElementsByClassName("ref"), shown = links.length;
    const texts = await Promise.all(hits.map((hit) => index.text(hit.unit)));
    if (run !== current) return;
    const sure = texts.filter((text, i) => !hits[i].unsure || index.holds(run.parts, text.words));
    for (const text of sure) passage(text, run.parts, list);
    $("more").hidden = run.next >= run.hits.length;
    if (shown) links[shown]?.focus();
    else if (!links.length && run.next < PAGE && !$("more").hidden) await show(run);
  };
  const bare = (query) => query.replace(/^["“”]|["“”]$/g, "");
  const tell = ({ hits, about, query }) => {
    const titles = hits.filter((hit) => hit.title).length, paragraphs = say("units", { n: hits.length - titles });
    const documents = say("documents", { n: new Set(hits.map((hit) => hit.document)).size });
    const years = chosen.filter((value) => value.facet.name === "year").map((value) => value.id).sort().join(", ");
    const key = hits.length ? (about ? "found-about" : "found") : chosen.length ? "none-so" : "none", units = document.createElement("b");
    units.textContent = titles ? say("and-titles", { paragraphs, titles: say("titles", { n: titles }) }) : paragraphs;
    const [before, ...after] = say(key, { units: "\0", documents, query: bare(query) }).split("\0");
    const from = years && say("from-years", { years });
    $("status").replaceChildren(before, ...after.flatMap((rest) => [units, rest]), from);
    $("filters").hidden = $("order").hidden = false;
    $("bar").classList.toggle("empty", !hits.length);
  };
  /* Nothing found: say with what, and offer to leave out one filter at a time, or all, where that helps */
  const offer = ({ found, hits, query }) => {
    const drops = [...chosen.map((value) => [value]), ...(chosen.length > 1 ? [chosen] : [])];
    const offers = hits.length ? [] : drops.flatMap((dropped) => {
      const left = chosen.filter((value) => !dropped.includes(value)), n = found.filter(passing(left)).length;
      if (!n) return [];
      const item = made("drop"), group = dropped[0].row.closest("fieldset").querySelector("legend").textContent;
      const filter = dropped[0].row.querySelector(".filter-name").textContent, units = say("units", { n });
      item.firstElementChild.textContent = say(dropped.length > 1 ? "drop-all" : "drop", { group, filter, units });
      item.firstElementChild.href = `?${new URLSearchParams([["q", query], ...left.map((v) => [v.facet.name, v.id])])}`;
      return [item];
    });
    $("empty").hidden = hits.length > 0;
    $("empty").firstElementChild.textContent = say(offers.length ? "none-filtered" : "none-hint");
    $("empty").lastElementChild.replaceChildren(...offers);
  };
  const notice = ({ parts }) => {
    const [id, phrase] = contents.formulas.get(parts.flatMap((part) => part.tokens).join(" ")) ?? [];
    const link = $("notice").querySelector("a");
    $("notice").hidden = !phrase;
    link.href = id ? form.dataset.phrases.replace("/-/", `/${id}/`) : form.dataset.found;
    link.textContent = phrase ? say("phrase-link", { phrase }) : "";
  };

  /* One run: everything from the address to the page. A run that is overtaken by another shows nothing. */
  const run = async () => {
    const asked = new URLSearchParams(location.search), order = asked.get("order") ?? "best", { title } = form.dataset;
    const query = (form.elements.q.value = asked.get("q") ?? "").trim(), mine = (current = { query, next: 0 });
    form.elements.order.value = order;
    document.title = query ? say("page-title", { query, title }) : title;
    $("panel").hidden = !query;
    if (!query) return;
    const began = performance.now();
    try {
      if (!contents) prepare(await index.open(form.dataset.version));
      mine.parts = index.parse(query);
      Object.assign(mine, mine.parts.length ? await index.search(mine.parts) : { found: [], about: false });
      if (mine !== current) return;
      chosen = values.filter((value) => asked.getAll(value.facet.name).includes(value.id));
      const rank = { best: (a, b) => b.weight - a.weight, newest: (a, b) => b.document - a.document }[order];
      mine.hits = mine.found.filter(passing(chosen)).sort((a, b) => rank?.(a, b) || a.unit - b.unit);
      for (const step of [countFilters, tell, offer, notice]) step(mine);
      $("results").replaceChildren();
      await show(mine);
      Object.assign(form.dataset, { done: query, milliseconds: Math.round(performance.now() - began) }); // for tests
    } catch (fault) {
      $("status").textContent = say("failed", { file: fault.message });
    }
  };
  const changed = () => {
    const sent = [...new FormData(form)].filter(([name, value]) => name !== "order" || value !== "best");
    const address = `?${new URLSearchParams(sent)}`;
    try { history.pushState(null, "", address); run(); } catch { location.search = address; }
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); changed(); });
  form.addEventListener("change", (event) => { if (event.target.name !== "q") changed(); });
  window.addEventListener("popstate", run);
  $("more").onclick = () => show(current);
  if (matchMedia("(min-width: 60.01rem)").matches) $("filters").open = true;
  run();
})();
