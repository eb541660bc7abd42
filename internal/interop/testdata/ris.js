// Reads RIS from standard input with citation-js and prints CSL-JSON.
const fs = require('fs')
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-ris')

console.log(JSON.stringify(new Cite(fs.readFileSync(0, 'utf8'), { forceType: '@ris/file' }).get({ format: 'real', type: 'json', style: 'csl' })))
