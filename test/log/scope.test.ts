import { setTimeout } from 'node:timers/promises';
import {
  countOperation,
  describeScope,
  inScope,
  logged,
  newScope,
  nextCorrelationId,
  outOfScope,
} from '../../src/log/scope';

describe('a scope', () => {
  it('counts what its own work asks of the store, however long it takes', async () => {
    const [one, other] = [newScope('one'), newScope('other')];
    const work = async (requestUnits: number) => {
      countOperation({ requestUnits });
      await setTimeout(1);
      countOperation({ requestUnits });
      await outOfScope(() => setTimeout(1).then(() => countOperation({ requestUnits: 1_000 })));
    };
    await Promise.all([inScope(one, () => work(1)), inScope(other, () => work(5.5)), work(100)]);
    expect([one, other]).toMatchObject([
      { operations: 2, requestUnits: 2 },
      { operations: 2, requestUnits: 11 },
    ]);
  });

  it('tells in the log what its work has added', () => {
    const scope = newScope('one');
    inScope(scope, () => {
      describeScope({ event: 'click' });
      describeScope({ outcome: 'done' });
      countOperation({ requestUnits: 1.006 });
    });
    describeScope({ event: 'none' });
    expect(logged(scope)).toEqual({
      correlationId: 'one',
      event: 'click',
      outcome: 'done',
      operations: 1,
      requestUnits: 1.01,
    });
  });

  it('has an id of its own that people can read out', () => {
    const ids = Array.from({ length: 50_000 }, nextCorrelationId);
    expect(new Set(ids).size).toBe(50_000);
    expect(ids.filter(id => !/^[0-9a-z]{8,9}$/.test(id))).toEqual([]);
    expect(new Set(ids.map(id => id.slice(0, 5))).size).toBe(1);
  });
});
