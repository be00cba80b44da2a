import { buildIfStale } from './playground/build.cjs';
import { launch } from './playground/launch.cjs';

/** The port that an environment variable names, or the usual one. */
function portFrom(variable, usual) {
  const port = Number(process.env[variable] || usual);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${variable} must be a port number from 1 to 65535.`);
}

function welcome({ bot, fabrikam, contoso }, dataDirectory) {
  return `
Partner Desk is running. Open these two side by side, each in a window of its own:

  Fabrikam, the indirect provider   ${fabrikam}   (you are Megan Bowen)
  Contoso, the indirect reseller    ${contoso}   (you are Alex Wilber)

Type "enroll" in both. For German, type "sprache" first, then "registrieren".
Mails that Partner Desk sends arrive at ${bot}/sandbox/mailbox

A page that is reloaded, or opened after a new start, shows no earlier messages: type "help" to go on there.
Data and logs are kept in ${dataDirectory}; delete that folder to start afresh.
Press Ctrl-C to stop everything.

`;
}

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interruption.abort());
// npm hands a SIGTERM to the shell it runs us in, which dies without passing it on: a new parent is all we see of it.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && interruption.abort(), 500).unref();

try {
  const ports = {
    port: portFrom('PORT', 3978),
    fabrikamPort: portFrom('FABRIKAM_PORT', 56150),
    contosoPort: portFrom('CONTOSO_PORT', 56151),
  };
  const dataDirectory = process.env.DATA_DIR || '.data';
  await buildIfStale(interruption.signal);
  const running = await launch({
    ...ports,
    dataDirectory,
    env: { SANDBOX_REVIEW_SECONDS: process.env.SANDBOX_REVIEW_SECONDS || '5' },
    warn: text => process.stderr.write(`${text}\n`),
    signal: interruption.signal,
  });
  process.stdout.write(welcome(running, dataDirectory));
  await running.ended;
} catch (error) {
  if (!interruption.signal.aborted) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
if (interruption.signal.aborted) process.stdout.write('\nPartner Desk has stopped.\n');
