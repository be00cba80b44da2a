const { spawn } = require('node:child_process');
const { createWriteStream, existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');
const { setTimeout: sleep } = require('node:timers/promises');

const secondsToStart = 60;
const secondsToStop = 10;
const linesShown = 15;

/**
 * Runs a Node.js program that serves an address.
 *
 * `ready` resolves when the address answers. `ended` resolves when the program is gone, with whether `stop` was asked
 * for and an account of how it ended. `stop` ends it politely, and by force if that takes too long.
 *
 * @param name what people call it
 * @param address what must answer before it is ready
 * @param command the script and its arguments
 * @param log the file that gets everything it prints
 * @param ownLog a log the program writes itself, to be shown when it fails
 * @param heard is called with every line it prints and the name of the stream
 */
function startServer({ name, address, command, workingDirectory, environment, log, ownLog, heard = () => {} }) {
  // A process group of its own: a Ctrl-C in the terminal reaches the launcher alone, which then stops all in order.
  const child = spawn(process.execPath, ['--require', path.join(__dirname, 'end-with-parent.cjs'), ...command], {
    cwd: workingDirectory,
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const file = createWriteStream(log);
  const printed = [];
  for (const stream of ['stdout', 'stderr']) {
    readline.createInterface({ input: child[stream] }).on('line', line => {
      file.write(`${line}\n`);
      printed.push(line);
      if (printed.length > linesShown) printed.shift();
      heard(line, stream);
    });
  }

  let running = true;
  let asked = false;
  const ended = new Promise(resolve => {
    child.once('close', (code, signal) => {
      running = false;
      file.end();
      const own = ownLog && existsSync(ownLog) ? readFileSync(ownLog, 'utf8').trimEnd().split('\n') : [];
      const cause = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
      const account = [`${name} ${cause}. Its last words:`, ...[...printed, ...own].slice(-linesShown)].join('\n  ');
      resolve({ asked, account });
    });
  });

  async function answer() {
    const deadline = Date.now() + secondsToStart * 1_000;
    while (running && Date.now() < deadline) {
      if (await answers(address)) return;
      await sleep(100);
    }
    throw new Error(running ? `${name} did not answer within ${secondsToStart} seconds.` : (await ended).account);
  }

  async function stop() {
    asked = true;
    if (running) child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), secondsToStop * 1_000);
    await ended;
    clearTimeout(force);
  }

  return { ready: answer(), ended, stop };
}

/** Whether a server answers there at all, whatever it says. */
async function answers(address) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

module.exports = { startServer };
