import { measureCommands } from './commands';
import { measureLists } from './lists';
import { measureMemory } from './memory';
import { measureProactive } from './proactive';
import { measureStart } from './start';
import { printTable, type Row } from './table';
import { measureCosmosTurns, measureTurns } from './turns';

const MEASUREMENTS: Readonly<Record<string, (isQuick: boolean) => Promise<Row[]>>> = {
  turns: measureTurns,
  'cosmos-turns': measureCosmosTurns,
  lists: measureLists,
  commands: measureCommands,
  start: measureStart,
  memory: measureMemory,
  proactive: measureProactive,
};

/** `npm run bench -- [--quick] [name …]`: all measurements, or those named, in one table. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const isQuick = words.includes('--quick');
  const names = words.filter(word => !word.startsWith('--'));
  const rows: Row[] = [];
  for (const name of names.length > 0 ? names : Object.keys(MEASUREMENTS)) {
    const measure = MEASUREMENTS[name];
    if (!measure) throw new Error(`There is no ${name}; there are ${Object.keys(MEASUREMENTS).join(', ')}`);
    process.stderr.write(`${name} …\n`);
    rows.push(...(await measure(isQuick)));
  }
  printTable(rows);
}

void main();
