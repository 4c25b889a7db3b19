// Prints a JSON-LD file as N-Quads. Nothing may be fetched: a context that is
// not in the file is an error.
// node jsonld.mjs FILE
import { readFileSync } from 'node:fs'
import jsonld from 'jsonld'

const documentLoader = url => { throw new Error(`would fetch ${url}`) }
const doc = JSON.parse(readFileSync(process.argv[2], 'utf8'))
process.stdout.write(await jsonld.toRDF(doc, { format: 'application/n-quads', documentLoader, safe: true }))
