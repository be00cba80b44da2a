import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { galleryFiles, INDEX } from './files';
import { serveGallery } from './server';

/** `npm run cards`: shows every card on this machine; `-- --out folder` writes the pages there instead. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, port: { type: 'string', default: '3979' } },
  });
  if (values.out === undefined) {
    const gallery = await serveGallery(Number(values.port));
    process.stdout.write(`Every card: ${gallery.address}\nCtrl-C ends it.\n`);
    return;
  }
  await mkdir(values.out, { recursive: true });
  for (const [name, content] of galleryFiles()) await writeFile(path.join(values.out, name), content);
  process.stdout.write(`Every card: ${path.resolve(values.out, INDEX)}\n`);
}

void main();
