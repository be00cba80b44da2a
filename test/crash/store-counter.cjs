/** Counts one document up as often as it is told to, together with others that do the same. */
const { z } = require('zod');
const { openEmbeddedStore } = require('../../dist/src/store/embedded.js');

const [directory, times] = process.argv.slice(2);
const tenant = 'fabrikam';
const id = 'counter';
const Counters = { kind: 'counter', schema: z.number() };

async function countUp(store) {
  const found = await store.read(Counters, tenant, id);
  if (found) await store.replace(Counters, { ...found, body: found.body + 1 });
  else await store.create(Counters, { tenant, id, body: 1 });
}

async function main() {
  const store = openEmbeddedStore(directory);
  for (let counted = 0; counted < Number(times); ) {
    try {
      await countUp(store);
      counted += 1;
    } catch (error) {
      if (error.name !== 'DocumentConflict') throw error;
    }
  }
  await store.close();
}

main();
