// Citations as citation-js reads them, for tests/exports/test_citations_read.py.
//
//   npm install --global @citation-js/core @citation-js/plugin-ris @citation-js/plugin-bibtex @citation-js/plugin-csl
//   NODE_PATH=$(npm root --global) node read_citations.cjs < texts.json
//
// texts.json: a list of {form, text}; printed is a list of the first entry of each in CSL-JSON, or of {error}.
const { Cite } = require("@citation-js/core");
for (const name of ["ris", "bibtex", "csl"]) require(`@citation-js/plugin-${name}`);

const forms = { bib: "@biblatex/text", ris: "@ris/file", csl: "@else/json" };
const read = ({ form, text }) => {
  try {
    const [first, ...rest] = new Cite(text, { forceType: forms[form] }).data;
    delete first._graph;
    return rest.length ? { error: "several entries" } : first;
  } catch (error) {
    return { error: String(error) };
  }
};
console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(read)));
