// Prints the npm packages of which code is in the bundle, one a line: builds
// the interface in memory and asks the bundler. node bundled.mjs WEB
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(process.argv[2]);
const { build } = await import(pathToFileURL(createRequire(`${root}/package.json`).resolve('vite')));
const names = new Set();
const list = {
  name: 'list',
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle))
      for (const file of [...Object.keys(part.modules ?? {}), ...(part.originalFileNames ?? [])]) {
        const at = file.lastIndexOf('node_modules/');
        if (at < 0) continue;
        const [scope, name] = file.slice(at + 'node_modules/'.length).split('/');
        names.add(scope.startsWith('@') ? `${scope}/${name}` : scope);
      }
  },
};
// The configuration's own plugins write into dist: only the compiler's stay.
const { svelte } = await import(pathToFileURL(createRequire(`${root}/package.json`).resolve('@sveltejs/vite-plugin-svelte')));
await build({ root, configFile: false, logLevel: 'error', plugins: [svelte(), list], build: { write: false } });
console.log([...names].sort().join('\n'));
