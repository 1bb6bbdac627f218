/* Search in the reader's own browser: loads the shards of the index that a query needs, finds, ranks and shows paragraphs.

   The index is described in communique/exports/search.py, the folding of words in communique/text/folding.py, whose
   tables come with the index. Shards are classic scripts that call `communiqueShard`, so that search also works from a
   folder, where nothing else can be loaded. A posting is a Map from a unit (a title or paragraph) to the places of the
   word in it; a common word has none (NOWHERE), and phrases that hold one are looked up in the text itself. */
"use strict";
(() => {
  const form = document.getElementById("search-form");
  if (!form) return;
  const words = JSON.parse(form.dataset.words);
  const PAGE = 10, SURE = 24, SNIPPET = 44, SHOWN = 10, NOWHERE = [];
  const $ = (id) => document.getElementById(id);
  const plural = new Intl.PluralRules(document.documentElement.lang);

  /* Words of the interface: `{name}` stands for a value; with a number `n`, the form that fits it. */
  const say = (key, values = {}) => {
    const text = words[`${key}.${plural.select(values.n ?? 0)}`] ?? words[`${key}.other`] ?? words[key];
    return text.replace(/\{(\w+)\}/g, (_, name) => (name === "n" ? count(values.n) : values[name]));
  };
  const count = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, "\u202f");

  /* Shards */
  const waiting = new Map(), loading = new Map();
  window.communiqueShard = (name, data) => waiting.get(name)(data);
  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const script = document.createElement("script");
        script.src = `${name}.js?${form.dataset.version}`;
        script.onerror = () => { loading.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };

  /* The index's numbers: see `number`, `rising` and `listed` */
  const ENDS = 64, GOES_ON = 27, digit = new Uint8Array(128);
  let index, documents, chunks, shards, heavy;
  const numbers = (text, from = 0) => {
    const found = [];
    for (let i = from, value = 0, scale = 1; i < text.length; i++) {
      const d = digit[text.charCodeAt(i)];
      if (d < ENDS) { found.push(value + d * scale); value = 0; scale = 1; }
      else { value += (d - ENDS) * scale; scale *= GOES_ON; }
    }
    return found;
  };
  const rising = (text, from = 0) => { let sum = 0; return numbers(text, from).map((step) => (sum += step)); };
  const listed = (text) => {
    if (text[0] === "u") return rising(text, 1);
    const found = [];
    for (let i = 1; i < text.length; i++) {
      for (let bits = digit[text.charCodeAt(i)], k = (i - 1) * 6; bits; bits >>= 1, k++) if (bits & 1) found.push(k);
    }
    return found;
  };
  const posting = (text) => {
    const found = new Map();
    if (text[0] !== "p") { for (const unit of listed(text)) found.set(unit, NOWHERE); return found; }
    const all = numbers(text, 1);
    for (let i = 0, unit = 0; i < all.length;) {
      const step = all[i++], places = [];
      let n = step & 1 ? all[i++] : 1, place = 0;
      unit += step >> 1;
      while (n--) places.push((place += all[i++]));
      found.set(unit, places);
    }
    return found;
  };

  /* Folding: as `tokens` in communique/text/folding.py, with the place of each word in the text as it stands */
  let fold;
  const folding = (tables) => {
    const accents = new RegExp(`[${tables.marks}]`, "gu"), joints = new RegExp(tables.joints.join("|"), "gu");
    const dense = new RegExp(`[${tables.dense}]`, "u"), filler = new RegExp(tables.filler, "gu");
    const word = new RegExp(`[${tables.dense}]+|(?:(?![${tables.dense}])[\\p{L}\\p{N}${tables.inner}])+`, "gu");
    const spellings = tables.spellings.map(([shape, put]) => [new RegExp(shape, "gu"), put]);
    const bare = (cluster) => [...cluster.normalize("NFKD").replace(accents, "").normalize("NFC").toLowerCase()]
      .map((c) => tables.letters[c] ?? c).join("");
    const spelled = (found) => {
      const plain = found.replace(filler, "");
      return /^[a-z0-9]*$/.test(plain) ? spellings.reduce((w, [shape, put]) => w.replace(shape, put), plain) : plain;
    };
    return (text) => {
      let view = "";
      const at = []; // for each place in the view its place in the text
      for (const { 0: cluster, index: i } of text.matchAll(/[\s\S]\p{M}*/gu)) {
        const found = bare(cluster);
        for (let k = 0; k < found.length; k++) at.push(i);
        view += found;
      }
      at.push(text.length);
      view = view.replace(joints, (found) => tables.filler.repeat(found.length));
      const tokens = [];
      for (const { 0: found, index: i } of view.matchAll(word)) {
        if (!dense.test(found)) { tokens.push({ word: spelled(found), start: at[i], end: at[i + found.length] }); continue; }
        const signs = [...found];
        for (let k = 0, j = i; k < signs.length; j += signs[k++].length) {
          const next = signs[k + 1] ?? "", end = j + signs[k].length;
          tokens.push({ word: signs[k] + next, start: at[j], end: at[end + next.length], first: at[end], dense: true, last: !next });
        }
      }
      return tokens;
    };
  };

  /* A query: parts that must all be found; a part is a phrase, or a word by its beginning */
  const parse = (query) => {
    const parts = [];
    for (const [, quoted, plain] of query.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)/g)) {
      let tokens = fold(quoted ?? plain);
      tokens = tokens.filter((t, i) => !(t.last && tokens[i - 1]?.dense && tokens[i - 1].end === t.end)).map((t) => t.word);
      if (tokens.length) parts.push({ tokens, open: quoted === undefined, text: quoted ?? plain });
    }
    return parts;
  };
  const isDense = (word) => new RegExp(`[${index.tables.dense}]`, "u").test(word);
  const matches = (token, word, open) => (open ? word.startsWith(token) : word === token) || (isDense(token) && [...token].length === 1 && word.startsWith(token));

  /* Postings of one token: its own, and those of every word that begins with it */
  const shardOf = (word) => {
    let low = 0, high = shards.length;
    while (high - low > 1) { const middle = (low + high) >> 1; if (shards[middle] <= word) low = middle; else high = middle; }
    return low;
  };
  const lines = async (number, wanted) => {
    const found = new Map();
    for (const line of (await load(`w${number}`)).split("\n")) {
      const space = line.indexOf(" "), word = line.slice(0, space);
      if (wanted(word)) found.set(word, line.slice(space + 1));
    }
    return found;
  };
  const exactly = async (word) => {
    const text = (await lines(shardOf(word), (w) => w === word)).get(word);
    return text ? posting(text) : new Map();
  };
  const beginning = async (start) => {
    if (heavy.has(start)) return exactly(`${start}*`);
    const numbersOf = [];
    for (let n = shardOf(start); n < shards.length && (n === shardOf(start) || shards[n].startsWith(start)); n++) numbersOf.push(n);
    const all = await Promise.all(numbersOf.map((n) => lines(n, (w) => w.startsWith(start) && !w.endsWith("*"))));
    const union = new Map();
    for (const text of all.flatMap((found) => [...found.values()])) {
      for (const [unit, places] of posting(text)) {
        const known = union.get(unit);
        union.set(unit, !known ? places : known === NOWHERE || places === NOWHERE ? NOWHERE : [...known, ...places]);
      }
    }
    return union;
  };

  /* The units that hold a part, each with its weight; `unsure` where only the text can tell whether the words adjoin */
  const find = async ({ tokens, open }) => {
    const short = isDense(tokens[0]) && [...tokens[0]].length === 1;
    if (tokens.length === 1) {
      const exact = await exactly(tokens[0]), all = open || short ? await beginning(tokens[0]) : exact, found = new Map();
      for (const [unit, places] of all) {
        const own = exact.get(unit);
        found.set(unit, { weight: (own ? 2 : 1) + Math.min((own ?? places).length, 4) / 4, places, unsure: false });
      }
      return found;
    }
    const last = tokens.length - 1;
    const all = await Promise.all(tokens.map((t, i) => (i === last && open && !isDense(t) ? beginning(t) : exactly(t))));
    const rarest = all.reduce((a, b) => (b.size < a.size ? b : a)), found = new Map();
    for (const unit of rarest.keys()) {
      if (!all.every((one) => one.has(unit))) continue;
      let starts = null, unsure = false;
      all.forEach((one, k) => {
        const places = one.get(unit);
        if (places === NOWHERE) { unsure = true; return; }
        const here = new Set(places.map((place) => place - k));
        starts = starts ? starts.filter((start) => here.has(start)) : [...here];
      });
      if (!starts || starts.length) found.set(unit, { weight: 4 + tokens.length, places: starts ?? NOWHERE, unsure });
    }
    return found;
  };

  /* All units that hold every part, best first; neighbouring words that adjoin count more */
  const search = async (parts) => {
    const all = await Promise.all(parts.map(find));
    const rarest = all.reduce((a, b) => (b.size < a.size ? b : a)), found = [];
    for (const unit of rarest.keys()) {
      if (!all.every((one) => one.has(unit))) continue;
      let weight = 0, unsure = false, before = null;
      all.forEach((one, k) => {
        const hit = one.get(unit);
        weight += hit.weight;
        unsure ||= hit.unsure;
        const reach = k ? parts[k - 1].tokens.length : 0;
        if (before && hit.places.some((place) => before.includes(place - reach))) weight += 3;
        before = hit.places;
      });
      found.push({ unit, weight, unsure });
    }
    return found.some((hit) => hit.unsure) ? checked(found, parts) : { found, about: false };
  };

  /* Where the index cannot tell, the text does, unless there are too many to load */
  const checked = async (found, parts) => {
    const unsure = found.filter((hit) => hit.unsure);
    if (unsure.length > SURE) return { found, about: true };
    const wrong = new Set();
    await Promise.all(unsure.map(async (hit) => {
      const held = fold((await text(hit.unit)).words);
      if (!parts.every((part) => spans(part, held).length)) wrong.add(hit);
    }));
    return { found: found.filter((hit) => !wrong.has(hit)), about: false };
  };

  /* The stretches of a text that a part stands for: pairs of offsets */
  const spans = ({ tokens, open }, held) => {
    const found = [], last = tokens.length - 1;
    for (let i = 0; i + last < held.length; i++) {
      if (!tokens.every((token, k) => matches(token, held[i + k].word, open && k === last && !isDense(token)))) continue;
      const end = held[i + last], single = end.dense && [...tokens[last]].length === 1;
      found.push([held[i].start, single ? end.first : end.end]);
    }
    return found;
  };

  /* Texts */
  const below = (list, value) => {
    let low = 0, high = list.length;
    while (high - low > 1) { const middle = (low + high) >> 1; if (list[middle] <= value) low = middle; else high = middle; }
    return low;
  };
  const text = async (unit) => {
    const chunk = below(chunks, unit);
    let place = unit - chunks[chunk];
    for (const part of await load(`t${chunk}`)) {
      if (place < part.units.length) return { part, number: part.units[place][0], words: part.units[place][1] };
      place -= part.units.length;
    }
  };

  /* Filters: within a group any of the chosen values, all groups together */
  const chosen = (name) => new Set(new FormData(form).getAll(name));
  const passing = (skip) => {
    let allowed = null;
    for (const facet of index.facets) {
      const wanted = chosen(facet.name);
      if (facet.name === skip || !wanted.size) continue;
      const some = new Uint8Array(documents.length);
      for (const value of facet.values) if (wanted.has(value.id)) for (const d of value.documents) some[d] = 1;
      allowed = allowed ? allowed.map((yes, d) => yes & some[d]) : some;
    }
    return allowed;
  };
  const countFilters = (found) => {
    for (const facet of index.facets) {
      const allowed = passing(facet.name), hits = new Uint32Array(documents.length);
      for (const { document: d } of found) if (!allowed || allowed[d]) hits[d]++;
      for (const value of facet.values) value.count = value.documents.reduce((sum, d) => sum + hits[d], 0);
      drawFilter(facet);
    }
    const used = index.facets.reduce((sum, facet) => sum + chosen(facet.name).size, 0);
    $("search-used").textContent = used ? say("filters.used", { n: used }) : "";
  };
  const drawFilter = (facet) => {
    const box = $(`filter-${facet.name}`), wanted = chosen(facet.name), all = box.dataset.all === "true";
    const order = facet.values.length > SHOWN && !all
      ? [...facet.values].sort((a, b) => wanted.has(b.id) - wanted.has(a.id) || b.count - a.count).slice(0, SHOWN) : facet.values;
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
    const held = fold(words), marks = parts.flatMap((part) => spans(part, held)).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
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
  const show = async (run, start) => {
    const list = $("search-results"), shown = run.hits.slice(start, start + PAGE);
    const texts = await Promise.all(shown.map((hit) => text(hit.unit)));
    if (run !== current) return;
    texts.forEach(({ part, number, words: held }, i) => {
      let item = list.lastElementChild;
      if (!item || item.dataset.document !== part.url) {
        item = $("search-result").content.cloneNode(true).firstElementChild;
        item.dataset.document = part.url;
        item.querySelector(".result-head").innerHTML = part.head;
        list.append(item);
      }
      const row = $("search-passage").content.cloneNode(true), link = row.querySelector(".result-place a"), p = row.querySelector(".result-text");
      link.textContent = number ? `¶${number}` : say("title");
      link.href = part.url + (number ? `#p${number}` : "");
      link.setAttribute("aria-label", number ? say("paragraph", { number }) : say("title"));
      if (part.altered) row.querySelector(".result-place").insertAdjacentHTML("beforeend", part.altered);
      p.lang = part.lang;
      p.dir = part.dir;
      marked(p, held, run.parts);
      item.append(row);
    });
    $("search-more").hidden = start + PAGE >= run.hits.length;
    $("search-more").onclick = () => show(run, start + PAGE).then(() => list.querySelectorAll(".result-place a")[start + PAGE]?.focus());
  };
  const tell = (run) => {
    const held = new Set(run.hits.map((hit) => hit.document)).size, status = $("search-status");
    const years = [...chosen("year")].sort().join(", ");
    const key = run.hits.length ? (run.about ? "found-about" : "found") : "none";
    const units = document.createElement("b");
    units.textContent = say("units", { n: run.hits.length });
    status.replaceChildren(...say(key, { units: "\u0000", query: run.query, documents: say("documents", { n: held }) })
      .split("\u0000").flatMap((piece, i) => (i ? [units, piece] : [piece])), years ? say("from-years", { years }) : "");
    $("search-filters").hidden = $("search-order").hidden = false;
    $("search-bar").classList.toggle("empty", !run.hits.length);
  };
  /* Nothing found: say with what, and offer to leave out one filter at a time */
  const offer = (run) => {
    const box = $("search-empty"), list = box.querySelector("ul");
    box.hidden = run.hits.length > 0;
    list.replaceChildren();
    if (box.hidden) return;
    for (const input of form.querySelectorAll("input[type=checkbox]:checked")) {
      const name = input.closest("label").querySelector(".filter-name").textContent, row = document.createElement("li"), button = document.createElement("button");
      button.type = "button";
      button.textContent = say("drop", { filter: name, group: input.closest("fieldset").querySelector("legend").textContent });
      button.onclick = () => { input.checked = false; changed(); $("search-status").focus(); };
      row.append(button);
      list.append(row);
    }
    box.querySelector("p").textContent = say(list.children.length ? "none-filtered" : "none-hint");
  };
  const notice = (run) => {
    const known = index.formulas[fold(run.query).map((t) => t.word).join(" ")], box = $("search-notice");
    box.hidden = !known;
    if (!known) return;
    const link = box.querySelector("a");
    link.href = known[0] ? form.dataset.phrases.replace("/-/", `/${known[0]}/`) : form.dataset.found;
    link.textContent = say("phrase-link", { phrase: known[1] });
  };

  /* One run: everything from the form to the page. A run that is overtaken by another shows nothing. */
  let current;
  const run = async () => {
    const query = form.elements.q.value.trim(), mine = (current = { query, hits: [], parts: [] });
    document.title = query ? say("page-title", { query, title: form.dataset.title }) : form.dataset.title;
    $("search-panel").hidden = !query;
    if (!query) return;
    const began = performance.now();
    try {
      if (!index) await open();
      mine.parts = parse(query);
      const { found, about } = mine.parts.length ? await search(mine.parts) : { found: [], about: false };
      if (mine !== current) return;
      for (const hit of found) hit.document = below(documents, hit.unit);
      mine.about = about;
      countFilters(found);
      const allowed = passing(""), order = form.elements.order.value;
      mine.hits = allowed ? found.filter((hit) => allowed[hit.document]) : found;
      mine.hits.sort((a, b) => (order === "best" ? b.weight - a.weight : order === "newest" ? b.document - a.document : 0) || a.unit - b.unit);
      tell(mine);
      offer(mine);
      notice(mine);
      $("search-results").replaceChildren();
      await show(mine, 0);
      form.dataset.done = query; form.dataset.ms = Math.round(performance.now() - began);
    } catch (fault) {
      $("search-status").textContent = say("failed", { file: fault.message });
    }
  };
  const open = async () => {
    const found = await load("index");
    [...found.alphabet].forEach((sign, value) => (digit[sign.charCodeAt(0)] = value));
    fold = window.communiqueFold = folding(found.tables); // by name, so that tests can hold it to the Python
    documents = rising(found.documents);
    chunks = rising(found.chunks);
    shards = found.shards.split(" ");
    heavy = new Set(found.heavy.split(" "));
    for (const facet of found.facets) facet.values = facet.values.map(([id, label, held]) => ({ id, label, documents: listed(held), count: 0 }));
    index = found;
    restore(); // boxes of filters that stand in the address exist from now on
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
    box.querySelector("button").onclick = () => { box.dataset.all = box.dataset.all !== "true"; drawFilter(index.facets.find((f) => f.name === name)); };
  }
  window.addEventListener("popstate", () => { restore(); run(); });
  if (matchMedia("(min-width: 60.01rem)").matches) $("search-filters").open = true;
  restore();
  run();
})();
