import { createServer } from 'node:net';
import type { Config } from '../config';
import { codeOf, type Finding, note, ok, problem } from './finding';

/** Whether the server can listen where it is to, or does so already. */
export async function checkPorts({ port, metricsPort, host }: Config, request: typeof fetch): Promise<Finding[]> {
  const findings = [await checkPort('PORT', port, host, request)];
  if (metricsPort !== undefined) findings.push(await checkPort('METRICS_PORT', metricsPort, host, request));
  return findings;
}

async function checkPort(name: string, port: number, host: string, request: typeof fetch): Promise<Finding> {
  try {
    await listen(port, host);
    return ok(name, `${port} on ${host} is free`);
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EADDRINUSE') return problem(name, `the server cannot listen at ${port} on ${host}: ${code}`);
    const isOurs = name === 'PORT' && (await answersHealth(port, request));
    return isOurs
      ? note(name, `${port} is in use by a server that answers /healthz`, { why: 'it may be this one' })
      : problem(name, `${port} on ${host} is in use`, { mend: 'end what listens there, or choose another port' });
  }
}

const listen = (port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => server.close(() => resolve()));
  });

const answersHealth = (port: number, request: typeof fetch): Promise<boolean> =>
  request(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
