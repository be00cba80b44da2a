import { createSerialQueue } from '../../src/bot/serial-queue';

/** A task that ends when it is told to, and writes down when it begins and ends. */
function createTasks() {
  const log: string[] = [];
  const task = (name: string) => {
    const { promise, resolve, reject } = withResolvers();
    const run = async () => {
      log.push(`${name} begins`);
      await promise;
      log.push(`${name} ends`);
      return name;
    };
    return { run, end: resolve, fail: reject };
  };
  return { log, task };
}

function withResolvers() {
  let resolve = () => {};
  let reject = (_error: Error) => {};
  const promise = new Promise<void>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  return { promise, resolve, reject };
}

/** Everything that can go on has gone on. */
const settled = () => new Promise<void>(resolve => setImmediate(resolve));

describe('the serial queue', () => {
  it('runs tasks of the same key one after another', async () => {
    const { log, task } = createTasks();
    const inOrder = createSerialQueue();
    const [first, second] = [task('first'), task('second')];
    const results = [inOrder('chat', first.run), inOrder('chat', second.run)];
    second.end();
    await settled();
    expect(log).toEqual(['first begins']);
    first.end();
    expect(await Promise.all(results)).toEqual(['first', 'second']);
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('runs tasks of different keys at the same time', async () => {
    const { log, task } = createTasks();
    const inOrder = createSerialQueue();
    const [one, other] = [task('one'), task('other')];
    const results = [inOrder('a', one.run), inOrder('b', other.run)];
    await settled();
    expect(log).toEqual(['one begins', 'other begins']);
    one.end();
    other.end();
    await Promise.all(results);
  });

  it('goes on after a task that failed, and tells only its caller', async () => {
    const { task } = createTasks();
    const inOrder = createSerialQueue();
    const [bad, good] = [task('bad'), task('good')];
    const failure = inOrder('chat', bad.run);
    const success = inOrder('chat', good.run);
    bad.fail(new Error('bad'));
    good.end();
    await expect(failure).rejects.toThrow('bad');
    await expect(success).resolves.toBe('good');
  });

  it('begins anew for a key whose tasks have all ended', async () => {
    const { log, task } = createTasks();
    const inOrder = createSerialQueue();
    for (const name of ['first', 'second']) {
      const { run, end } = task(name);
      end();
      await inOrder('chat', run);
    }
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });
});
