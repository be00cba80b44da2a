import { type Effect, effectOf, setAside } from '../../src/domain/effect';
import { TenantId } from '../../src/domain/ids';
import { createLog } from '../../src/log/log';
import { currentCorrelationId } from '../../src/log/scope';
import type { Outcome } from '../../src/outbox/outcome';
import { watched } from '../../src/outbox/watched';
import { NOW } from '../domain/samples';

const TENANT = TenantId.parse('contoso');
const effect: Effect = { ...effectOf('id', NOW, { type: 'list-provider' }), attempts: 1, correlationId: 'request' };
const keep = async () => undefined;

function tryEffect(perform: () => Promise<Outcome>) {
  const lines: Record<string, unknown>[] = [];
  const counted: string[] = [];
  const performer = watched(
    { perform },
    {
      log: createLog('info', { write: line => lines.push(JSON.parse(line)) }),
      onTried: (type, outcome) => counted.push(`${type} ${outcome}`),
    },
  );
  return { performer, lines, counted, outcome: performer.perform(effect, TENANT, keep) };
}

describe('an effect that is watched', () => {
  const ambiguous = setAside(effect, { state: 'ambiguous', since: NOW });
  const undeliverable = setAside(effect, { state: 'undeliverable', since: NOW, reason: 'blocked' });
  it.each<[string, Outcome]>([
    ['done', { done: true }],
    ['given-up', { done: true, failure: new Error('refused') }],
    ['postponed', { done: false, effect: { ...effect, attempts: 0 }, due: NOW }],
    ['failed', { done: false, effect, due: NOW }],
    ['ambiguous', { done: false, effect: ambiguous, due: NOW }],
    ['undeliverable', { done: false, effect: undeliverable, due: NOW }],
  ])('is counted as %s', async (name, given) => {
    const { outcome, counted, lines } = tryEffect(async () => given);
    expect(await outcome).toBe(given);
    expect(counted).toEqual([`list-provider ${name}`]);
    expect(lines.length).toBe(name === 'done' ? 1 : 0);
  });

  it('is counted as failed when it throws', async () => {
    const { outcome, counted } = tryEffect(() => Promise.reject(new Error('away')));
    await expect(outcome).rejects.toThrow('away');
    expect(counted).toEqual(['list-provider failed']);
  });

  it('belongs to the request that it follows from, and says when it is done', async () => {
    const { outcome, lines } = tryEffect(async () => {
      expect(currentCorrelationId()).toBe('request');
      return { done: true };
    });
    await outcome;
    expect(lines).toMatchObject([
      { msg: 'effect done', effect: 'list-provider', tenant: 'contoso', correlationId: 'request', operations: 0 },
    ]);
    expect(currentCorrelationId()).toBeUndefined();
  });
});
