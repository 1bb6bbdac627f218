/* The index of search, in the reader's own browser: loads the shards that a query needs and finds the paragraphs.

   The index is described in communique/exports/search.py, the folding of words in communique/text/folding.py, whose
   tables come with the index. Shards are classic scripts that call `communiqueShard`, so that search also works from a
   folder, where nothing else can be loaded. A posting is a Map from a unit (a title or paragraph) to the places of the
   word in it; a common word has none (NOWHERE), and phrases that hold one are looked up in the text itself. */
"use strict";
window.communiqueIndex = (() => {
  const SURE = 24, NOWHERE = [];
  let version = "";

  /* Shards */
  const waiting = new Map(), loading = new Map();
  window.communiqueShard = (name, data) => waiting.get(name)(data);
  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        waiting.set(name, resolve);
        const script = document.createElement("script");
        script.src = `${name}.js?${version}`;
        script.onerror = () => { loading.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };

  /* The index's numbers: see `number`, `rising` and `listed` */
  const ENDS = 64, GOES_ON = 27, digit = new Uint8Array(128);
  let index, documents, chunks, shards, heavy, titles, dense;
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
  const isDense = (word) => dense.test(word);
  const alone = (word) => isDense(word) && [...word].length === 1; // one sign of a script without spaces
  const matches = (token, word, open) => (open || alone(token) ? word.startsWith(token) : word === token);

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
    if (tokens.length === 1) {
      const exact = await exactly(tokens[0]), all = open || alone(tokens[0]) ? await beginning(tokens[0]) : exact, found = new Map();
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
      if (!holds(parts, (await text(hit.unit)).words)) wrong.add(hit);
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

  const holds = (parts, words) => { const held = fold(words); return parts.every((part) => spans(part, held).length); };

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

  /* Load the table of contents, once; what filters and notices need of it is returned */
  const open = async (asked) => {
    version = asked;
    index = await load("index");
    [...index.alphabet].forEach((sign, value) => (digit[sign.charCodeAt(0)] = value));
    fold = folding(index.tables);
    dense = new RegExp(`[${index.tables.dense}]`, "u");
    documents = rising(index.documents);
    chunks = rising(index.chunks);
    titles = new Set(rising(index.titles));
    shards = index.shards.split(" ");
    heavy = new Set(index.heavy.split(" "));
    for (const facet of index.facets) {
      facet.values = facet.values.map(([id, label, held]) => ({ id, label, documents: listed(held), count: 0 }));
    }
    return { facets: index.facets, formulas: index.formulas, total: documents.length };
  };
  const documentOf = (unit) => below(documents, unit), isTitle = (unit) => titles.has(unit);

  return { open, parse, search, spans, holds, text, documentOf, isTitle, fold: (words) => fold(words) };
})();
