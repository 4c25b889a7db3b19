// Prints the rows of a Parquet file as JSON, its key-value metadata and types.
// node parquet.mjs FILE
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'

const file = await asyncBufferFromFile(process.argv[2])
const metadata = await parquetMetadataAsync(file)
// The geometry is left as bytes, so that the test reads the WKB itself.
const rows = await parquetReadObjects({ file, compressors, geoparquet: false, utf8: false })
const plain = (_, v) => (typeof v === 'bigint' ? Number(v) : v instanceof Uint8Array ? { hex: Buffer.from(v).toString('hex') } : v)
console.log(JSON.stringify({
  rows,
  metadata: Object.fromEntries((metadata.key_value_metadata ?? []).map(m => [m.key, m.value])),
  types: Object.fromEntries(metadata.schema.filter(s => s.type).map(s => [s.name, s.type])),
}, plain))
