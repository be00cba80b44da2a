import { setTimeout } from 'node:timers/promises';
import { countOperation, newTally, tallying, untallied } from '../../src/metrics/tally';

const operation = (requestUnits: number) => ({ name: 'read', kind: 'note', rows: 1, requestUnits }) as const;

describe('a tally', () => {
  it('counts what its own request asks of the store, however long it takes', async () => {
    const [one, other] = [newTally(), newTally()];
    const work = async (requestUnits: number) => {
      countOperation(operation(requestUnits));
      await setTimeout(1);
      countOperation(operation(requestUnits));
      await untallied(() => setTimeout(1).then(() => countOperation(operation(1_000))));
    };
    await Promise.all([tallying(one, () => work(1)), tallying(other, () => work(5.5)), work(100)]);
    expect([one, other]).toEqual([
      { operations: 2, requestUnits: 2 },
      { operations: 2, requestUnits: 11 },
    ]);
  });
});
