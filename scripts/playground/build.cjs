const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { existsSync, readdirSync, statSync } = require('node:fs');
const path = require('node:path');

const project = path.resolve(__dirname, '../..');
const sources = ['src', 'cards', 'tsconfig.json', 'tsconfig.build.json'].map(name => path.join(project, name));

/** When the newest file below a path changed; a folder counts too, for it changes when a file in it is removed. */
function changed(file) {
  const { mtimeMs } = statSync(file);
  if (!statSync(file).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(file).map(name => changed(path.join(file, name))));
}

/** Runs `npm run build` unless what it built last is newer than every source. */
async function buildIfStale(signal) {
  const built = path.join(project, 'dist/src/main.js');
  if (existsSync(built) && changed(built) > Math.max(...sources.filter(existsSync).map(changed))) return;
  const build = spawn('npm run build', { cwd: project, shell: true, stdio: 'inherit', signal });
  const [code] = await once(build, 'close');
  if (code !== 0) throw new Error('The build failed.');
}

module.exports = { buildIfStale };
