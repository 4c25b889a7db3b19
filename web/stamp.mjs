// The stamp of a build: dist/sources.sha256 holds one hash over all files
// that the build reads. web_test.go computes the same hash and fails where a
// source was changed without building again.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const roots = ['index.html', 'package-lock.json', 'public', 'src', 'stamp.mjs', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts'];

export function sourcesHash(dir) {
  const files = [];
  const walk = (path) => {
    if (statSync(join(dir, path)).isDirectory()) readdirSync(join(dir, path)).forEach((f) => walk(`${path}/${f}`));
    else files.push(path);
  };
  roots.forEach(walk);
  const all = createHash('sha256');
  for (const f of files.sort((a, b) => (a < b ? -1 : 1)))
    all.update(`${createHash('sha256').update(readFileSync(join(dir, f))).digest('hex')}  ${f}\n`);
  return all.digest('hex');
}

// What of others ends up in dist; their licences go along.
const shipped = ['svelte', 'maplibre-gl', 'cytoscape', '@fontsource/ibm-plex-sans-arabic', '@fontsource-variable/noto-naskh-arabic', 'world-atlas'];

export function stamp() {
  let dir;
  return {
    name: 'stamp',
    apply: 'build',
    configResolved(c) {
      dir = c.root;
    },
    closeBundle() {
      const licences = shipped.map((name) => {
        const at = join(dir, 'node_modules', name);
        const file = readdirSync(at).find((f) => /^licen[cs]e/i.test(f));
        if (!file) throw new Error(`${name}: no licence file`);
        return `${name}\n${'='.repeat(name.length)}\n\n${readFileSync(join(at, file), 'utf8').trim()}\n`;
      });
      writeFileSync(join(dir, 'dist/LICENSES.txt'), licences.join('\n\n'));
      writeFileSync(join(dir, 'dist/sources.sha256'), sourcesHash(dir) + '\n');
    },
  };
}
