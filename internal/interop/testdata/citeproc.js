// Reads CSL-JSON from standard input, cites each item with citeproc-js in some
// styles, and prints {"STYLE": {"ID": "note and entry of the bibliography"}}.
const fs = require('fs')
const CSL = require('citeproc')

const folder = '/usr/share/citation-style-language/'
const items = Object.fromEntries(JSON.parse(fs.readFileSync(0, 'utf8')).map((item) => [item.id, item]))
const cited = {}
for (const style of process.argv.slice(2)) {
  const system = {
    retrieveLocale: (lang) => {
      const file = folder + 'locales/locales-' + lang + '.xml'
      return fs.existsSync(file) && fs.readFileSync(file, 'utf8')
    },
    retrieveItem: (id) => items[id],
  }
  const engine = new CSL.Engine(system, fs.readFileSync(folder + 'styles/' + style + '.csl', 'utf8'), 'en-US')
  engine.setOutputFormat('text')
  cited[style] = {}
  for (const id of Object.keys(items)) {
    engine.updateItems([id])
    const note = engine.makeCitationCluster([{ id }])
    const [about, entries] = engine.makeBibliography()
    if (about.bibliography_errors.length) throw new Error(id + ': ' + JSON.stringify(about.bibliography_errors))
    cited[style][id] = note + '\n' + entries.join('')
  }
}
console.log(JSON.stringify(cited))
