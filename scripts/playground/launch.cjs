const { mkdirSync } = require('node:fs');
const path = require('node:path');
const { botWarning } = require('./bot-warning.cjs');
const { requireFreePorts } = require('./ports.cjs');
const { startServer } = require('./server.cjs');

const project = path.resolve(__dirname, '../..');

/** Starts the bot that `npm run build` built and a Teams look-alike for each of two partners; see launch.d.cts. */
async function launch({ port, fabrikamPort, contosoPort, dataDirectory, env = {}, warn = () => {}, signal }) {
  signal?.throwIfAborted();
  await requireFreePorts({ PORT: port, FABRIKAM_PORT: fabrikamPort, CONTOSO_PORT: contosoPort });
  const data = path.resolve(project, dataDirectory);
  const logs = path.join(data, 'playground');
  const [bot, fabrikam, contoso] = [port, fabrikamPort, contosoPort].map(number => `http://127.0.0.1:${number}`);
  mkdirSync(logs, { recursive: true });

  const servers = [
    startServer({
      name: 'The bot',
      address: `${bot}/sandbox/mailbox`,
      command: ['dist/src/main.js'],
      workingDirectory: project,
      environment: { ...process.env, PORT: String(port), DATA_DIR: data, ...env },
      log: path.join(logs, 'bot.log'),
      heard: (line, stream) => {
        const warning = botWarning(line, stream);
        if (warning) warn(`The bot: ${warning}`);
      },
    }),
    startPlayground('fabrikam', fabrikamPort, bot, logs),
    startPlayground('contoso', contosoPort, bot, logs),
  ];

  const stop = async () => {
    await Promise.all(servers.map(server => server.stop()));
  };
  const ended = Promise.race(servers.map(server => server.ended)).then(async first => {
    await stop();
    if (!first.asked) throw new Error(first.account);
  });
  signal?.addEventListener('abort', stop, { once: true });

  try {
    const tooSoon = ended.then(() => {
      throw new Error('Stopped before everything answered.');
    });
    await Promise.race([Promise.all(servers.map(server => server.ready)), tooSoon]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { bot, fabrikam, contoso, ended, stop };
}

function startPlayground(partner, port, bot, logs) {
  const workingDirectory = path.join(logs, partner);
  mkdirSync(workingDirectory, { recursive: true });
  return startServer({
    name: `The playground of ${partner}`,
    // It prints "Listening" before it reads its configuration; only this tells that it stays.
    address: `http://127.0.0.1:${port}/_debug/ping`,
    command: [
      require.resolve('@microsoft/m365agentsplayground/cli.js'),
      'start',
      ...['--app-endpoint', `${bot}/api/messages`, '--channel-id', 'msteams', '--port', String(port)],
      '--disable-telemetry',
    ],
    workingDirectory,
    environment: {
      ...process.env,
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: path.join(__dirname, `${partner}.yml`),
      TEAMSAPPTESTER_BROWSER: 'none',
    },
    log: path.join(logs, `${partner}.log`),
    ownLog: path.join(workingDirectory, 'devTools/m365agentsplayground.log'),
  });
}

module.exports = { launch };
