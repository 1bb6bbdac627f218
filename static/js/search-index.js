/* The index of search, in the reader's own browser: loads the shards that a query needs and finds the paragraphs.

   The index is described in communique/exports/search.py; folding.js is loaded before this. Shards are classic scripts
   that call `communiqueShard`, so that search also works from a folder, where nothing else can be loaded. A unit is a
   title or paragraph; the places of a word in it are NOWHERE for a word too common to have any, and phrases that hold
   one are looked up in the text itself. */
"use strict";
window.communiqueIndex = (() => {
  const SURE = 24, NOWHERE = [];
  let version, fold, isDense, documents, chunks, titles, shards, heavy;

  /* Shards */
  const waiting = new Map(), loading = new Map();
  window.communiqueShard = (name, data) => waiting.get(name)(data);
  const fetched = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    waiting.set(name, resolve);
    script.src = `${name}.js?${version}`;
    script.onerror = () => { loading.delete(name); reject(new Error(name)); };
    document.head.append(script);
  });
  const load = (name) => loading.get(name) ?? loading.set(name, fetched(name)).get(name);

  /* The index's numbers: see `number`, `rising`, `listed` and `_posting` */
  const ENDS = 64, GOES_ON = 27, digit = new Uint8Array(128);
  const numbers = (text, from) => {
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
      for (let bits = digit[text.charCodeAt(i)], n = 6 * (i - 1); bits; bits >>= 1, n++) if (bits & 1) found.push(n);
    }
    return found;
  };
  const posting = (text) => {
    if (text[0] !== "p") return listed(text).map((unit) => [unit, NOWHERE]);
    const all = numbers(text, 1), found = [];
    for (let i = 0, unit = 0; i < all.length;) {
      const step = all[i++], several = step & 1 ? all[i++] : 1;
      let place = 0;
      found.push([(unit += step >> 1), all.slice(i, (i += several)).map((more) => (place += more))]);
    }
    return found;
  };

  const alone = (word) => isDense(word) && [...word].length === 1; // one sign of a script without spaces

  /* A query: parts that must all be found. A part is a phrase or a word; where `open`, longer words count as well */
  const parse = (query) => {
    const parts = [];
    for (const [, quoted, plain] of query.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)/g)) {
      const held = fold(quoted ?? plain).filter((token, i, all) => !(token.last && all[i - 1]?.end === token.end));
      const tokens = held.map((token) => token.word), end = quoted === undefined ? tokens.length - 1 : -1;
      if (held.length) parts.push({ tokens, open: tokens.map((t, i) => alone(t) || (i === end && !isDense(t))) });
    }
    return parts;
  };

  /* A Map from unit to places, of a word, or where `open` of all words that begin with it */
  const below = (list, value) => { // the number of the last in a rising list that is not above a value
    let low = 0, high = list.length;
    while (high - low > 1) { const mid = (low + high) >> 1; if (list[mid] <= value) low = mid; else high = mid; }
    return low;
  };
  const look = async (start, open) => {
    const wide = open && !heavy.has(start), word = open && !wide ? `${start}*` : start, first = below(shards, word);
    const wanted = (held) => held === word || (wide && held.startsWith(start) && !held.endsWith("*"));
    const names = shards.flatMap((held, n) => (n === first || (wide && held.startsWith(start)) ? [`w${n}`] : []));
    const found = new Map(), lines = (await Promise.all(names.map(load))).join("\n").split("\n");
    const texts = lines.map((line) => line.split(" ")).filter(([held]) => wanted(held)).map(([, text]) => text);
    for (const [unit, places] of texts.flatMap(posting)) {
      const known = found.get(unit);
      found.set(unit, !known ? places : known.length && places.length ? [...known, ...places] : NOWHERE);
    }
    return found;
  };

  /* The units that stand in all Maps, each with what `join` makes of its values; left out where that is nothing */
  const together = (all, join) => {
    const rarest = all.reduce((a, b) => (b.size < a.size ? b : a)), found = new Map();
    for (const unit of rarest.keys()) {
      const values = all.map((one) => one.get(unit)), joined = values.every(Boolean) && join(values, unit);
      if (joined) found.set(unit, joined);
    }
    return found;
  };
  /* The units that hold a part, each with its weight; `unsure` where only the text can tell whether the words adjoin */
  const find = async ({ tokens, open }) => {
    const all = await Promise.all(tokens.map((token, k) => look(token, open[k]))), single = tokens.length === 1;
    const whole = single ? await look(tokens[0], false) : new Map();
    return together(all, (places, unit) => {
      const starts = places.reduce((left, here, k) => {
        if (!here.length) return left;
        return left ? left.filter((start) => here.includes(start + k)) : here.map((place) => place - k);
      }, null);
      if (starts && !starts.length) return null;
      const own = whole.get(unit), times = Math.min((own ?? starts ?? NOWHERE).length, 4);
      const weight = single ? (own ? 2 : 1) + times / 4 : 4 + tokens.length;
      return { weight, places: starts ?? NOWHERE, unsure: !single && !places.every((here) => here.length) };
    });
  };
  /* All units that hold every part; neighbours that adjoin count more. Where the index cannot tell, the text does,
     unless there are too many to load */
  const search = async (parts) => {
    const all = await Promise.all(parts.map(find));
    const found = [...together(all, (hits, unit) => {
      const after = (k) => hits[k - 1]?.places.map((place) => place + parts[k - 1].tokens.length) ?? [];
      const adjoins = (hit, k) => after(k).some((place) => hit.places.includes(place));
      const weight = hits.reduce((sum, hit, k) => sum + hit.weight + (adjoins(hit, k) ? 3 : 0), 0);
      const unsure = hits.some((hit) => hit.unsure);
      return { unit, weight, unsure, document: below(documents, unit), title: titles.has(unit) };
    }).values()];
    const unsure = found.filter((hit) => hit.unsure), about = unsure.length > SURE;
    if (!about) await Promise.all(unsure.map(async (hit) => (hit.wrong = !holds(parts, (await text(hit.unit)).words))));
    return { found: found.filter((hit) => !hit.wrong), about };
  };

  /* The stretches of a text that a part stands for, as pairs of offsets; `held` are the tokens of the text */
  const spans = ({ tokens, open }, held) => {
    const fits = (word, k) => (open[k] ? word?.startsWith(tokens[k]) : word === tokens[k]);
    return held.filter((_, i) => tokens.every((_, k) => fits(held[i + k]?.word, k))).map((first) => {
      const end = held[held.indexOf(first) + tokens.length - 1];
      return [first.start, alone(tokens.at(-1)) ? end.first : end.end];
    });
  };
  const holds = (parts, words) => { const held = fold(words); return parts.every((part) => spans(part, held).length); };

  /* Texts */
  const text = async (unit) => {
    const chunk = below(chunks, unit), { parts, units } = await load(`t${chunk}`);
    const [part, number, words] = units[unit - chunks[chunk]];
    return { part: parts[part], number, words };
  };

  /* Load the table of contents, once; what filters and notices need of it is returned */
  const open = async (asked) => {
    version = asked;
    const index = await load("index");
    [...index.alphabet].forEach((sign, value) => (digit[sign.charCodeAt(0)] = value));
    ({ fold, isDense } = window.communiqueFolding(index.tables));
    documents = rising(index.documents);
    chunks = rising(index.chunks);
    titles = new Set(rising(index.titles));
    shards = index.shards.split(" ");
    heavy = new Set(index.heavy.split(" "));
    const facets = index.facets.map(({ name, values }) => (
      { name, values: values.map(([id, label, held]) => ({ id, label, documents: listed(held) })) }));
    return { facets, formulas: new Map(Object.entries(index.formulas)), total: documents.length };
  };

  return { open, parse, search, spans, holds, text, fold: (words) => fold(words) };
})();
