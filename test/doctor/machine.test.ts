import { checkClock, checkNode } from '../../src/doctor/machine';

describe('Node.js', () => {
  it.each([
    ['18.20.4', 'problem'],
    ['20.0.0', 'ok'],
    ['26.1.0', 'ok'],
  ])('%s is a %s', (version, level) => {
    expect(checkNode(version)).toMatchObject([{ level, what: version }]);
  });
});

describe('the clock', () => {
  const NOW = Date.parse('2026-03-02T10:00:00.500Z');
  const told = (date: string | undefined) =>
    checkClock(
      async () => new Response(null, date === undefined ? {} : { headers: { date } }),
      () => NOW,
    );

  it.each([
    ['Mon, 02 Mar 2026 10:00:00 GMT', 'ok', 'agrees with that of Entra ID'],
    ['Mon, 02 Mar 2026 09:59:30 GMT', 'note', '30 seconds away from that of Entra ID'],
    ['Mon, 02 Mar 2026 10:05:00 GMT', 'problem', '300 seconds away from that of Entra ID'],
    [undefined, 'note', 'could not be compared'],
  ])('where the answer says %s', async (date, level, what) => {
    expect(await told(date)).toMatchObject([{ level, what }]);
  });

  it('cannot be compared without a network', async () => {
    const offline = new DOMException('timed out', 'TimeoutError');
    expect(await checkClock(() => Promise.reject(offline), Date.now)).toMatchObject([
      { level: 'note', what: 'could not be compared', why: expect.stringContaining('no answer in time') },
    ]);
  });
});
