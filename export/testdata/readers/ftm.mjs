// Checks FollowTheMoney entities, one a line, against the published schema:
// schemata, properties, values by type, required properties, and references
// to entities of the file. Prints one fault a line.
// node ftm.mjs FILE [PACKAGE]
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const require = createRequire(import.meta.url)
const { Model, defaultModel } = require(process.argv[3] ?? '@opensanctions/followthemoney')
const model = new Model(defaultModel)
const entities = readFileSync(process.argv[2], 'utf8').trim().split('\n').map(l => JSON.parse(l))
const byId = new Map()
const faults = []
for (const e of entities) {
  if (byId.has(e.id)) faults.push(`${e.id}: stands twice`)
  byId.set(e.id, e)
}
const date = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?)?)?)?$/
const languages = defaultModel.types.language.values
for (const e of entities) {
  let schema
  try { schema = model.getSchema(e.schema) } catch (err) { faults.push(`${e.id}: no schema ${e.schema}`); continue }
  if (schema.abstract) faults.push(`${e.id}: ${e.schema} is abstract`)
  const props = schema.getProperties()
  for (const [name, values] of Object.entries(e.properties)) {
    const p = props.get(name)
    if (!p) { faults.push(`${e.schema}: no property ${name}`); continue }
    if (p.stub) { faults.push(`${e.schema}.${name} cannot be written`); continue }
    if (!Array.isArray(values) || values.some(v => typeof v !== 'string' || v === '')) faults.push(`${e.schema}.${name}: values must be words`)
    for (const v of values) {
      switch (p.type.name) {
        case 'date': if (!date.test(v)) faults.push(`${e.schema}.${name}: no date ${v}`); break
        case 'number': if (!Number.isFinite(Number(v))) faults.push(`${e.schema}.${name}: no number ${v}`); break
        case 'language': if (languages && !languages[v]) faults.push(`${e.schema}.${name}: no language ${v}`); break
        case 'entity': {
          const to = byId.get(v)
          if (!to) { faults.push(`${e.schema}.${name}: no entity ${v}`); break }
          const range = p.getRange ? p.getRange() : p.range
          const rangeName = typeof range === 'string' ? range : range?.name
          if (rangeName && !model.getSchema(to.schema).isA(rangeName)) faults.push(`${e.schema}.${name}: ${to.schema} is no ${rangeName}`)
        }
      }
    }
  }
  for (const name of schema.required ?? []) {
    if (!e.properties[name]?.length) faults.push(`${e.schema} ${e.id}: ${name} is required`)
  }
}
console.log(JSON.stringify({ entities: entities.length, faults: [...new Set(faults)] }))
