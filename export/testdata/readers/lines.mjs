// Prints how many JSON objects a file of JSON lines holds, and their docs.
// node lines.mjs FILE
import { readFileSync } from 'node:fs'

const rows = readFileSync(process.argv[2], 'utf8').trim().split('\n').map(l => JSON.parse(l))
console.log(JSON.stringify({ rows: rows.length, docs: rows.map(r => r.doc), claims: rows.reduce((n, r) => n + r.claims.length, 0) }))
