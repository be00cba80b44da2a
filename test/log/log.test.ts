import { setTimeout } from 'node:timers/promises';
import { createLog } from '../../src/log/log';
import { inScope, newScope, outOfScope } from '../../src/log/scope';

describe('a line in the log', () => {
  it('names the scope it belongs to', async () => {
    const lines: Record<string, unknown>[] = [];
    const log = createLog('info', { write: line => lines.push(JSON.parse(line)) });
    await inScope(newScope('one'), async () => {
      log.info('inside');
      await setTimeout(1);
      log.warn({ user: 'anna' }, 'later');
      outOfScope(() => log.info('beyond'));
    });
    log.info('outside');
    inScope(newScope(undefined), () => log.info('of an effect without a cause'));
    log.debug('not told');
    expect(lines.map(({ msg, correlationId }) => [msg, correlationId])).toEqual([
      ['inside', 'one'],
      ['later', 'one'],
      ['beyond', undefined],
      ['outside', undefined],
      ['of an effect without a cause', undefined],
    ]);
  });
});
