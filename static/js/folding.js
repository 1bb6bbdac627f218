/* Words as they are compared, with the place of each in the text as it stands: as `tokens` of text/folding.py does it,
   from the same tables. */
"use strict";
window.communiqueFolding = (tables) => {
  const dense = new RegExp(`[${tables.dense}]`, "u"), isDense = (word) => dense.test(word);
  const expression = (shape) => new RegExp(shape, "gu"), accents = expression(`[${tables.marks}]`);
  const joints = expression(tables.joints.join("|")), filler = expression(tables.filler);
  const word = expression(`[${tables.dense}]+|(?:(?![${tables.dense}])[\\p{L}\\p{N}${tables.inner}])+`);
  const spellings = tables.spellings.map(([shape, put]) => [expression(shape), put]);
  const bare = (cluster) => [...cluster.normalize("NFKD").replace(accents, "").normalize("NFC").toLowerCase()]
    .map((c) => tables.letters[c] ?? c).join("");
  const spelled = (found) => {
    const plain = found.replace(filler, "");
    return /^[a-z0-9]*$/.test(plain) ? spellings.reduce((w, [shape, put]) => w.replace(shape, put), plain) : plain;
  };
  const fold = (text) => {
    const at = [], tokens = []; // `at`: for each place in the view its place in the text
    let view = "";
    for (const { 0: cluster, index } of text.matchAll(/[\s\S]\p{M}*/gu)) {
      view += bare(cluster);
      while (at.length < view.length) at.push(index);
    }
    at.push(text.length);
    view = view.replace(joints, (found) => tables.filler.repeat(found.length));
    for (const { 0: found, index } of view.matchAll(word)) {
      let from = index, signs = isDense(found) ? [...found] : [];
      if (!signs.length) tokens.push({ word: spelled(found), start: at[from], end: at[from + found.length] });
      signs.forEach((sign, k) => { // each with the one that follows it
        const next = signs[k + 1] ?? "", first = from + sign.length, end = at[first + next.length];
        tokens.push({ word: sign + next, start: at[from], end, first: at[first], last: !next });
        from = first;
      });
    }
    return tokens;
  };
  return { fold, isDense };
};
