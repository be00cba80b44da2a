/**
 * Creates, replaces and removes documents until it is killed; says `<id> <version>` for each write once its promise has
 * resolved. Version 3 of a document is its removal.
 */
const { writeSync } = require('node:fs');
const { z } = require('zod');
const { openEmbeddedStore } = require('../../dist/src/store/embedded.js');

const [directory, name] = process.argv.slice(2);
const tenant = 'fabrikam';
const Entries = {
  kind: 'entry',
  schema: z.object({ version: z.number(), text: z.string() }),
  order: entry => entry.text,
  tags: entry => ['all', `version ${entry.version}`],
};

const entry = (id, version) => ({
  body: { version, text: `${id} version ${version} `.repeat(100) },
  effects: [{ type: 'review-enrollment', id: `${id} ${version}`, due: '2020-01-01T00:00:00.000Z', attempts: 0 }],
});
const acknowledge = (id, version) => writeSync(1, `${id} ${version}\n`);

async function main() {
  const store = openEmbeddedStore(directory);
  for (let number = 0; ; number += 1) {
    const id = `${name}-${number}`;
    const created = await store.create(Entries, { tenant, id, ...entry(id, 1) });
    acknowledge(id, 1);
    const replaced = await store.replace(Entries, { ...created, ...entry(id, 2) });
    acknowledge(id, 2);
    if (number % 3 === 0) {
      await store.remove(Entries, replaced);
      acknowledge(id, 3);
    }
  }
}

main();
